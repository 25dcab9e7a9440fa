"""The word classes of token patterns (`DET`, `N`, `PP` …): tests of one token in its sentence."""

from __future__ import annotations

from collections.abc import Callable
from functools import lru_cache

from mtqa.language.morphology import french
from mtqa.language.pattern_nodes import Words
from mtqa.language.remember import FORMS
from mtqa.language.tokens import Kind
from mtqa.language.wordlists import words

DETERMINERS = words(
    "le la l' les un une des du au aux ce cet cette ces mon ma mes ton ta tes son sa ses notre nos votre vos leur leurs "
    "chaque plusieurs quelque quelques certain certains certaine certaines aucun aucune nul nulle tout toute tous toutes "
    "tel telle tels telles divers diverses différents différentes quel quelle quels quelles de d'"
)
_NEVER_ADVERBS = words("que qu' si s' comme quand où pourquoi combien comment dont en y et ou ni des du")


@lru_cache(maxsize=FORMS)
def _may_be(lower: str, *pos: str) -> bool:
    return french().is_pos(lower, *pos)


@lru_cache(maxsize=FORMS)
def _has_form(lower: str, form: str) -> bool:
    return any(form in r.verb for r in french().readings(lower))


def _is_word(words: Words, at: int) -> bool:
    return words.tokens[at].kind is Kind.WORD


def is_adjective(lower: str) -> bool:
    """True when the form may be an adjective or a past participle."""
    return _may_be(lower, "adj") or _has_form(lower, "par:pas")


def _name(words: Words, at: int) -> bool:
    return at > 0 and words.tokens[at].capitalised and words.tokens[at].kind is Kind.WORD


CLASSES: dict[str, Callable[[Words, int], bool]] = {
    "DET": lambda w, i: w.lower[i] in DETERMINERS,
    "ADJ": lambda w, i: is_adjective(w.lower[i]) and w.lower[i] not in DETERMINERS,
    "N": lambda w, i: w.lower[i] not in DETERMINERS and _may_be(w.lower[i], "noun"),
    "ADV": lambda w, i: w.lower[i] not in _NEVER_ADVERBS and _may_be(w.lower[i], "adv"),
    "INF": lambda w, i: _has_form(w.lower[i], "inf"),
    "PP": lambda w, i: _has_form(w.lower[i], "par:pas"),
    "V": lambda w, i: french().maybe_finite(w.lower[i]),
    "NAME": _name,
    "WORD": _is_word,
    "FIGURE": lambda w, i: w.tokens[i].kind is Kind.NUMBER,
}
