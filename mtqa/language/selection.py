"""Verbs with the heads of their subjects and objects, and whether the two can go together in their literal senses."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache

from mtqa.language.morphology import french
from mtqa.language.noun_classes import classes_of_nouns
from mtqa.language.tables import table
from mtqa.language.tokens import Token
from mtqa.language.wordlists import words

SUBJECT, OBJECT = "subject", "object"
_DETERMINERS = words("le la l' les un une des ce cet cette ces son sa ses leur leurs notre nos deux trois quatre cinq plusieurs quelques")
_BEFORE_VERB = words("ne n' se s' y en l' le la les lui leur me m' nous vous")
_LINKS = words("de d' du des")
_NOT_ADVERBS = _DETERMINERS | words("que qu' comme")
_MAX_BACK = 6


@dataclass(frozen=True, slots=True)
class Pair:
    """A verb at token `verb` and a noun at token `noun`, with their lemmas; `role` is the noun's, in the active."""

    verb: int
    noun: int
    verb_lemma: str
    noun_lemma: str
    role: str


def pairs(tokens: Sequence[Token]) -> Iterator[Pair]:
    """Verb and noun pairs whose verb is in `literal_verbs.tsv` and whose noun has a class."""
    forms = _verb_forms()
    for i, token in enumerate(tokens):
        lemma = forms.get(token.lower)
        if lemma is None or not _verbal(tokens, i):
            continue
        passive = _passive(tokens, i)
        after = _object(tokens, i)
        if after is not None and not passive:
            yield from _pair(tokens, i, after, lemma, OBJECT)
        before = _subject(tokens, i)
        if before is not None:
            yield from _pair(tokens, i, before, lemma, OBJECT if passive else SUBJECT)


def clashes(pair: Pair) -> bool:
    """True when a class of the noun is barred from its role with this verb, and clean text was never seen to join them."""
    barred = _barred().get((pair.verb_lemma, pair.role), frozenset())
    classes = classes_of_nouns().get(pair.noun_lemma, frozenset())
    return bool(classes & barred) and (pair.verb_lemma, pair.role, pair.noun_lemma) not in _allowed()


def _pair(tokens: Sequence[Token], verb: int, noun: int, lemma: str, role: str) -> Iterator[Pair]:
    for noun_lemma in french().lemmas(tokens[noun].lower, "noun"):
        if noun_lemma in classes_of_nouns():
            yield Pair(verb, noun, lemma, noun_lemma, role)
            return


def _verbal(tokens: Sequence[Token], at: int) -> bool:
    """True when the token can only be a verb, or stands after a pronoun or an auxiliary."""
    lexicon, form = french(), tokens[at].lower
    if not (lexicon.is_pos(form, "noun") or lexicon.is_pos(form, "adj")):
        return True
    before = at - 1
    while before >= 0 and lexicon.is_pos(tokens[before].lower, "adv") and at - before < 3:
        before -= 1
    return before >= 0 and bool(lexicon.lemmas(tokens[before].lower, "aux") & {"avoir", "être"})


def _passive(tokens: Sequence[Token], at: int) -> bool:
    lexicon = french()
    if not any("par:pas" in r.verb for r in lexicon.readings(tokens[at].lower)):
        return False
    before = at - 1
    while before >= 0 and lexicon.is_pos(tokens[before].lower, "adv") and at - before < 3:
        before -= 1
    if before < 0 or "être" not in lexicon.lemmas(tokens[before].lower, "aux", "verb"):
        return False
    return not any(t.lower in ("se", "s'") for t in tokens[max(0, before - 2) : before])


def _object(tokens: Sequence[Token], at: int) -> int | None:
    lexicon, i = french(), at + 1
    while i < len(tokens) and i - at < 3 and lexicon.is_pos(tokens[i].lower, "adv") and tokens[i].lower not in _NOT_ADVERBS:
        i += 1
    if i >= len(tokens) or tokens[i].lower not in _DETERMINERS:
        return None
    i += 1
    while i < len(tokens) and i - at < 5 and not lexicon.is_pos(tokens[i].lower, "noun") and lexicon.is_pos(tokens[i].lower, "adj"):
        i += 1
    return i if i < len(tokens) and lexicon.is_pos(tokens[i].lower, "noun") else None


def _subject(tokens: Sequence[Token], at: int) -> int | None:
    """The head of the noun group that ends just before the verb group; None when anything else stands there."""
    lexicon, i = french(), at - 1
    while i >= 0 and at - i <= _MAX_BACK and (tokens[i].lower in _BEFORE_VERB or _helper(tokens[i].lower)):
        i -= 1
    if i >= 0 and lexicon.is_pos(tokens[i].lower, "adj") and not lexicon.is_pos(tokens[i].lower, "noun"):
        i -= 1
    if i < 1 or not tokens[i].is_word or not lexicon.is_pos(tokens[i].lower, "noun"):
        return None
    if tokens[i - 1].lower in _DETERMINERS and (i < 2 or not _prepositional(tokens, i - 2)):
        return i
    if tokens[i - 1].lower in _LINKS and i >= 3 and lexicon.is_pos(tokens[i - 2].lower, "noun") and tokens[i - 3].lower in _DETERMINERS:
        return i - 2 if i < 4 or not _prepositional(tokens, i - 4) else None
    return None


def _helper(form: str) -> bool:
    lexicon = french()
    return bool(lexicon.lemmas(form, "aux", "verb") & {"avoir", "être"}) or lexicon.is_pos(form, "adv")


def _prepositional(tokens: Sequence[Token], at: int) -> bool:
    return french().is_pos(tokens[at].lower, "prep") or tokens[at].lower in _LINKS | {"à", "en", "et", "ou", ","}


@cache
def _verb_forms() -> Mapping[str, str]:
    lexicon = french()
    found: dict[str, str] = {}
    for row in table("literal_verbs.tsv"):
        for lemma in row["verbs"].split():
            for form in lexicon.forms(lemma, "verb"):
                found.setdefault(form, lemma)
    return found


@cache
def _barred() -> Mapping[tuple[str, str], frozenset[str]]:
    found: dict[tuple[str, str], set[str]] = defaultdict(set)
    for row in table("literal_verbs.tsv"):
        for lemma in row["verbs"].split():
            found[lemma, OBJECT] |= set(row["objects"].split())
            found[lemma, SUBJECT] |= set(row["subjects"].split())
    return {key: frozenset(classes) for key, classes in found.items()}


@cache
def _allowed() -> frozenset[tuple[str, str, str]]:
    return frozenset((row["verb"], row["role"], noun) for row in table("selection_allowed.tsv") for noun in row["nouns"].split())
