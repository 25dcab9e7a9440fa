"""Sentence metrics, pinned to sacrebleu's own command line figures."""

from __future__ import annotations

import pytest

from mtqa.score.metrics import Metrics

TABLE = [
    ("Le port rouvre lundi.", "Le port rouvre lundi.", 100.0, 100.0, 0.0),
    ("", "Le port rouvre lundi.", 0.0, 0.0, 100.0),
    ("Le port ferme lundi.", "Le port rouvre lundi.", None, None, 25.0),
]


@pytest.mark.parametrize(("hypothesis", "reference", "chrf", "bleu", "ter"), TABLE)
def test_scores(hypothesis: str, reference: str, chrf: float | None, bleu: float | None, ter: float) -> None:
    scores = Metrics().score(hypothesis, reference)
    if chrf is not None:
        assert scores.chrf == pytest.approx(chrf)
        assert scores.bleu == pytest.approx(bleu)
    assert scores.ter == pytest.approx(ter)
    assert 0 <= scores.chrf <= 100
    assert 0 <= scores.bleu <= 100


def test_closer_text_scores_higher() -> None:
    metrics = Metrics()
    near = metrics.score("Le port rouvrira lundi matin.", "Le port rouvre lundi matin.")
    far = metrics.score("Un chat dort.", "Le port rouvre lundi matin.")
    assert near.chrf > far.chrf
    assert near.ter < far.ter


def test_signature_names_word_order_and_versions() -> None:
    text = Metrics().signature()
    assert "chrF++|" in text
    assert "nw:2" in text
    assert "eff:yes" in text
    assert "TER|" in text
