"""Suggestions take the article's apostrophe."""

from __future__ import annotations

import pytest

from mtqa.article.model import Span
from mtqa.checks.finding import Evidence, Finding, Severity
from mtqa.judge.typeset import typeset
from mtqa.phrase import Phrase

SAY = Phrase("m", "m", "m")


@pytest.mark.parametrize(
    ("text", "suggestion", "expected"),
    [
        ("L’été, l’eau", "l'école", "l’école"),
        ("L'été, l'eau", "l’école", "l'école"),
        ("sans aucune", "l'école", "l’école"),
        ("L’été", None, None),
        ("L’été", "l’école", "l’école"),
    ],
)
def test_typeset(text: str, suggestion: str | None, expected: str | None) -> None:
    finding = Finding("GRA101", Span(0, 1), Severity.MINOR, "c", Evidence.TARGET, SAY, SAY, suggestion)
    assert [f.suggestion for f in typeset([finding], text)] == [expected]
