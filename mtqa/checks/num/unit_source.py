"""NUM204: a unit, or how often something happens, that is not the source's."""

from __future__ import annotations

from collections.abc import Iterator
from typing import ClassVar

from mtqa.article.model import Span
from mtqa.checks.base import SegmentCheck
from mtqa.checks.finding import Evidence, Finding, Severity
from mtqa.checks.num.wording import differs, quoted
from mtqa.checks.view import SegmentView
from mtqa.language.comparison import Change
from mtqa.language.rates import find_periods, find_rates
from mtqa.phrase import Phrase


class UnitAgainstSource(SegmentCheck):
    """A unit, or how often something happens, that is not the source's.

    What it does: Where a number is the same on both sides, compares its unit: hours and days, percent and points, rupiah and dollars,
    households and people. Compares how often something happens (`dua kali sebulan` is not `tous les deux mois`) and the period an
    amount counts for (`per bulan` is not `par semaine`).

    Why it matters: Two hours become two days, a monthly wage a weekly one; the figure is right and the fact wrong.

    Known problems: Only units of the shipped table are known. Currencies with one name (dollars) count as one unless a country is named.

    Example:
        bad: Il gagne 300 000 roupies par semaine. (source: Upahnya Rp300.000 per bulan.)
        good: Il gagne 300 000 roupies par mois. (source: Upahnya Rp300.000 per bulan.)

    Options: none.

    Sources: CLDR 46 unit names; KBBI.

    Measured: see `mtqa explain`; the figures come from the shipped `measured.json`.
    """

    code: ClassVar[str] = "NUM204"
    name: ClassVar[str] = "unit-against-source"
    category: ClassVar[str] = "accuracy/mistranslation/unit"
    its_type: ClassVar[str] = "mistranslation"
    severity: ClassVar[Severity] = Severity.MAJOR
    evidence: ClassVar[Evidence] = Evidence.SOURCE

    def check_segment(self, segment: SegmentView) -> Iterator[Finding]:
        """See `SegmentCheck.check_segment`."""
        if not segment.source:
            return
        for difference in segment.differences:
            if difference.change is Change.UNIT and difference.source and difference.target:
                here, there = difference.target.whole_span, difference.source.whole_span
                yield self._finding(
                    segment, here, there, quoted(segment.plain, difference.target), quoted(segment.source, difference.source)
                )
        yield from self._rates(segment, segment.source)

    def _rates(self, segment: SegmentView, text: str) -> Iterator[Finding]:
        left, right = find_rates(text, segment.source_language or ""), find_rates(segment.plain, "fr")
        if len(left) == len(right) == 1:
            if not left[0].close_to(right[0]):
                yield self._between(segment, text, (right[0].start, right[0].end), (left[0].start, left[0].end))
                return
            if left[0].unit != right[0].unit:
                return
        named, own = find_periods(text, segment.source_language or ""), find_periods(segment.plain, "fr")
        if len({p.unit for p in named}) == len({p.unit for p in own}) == 1 and named[0].unit != own[0].unit:
            yield self._between(segment, text, (own[0].start, own[0].end), (named[0].start, named[0].end))

    def _between(self, segment: SegmentView, text: str, here: tuple[int, int], there: tuple[int, int]) -> Finding:
        return self._finding(segment, here, there, segment.plain[slice(*here)], text[slice(*there)])

    def _finding(self, segment: SegmentView, here: tuple[int, int], there: tuple[int, int], own: str, other: str) -> Finding:
        return self.finding(
            Span(segment.start + here[0], segment.start + here[1]),
            differs(own, other),
            Phrase(
                "The unit or the frequency is not the source’s.", "L’unité ou la fréquence n’est pas celle de la source.",
                "Satuan atau frekuensinya berbeda dari sumber.",
            ),
            confidence=0.9,
            source_span=Span(*there),
        )  # fmt: skip
