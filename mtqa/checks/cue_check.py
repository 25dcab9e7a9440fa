"""What the source checks of POL share: a class of cues on one side, its opposite (or nothing) on the other."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import ClassVar

from mtqa.article.model import Span
from mtqa.checks.base import SegmentCheck
from mtqa.checks.finding import Evidence, Finding, Severity
from mtqa.checks.view import SegmentView
from mtqa.language.cues import Cue
from mtqa.phrase import Phrase

SURE_NEGATION = "NEG_WORD"


@dataclass(frozen=True, slots=True)
class Reversal:
    """A class of the source that became its opposite.

    Attributes:
        source: class that the source must have.
        target: opposite class that the French must have.
        saved_by: classes of the French that render the source's cue after all.
        explained_by: classes of the source that explain the French cue.
        same_negation: both sides must have a negation, or neither.
        severity: of its findings.
    """

    source: str
    target: str
    saved_by: frozenset[str]
    explained_by: frozenset[str] = frozenset()
    same_negation: bool = False
    severity: Severity = Severity.MAJOR


class CueCheck(SegmentCheck):
    """A check that compares classes of cues; subclasses give the reversals and say why they matter."""

    evidence: ClassVar[Evidence] = Evidence.SOURCE
    reversals: ClassVar[tuple[Reversal, ...]] = ()
    reason: ClassVar[Phrase]

    def check_segment(self, segment: SegmentView) -> Iterator[Finding]:
        """See `SegmentCheck.check_segment`."""
        if not segment.source:
            return
        yield from self.compare(segment, segment.source_cues, segment.cues)

    def compare(self, segment: SegmentView, named: Sequence[Cue], own: Sequence[Cue]) -> Iterator[Finding]:
        """Findings of the reversals."""
        there, here = classes_of(named), classes_of(own)
        done: set[str] = set()
        for reversal in self.reversals:
            if reversal.target in done or reversal.source not in there or reversal.target not in here:
                continue
            if reversal.saved_by & here or reversal.explained_by & there:
                continue
            if reversal.same_negation and (SURE_NEGATION in there) != ("NEG_SURE" in here):
                continue
            done.add(reversal.target)
            yield self.reversed(segment, first(named, reversal.source), first(own, reversal.target), reversal.severity)

    def reversed(self, segment: SegmentView, source: Cue, target: Cue, severity: Severity) -> Finding:
        """The finding for one pair of cues."""
        there, here = (segment.source or "")[source.start : source.end], segment.plain[target.start : target.end]
        return self.finding(
            Span(segment.start + target.start, segment.start + target.end),
            against(here, there),
            self.reason,
            severity=severity,
            confidence=0.85,
            source_span=Span(source.start, source.end),
        )


def against(here: str, there: str) -> Phrase:
    """What the French says against what the source says."""
    return Phrase(
        f"“{here}”, but the source has “{there}”", f"« {here} », mais la source dit « {there} »", f"“{here}”, padahal sumbernya “{there}”"
    )


def unrendered(there: str) -> Phrase:
    """What the source says and the French does not."""
    return Phrase(f"“{there}” is not rendered", f"« {there} » n’est pas rendu", f"“{there}” tidak diterjemahkan")


def classes_of(cues: Sequence[Cue]) -> frozenset[str]:
    """All classes of the cues."""
    return frozenset[str]().union(*(c.classes for c in cues)) if cues else frozenset()


def first(cues: Sequence[Cue], kind: str) -> Cue:
    """The first cue of a class."""
    return next(c for c in cues if kind in c.classes)
