"""Clock times and parts of the day: 14 h 30, pukul 14.30, 2:30 p.m., midi; dini hari, dans la nuit, Sunday evening."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache, lru_cache

from mtqa.language.calendar import alternation, names
from mtqa.language.pieces import Taken
from mtqa.language.remember import SENTENCES
from mtqa.language.tokens import plain
from mtqa.language.value_signs import CLOCK, COLON, DAY_PART, FIGURE, POINT, signs_of

_HOUR, _MINUTE = r"(?P<hour>[01]?[0-9]|2[0-4])", r"(?P<minute>[0-5][0-9])"
_ZONE = r"WIB|WITA|WIT|GMT|UTC"
_MERIDIEM = rf"(?<![\d.,:]){_HOUR}(?:[:.]{_MINUTE})?\s?(?P<half>[ap])\.?\s?m\b\.?"
_COLON = rf"(?<![\d:.,-]){_HOUR}:{_MINUTE}(?::[0-5][0-9])?(?![\d:])"
_MEASURE = r"(?:[%€$°]|(?:euros?|dollars?|roupies?|degrés?|m|km|kg|mètres?|points?|millions?|milliards?|secondes?|litres?|pour\scent)\b)"
_HOURS = ("une", "deux", "trois", "quatre", "cinq", "six", "sept", "huit", "neuf", "dix", "onze", "douze")
_ID_PART = r"(?:\s(?P<part>pagi|siang|sore|petang|malam|dini hari))?"
_LATER = {"sore", "petang", "malam", "evening", "afternoon", "night", "après-midi", "soir"}
_STYLES = {  # style, the signs that all its matches have (`value_signs`), pattern
    "fr": (
        ("meridiem", FIGURE, _MERIDIEM),
        ("point", FIGURE | POINT, rf"(?<![\d.,]){_HOUR}\.{_MINUTE}(?![\d.,]\d)(?=\s?(?:heures?\b|h\b|{_ZONE}\b))"),
        ("point", FIGURE | POINT, rf"\b(?:à|vers|dès|jusqu'à|avant|après|entre)\s{_HOUR}\.{_MINUTE}(?![\d.,]\d|\d|\s?{_MEASURE})"),
        ("hour", FIGURE | CLOCK, rf"(?<![\d.,]){_HOUR}\sheures?\s(?:du|de\sl')\s?(?P<part>soir|matin|après-midi)\b"),
        ("hour", CLOCK, rf"\b(?P<named>{'|'.join(_HOURS)})\sheures?\s(?:du|de\sl')\s?(?P<part>soir|matin|après-midi)\b"),
        ("hour", FIGURE | CLOCK, rf"(?<![\d.,]){_HOUR}\s?(?:heures?|h)\s?{_MINUTE}(?!\d|\s\d{{3}}|\s?mi?n)"),
        ("colon", FIGURE | COLON, _COLON),
        ("word", CLOCK, r"\b(?P<word>midi|minuit)\b(?!-)"),
    ),
    "id": (
        ("point", FIGURE, rf"\b(?:pukul|(?<!\d\s)jam|pk\.?|pkl\.?)\s{_HOUR}(?:[.:]{_MINUTE})?(?!\d|[.:]\d){_ID_PART}"),
        ("point", FIGURE, rf"(?<![\d.,]){_HOUR}[.:]{_MINUTE}(?=\s?(?:{_ZONE})\b)"),
        ("then", FIGURE, rf"(?<=[0-9])\s?(?:-|–|hingga|sampai|s\.d\.|dan)\s?{_HOUR}[.:]{_MINUTE}(?![\d.,]\d|\d)"),
        ("colon", FIGURE | COLON, _COLON),
        ("word", CLOCK, r"\btengah (?P<word>hari|malam)\b"),
    ),
    "en": (
        ("meridiem", FIGURE, _MERIDIEM),
        ("colon", FIGURE | COLON, _COLON),
        ("word", CLOCK, r"\b(?P<word>noon|midnight|midday)\b"),
        ("hour", FIGURE, rf"(?<![\d.,]){_HOUR}\so'clock\b(?:\sin\sthe\s(?P<part>morning|afternoon|evening))?"),
    ),
}
_NOON = ("midi", "hari", "noon", "midday")
_FRENCH_PART = (
    r"(?:dans|durant|pendant|au cours de)\s(?:la|l'|le)\s?(?P<one>nuit|matinée|soirée|après-midi)"
    r"|(?:{weekday}|hier|demain|ce|cet|cette)\s(?P<two>matin|soir|après-midi|midi|nuit)"
    r"|(?P<three>à l'aube|au petit matin|aux premières heures|dès l'aube|avant l'aube|à la mi-journée|en soirée|en matinée|"
    r"en fin d'après-midi)"
)
_FRENCH_PARTS = {"matinée": "morning", "soirée": "evening", "en soirée": "evening", "en matinée": "morning", "midi": "noon"}


@dataclass(frozen=True, slots=True)
class Clock:
    """A clock time: possible minutes after midnight (two when the half of the day is open), how it is written, and its zone's letters."""

    start: int
    end: int
    minutes: tuple[int, ...]
    style: str
    zone: str = ""


@dataclass(frozen=True, slots=True)
class DayPart:
    """A part of the day: dawn, morning, noon, afternoon, evening or night."""

    start: int
    end: int
    part: str


@cache
def _compiled(language: str) -> tuple[tuple[str, int, re.Pattern[str]], ...]:
    return tuple((style, signs, re.compile(pattern, re.IGNORECASE)) for style, signs, pattern in _STYLES[language])


@lru_cache(maxsize=SENTENCES)
def find_clocks(text: str, language: str) -> tuple[Clock, ...]:
    """All clock times of `text` in order; none in a language that is not fr, id or en. A bare `5 heures` is a number with a unit."""
    if language not in _STYLES:
        return ()
    text = plain(text)
    signs = signs_of(text, language)
    if not signs & (FIGURE | CLOCK):
        return ()
    found: list[Clock] = []
    taken = Taken(len(text))
    for style, needed, pattern in _compiled(language):
        if (style == "then" and not found) or signs & needed != needed:
            continue
        found.extend(c for c in _clocks(style, pattern, text, language) if taken.claim(c.start, c.end))
    return tuple(sorted(found, key=lambda c: c.start))


def _clocks(style: str, pattern: re.Pattern[str], text: str, language: str) -> Iterator[Clock]:
    for match in pattern.finditer(text):
        parts = match.groupdict()
        zone = re.match(rf"\s?(?:heures?\s)?({_ZONE})\b", text[match.end() : match.end() + 14])
        start = match.start("hour") if parts.get("hour") else match.start()
        minutes = _minutes(parts)
        if style == "colon" and language == "en" and minutes[0] < 780:
            minutes = (*minutes, (minutes[0] + 720) % 1440)
        yield Clock(start, match.end(), minutes, style, zone.group(1) if zone else "")


def _minutes(parts: dict[str, str | None]) -> tuple[int, ...]:
    if parts.get("word"):
        return (720,) if str(parts["word"]).lower() in _NOON else (0,)
    named = (parts.get("named") or "").lower()
    minutes = (_HOURS.index(named) + 1 if named else int(parts.get("hour") or 0)) * 60 + int(parts.get("minute") or 0)
    part = (parts.get("part") or "").lower()
    if half := (parts.get("half") or "").lower():
        return (minutes % 720 + (720 if half == "p" else 0),)
    if part in _LATER or (part == "siang" and minutes < 300):
        return (minutes + 720 if minutes < 720 else minutes,)
    return (minutes % 1440,)


@cache
def _parts(language: str) -> re.Pattern[str]:
    forms = names(language, "daypart")
    if language == "fr":
        return re.compile(_FRENCH_PART.replace("{weekday}", alternation(names("fr", "weekday"))), re.IGNORECASE)
    guard = r"(?<!makan )(?<!selamat )" if language == "id" else ""
    return re.compile(rf"\b{guard}(?P<one>{alternation(forms)})\b", re.IGNORECASE)


def find_day_parts(text: str, language: str) -> tuple[DayPart, ...]:
    """Parts of the day that tell when something happens, in order (French ones only beside a weekday or a preposition)."""
    if language not in _STYLES:
        return ()
    text = plain(text)
    if language == "fr" and not signs_of(text, language) & DAY_PART:
        return ()
    known = names(language, "daypart")
    found = []
    for match in _parts(language).finditer(text):
        group = str(match.lastgroup)
        form = match.group(group).lower()
        found.append(
            DayPart(match.start(group), match.end(group), known.get(form) or _FRENCH_PARTS.get(form, "dawn" if "au" in form else ""))
        )
    return tuple(p for p in found if p.part)
