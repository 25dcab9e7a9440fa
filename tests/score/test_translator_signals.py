"""Contrasts between forced-decoding scores."""

from __future__ import annotations

from dataclasses import replace

import pytest

from mtqa.article.model import Span
from mtqa.score.quantiles import Quantiles
from mtqa.score.scores import SIGNAL_GROUPS, SOURCE_SIGNALS, Tables, deviations, table_name, values
from mtqa.score.signals import Signals
from mtqa.score.translator_signals import (
    TranslatorSignals,
    contrast_lowest,
    pivot,
    source_against_back,
    translator_signals,
)
from mtqa.translate.round_trip import Trip
from mtqa.translate.types import TokenScores, Translation


def scores(*values: float, tokens: tuple[str, ...] | None = None) -> TokenScores:
    return TokenScores(tokens or tuple(map(str, range(len(values)))), values, tuple(Span(i, i + 1) for i in range(len(values))))


TRIP = Trip(
    language="en",
    model="m",
    back=Translation("The mayor resigned.", -0.4),
    again=Translation("Le maire a démissionné.", -0.5),
    given_back=scores(-1.0, -4.0, -1.0, -2.0),
    given_nothing=scores(-3.0, -1.0, -3.0, -3.0),
    given_source=scores(-1.0, -7.0, -3.0, -1.0),
)


def test_the_pivot_compares_the_french_with_the_translators_own() -> None:
    assert pivot(TRIP) == pytest.approx(-2.0 + 0.5)
    assert pivot(replace(TRIP, again=None)) is None
    assert pivot(replace(TRIP, given_back=None)) is None


def test_the_lowest_contrast_takes_tokens_that_the_given_text_speaks_against() -> None:
    assert contrast_lowest(TRIP.given_back, TRIP.given_nothing) == pytest.approx((-3.0 + 1.0 + 2.0) / 3)
    assert contrast_lowest(scores(-1.0, -2.0), scores(-2.0, -2.5)) == pytest.approx(0.75)


def test_a_rare_word_alone_is_no_contrast() -> None:
    rare = contrast_lowest(scores(-1.0, -9.0, -1.0), scores(-2.0, -10.0, -2.0))
    wrong = contrast_lowest(scores(-1.0, -9.0, -1.0), scores(-2.0, -3.0, -2.0))
    assert rare is not None
    assert wrong is not None
    assert wrong < rare == pytest.approx(1.0)


def test_other_tokens_can_not_be_contrasted() -> None:
    assert contrast_lowest(scores(-1.0, -2.0), scores(-1.0)) is None
    assert contrast_lowest(scores(-1.0, tokens=("a",)), scores(-1.0, tokens=("b",))) is None
    assert contrast_lowest(None, scores(-1.0)) is None
    assert contrast_lowest(scores(-1.0), None) is None


def test_the_source_is_held_against_the_back_translation() -> None:
    assert source_against_back(TRIP) == pytest.approx(-3.0 + 2.0)
    assert source_against_back(replace(TRIP, given_source=None)) is None


def test_all_signals_of_a_trip() -> None:
    assert translator_signals(TRIP) == TranslatorSignals(
        pivot=pytest.approx(-1.5), contrast_lowest=pytest.approx(0.0), log_probability_source=-3.0,
        source_contrast_lowest=pytest.approx((-6.0 + 0.0 + 2.0) / 3), source_against_back=-1.0,
    )  # fmt: skip
    assert translator_signals(None) == TranslatorSignals()


def test_a_degenerate_back_translation_leaves_what_rests_on_the_source() -> None:
    found = translator_signals(replace(TRIP, back=Translation("a a a a", -0.1, "loop")))
    assert (found.pivot, found.contrast_lowest, found.source_against_back) == (None, None, None)
    assert (found.log_probability_source, found.source_contrast_lowest) == (-3.0, pytest.approx((-6.0 + 0.0 + 2.0) / 3))


def test_the_estimator_beside_a_source_is_compared_within_its_language() -> None:
    line = tuple(float(v) for v in range(-100, 1))
    far = tuple(v - 200 for v in line)
    tables = Tables(
        Quantiles("t", 101, {"pivot": line}),
        Quantiles("e", 101, {"estimator": line, "estimator_source.id": line, "estimator_source.en": far}),
    )
    signals = Signals(
        translator=TranslatorSignals(pivot=-100.0), bad_logit=100.0, bad_logit_source=75.0, bad_words_source=0.0, source_language="id"
    )
    alone = {"estimator": 1.0, "pivot": 1.0}
    assert deviations(signals, tables) == alone | {"source": 0.0, "estimator_source": 0.5}
    assert deviations(replace(signals, source_language="en"), tables) == alone | {"source": 0.0, "estimator_source": -3.5}
    assert deviations(replace(signals, source_language="ms"), tables) == alone | {"source": 0.0, "estimator_source": 1.0}
    assert deviations(replace(signals, bad_logit_source=None, source_language=None), tables) == alone
    assert "pivot" not in deviations(replace(signals, degenerate=True), tables)


def test_every_signal_has_a_value_by_its_name() -> None:
    named = values(Signals(translator=translator_signals(TRIP)))
    assert {name for group, names in SIGNAL_GROUPS.items() for name in names if group not in ("source", "alone")} <= set(named)
    assert [table_name(name, "id") for name in SOURCE_SIGNALS] == [f"{name}.id" for name in SOURCE_SIGNALS]
    assert table_name("chrf", "id") == "chrf"
