"""How often: dua kali sebulan, tous les deux mois, twice a week, and the period that an amount counts for (per bulan, par semaine)."""

from __future__ import annotations

import re
from dataclasses import dataclass
from fractions import Fraction
from functools import cache

from mtqa.language.calendar import alternation
from mtqa.language.number_words import number_words
from mtqa.language.pieces import Taken
from mtqa.language.tables import table
from mtqa.language.tokens import plain

_COUNTS = {
    "fr": (r"(?P<count>{n}|une)\s(?:fois|séances?|jours?)\s(?:par|tous\sles|toutes\sles|l'|chaque)\s?(?:(?P<periods>{n})\s)?(?P<unit>{u})",
           r"(?:tous|toutes)\sles\s(?P<periods>{n})\s(?P<unit>{u})"),
    "id": (r"(?P<count>{n}|se)\s?kali\s(?:dalam\s)?(?:se|per\s|setiap\s|tiap\s)(?:(?P<periods>{n})\s)?(?P<unit>{u})",
           r"se(?P<unit>{u})\s(?P<count>{n}|se)\s?kali",
           r"(?P<periods>{n})\s(?P<unit>{u})\ssekali",
           r"(?:setiap|tiap)\s(?P<periods>{n})\s(?P<unit>{u})"),
    "en": (r"(?:(?P<count>{n})\stimes|(?P<word>once|twice|thrice))\s(?:a|an|per|every|each)\s(?:(?P<periods>{n})\s)?(?P<unit>{u})",
           r"every\s(?P<periods>{n})\s(?P<unit>{u})"),
}  # fmt: skip
_PERIODS = {
    "fr": r"(?:par|chaque)\s(?P<unit>{u})(?!\s(?:après|dernier|suivant))|(?:tous|toutes)\sles\s(?P<plural>{u})",
    "id": r"(?<!meter\s)(?<!mil\s)(?:per|setiap|tiap)\s(?P<unit>{u})"
    r"|(?<![\w-])se(?P<plural>{u})(?![\w-]|\s(?:sebelum|setelah|sesudah|kemudian|lalu|terakhir|penuh|yang))",
    "en": r"(?:per|each|every)\s(?P<unit>{u})|\b\d[\d,.]*(?:\s\w+)?\sa[n]?\s(?P<plural>{u})",
}
_ADJECTIVES = {
    "fr": {"quotidien": "day", "hebdomadaire": "week", "mensuel": "month", "trimestriel": "quarter", "annuel": "year", "journalier": "day"},
    "id": {"harian": "day", "mingguan": "week", "bulanan": "month", "tahunan": "year"},
    "en": {"daily": "day", "weekly": "week", "monthly": "month", "quarterly": "quarter", "annual": "year", "yearly": "year"},
}
_EN_WORDS = {"once": 1, "twice": 2, "thrice": 3}
_NEAR = Fraction(15, 100)


@dataclass(frozen=True, slots=True)
class Rate:
    """So many times in so many seconds, at `[start, end)`; `unit` is the time unit named."""

    start: int
    end: int
    per_second: Fraction
    unit: str

    def close_to(self, other: Rate) -> bool:
        """True when both say the same within a few percent (twice a month, every fifteen days)."""
        return abs(self.per_second / other.per_second - 1) <= _NEAR


@dataclass(frozen=True, slots=True)
class Period:
    """A time unit that something counts for, at `[start, end)`: par mois, per bulan, mensuel."""

    start: int
    end: int
    unit: str


@cache
def _units(language: str) -> dict[str, tuple[str, Fraction]]:
    rows = (r for r in table("units.tsv") if r["language"] == language and r["dimension"] == "time" and len(r["form"]) > 1)
    return {r["form"]: (r["unit"], Fraction(r["factor"])) for r in rows}


@cache
def _numbers(language: str) -> dict[str, Fraction]:
    return {f: w.value for f, words in number_words(language).items() for w in words if w.kind == "unit" and w.value >= 1}


@cache
def _compiled(language: str) -> tuple[tuple[re.Pattern[str], ...], re.Pattern[str]]:
    fields = {"{n}": alternation(_numbers(language)) + r"|\d{1,3}", "{u}": alternation(_units(language))}

    def fill(pattern: str) -> re.Pattern[str]:
        for name, value in fields.items():
            pattern = pattern.replace(name, value)
        return re.compile(rf"\b(?:{pattern})\b", re.IGNORECASE)

    adjectives = "|".join(_ADJECTIVES[language])
    last = _PERIODS[language] + rf"|(?P<adjective>{adjectives})(?:le|ne|s|les|nes|lement|nement|ly)?"
    return tuple(fill(p) for p in _COUNTS[language]), fill(last)


def find_rates(text: str, language: str) -> tuple[Rate, ...]:
    """All counted frequencies in order; none in a language that is not fr, id or en."""
    if language not in _COUNTS:
        return ()
    text = plain(text)
    found: list[Rate] = []
    taken = Taken(len(text))
    for pattern in _compiled(language)[0]:
        found.extend(_rate(m, language) for m in pattern.finditer(text) if taken.claim(m.start(), m.end()))
    return tuple(sorted(found, key=lambda r: r.start))


def _rate(match: re.Match[str], language: str) -> Rate:
    parts = match.groupdict()
    unit, seconds = _units(language)[match.group("unit").lower()]
    count = Fraction(_EN_WORDS.get((parts.get("word") or "").lower(), 0)) or _number(parts.get("count"), language)
    return Rate(match.start(), match.end(), count / (_number(parts.get("periods"), language) * seconds), unit)


def _number(written: str | None, language: str) -> Fraction:
    if not written or written.lower() == "se":
        return Fraction(1)
    return Fraction(int(written) or 1) if written.isdigit() else _numbers(language)[written.lower()]


def find_periods(text: str, language: str) -> tuple[Period, ...]:
    """All periods that something counts for, in order; none in a language that is not fr, id or en."""
    if language not in _PERIODS:
        return ()
    found = []
    for match in _compiled(language)[1].finditer(plain(text)):
        parts = match.groupdict()
        if adjective := parts.get("adjective"):
            unit = _ADJECTIVES[language][adjective.lower()]
        else:
            unit = _units(language)[(parts.get("unit") or parts.get("plural") or "").lower()][0]
        found.append(Period(match.start(), match.end(), unit))
    return tuple(found)
