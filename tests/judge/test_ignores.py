"""Inline ignores: what they silence, and which are unused."""

from __future__ import annotations

import pytest

from mtqa.article.model import Article, Ignore, Span
from mtqa.checks.finding import Evidence, Finding, Severity
from mtqa.judge.ignores import apply_ignores
from mtqa.phrase import Phrase

SAY = Phrase("m", "m", "m")
FOUND = Finding("REP101", Span(5, 9), Severity.MAJOR, "c", Evidence.TARGET, SAY, SAY)


@pytest.mark.parametrize(
    ("code", "span", "silenced"),
    [
        ("REP101", Span(0, 20), True),
        ("REP", Span(0, 20), True),
        ("REP102", Span(0, 20), False),
        ("QUO", Span(0, 20), False),
        ("REP101", Span(10, 20), False),
    ],
)
def test_apply_ignores(code: str, span: Span, silenced: bool) -> None:
    ignore = Ignore(code, "a refrain", span, Span(0, 0))
    kept, suppressed, unused = apply_ignores(Article("p", "x" * 30, ignores=(ignore,)), [FOUND])
    assert kept == (() if silenced else (FOUND,))
    assert [(s.finding, s.origin, s.reason) for s in suppressed] == ([(FOUND, "inline", "a refrain")] if silenced else [])
    assert unused == (() if silenced else (ignore,))
