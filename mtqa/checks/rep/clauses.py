"""What the repetition rules ask of words and of the stretch between two of them."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache

from mtqa.language.morphology import french
from mtqa.language.remember import FORMS
from mtqa.language.tokens import Kind, Token
from mtqa.language.wordlists import words

DETERMINERS = words("le la l' les un une des du au aux ce cet cette ces son sa ses leur leurs notre nos votre vos mon ma mes")
# Words after which a second complement of the same kind is natural: it belongs to another clause or to a pair.
JOINTS = words("et ou ni mais que qu' qui dont où comme puis soit car lorsque quand si tandis alors")
INVERTED = words("-il -elle -ils -elles -on -t-il -t-elle -t-on -je -nous -vous")
_AMBIGUOUS = ("noun", "prep", "adj", "adv", "conj", "pron", "det")


@lru_cache(maxsize=FORMS)
def noun_lemma(lower: str) -> str | None:
    """The lemma of a form that may be a noun of three letters or more; None otherwise."""
    if len(lower) < 3:
        return None
    return next((r.lemma for r in french().readings(lower) if r.pos == "noun"), None)


@lru_cache(maxsize=FORMS)
def surely_finite(lower: str) -> bool:
    """True for a form that can only be a finite verb."""
    lexicon = french()
    return lexicon.maybe_finite(lower) and not lexicon.is_pos(lower, *_AMBIGUOUS)


@lru_cache(maxsize=FORMS)
def may_carry_clause(lower: str) -> bool:
    """True for finite verbs and for all forms of the auxiliaries."""
    return surely_finite(lower) or french().is_pos(lower, "aux")


@lru_cache(maxsize=FORMS)
def is_participle(lower: str) -> bool:
    """True when some reading is a past participle."""
    return any(r.is_participle() for r in french().readings(lower))


@lru_cache(maxsize=FORMS)
def is_verbal(lower: str) -> bool:
    """True when some reading is a participle or an infinitive."""
    return any(r.is_participle() or r.is_participle("pre") or "inf" in r.verb for r in french().readings(lower))


def crosses(tokens: Sequence[Token], first: int, after: int, stops: frozenset[str] = JOINTS, *, marks: bool = True) -> bool:
    """True when tokens `first` to `after - 1` hold a mark (unless `marks` is False), a word of `stops`, or a finite verb."""
    for token in tokens[first:after]:
        if token.kind is Kind.MARK:
            if marks and token.text != "%":
                return True
        elif token.lower in stops or surely_finite(token.lower):
            return True
    return False


def noun_after(tokens: Sequence[Token], at: int) -> tuple[str, int] | None:
    """Lemma and index of the noun at `at`, or after one determiner there."""
    if at < len(tokens) and tokens[at].lower in DETERMINERS:
        at += 1
    if at < len(tokens) and tokens[at].is_word:
        lemma = noun_lemma(tokens[at].lower)
        if lemma:
            return lemma, at
    return None
