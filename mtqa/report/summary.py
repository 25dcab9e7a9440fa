"""Numbers about a whole article or run, made once for every format: counts, words, means, and which sentences to look at."""

from __future__ import annotations

import math
from collections.abc import Iterable
from dataclasses import dataclass

from mtqa.article.model import Span
from mtqa.checks.finding import Severity
from mtqa.judge.assessment import AssessedArticle, AssessedSegment, Report, RoundTrip, Scores

SCORE_NAMES = ("fluency", "consistency", "adequacy", "risk")
SHOWN_SEVERITIES = (Severity.CRITICAL, Severity.MAJOR, Severity.MINOR)
RISKY = 50.0
"""A sentence without findings is shown as flagged from this risk on: an editor would more likely than not change it."""


@dataclass(frozen=True, slots=True)
class Summary:
    """One article in numbers.

    `words` are runs of non-blanks in the visible text of scored sentences; `findings` counts all, neutral ones included, so it is the
    number of the article's rows in `findings.csv`. `means` are plain means over the sentences that have the score.
    """

    words: int
    sentences: int
    scored: int
    flagged: int
    findings: int
    critical: int
    major: int
    minor: int
    means: Scores


def rounded(value: float | None, digits: int) -> float | None:
    """`value` to so many decimals, never `-0.0`; None when it is missing or not finite."""
    known = finite(value)
    return None if known is None else round(known, digits) + 0.0


def finite(value: float | None) -> float | None:
    """`value`, or None when it is not a finite number."""
    return None if value is None or not math.isfinite(value) else value


def is_scored(assessed: AssessedSegment) -> bool:
    """True when at least one of the four scores could be given."""
    return any(finite(getattr(assessed.scores, name)) is not None for name in SCORE_NAMES)


def is_risky(assessed: AssessedSegment) -> bool:
    """True for a sentence without findings that an editor should read all the same, if it is looked at at all."""
    return not assessed.unchanged and assessed.worst is None and assessed.scores.risk is not None and assessed.scores.risk >= RISKY


def is_flagged(assessed: AssessedSegment) -> bool:
    """True when the sentence has a finding above neutral, or a high risk without one."""
    return assessed.worst is not None or is_risky(assessed)


def worst_place(assessed: AssessedSegment) -> Span | None:
    """Where the sentence is worst: the judge's span, else that of its gravest finding."""
    if assessed.worst_span is not None:
        return assessed.worst_span
    worst = assessed.worst
    return worst.span if worst else None


def summarise(assessed: AssessedArticle) -> Summary:
    """The article in numbers."""
    scored = [s for s in assessed.segments if is_scored(s)]
    return Summary(
        words=sum(len(assessed.article.visible(s.segment.span).split()) for s in scored),
        sentences=len(assessed.segments),
        scored=len(scored),
        flagged=sum(map(is_flagged, assessed.segments)),
        findings=len(assessed.findings),
        critical=assessed.count(Severity.CRITICAL),
        major=assessed.count(Severity.MAJOR),
        minor=assessed.count(Severity.MINOR),
        means=_means(scored),
    )


def _means(scored: Iterable[AssessedSegment]) -> Scores:
    found: dict[str, list[float]] = {name: [] for name in SCORE_NAMES}
    for assessed in scored:
        for name, values in found.items():
            value = finite(getattr(assessed.scores, name))
            if value is not None:
                values.append(value)
    return Scores(**{name: math.fsum(values) / len(values) for name, values in found.items() if values})


def measured(means: Scores) -> frozenset[str]:
    """Names of the scores that at least one sentence of the article has."""
    return frozenset(name for name in SCORE_NAMES if getattr(means, name) is not None)


def is_rough(report: Report, round_trip: RoundTrip) -> bool:
    """True when the model that made this back-translation is a rough one."""
    translators = [note for note in report.models if note.role == "translator"]
    named = [note for note in translators if note.name == round_trip.model]
    return any(note.rough for note in named or translators)


def pull_command(round_trip: RoundTrip) -> str:
    """The command that fetches a model whose back-translations into the same language can be read."""
    return f"mtqa models pull opus-mt-fr-{round_trip.language}"
