"""NUM101: day and month in figures inside brackets, the Indonesian newsroom's way."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import ClassVar

from mtqa.article.model import Span
from mtqa.checks.base import SegmentCheck
from mtqa.checks.finding import Finding, Severity
from mtqa.checks.view import SegmentView
from mtqa.language.calendar import french_name
from mtqa.language.dates import Date, find_dates
from mtqa.phrase import Phrase

_BEFORE = re.compile(r"\b(?:matin|matinée|soir|soirée|nuit|après-midi|midi|hier|aujourd'hui|demain)\s$", re.IGNORECASE)
_PART = re.compile(r"(\w+)\s(matin|soir|midi|après-midi)", re.IGNORECASE)
_AFTER = re.compile(r"\s(matin|soir|midi|après-midi)\b")


class BracketedDate(SegmentCheck):
    """Day and month in figures inside brackets after a weekday, as Indonesian newsrooms write dates.

    What it does: Finds `(9/8)` or `(9/8/2022)` behind a weekday or a part of the day, and any bracketed date with its year.

    Why it matters: A French reader takes `(9/8)` for a fraction, a score or a page; French writes the month in letters.

    Known problems: A bare `(9/8)` without a weekday is left alone: it may be a fraction or a part of a series.

    Example:
        bad: Le maire a démissionné jeudi (17/6) à Bima.
        good: Le maire a démissionné jeudi 17 juin à Bima.

    Options: none.

    Sources: Lexique des règles typographiques en usage à l'Imprimerie nationale, dates; pedoman penulisan tanggal of the Indonesian press.

    Measured: see `mtqa explain`; the figures come from the shipped `measured.json`.
    """

    code: ClassVar[str] = "NUM101"
    name: ClassVar[str] = "bracketed-date"
    category: ClassVar[str] = "locale-conventions/date-format"
    its_type: ClassVar[str] = "locale-violation"
    severity: ClassVar[Severity] = Severity.MINOR
    anchors: ClassVar[frozenset[str]] = frozenset(("/",))

    def check_segment(self, segment: SegmentView) -> Iterator[Finding]:
        """See `SegmentCheck.check_segment`."""
        text = segment.plain
        if "/" not in text or "(" not in text:
            return
        for date in find_dates(text, "fr"):
            if date.bracketed and (date.weekday is not None or date.year or _BEFORE.search(text[max(0, date.start - 14) : date.start])):
                yield self._finding(segment, text, date)

    def _finding(self, segment: SegmentView, text: str, date: Date) -> Finding:
        part = _AFTER.match(text, date.end)
        end = part.end() if part else date.end
        return self.finding(
            Span(segment.start + date.start, segment.start + end),
            Phrase(
                f"A date in Indonesian newsroom style: {text[date.start : date.end]}",
                f"Date à la manière de la presse indonésienne : {text[date.start : date.end]}",
                f"Tanggal bergaya pers Indonesia: {text[date.start : date.end]}",
            ),
            Phrase(
                "French writes the day and the month in letters, without brackets.",
                "Le français écrit le jour et le mois en toutes lettres, sans parenthèses.",
                "Bahasa Prancis menulis hari dan nama bulan tanpa kurung.",
            ),
            suggestion=_french(text, date, part.group(1) if part else ""),
            confidence=0.98,
        )


def _french(text: str, date: Date, part: str) -> str | None:
    """The date as French writes it, the words before the bracket kept; None for a date that does not exist."""
    if date.day is None or date.month is None or not date.exists:
        return None
    head = text[date.start : text.index("(", date.start)].rstrip()
    inner = _PART.fullmatch(head)
    if inner and not part:
        head, part = inner.groups()
    day = "1er" if date.day == 1 else str(date.day)
    written = f"{day} {french_name('month', date.month)}" + (f" {date.year}" if date.year else "")
    tail = f" au {part}" if part in ("matin", "soir") else f" à {part}" if part == "midi" else " dans l’après-midi" if part else ""
    return f"{head} {written}{tail}".strip()
