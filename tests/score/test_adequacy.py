"""Adequacy from whatever evidence there is."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mtqa.score.adequacy import WEIGHTS, Adequacy, PairSignals, adequacy, against_reference, length_signal, shipped_table
from mtqa.score.metrics import Metrics
from mtqa.score.quantiles import Quantiles
from mtqa.score.signals import Signals
from mtqa.score.translator_signals import TranslatorSignals

TABLE = Quantiles("embedded-fren-1@0|x", 3, {"log_probability_source.id": tuple(float(i) for i in range(101))})


def test_nothing_measured_is_none() -> None:
    assert adequacy(PairSignals(), Signals(), None, "id") is None
    assert adequacy(PairSignals(back_ter=-30.0), Signals(), None, "id") is None


def test_evidence_names_what_was_there() -> None:
    found = adequacy(PairSignals(fit=0.5, length=-0.1), Signals(), None, "id")
    assert found is not None
    assert found.evidence == ("agreement", "fit", "length")
    signals = Signals(translator=TranslatorSignals(log_probability_source=40.0))
    found = adequacy(PairSignals(length=-0.1, back_chrf=33.0, reference_chrf=60.0), signals, TABLE, "id")
    assert found is not None
    assert found.evidence == ("agreement", "length", "log_probability_source", "back_chrf", "reference_chrf")
    assert found.parts["log_probability_source"] == pytest.approx(40)
    assert found.parts["back_chrf"] == shipped_table().percentile("back_chrf.id@embedded-fren-1", 33.0)


def test_a_translator_without_a_table_counts_by_its_chrf() -> None:
    found = adequacy(PairSignals(back_chrf=33.0, back_ter=-50.0), Signals(), Quantiles("opus@1", 0, {}), "id")
    assert found is not None
    assert found.parts == {"back_chrf": 33.0}


@given(st.dictionaries(st.sampled_from(sorted(WEIGHTS)), st.floats(0, 100), min_size=1), st.floats(0, 1))
def test_value_lies_between_0_and_100_and_agreement_only_lowers_it(parts: dict[str, float], agreement: float) -> None:
    whole, less = Adequacy(parts), Adequacy(parts, agreement)
    assert -1e-9 <= less.value <= whole.value + 1e-9 <= 100 + 1e-6
    assert whole.value == pytest.approx(whole.likeness)


@pytest.mark.parametrize("name", ["fit", "length"])
def test_better_evidence_is_never_worse(name: str) -> None:
    values = [-2.0, -0.5, -0.1, 0.0] if name == "length" else [0.0, 0.3, 0.6, 0.9]
    found = [adequacy(PairSignals(**{name: value}), Signals(), None, "id") for value in values]
    scores = [each.value for each in found if each]
    assert len(scores) == 4
    assert scores == sorted(scores)
    assert scores[0] < scores[-1]


@pytest.mark.parametrize(
    ("french", "source", "language", "none"), [("", "a", "id", True), ("a", "a", "ja", True), ("a b", "a b", "id", False)]
)
def test_length_signal(french: str, source: str, language: str, none: bool) -> None:
    assert (length_signal(french, source, language) is None) is none


def test_length_signal_is_best_at_the_usual_ratio() -> None:
    usual, half = length_signal("x" * 103, "y" * 100, "id"), length_signal("x" * 50, "y" * 100, "id")
    assert usual == pytest.approx(0)
    assert half is not None
    assert half < -0.5


def test_reference_scores_are_turned_to_0_to_100() -> None:
    same = against_reference(Metrics().score("Le pont est fermé.", "Le pont est fermé."))
    assert same == {"reference_chrf": pytest.approx(100), "reference_bleu": pytest.approx(100), "reference_ter": pytest.approx(100)}
    assert against_reference(Metrics().score("Un chat. " * 9, "Le pont est fermé."))["reference_ter"] == 0


def test_the_shipped_table_has_what_the_module_asks_for() -> None:
    assert {"fit.id", "length.id", "length.en", "back_chrf.id@embedded-fren-1", "back_ter.id@embedded-fren-1"} <= set(
        shipped_table().signals
    )
