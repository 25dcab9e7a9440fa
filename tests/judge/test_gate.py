"""The gate and its line."""

from __future__ import annotations

import pytest

from mtqa.article.build import article_from_text
from mtqa.article.model import Span
from mtqa.checks.finding import Evidence, Finding, Severity
from mtqa.judge.assessment import AssessedArticle, AssessedSegment, Problem, Report
from mtqa.judge.gate import failing, verdict
from mtqa.phrase import Phrase

SAY = Phrase("m", "m", "m")


def report(*severities: Severity, problems: tuple[Problem, ...] = ()) -> Report:
    article = article_from_text("Un.\nDeux trois.", "a.txt")
    findings = tuple(Finding("QUO101", Span(4 + i, 6 + i), s, "c", Evidence.TARGET, SAY, SAY) for i, s in enumerate(severities))
    segments = tuple(AssessedSegment(s, s.span.of(article.text)) for s in article.segments)
    return Report((AssessedArticle(article, segments, findings),), "s", problems=problems)


@pytest.mark.parametrize(
    ("severities", "threshold", "count"),
    [
        ((Severity.MINOR, Severity.MAJOR), Severity.CRITICAL, 0),
        ((Severity.MINOR, Severity.MAJOR), Severity.MAJOR, 1),
        ((Severity.MINOR, Severity.CRITICAL), Severity.MINOR, 2),
        ((Severity.NEUTRAL,), Severity.MINOR, 0),
    ],
)
def test_failing(severities: tuple[Severity, ...], threshold: Severity, count: int) -> None:
    assert len(failing(report(*severities), threshold)) == count


def test_gravest_comes_first() -> None:
    _, first = failing(report(Severity.MINOR, Severity.CRITICAL), Severity.MINOR)[0]
    assert first.severity is Severity.CRITICAL


def test_verdict_names_place_and_what_to_type() -> None:
    line = verdict(report(Severity.CRITICAL), Severity.CRITICAL)
    assert line.en.startswith("failed: findings at or above critical: 1, first QUO101 at a.txt:2:1.")
    assert "mtqa explain QUO101" in line.en
    assert "critique" in line.fr
    assert "kritis" in line.id


def test_verdict_when_nothing_fails() -> None:
    assert verdict(report(Severity.MAJOR), Severity.CRITICAL).fr.startswith("réussi : rien de niveau critique")
    assert verdict(report(Severity.MAJOR), None).en == "done: findings: 1 (articles: 1, sentences: 2)."


def test_verdict_counts_what_could_not_be_checked() -> None:
    line = verdict(report(problems=(Problem("b", "c", "w", "r"),)), Severity.MAJOR)
    assert line.en.endswith("Not checked: 1, skipped: 0.")
