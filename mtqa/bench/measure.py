"""Running a checker over a labelled set: risk, worst span, findings and raw signals of each row."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace

from mtqa.article.model import Span
from mtqa.bench.sets import BenchSet, Row
from mtqa.checks.finding import Finding, Severity
from mtqa.judge.assessment import AssessedSegment, Scores
from mtqa.measuring import Progress
from mtqa.pipeline import Checker
from mtqa.score.signals import Signals

_NOT_A_FAULT = ("BOI", "TYP")


@dataclass(frozen=True, slots=True)
class Measured:
    """One row as checked; spans count in the row.

    `findings` leave out boilerplate, typography and neutral ones. `weighed` holds all that risk was made from, by code and severity.
    """

    row: Row
    scores: Scores
    findings: tuple[Finding, ...]
    worst_span: Span | None
    signals: Signals
    deviations: Mapping[str, float]
    weighed: tuple[Finding, ...] = ()

    @property
    def risk(self) -> float:
        """Risk, 0-100, higher is worse; 0 where none was given."""
        return self.scores.risk or 0.0

    @property
    def worst(self) -> Severity:
        """The gravest severity found; neutral without findings."""
        return max((f.severity for f in self.findings), key=lambda s: s.rank, default=Severity.NEUTRAL)


def measure(checker: Checker, bench_set: BenchSet, source: str | None = None, progress: Progress | None = None) -> tuple[Measured, ...]:
    """Check all rows of a set, French only or with the source in language `source`; results in the order of the set's rows.

    Raises:
        ModelError: a model is missing or broken.
    """
    rows = {row.id: row for row in bench_set.rows}
    found: dict[str, Measured] = {}
    for assessed in checker.assess(bench_set.articles(source), progress):
        for segment in assessed.segments:
            found[segment.segment.id] = _measured(rows[segment.segment.id], segment)
    return tuple(found[row.id] for row in bench_set.rows)


def counts(finding: Finding) -> bool:
    """True for findings that can find a fault: not neutral, not boilerplate, not typography."""
    return finding.severity is not Severity.NEUTRAL and finding.code[:3] not in _NOT_A_FAULT


def _measured(row: Row, assessed: AssessedSegment) -> Measured:
    offset = -assessed.segment.span.start
    findings = tuple(replace(f, span=f.span.shift(offset), related=()) for f in assessed.findings if counts(f))
    worst = assessed.worst_span.shift(offset) if assessed.worst_span else None
    return Measured(row, assessed.scores, findings, worst, assessed.signals, assessed.deviations, assessed.findings)
