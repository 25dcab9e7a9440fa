"""POL202: what stands beside a number or date says the opposite of the source."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import product
from typing import ClassVar

from mtqa.article.model import Span
from mtqa.checks.base import SegmentCheck
from mtqa.checks.cue_check import against
from mtqa.checks.finding import Evidence, Finding, Severity
from mtqa.checks.view import SegmentView
from mtqa.language.bearings import Bearing, Bearings, contradictory
from mtqa.language.comparison import MOST
from mtqa.language.values import Aspect, Value
from mtqa.phrase import Phrase


class BearingAgainstSource(SegmentCheck):
    """What stands beside a number or date says the opposite of the source.

    What it does: Where a number, date or clock time is the same on both sides, compares what is said of it: at least and at most
    (`paling lama` is not `au moins`), nearly and more than, more and less, from and until, before and after, earlier and later.

    Why it matters: The figure is right and the sentence still says the opposite; nobody sees it in the French.

    Known problems: Only words right beside the figure are read, and a negation on one side only silences the comparison.

    Example:
        bad: Il risque au moins dix ans de prison. (source: Ia terancam paling lama sepuluh tahun penjara.)
        good: Il risque jusqu’à dix ans de prison. (source: Ia terancam paling lama sepuluh tahun penjara.)

    Options: none.

    Sources: KBBI; TLFi; `data/number_cues.tsv`.

    Measured: see `mtqa explain`; the figures come from the shipped `measured.json`.
    """

    code: ClassVar[str] = "POL202"
    name: ClassVar[str] = "bearing-against-source"
    category: ClassVar[str] = "accuracy/mistranslation"
    its_type: ClassVar[str] = "mistranslation"
    severity: ClassVar[Severity] = Severity.MAJOR
    evidence: ClassVar[Evidence] = Evidence.SOURCE

    def check_segment(self, segment: SegmentView) -> Iterator[Finding]:
        """See `SegmentCheck.check_segment`."""
        if not segment.source or not 0 < min(len(segment.source_values), len(segment.values)) <= MOST:
            return
        left = Bearings(segment.source, segment.source_language or "")
        right = Bearings(segment.plain, "fr")
        said: set[int] = set()
        for one, other in _pairs(segment):
            found = contradictory(left.of(one), right.of(other))
            if found and found[1].start not in said:
                said.add(found[1].start)
                yield self._finding(segment, *found)

    def _finding(self, segment: SegmentView, source: Bearing, target: Bearing) -> Finding:
        there, here = (segment.source or "")[source.start : source.end], segment.plain[target.start : target.end]
        return self.finding(
            Span(segment.start + target.start, segment.start + target.end),
            against(here, there),
            Phrase(
                "Beside the same figure, the two say the opposite.", "À côté du même chiffre, les deux disent le contraire.",
                "Di samping angka yang sama, keduanya menyatakan kebalikannya.",
            ),
            confidence=0.9,
            source_span=Span(source.start, source.end),
        )  # fmt: skip


def _pairs(segment: SegmentView) -> Iterator[tuple[Value, Value]]:
    """The values that source and French share, paired in order, each once; common words only with the same unit."""
    free = [v for v in segment.values if v.values]
    for one in segment.source_values:
        other = next((v for v in free if one.values and _same(one, v)), None)
        if other is not None:
            free.remove(other)
            yield one, other


def _same(one: Value, other: Value) -> bool:
    if one.aspect is not other.aspect:
        clock, number = (one, other) if one.aspect is Aspect.CLOCK else (other, one)
        return (clock.aspect, number.aspect) == (Aspect.CLOCK, Aspect.NUMBER) and any(
            c / 60 == v for c, v in product(clock.values, number.values)
        )
    if one.value != other.value or one.calendar != other.calendar:
        return False
    return (one.firm and other.firm) or (one.unit is not None and other.unit is not None and one.unit.code == other.unit.code)
