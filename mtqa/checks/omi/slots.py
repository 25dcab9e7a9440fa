"""What fills a slot in a sentence: dates where a person should stand, and noun phrases that no preposition governs."""

from __future__ import annotations

from collections.abc import Sequence

from mtqa.language.finite import ends_sentence
from mtqa.language.tokens import Kind, Token
from mtqa.language.wordlists import DETERMINERS, MONTHS, PREPOSITIONS, WEEKDAYS, words

STOPS = words(". ; : ? ! … ... » ” ) —")
_RELATIVE_DAYS = words("hier aujourd'hui demain avant-hier après-demain")
_SPANS = words(
    "semaine mois année an soir matin nuit après-midi matinée soirée week-end jour lundi mardi mercredi jeudi vendredi samedi dimanche"
)
_WHICH = words("dernier dernière prochain prochaine passé passée suivant suivante même")
# Dates that are names of events: something can be marked by them.
_EVENTS = frozenset(
    [
        (11, "septembre"),
        (7, "octobre"),
        (6, "janvier"),
        (13, "novembre"),
        (14, "juillet"),
        (8, "mai"),
        (1, "mai"),
        (9, "mars"),
        (18, "juin"),
        (4, "juillet"),
    ]
)
_CONTRACTED = words("du des au aux")
_NP_STARTS = (DETERMINERS - words("des du")) | words(
    "deux trois quatre cinq six sept huit neuf dix celui celle ceux celles quelqu'un personne tout toute tous toutes"
)


_CLAUSE = 60  # tokens over which a clause is followed


def date_at(tokens: Sequence[Token], index: int) -> int | None:
    """Index after the date that starts with token `index`, or None: `mardi`, `le 3 mai (2021)`, `hier`, `en 2019`, `à 8 heures`.

    Days that name an event (*le 11-Septembre*) and feasts (*lundi de Pâques*) are not dates here.
    """
    first = index
    if index < len(tokens) and tokens[index].lower in ("le", "ce", "dès"):
        index += 1
    if index >= len(tokens):
        return None
    lower = tokens[index].lower
    if lower in _RELATIVE_DAYS and index == first:
        return index + 1
    if lower in WEEKDAYS and not tokens[index].capitalised:
        return _after_weekday(tokens, index)
    if tokens[index].kind is Kind.NUMBER:
        return _day_and_month(tokens, index)
    if index > first and tokens[first].lower == "ce" and lower in _SPANS:
        return index + 1
    if lower in ("la", "cette") and index + 1 < len(tokens) and tokens[index + 1].lower in _SPANS:
        dated = lower == "cette" or (index + 2 < len(tokens) and tokens[index + 2].lower in _WHICH)
        return index + 2 + (lower == "la") if dated else None
    if lower == "en" and index + 1 < len(tokens) and (tokens[index + 1].lower in MONTHS or _year(tokens[index + 1])):
        return index + 2
    if (
        lower == "à"
        and index + 2 < len(tokens)
        and tokens[index + 1].kind is Kind.NUMBER
        and tokens[index + 2].lower in ("h", "heures", "heure")
    ):
        return index + 3
    return None


def _after_weekday(tokens: Sequence[Token], index: int) -> int | None:
    after = index + 1
    if after + 1 < len(tokens) and tokens[after].lower in ("de", "d'") and tokens[after + 1].capitalised:
        return None
    if after < len(tokens) and tokens[after].kind is Kind.NUMBER:
        return _day_and_month(tokens, after) or after
    if after < len(tokens) and (tokens[after].lower in _SPANS or tokens[after].lower in _WHICH):
        after += 1
    return after


def _day_and_month(tokens: Sequence[Token], index: int) -> int | None:
    day = tokens[index].text
    after = index + 1
    if after < len(tokens) and tokens[after].lower == "er":
        after += 1
    if not day.isdecimal() or after >= len(tokens) or tokens[after].lower not in MONTHS or len(day) > 2:
        return None
    if (int(day), tokens[after].lower) in _EVENTS:
        return None
    after += 1
    return after + 1 if after < len(tokens) and _year(tokens[after]) else after


def _year(token: Token) -> bool:
    return len(token.text) == 4 and token.text.isdecimal() and token.text[:2] in ("18", "19", "20")


def clause_end(tokens: Sequence[Token], index: int) -> int:
    """Index of the mark that ends the clause from `index` on (a stop, or the end of the tokens); commas do not end it."""
    limit = min(len(tokens), index + _CLAUSE)
    while index < limit and tokens[index].lower not in STOPS and not ends_sentence(tokens, index):
        index += 1
    return index


def bare_noun_phrase(tokens: Sequence[Token], first: int, after: int) -> int | None:
    """Index of the first noun phrase among the tokens that no preposition and no date governs, or None.

    Cautious: *des* counts as the start of one unless a preposition stands before it, and so does any capitalised word that follows
    neither a preposition nor a capitalised word, so that None means that there is surely none.
    """
    index, governed, last = first, False, False
    while index < after:
        token = tokens[index]
        date = date_at(tokens, index)
        if date:
            index, governed = date, False
            continue
        if token.lower == "des" and not governed:
            return index
        if token.lower in PREPOSITIONS or token.lower in _CONTRACTED:
            governed = token.lower not in _CONTRACTED
            last = True
        elif token.lower in ("et", "ou"):
            governed = last
        elif token.kind is Kind.MARK:
            governed = last = False
        else:
            if _starts_phrase(tokens, index, first) and not governed:
                return index
            governed = False  # a preposition governs the phrase right behind it only
        index += 1
    return None


def _starts_phrase(tokens: Sequence[Token], index: int, first: int) -> bool:
    token = tokens[index]
    before = tokens[index - 1] if index > first else None
    if token.kind is Kind.NUMBER:
        return before is None or not (before.lower in _NP_STARTS or before.lower in _CONTRACTED or before.kind is Kind.NUMBER)
    if token.lower in _NP_STARTS:
        return before is None or not (before.lower in _NP_STARTS or before.lower in _CONTRACTED)
    return token.capitalised and not (before is not None and (before.lower in _NP_STARTS or before.lower in _CONTRACTED))
