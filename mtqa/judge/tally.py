"""What the gate counts: numbers that add up from article to article, so that a run of any size is judged without holding it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from mtqa.checks.finding import Severity


@dataclass(frozen=True, slots=True)
class Count:
    """How many findings, and rule and place (`path:line:column`) of the first."""

    number: int = 0
    code: str = ""
    place: str = ""

    def __add__(self, other: Count) -> Count:
        first = self if self.number else other
        return Count(self.number + other.number, first.code, first.place)


@dataclass(frozen=True, slots=True)
class Tally:
    """Counts over some articles, in order.

    Attributes:
        articles: how many.
        sentences: segments of all of them.
        words: runs of non-blanks in scored French, those of unchanged sentences left out.
        found: findings by severity, neutral ones left out.
        grave: those of them that reach the `fail_on` of their article.
    """

    articles: int = 0
    sentences: int = 0
    words: int = 0
    found: Mapping[Severity, Count] = field(default_factory=dict)
    grave: Mapping[Severity, Count] = field(default_factory=dict)

    def __add__(self, other: Tally) -> Tally:
        return Tally(
            self.articles + other.articles,
            self.sentences + other.sentences,
            self.words + other.words,
            _added(self.found, other.found),
            _added(self.grave, other.grave),
        )


def _added(some: Mapping[Severity, Count], more: Mapping[Severity, Count]) -> dict[Severity, Count]:
    return {severity: some.get(severity, Count()) + more.get(severity, Count()) for severity in (*some, *more)}
