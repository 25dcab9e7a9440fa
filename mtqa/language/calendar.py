"""Names of months, weekdays and parts of the day in French, Indonesian and English, and what the calendar allows."""

from __future__ import annotations

import calendar
import datetime
import re
from collections.abc import Iterable
from functools import cache

from mtqa.language.tables import table


@cache
def names(language: str, *kinds: str) -> dict[str, str]:
    """Form to value for the kinds (`month`, `abbreviation`: 1-12; `weekday`: 0 is Monday; `daypart`: a name) of a language."""
    return {r["form"]: r["value"] for r in table("calendar.tsv") if r["language"] == language and r["kind"] in kinds}


def alternation(forms: Iterable[str]) -> str:
    """A regular expression that matches any of the forms, the longest first."""
    return "|".join(re.escape(f) for f in sorted(forms, key=len, reverse=True))


def french_name(kind: str, value: int) -> str:
    """The French name of a month (1-12) or weekday (0-6)."""
    return next(r["form"] for r in table("calendar.tsv") if (r["language"], r["kind"], r["value"]) == ("fr", kind, str(value)))


def month_length(month: int, year: int | None = None) -> int:
    """Days in a month; 29 for February when the year is not known."""
    return calendar.monthrange(year if year and 1 <= year <= 9999 else 2024, month)[1]


def weekday_of(day: int, month: int, year: int) -> int | None:
    """The weekday (0 is Monday) of a date of the Gregorian calendar; None when there is no such date."""
    try:
        return datetime.date(year, month, day).weekday()
    except ValueError:
        return None
