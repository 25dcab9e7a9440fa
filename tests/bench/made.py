"""Measured rows made by hand, for tests that need no models."""

from __future__ import annotations

from collections.abc import Mapping

from mtqa.article.model import Span
from mtqa.bench.measure import Measured
from mtqa.bench.sets import Fault, Row
from mtqa.checks.finding import Evidence, Finding, Severity
from mtqa.judge.assessment import Scores
from mtqa.judge.risk import risk
from mtqa.phrase import Phrase
from mtqa.score.signals import Signals

BASE_RATE = 0.2


def row(
    name: str,
    bad: bool | None,
    value: float | None = None,
    *,
    span: tuple[int, int] | None = None,
    type_: str = "",
    doc: str | None = None,
    findings: tuple[Finding, ...] = (),
    signals: Signals | None = None,
    deviations: Mapping[str, float] | None = None,
    split: str = "dev",
) -> Measured:
    """A row with risk `value`, or with the risk that its findings and deviations give. A faulty one is marked at 5 to 9."""
    faults = (Fault(Span(5, 9), type_, "major", "target"),) if bad else ()
    given = risk(findings, deviations or {}, BASE_RATE)[0] if value is None else value
    return Measured(
        Row(name, "x" * 20, bad, bad, doc, split, type_, faults=faults), Scores(risk=given), findings, Span(*span) if span else None,
        signals or Signals(), deviations or {}, findings,
    )  # fmt: skip


def finding(code: str, start: int = 5, end: int = 9, severity: Severity = Severity.MAJOR, confidence: float = 0.9) -> Finding:
    """A finding of a rule on the text alone."""
    text = Phrase("m", "m", "m")
    return Finding(
        code=code, span=Span(start, end), severity=severity, category="accuracy", evidence=Evidence.TARGET, message=text, reason=text,
        confidence=confidence,
    )  # fmt: skip
