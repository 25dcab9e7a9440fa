"""What a second translator's round trip adds to findings of models."""

from __future__ import annotations

import pytest

from mtqa.article.build import article_from_text
from mtqa.article.model import Span
from mtqa.checks.finding import Evidence, Finding, Severity
from mtqa.judge.second_pivot import lost, seconded
from mtqa.phrase import Phrase

TEXT = "Le bac escarpine au large de Kupang."
SAYS = Phrase("odd", "étrange", "aneh")


def confidence(first: str | None, second: str | None, before: float = 0.5) -> float:
    finding = Finding("FLU101", Span(7, 16), Severity.MINOR, "fluency", Evidence.TARGET, SAYS, SAYS, confidence=before)
    (found,) = seconded([finding], article_from_text(TEXT), first, second)
    return found.confidence


@pytest.mark.parametrize(
    ("first", "second", "expected"),
    [
        ("Le bac coule au large.", "Le bac chavire au large.", 0.65),
        ("Le bac coule au large.", "Le bac escarpinait au large.", 0.5),
        ("Le bac escarpine au large.", "Le bac chavire au large.", 0.5),
        ("Le bac coule au large.", None, 0.5),
        (None, "Le bac chavire au large.", 0.5),
    ],
)
def test_words_that_neither_round_trip_gives_back_are_surer(first: str | None, second: str | None, expected: float) -> None:
    assert confidence(first, second) == pytest.approx(expected)


def test_confidence_is_never_lowered_nor_raised_beyond_its_top() -> None:
    assert confidence("Le bac coule.", "Le bac chavire.", 0.85) == pytest.approx(0.9)
    assert confidence("Le bac coule.", "Le bac chavire.", 0.95) == pytest.approx(0.95)


@pytest.mark.parametrize(
    ("words", "round_trip", "expected"),
    [
        ("les pompes sèches", "Les pompes sont vides.", True),
        ("les pompes sèches", "La pompe est sèche.", False),
        ("de la", "Il pleut.", False),
        ("réparations urgentes du pont", "Réparation du port.", True),
    ],
)
def test_lost_counts_long_words_in_any_form(words: str, round_trip: str, expected: bool) -> None:
    assert lost(words, round_trip) is expected
