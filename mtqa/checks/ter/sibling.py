"""TER210: a thing of the source that became another of its kind."""

from __future__ import annotations

from collections.abc import Iterator
from typing import ClassVar

from mtqa.article.model import Span
from mtqa.checks.base import SegmentCheck
from mtqa.checks.cue_check import against
from mtqa.checks.finding import Evidence, Finding, Severity
from mtqa.checks.sibling_view import added_siblings, lost_siblings
from mtqa.checks.view import SegmentView
from mtqa.phrase import Phrase


class SiblingOfSource(SegmentCheck):
    """A thing of the source that became another of its kind.

    What it does: For kinds of which one sentence seldom confuses two (kin, professions, days, months, units of time, fractions, vehicles,
    buildings, materials, animals, diseases, to open and to close, able and unable …) finds a sentence where the Indonesian names one
    that the French does not render, while the French names another for which the Indonesian has no word.

    Why it matters: Things of one kind stand in the same places, so the sentence stays fluent and the news is false.

    Known problems: A free translation that says the same by way of the opposite word (not cheap, dear).

    Example:
        bad: Un commerçant de 58 ans a été blessé. (source: Seorang pensiunan 58 tahun terluka.)
        good: Un retraité de 58 ans a été blessé. (source: Seorang pensiunan 58 tahun terluka.)

    Options: none.

    Sources: Kamus Besar Bahasa Indonesia; Le Grand Robert; `data/siblings_id.tsv`.

    Measured: see `mtqa explain`; the figures come from the shipped `measured.json`.
    """

    code: ClassVar[str] = "TER210"
    name: ClassVar[str] = "sibling-of-source"
    category: ClassVar[str] = "accuracy/mistranslation"
    its_type: ClassVar[str] = "mistranslation"
    severity: ClassVar[Severity] = Severity.MAJOR
    evidence: ClassVar[Evidence] = Evidence.SOURCE

    def check_segment(self, segment: SegmentView) -> Iterator[Finding]:
        """See `SegmentCheck.check_segment`."""
        kinds: set[str] = set()
        for sibling, place in lost_siblings(segment):
            hit = next(added_siblings(segment, sibling.kind), None) if sibling.kind not in kinds else None
            if hit is not None:
                kinds.add(sibling.kind)
                yield self._finding(segment, place, segment.span(*hit[1:]), sibling.french[0])

    def _finding(self, segment: SegmentView, place: Span, span: Span, meant: str) -> Finding:
        return self.finding(
            span,
            against(span.of(segment.article.plain), place.of(segment.source or "")),
            Phrase(
                f"The source names something else of this kind: {meant}.",
                f"La source nomme autre chose de ce genre : {meant}.",
                f"Sumber menyebut hal lain dari jenis ini: {meant}.",
            ),
            confidence=0.8,
            source_span=place,
        )
