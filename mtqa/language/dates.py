"""Dates in running text: 14 mars 2023, mardi (14/3), Selasa 14 Maret, Tuesday, March 14, and bare weekdays and months."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache, lru_cache

from mtqa.language.calendar import alternation, month_length, names, weekday_of
from mtqa.language.pieces import Taken
from mtqa.language.remember import SENTENCES
from mtqa.language.tokens import plain
from mtqa.language.value_signs import FIGURE, MONTH, SLASH, WEEKDAY, signs_of

_DAY = r"(?P<day>1er|premier|[0-3]?[0-9])"
_YEAR = r"(?P<year>[12][0-9]{3})"
_BRACKET = r"\(\s?(?P<day>[0-3]?[0-9])\s?/\s?(?P<month>[01]?[0-9])(?:/(?P<year>[12][0-9]{3}|[0-9]{2}))?\s?\)"
_NUMERIC = r"(?<![\d/.])(?P<day>[0-3]?[0-9])[/.](?P<month>[01]?[0-9])[/.](?P<year>[12][0-9]{3})(?![\d/])"
_ISO = r"(?<![\d-])(?P<year>[12][0-9]{3})-(?P<month>[01][0-9])-(?P<day>[0-3][0-9])(?![\d-])"
_JOINED = re.compile(r"\d[/.-]\s?\d")  # in every date that names neither month nor weekday
_PATTERNS = {
    "fr": (
        r"\b(?:(?P<weekday>{weekday})(?:\s(?:matin|soir|midi|après-midi|dernier|prochain))?,?\s+)?(?:le\s)?" + _DAY
        + r"\s+(?P<month>{months})\b(?:\.?,?\s+" + _YEAR + r"\b)?",
        r"\b(?P<month>{months})\s+" + _YEAR + r"\b",
        r"\b(?P<weekday>{weekday})\s(?P<day>1er|[0-3]?[0-9])(?=[,.;:)]|\s(?:à|au|et|dans|en|pour)\b|$)",
        r"\b(?P<weekday>{weekday})s?\b",
        r"(?:(?<![\w-])|(?<=\bmi-))(?-i:(?P<month>{month}))\b(?!-)",
    ),
    "id": (
        r"\b(?:(?P<weekday>{weekday})(?:\s(?:pagi|siang|sore|petang|malam|dini hari|lalu|depan))?,?\s+)?(?:tanggal\s)?" + _DAY
        + r"\s+(?P<month>{months})\b(?:\s+" + _YEAR + r"\b)?",
        r"\b(?P<month>{months})\s+" + _YEAR + r"\b",
        r"\b(?-i:(?P<eve>malam\s)(?P<weekday>{Weekday}))\b",
        r"\b(?:(?:hari|pada hari|malam)\s)?(?-i:(?P<weekday>{Weekday}))\b(?<!^Minggu)",
        r"^(?-i:(?P<weekday>Minggu))\b(?!\s(?:lalu|depan|ini|sebelumnya|pertama|kedua|ke-))",
        r"\b(?-i:(?P<month>{Month}))\b",
    ),
    "en": (
        r"\b(?:(?P<weekday>{weekday})(?:\s(?:morning|afternoon|evening|night))?,?\s+)?(?P<month>{months})\.?\s+" + _DAY
        + r"(?:st|nd|rd|th)?\b(?:,?\s+" + _YEAR + r"\b)?",
        r"\b(?:(?P<weekday>{weekday})(?:\s(?:morning|afternoon|evening|night))?,?\s+)?(?:the\s)?" + _DAY
        + r"(?:st|nd|rd|th)?\s+(?:of\s)?(?P<month>{months})\b(?:,?\s+" + _YEAR + r"\b)?",
        r"\b(?P<month>{months})\s+" + _YEAR + r"\b",
        r"\b(?P<weekday>{weekday})s?\b",
        r"\b(?-i:(?P<month>{Month}))\b",
    ),
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Date:
    """A date, or what is said of one.

    Attributes:
        start, end: code points.
        weekday: 0 (Monday) to 6, or None.
        day, month, year: as written, or None; a two-figure year counts from 2000.
        bracketed: day and month in figures inside brackets, the Indonesian newsroom's way: (14/3).
        eve: Indonesian *malam Minggu*, the evening before that day; `weekday` is already the day before.
    """

    start: int
    end: int
    weekday: int | None = None
    day: int | None = None
    month: int | None = None
    year: int | None = None
    bracketed: bool = False
    eve: bool = False

    @property
    def exists(self) -> bool:
        """False for 31 avril or 29 février 2023."""
        return self.day is None or self.month is None or 1 <= self.day <= month_length(self.month, self.year)

    @property
    def weekday_due(self) -> int | None:
        """The weekday that the calendar gives for a full date."""
        if self.day is None or self.month is None or self.year is None:
            return None
        return weekday_of(self.day, self.month, self.year)


@cache
def _compiled(language: str) -> tuple[tuple[int, re.Pattern[str]], ...]:
    """The patterns of a language, each with the signs that all its matches have."""
    weekday, month = names(language, "weekday"), names(language, "month")
    fields = {
        "weekday": alternation(weekday),
        "Weekday": alternation(w.capitalize() for w in weekday),
        "months": alternation(names(language, "month", "abbreviation")),
        "month": alternation(month),
        "Month": alternation(m.capitalize() for m in month),
    }
    head = rf"(?:\b(?P<weekday>{fields['weekday']})(?:\s(?:{alternation(names(language, 'daypart'))}))?,?\s*)?"
    patterns = [(FIGURE | SLASH, head + _BRACKET), (FIGURE, _NUMERIC), (FIGURE, _ISO)]
    for pattern in _PATTERNS[language]:
        signs = MONTH if "(?P<month>" in pattern else WEEKDAY
        if _DAY not in pattern and ("(?P<day>" in pattern or _YEAR in pattern):
            signs |= FIGURE
        for name, value in fields.items():
            pattern = pattern.replace("{" + name + "}", value)  # noqa: PLW2901
        patterns.append((signs, pattern))
    return tuple((signs, re.compile(pattern, re.IGNORECASE)) for signs, pattern in patterns)


@lru_cache(maxsize=SENTENCES)
def find_dates(text: str, language: str) -> tuple[Date, ...]:
    """All dates of `text` in order; none in a language that is not fr, id or en."""
    if language not in _PATTERNS:
        return ()
    text = plain(text)
    signs = signs_of(text, language)
    if not (signs & (MONTH | WEEKDAY) or (signs & FIGURE and _JOINED.search(text))):
        return ()
    found: list[Date] = []
    taken = Taken(len(text))
    for needed, pattern in _compiled(language):
        if signs & needed == needed:
            found.extend([d for d in _matches(pattern, text, language) if taken.claim(d.start, d.end)])
    return tuple(sorted(found, key=lambda d: d.start))


def _matches(pattern: re.Pattern[str], text: str, language: str) -> Iterator[Date]:
    for match in pattern.finditer(text):
        parts = match.groupdict()
        month = _month(parts.get("month"), language)
        day = _day(parts.get("day"))
        if (parts.get("month") and month is None) or (parts.get("day") and (day is None or not 1 <= day <= 31)):
            continue
        weekday = parts.get("weekday")
        number = int(names(language, "weekday")[weekday.lower()]) if weekday else None
        eve = bool(parts.get("eve"))
        year = int(parts["year"]) if parts.get("year") else None
        yield Date(
            match.start(),
            match.end(),
            (number - 1) % 7 if eve and number is not None else number,
            day,
            month,
            year + 2000 if year is not None and year < 100 else year,
            bracketed="(" in match.group(),
            eve=eve,
        )


def _day(written: str | None) -> int | None:
    if written is None:
        return None
    return 1 if written.lower() in ("1er", "premier") else int(written)


def _month(written: str | None, language: str) -> int | None:
    if written is None:
        return None
    if written.isdigit():
        return int(written) if 1 <= int(written) <= 12 else None
    return int(names(language, "month", "abbreviation")[written.lower()])
