"""What the words of a text promise of its values: most texts have no date, clock time or part of the day, and need no search for one."""

from __future__ import annotations

import re
from functools import cache, lru_cache

from mtqa.language.calendar import alternation, names
from mtqa.language.pieces import pieces_of
from mtqa.language.remember import FORMS, SENTENCES, Sieve

FIGURE, POINT, SLASH, COLON, MONTH, WEEKDAY, CLOCK, DAY_PART = (1 << i for i in range(8))
"""Signs: a figure; one with a point inside; a slash; a colon; a word that begins with the name of a month; with that of a weekday; a word
that clock times are told with; one that parts of the day are told with in French.
"""
_FIGURES = "0123456789"
_MARKS = {"/": SLASH, ":": COLON}
_CLOCK_WORDS = frozenset(("midi", "minuit", "heure", "heures", "h", "tengah", "noon", "midday", "midnight"))
_DAY_PART = re.compile(r"nuit|matin|soir|midi|aube|premières|journée")


@lru_cache(maxsize=SENTENCES)
def signs_of(text: str, language: str) -> int:
    """The signs that stand in `text` (as `plain` gives it), added up."""
    found = 0
    for form in _telling(language)(frozenset([piece.lower for piece in pieces_of(text)])):
        found |= _signs(form, language)
    return found


@cache
def _telling(language: str) -> Sieve:
    return Sieve(lambda form: form[0] in _FIGURES or _read(form, language) > 0)


def _signs(form: str, language: str) -> int:
    """The signs that a lower-case form gives."""
    if form[0] in _FIGURES:
        return FIGURE | POINT if "." in form else FIGURE
    return _known(form, language)


def _read(form: str, language: str) -> int:
    """The signs that a form without figures gives."""
    found = _MARKS.get(form, 0)
    for sign, pattern in _calendar(language):
        found |= sign if pattern.match(form) else 0
    return found | (CLOCK if form in _CLOCK_WORDS else 0) | (DAY_PART if _DAY_PART.search(form) else 0)


_known = lru_cache(maxsize=FORMS)(_read)


@cache
def _calendar(language: str) -> tuple[tuple[int, re.Pattern[str]], ...]:
    kinds = ((MONTH, ("month", "abbreviation")), (WEEKDAY, ("weekday",)))
    return tuple((sign, re.compile(alternation(map(str.lower, names(language, *of))))) for sign, of in kinds)
