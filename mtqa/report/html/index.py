"""The list of articles: one line each, the gravest first, with a small strip that shows where the risk sits."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from mtqa.judge.assessment import AssessedArticle, AssessedSegment
from mtqa.report.html.model import Entry
from mtqa.report.summary import finite, is_risky, summarise
from mtqa.report.texts import Texts
from mtqa.report.wording import headline, severity_counts

BARS = 20
"""Heights that a bar can have."""
MOST_BARS = 60
_STRENGTH = ("", "risky", "minor", "major", "critical")


def bar(risk: float) -> int:
    """A risk of 0-100 as the height of a bar, 1-20."""
    return max(1, min(BARS, round(risk / 100 * BARS)))


def entries(articles: Iterable[tuple[str, AssessedArticle]], texts: Texts) -> list[Entry]:
    """Lines of the index for (address, article), those with the gravest findings and highest risk first."""
    found = []
    for href, assessed in articles:
        sums = summarise(assessed)
        rank = (-sums.critical, -sums.major, -(sums.means.risk or 0), -sums.minor)
        size = f"{texts.count('sentences', sums.sentences)}, {texts.count('words', sums.words)}"
        entry = Entry(
            href=href,
            title=headline(assessed),
            path=assessed.article.path,
            counts=severity_counts(sums, texts),
            size=size,
            risk=texts.number(sums.means.risk),
            bars=_bars(assessed.segments),
        )
        found.append((rank, entry))
    return [entry for _, entry in sorted(found, key=lambda pair: pair[0])]


def _bars(segments: Sequence[AssessedSegment]) -> list[tuple[str, int]]:
    """At most `MOST_BARS` bars; each stands for its riskiest sentence."""
    size = -(-len(segments) // MOST_BARS) or 1
    return [max(map(_one, segments[at : at + size]), key=_weight) for at in range(0, len(segments), size)]


def _one(assessed: AssessedSegment) -> tuple[str, int]:
    worst = assessed.worst
    severity = worst.severity.value if worst else "risky" if is_risky(assessed) else ""
    return severity, bar(finite(assessed.scores.risk) or 0)


def _weight(pair: tuple[str, int]) -> tuple[int, int]:
    return _STRENGTH.index(pair[0]), pair[1]
