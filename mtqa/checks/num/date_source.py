"""NUM202: a weekday, month, day or year that is not the source's."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import ClassVar

from mtqa.article.model import Span
from mtqa.checks.base import SegmentCheck
from mtqa.checks.finding import Evidence, Finding, Severity
from mtqa.checks.num.wording import differs, missing, quoted, renamed
from mtqa.checks.source_place import place_in_french
from mtqa.checks.view import SegmentView
from mtqa.language.calendar import french_name
from mtqa.language.comparison import Change, Difference
from mtqa.language.values import Aspect, Value
from mtqa.phrase import Phrase

_NAMES = (Aspect.WEEKDAY, Aspect.MONTH)
_WEEK = re.compile(r"\b(?:(?:cette|la|une|en fin de|fin de)\s)?semaines?\b(?:\s(?:prochaine|dernière))?")
_SUNDAY = 6


class DateAgainstSource(SegmentCheck):
    """A weekday, month, day or year that is not the source's.

    What it does: Compares weekdays, months, days of the month and years of source and French. `malam Minggu` is Saturday evening,
    `Minggu` with a capital is Sunday and not a week, `Sabtu dini hari` is the night that ends on Saturday.

    Why it matters: The reader comes on the wrong day, and nothing in the French shows it.

    Known problems: A date that one side leaves out is not reported, but for a Sunday read as a week.

    Example:
        bad: Le vote aura lieu jeudi. (source: Pemungutan suara digelar Jumat.)
        good: Le vote aura lieu vendredi. (source: Pemungutan suara digelar Jumat.)

    Options: none.

    Sources: CLDR 46 calendar names; KBBI, Minggu, malam.

    Measured: see `mtqa explain`; the figures come from the shipped `measured.json`.
    """

    code: ClassVar[str] = "NUM202"
    name: ClassVar[str] = "date-against-source"
    category: ClassVar[str] = "accuracy/mistranslation/date-time"
    its_type: ClassVar[str] = "mistranslation"
    severity: ClassVar[Severity] = Severity.MAJOR
    evidence: ClassVar[Evidence] = Evidence.SOURCE

    def check_segment(self, segment: SegmentView) -> Iterator[Finding]:
        """See `SegmentCheck.check_segment`."""
        for difference in segment.differences:
            source, target = difference.source, difference.target
            if difference.aspect not in _NAMES:
                continue
            if difference.change is Change.CHANGED and source and target:
                yield self._changed(segment, difference, source, target)
            elif difference.change is Change.MISSING and source:
                yield from self._missing(segment, source)

    def _changed(self, segment: SegmentView, difference: Difference, source: Value, target: Value) -> Finding:
        kind = "weekday" if source.aspect is Aspect.WEEKDAY else "month"
        there, here = (french_name(kind, int(v.value)) for v in (source, target))
        written = quoted(segment.source or "", source)
        return self.finding(
            Span(segment.start + target.start, segment.start + target.end),
            differs(here, written),
            Phrase(f"“{written}” is {there}.", f"« {written} » correspond à {there}.", f"“{written}” adalah {there}."),
            severity=Severity.MAJOR if difference.sure else Severity.MINOR,
            suggestion=renamed(segment.plain, source, target),
            confidence=0.95 if difference.sure else 0.6,
            source_span=Span(source.start, source.end),
        )

    def _missing(self, segment: SegmentView, source: Value) -> Iterator[Finding]:
        """A weekday that the French lost; Minggu read as a week is sure, and has a place."""
        week = _WEEK.search(segment.plain) if source.value == _SUNDAY and segment.source_language == "id" else None
        if source.aspect is not Aspect.WEEKDAY:
            return
        written, written_at = quoted(segment.source or "", source), Span(source.start, source.end)
        yield self.finding(
            Span(segment.start + week.start(), segment.start + week.end()) if week else place_in_french(segment, written_at),
            missing(written),
            Phrase(
                f"“{written}” is {french_name('weekday', int(source.value))}, and the French does not name the day.",
                f"« {written} » correspond à {french_name('weekday', int(source.value))}, et le français ne nomme pas ce jour.",
                f"“{written}” adalah {french_name('weekday', int(source.value))}, dan teks Prancis tidak menyebut hari itu.",
            ),
            severity=Severity.MAJOR if week else Severity.MINOR,
            confidence=0.9 if week else 0.6,
            source_span=written_at,
        )
