"""NUM203: a clock time or part of the day that is not the source's."""

from __future__ import annotations

from collections.abc import Iterator
from typing import ClassVar

from mtqa.article.model import Span
from mtqa.checks.base import SegmentCheck
from mtqa.checks.finding import Evidence, Finding, Severity
from mtqa.checks.num.wording import differs, french_clock, quoted
from mtqa.checks.view import SegmentView
from mtqa.language.comparison import Change
from mtqa.language.values import Aspect
from mtqa.phrase import Phrase


class ClockAgainstSource(SegmentCheck):
    """A clock time or part of the day that is not the source's.

    What it does: Compares clock times (`pukul 17.00` is `17 heures`) and, where each side names just one, the part of the day
    (`dini hari` is the small hours, not the evening).

    Why it matters: Five in the morning and five in the afternoon are one figure apart in translation, and twelve hours for the reader.

    Known problems: Times converted to another zone seem to be changed; times with UTC or GMT are left alone.

    Example:
        bad: Le bac partira à 7 heures. (source: Feri berangkat pukul 17.00.)
        good: Le bac partira à 17 heures. (source: Feri berangkat pukul 17.00.)

    Options: none.

    Sources: KBBI, pukul, dini hari; CLDR 46 time formats.

    Measured: see `mtqa explain`; the figures come from the shipped `measured.json`.
    """

    code: ClassVar[str] = "NUM203"
    name: ClassVar[str] = "clock-against-source"
    category: ClassVar[str] = "accuracy/mistranslation/date-time"
    its_type: ClassVar[str] = "mistranslation"
    severity: ClassVar[Severity] = Severity.MAJOR
    evidence: ClassVar[Evidence] = Evidence.SOURCE

    def check_segment(self, segment: SegmentView) -> Iterator[Finding]:
        """See `SegmentCheck.check_segment`."""
        for difference in segment.differences:
            source, target = difference.source, difference.target
            if difference.change is not Change.CHANGED or source is None or target is None:
                continue
            if Aspect.CLOCK in (source.aspect, target.aspect) or source.aspect is Aspect.DAY_PART:
                there, here = quoted(segment.source or "", source), quoted(segment.plain, target)
                yield self.finding(
                    Span(segment.start + target.whole_span[0], segment.start + target.whole_span[1]),
                    differs(here, there),
                    Phrase(
                        "The times differ.", "Ce n’est pas la même heure ni le même moment.", "Waktunya berbeda.",
                    ),
                    severity=Severity.MAJOR if difference.sure else Severity.MINOR,
                    suggestion=french_clock(int(source.value)) if source.aspect is Aspect.CLOCK else None,
                    confidence=0.92,
                    source_span=Span(*source.whole_span),
                )  # fmt: skip
