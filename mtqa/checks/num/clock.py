"""NUM106: clock times written the Indonesian or English way."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import ClassVar

from mtqa.article.model import Span
from mtqa.checks.anchors import FIGURE
from mtqa.checks.base import SegmentCheck
from mtqa.checks.finding import Finding, Severity
from mtqa.checks.view import SegmentView
from mtqa.language.clocks import Clock, find_clocks
from mtqa.phrase import Phrase

_ZONES = {"WIB": "heure de Jakarta", "WITA": "heure de Makassar", "WIT": "heure de Jayapura"}
_TAIL = re.compile(r"(?:\s?heures?\b|\s?h\b)?(?:\s?\(?(WIB|WITA|WIT)\b\)?)?")


class ForeignClock(SegmentCheck):
    """Clock times written the Indonesian or English way.

    What it does: Finds hours and minutes parted by a point (`à 16.45`, `09.00 heures`), `a.m.` and `p.m.`, and the Indonesian zones WIB,
    WITA and WIT behind a time.

    Why it matters: French writes 16 h 45; `à 16.45` reads as a price or a result, and the zone letters mean nothing to the reader.

    Known problems: A point between hours and minutes after other words than à, vers, dès, avant, après, entre, jusqu'à is not seen.

    Example:
        bad: Le bac partira à 16.45, selon l’horaire.
        good: Le bac partira à 16 h 45, selon l’horaire.

    Options: none.

    Sources: Lexique des règles typographiques en usage à l'Imprimerie nationale, heures; CLDR 46, formats of fr and id.

    Measured: see `mtqa explain`; the figures come from the shipped `measured.json`.
    """

    code: ClassVar[str] = "NUM106"
    name: ClassVar[str] = "foreign-clock"
    category: ClassVar[str] = "locale-conventions/time-format"
    its_type: ClassVar[str] = "locale-violation"
    severity: ClassVar[Severity] = Severity.MINOR
    anchors: ClassVar[frozenset[str]] = frozenset((FIGURE,))

    def check_segment(self, segment: SegmentView) -> Iterator[Finding]:
        """See `SegmentCheck.check_segment`."""
        text = segment.plain
        for clock in find_clocks(text, "fr"):
            if clock.style in ("point", "meridiem") or clock.zone in _ZONES:
                yield self._finding(segment, text, clock)

    def _finding(self, segment: SegmentView, text: str, clock: Clock) -> Finding:
        tail = _TAIL.match(text, clock.end)
        end = tail.end() if tail and clock.style != "meridiem" else clock.end
        written = text[clock.start : end]
        return self.finding(
            Span(segment.start + clock.start, segment.start + end),
            Phrase(
                f"A clock time in foreign style: {written}", f"Heure écrite à l’étrangère : {written}", f"Jam ditulis cara asing: {written}"
            ),
            Phrase(
                "French writes hours and minutes with h, and names the place whose time it is.",
                "Le français écrit les heures et les minutes avec h et nomme le lieu dont c’est l’heure.",
                "Bahasa Prancis menulis jam dan menit dengan h dan menyebut tempat acuan waktunya.",
            ),
            suggestion=_french(clock, tail.group(1) if tail else None),
            confidence=0.95,
        )


def _french(clock: Clock, zone: str | None) -> str:
    hour, minute = divmod(clock.minutes[0], 60)
    written = f"{hour}\u00a0h\u00a0{minute:02}" if minute else f"{hour}\u00a0heure{'s' if hour > 1 else ''}"
    return f"{written} ({_ZONES[zone]})" if zone in _ZONES else written
