"""Finite verbs in their context: does a stretch of tokens hold a main verb, and where does a sentence end?"""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache

from mtqa.language.morphology import french
from mtqa.language.remember import FORMS
from mtqa.language.tokens import Kind, Token
from mtqa.language.wordlists import words

_VERB_BEFORE = words("je j' tu il elle on nous vous ils elles ce c' ça cela ne n' se s' me m' te t' y lui leur qui")
_ELIDED = words("n' s' m' t'")  # behind these `en` is a pronoun: *il n'en reste que douze*
_NOUN_BEFORE = words(
    "le la les un une des du au aux ce cet cette ces mon ma mes ton ta tes son sa ses notre votre nos vos leur leurs quel quelle "
    "quels quelles chaque plusieurs quelques aucun aucune de d' à en par pour sans dans sur sous avec chez vers contre entre comme"
)
_SUBORDINATORS = words(
    "qui que qu' dont où quand lorsque lorsqu' si s' comme puisque puisqu' quoique quoiqu' lequel laquelle lesquels lesquelles "
    "duquel auquel desquels auxquels desquelles auxquelles"
)
_THIRD = frozenset(("3s", "3p"))
_BREAKS = words(", ; : ( ) — – « » “ ”")
_ENDERS = words(". ? ! … ...")
_ABBREVIATIONS = words("m mm mr mrs dr pr st ste mgr me prof gén col cap lt sgt av bd art jr cf ex env")
_OPENING = words('« “ " ( [ — – -')
_CLOSING = words("» ” )")
# Forms of être and avoir that are rarely met as anything but verbs, though the lexicon lists letters and points of the compass.
_SURE = words("a est ont sont sera seront était étaient avait avaient aura auront serait seraient aurait auraient fut furent")


def finite_at(tokens: Sequence[Token], index: int) -> bool:
    """True when the token is a finite verb in its place: no other reading, or none that its neighbour on the left allows.

    Words that the lexicon does not know are not verbs here; use `maybe_finite` where silence is the safe side.
    """
    token = tokens[index]
    if not token.is_word or not french().maybe_finite(token.lower):
        return False
    before = tokens[index - 1].lower if index else ""
    if token.capitalised and index and tokens[index - 1].kind is not Kind.MARK:
        return False
    if token.lower in _SURE:
        return before not in ("l'", "d'", "à", "en")
    if french().only_pos(token.lower, "verb", "aux"):
        return before not in ("de", "d'", "à", "pour")
    if before in _VERB_BEFORE or (before == "en" and index > 1 and tokens[index - 2].lower in _ELIDED):
        return True
    if before in _NOUN_BEFORE or french().only_pos(before, "adj", "num"):
        return False
    after = tokens[index + 1].lower if index + 1 < len(tokens) else ""
    if (not index or tokens[index - 1].kind is Kind.MARK) and after in ("de", "d'", "du", "des") and french().is_pos(token.lower, "noun"):
        return False  # an apposition: `, figure de …`
    return any(r.finite for r in french().readings(token.lower) if r.pos in ("verb", "aux"))


def maybe_finite(tokens: Sequence[Token], index: int) -> bool:
    """True when the token could be the verb of a noun: a reading in the third person, an inverted subject, a word no lexicon knows."""
    token = tokens[index]
    if token.kind is not Kind.WORD:
        return False
    if token.lower.startswith("-"):
        return True
    third = _in_third_person(token.lower)
    return not token.capitalised and len(token.lower) > 3 if third is None else third


@lru_cache(maxsize=FORMS)
def _in_third_person(lower: str) -> bool | None:
    """True for a form with a reading in the third person; None for one that no lexicon knows."""
    readings = french().readings(lower)
    return any(r.persons & _THIRD for r in readings) if readings else None


def has_main_verb(tokens: Sequence[Token], start: int = 0, end: int | None = None) -> bool:
    """True when tokens `start` to `end - 1` hold a finite verb that no relative pronoun or conjunction governs.

    A subordinator governs all finite verbs up to the next comma, dash, bracket or quotation mark.
    """
    governed = False
    for index in range(start, len(tokens) if end is None else end):
        lower = tokens[index].lower
        if lower in _BREAKS:
            governed = False
        elif lower in _SUBORDINATORS and (lower != "s'" or _is_if(tokens, index)):
            governed = True
        elif not governed and (finite_at(tokens, index) or _imperative(tokens, index, start)):
            return True
    return False


def ends_sentence(tokens: Sequence[Token], index: int) -> bool:
    """True when the mark at `index` ends a sentence: `.`, `?`, `!` or `…` before a capital, a figure, an opening mark or the end.

    A point after a title (*M.*, *Dr*) or an initial ends none. A closing quotation mark may stand between.
    """
    if tokens[index].lower not in _ENDERS:
        return False
    if tokens[index].lower == "." and index and _abbreviates(tokens[index - 1], tokens[index]):
        return False
    after = index + 1
    while after < len(tokens) and tokens[after].lower in _CLOSING:
        after += 1
    return after >= len(tokens) or tokens[after].capitalised or tokens[after].kind is Kind.NUMBER or tokens[after].lower in _OPENING


def _abbreviates(word: Token, point: Token) -> bool:
    """True when the point belongs to the word before it."""
    if not word.is_word or word.end != point.start:
        return False
    return word.lower in _ABBREVIATIONS or (len(word.text) == 1 and word.capitalised)


def _is_if(tokens: Sequence[Token], index: int) -> bool:
    """`s'il`, `s'ils` are conditions; any other `s'` is the pronoun."""
    return index + 1 < len(tokens) and tokens[index + 1].lower in ("il", "ils")


def _imperative(tokens: Sequence[Token], index: int, start: int) -> bool:
    """True for an imperative that opens the stretch or follows a mark."""
    if not tokens[index].is_word or (index > start and tokens[index - 1].kind is not Kind.MARK):
        return False
    readings = french().readings(tokens[index].lower)
    return (
        bool(readings) and any(v.startswith("imp:pre:2") for r in readings for v in r.verb) and not any(r.pos == "noun" for r in readings)
    )
