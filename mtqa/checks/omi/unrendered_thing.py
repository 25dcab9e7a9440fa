"""OMI210: a person, thing or time of the Indonesian source that the French has no word for."""

from __future__ import annotations

from collections.abc import Iterator
from typing import ClassVar

from mtqa.article.model import Span
from mtqa.checks.base import SegmentCheck
from mtqa.checks.cue_check import unrendered
from mtqa.checks.finding import Evidence, Finding, Severity
from mtqa.checks.sibling_view import added_siblings, lost_siblings
from mtqa.checks.source_place import place_in_french
from mtqa.checks.view import SegmentView
from mtqa.language.comparison import Change
from mtqa.language.values import Aspect
from mtqa.phrase import Phrase

_NEXT = 2  # characters behind a weekday: they reach the part of the day that belongs to it (*Sabtu pagi*)


class UnrenderedThing(SegmentCheck):
    """A person, thing or time of the Indonesian source that the French has no word for.

    What it does: Looks for the Indonesian words of `data/siblings_id.tsv` that are nearly always rendered by one of a few known French
    words (marked `lost`), and reports them when the French holds none of these, at the place where they should stand. Where it names
    another thing of the same kind that the source lacks, TER210 speaks instead; of a lost weekday or count, NUM202 and NUM201 do.

    Why it matters: Who, what or when is no longer said.

    Known problems: What the neighbouring sentence says may be left out on purpose, so the finding is minor; its place is estimated.

    Example:
        bad: Le garçon a été opéré mardi. (source: Anak itu menjalani operasi jantung pada Selasa.)
        good: Le garçon a été opéré du cœur mardi. (source: Anak itu menjalani operasi jantung pada Selasa.)

    Options: none.

    Sources: Kamus Besar Bahasa Indonesia; Le Grand Robert; `data/siblings_id.tsv`.

    Measured: see `mtqa explain`; the figures come from the shipped `measured.json`.
    """

    code: ClassVar[str] = "OMI210"
    name: ClassVar[str] = "unrendered-thing"
    category: ClassVar[str] = "accuracy/omission"
    its_type: ClassVar[str] = "omission"
    severity: ClassVar[Severity] = Severity.MINOR
    evidence: ClassVar[Evidence] = Evidence.SOURCE

    def check_segment(self, segment: SegmentView) -> Iterator[Finding]:
        """See `SegmentCheck.check_segment`."""
        told: set[str] = set()
        values = list(_missing_values(segment))
        for sibling, place in lost_siblings(segment):
            word = place.of(segment.source or "")
            if "lost" not in sibling.alone or word in told or next(added_siblings(segment, sibling.kind), None) is not None:
                continue
            if any(value.overlaps(place) for value in values):
                continue
            told.add(word)
            yield self.finding(
                place_in_french(segment, place),
                unrendered(word),
                Phrase(
                    f"French would say “{sibling.french[0]}” or a word near it; none is there.",
                    f"Le français dirait « {sibling.french[0]} » ou un mot voisin ; aucun n’y figure.",
                    f"Bahasa Prancis akan memakai “{sibling.french[0]}” atau kata yang dekat; tidak satu pun ada.",
                ),
                confidence=0.6,
                source_span=place,
            )


def _missing_values(segment: SegmentView) -> Iterator[Span]:
    """Places in the source of the weekdays and counts whose loss NUM202 and NUM201 report, with unit and part of the day."""
    for difference in segment.differences:
        value = difference.source
        if difference.change is not Change.MISSING or value is None:
            continue
        start, end = value.whole_span
        if value.aspect is Aspect.WEEKDAY:
            yield Span(start, end + _NEXT)
        elif value.aspect is Aspect.NUMBER and value.figures and not value.calendar:
            yield Span(start, end)
