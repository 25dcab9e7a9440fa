"""Assessed articles made by hand, for tests of what is done to findings."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from mtqa.article.build import article_from_text
from mtqa.article.model import Span, home
from mtqa.checks.finding import Evidence, Finding, Related, Severity
from mtqa.judge.assessment import AssessedArticle, AssessedSegment, Scores
from mtqa.judge.risk import risk
from mtqa.phrase import Phrase

SAY = Phrase("m", "m", "m")
BASE_RATE = 0.2


def place(text: str, words: str, nth: int = 0) -> Span:
    """Where `words` stand in `text`, the first time or a later one."""
    at = -1
    for _ in range(nth + 1):
        at = text.index(words, at + 1)
    return Span(at, at + len(words))


def finding(span: Span, code: str = "REP101", severity: Severity = Severity.MAJOR, related: Sequence[Span] = ()) -> Finding:
    """A finding of some rule."""
    return Finding(code, span, severity, "fluency", Evidence.TARGET, SAY, SAY, related=tuple(Related(r, SAY) for r in related))


def assessed(text: str, *findings: Finding, path: str = "a.txt") -> AssessedArticle:
    """An article with findings, each in its sentence, and the risk that they give."""
    article = article_from_text(text, path)
    segments = []
    for index, segment in enumerate(article.segments):
        own = tuple(f for f in findings if home(article.segments, f.span) == index)
        value, drivers = risk(own, {}, BASE_RATE)
        one = AssessedSegment(segment, segment.span.of(text), Scores(risk=value), findings=own, drivers=drivers)
        segments.append(replace(one, worst_span=own[0].span if own else None))
    return AssessedArticle(article, tuple(segments), findings)
