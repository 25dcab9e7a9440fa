"""What a check says: severity, evidence, span, message and reason."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from mtqa.article.model import Span
from mtqa.phrase import Phrase


class Severity(StrEnum):
    """MQM severities; `weight` is the MQM penalty (0, 1, 5, 25)."""

    NEUTRAL = "neutral"
    MINOR = "minor"
    MAJOR = "major"
    CRITICAL = "critical"

    @property
    def rank(self) -> int:
        """0 (neutral) to 3 (critical), for sorting and comparing."""
        return ("neutral", "minor", "major", "critical").index(self.value)

    @property
    def weight(self) -> int:
        """MQM penalty points."""
        return (0, 1, 5, 25)[self.rank]


class Evidence(StrEnum):
    """What a finding rests on."""

    TARGET = "T"
    ROUND_TRIP = "R"
    SOURCE = "S"


@dataclass(frozen=True, slots=True)
class Related:
    """Another place in the same article that a finding speaks of."""

    span: Span
    note: Phrase


@dataclass(frozen=True, slots=True)
class Finding:
    """One suspect passage.

    Attributes:
        code: the rule's stable code, such as `QUO101`.
        span: code points of `Article.text`; empty (`start == end`) where something is missing.
        category: MQM 2.0 error type, such as `accuracy/omission`.
        message: what is there, short enough for one line.
        reason: why it is suspect, one plain sentence.
        suggestion: text to put in place of `span`, or None.
        confidence: 0 to 1, higher is surer; never changes the severity of a deterministic finding.
        related: earlier places in the article that this one contradicts.
        source_span: code points of the segment's source that the finding rests on (evidence S), or None.
    """

    code: str
    span: Span
    severity: Severity
    category: str
    evidence: Evidence
    message: Phrase
    reason: Phrase
    suggestion: str | None = None
    confidence: float = 0.9
    related: tuple[Related, ...] = ()
    source_span: Span | None = None
