"""Mentions of time and frequency in a sentence, normalised so that two of them can be compared."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import dataclass

from mtqa.language.tokens import Kind, Token
from mtqa.language.wordlists import words

_DAYS = words("lundi mardi mercredi jeudi vendredi samedi dimanche hier demain aujourd'hui avant-hier après-demain")
_UNITS = words("semaine mois an année week-end trimestre semestre siècle été hiver printemps automne saison nuit journée")
_WHICH = words("dernier dernière prochain prochaine passé passée suivant suivante")
_PARTS = frozenset(("matin", "midi", "après-midi", "soir", "nuit", "prochain", "dernier"))
_MONTHS = words("janvier février mars avril mai juin juillet août septembre octobre novembre décembre")
_FAR = 60
_YEAR = re.compile(r"(?:19|20)\d\d")
_FREQUENCY = {
    "annuel": ("an", "année"), "annuelle": ("an", "année"), "annuels": ("an", "année"), "annuelles": ("an", "année"),
    "annuellement": ("an", "année"), "mensuel": ("mois",), "mensuelle": ("mois",), "mensuels": ("mois",), "mensuelles": ("mois",),
    "mensuellement": ("mois",), "hebdomadaire": ("semaine",), "hebdomadaires": ("semaine",), "quotidien": ("jour",),
    "quotidienne": ("jour",), "quotidiens": ("jour",), "quotidiennes": ("jour",), "quotidiennement": ("jour",),
    "journalier": ("jour",), "journalière": ("jour",), "journaliers": ("jour",), "journalières": ("jour",),
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class TimeMention:
    """A time at tokens `[first, after)`. `relative`: such as « la semaine prochaine »; `dated`: a preposition with a year."""

    key: tuple[str, ...]
    first: int
    after: int
    relative: bool = False
    dated: bool = False


def may_be_timed(lower: str) -> bool:
    """True for a word or number that `time_mentions` may start from: equal mentions share it."""
    return lower in _DAYS or lower in _UNITS or lower[0].isdigit()


def time_mentions(tokens: tuple[Token, ...]) -> Iterator[TimeMention]:
    """Weekdays, `hier` and the like, `la semaine prochaine`, `cette semaine`, `3 mai`, `depuis 2020`, in order."""
    for i, token in enumerate(tokens):
        before = tokens[i - 1].lower if i else ""
        after = tokens[i + 1].lower if i + 1 < len(tokens) else ""
        if token.lower in _DAYS and before != "chaque" and after not in _WHICH:
            part = after if after in _PARTS else ""
            yield TimeMention((token.lower, part), i, i + 1)
        elif token.lower in _UNITS and after in _WHICH:
            yield TimeMention((token.lower, after), i, i + 2, relative=True)
        elif token.lower in _UNITS and before in ("cette", "ce", "cet"):
            yield TimeMention(("ce", token.lower), i - 1, i + 1, relative=True)
        elif token.kind is Kind.NUMBER and after in _MONTHS:
            yield TimeMention((token.lower, after), i, i + 2)
        elif token.kind is Kind.NUMBER and before in ("depuis", "dès", "jusqu'en") and _YEAR.fullmatch(token.lower):
            yield TimeMention((before, token.lower), i - 1, i + 1, dated=True)


def frequencies(tokens: tuple[Token, ...]) -> Iterator[tuple[int, int, int]]:
    """First token, first and after of the repetition, where `annuel`, `mensuellement` … meets `par an`, `chaque mois` … in a clause."""
    adjectives = [(i, _FREQUENCY[t.lower]) for i, t in enumerate(tokens) if t.lower in _FREQUENCY]
    if not adjectives:
        return
    for j in range(len(tokens) - 1):
        if tokens[j].lower not in ("par", "chaque"):
            continue
        near = bisect_left(adjectives, (j - _FAR,))
        for i, units in adjectives[near : bisect_left(adjectives, (j + _FAR,))]:
            low, high = min(i, j), max(i, j)
            apart = any(t.text in ";:«»()" or t.lower in ("et", "mais", "dont", "soit", "ou") for t in tokens[low:high])
            if tokens[j + 1].lower in units and not apart:
                second = (i, i + 1) if i > j else (j, j + 2)
                yield low, second[0], second[1]
