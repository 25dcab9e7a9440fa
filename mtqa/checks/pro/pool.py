"""What a pronoun can stand for: every noun and name of a stretch of sentences with the genders and numbers it can have."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from mtqa.checks.nam.memory import named, people, role_uses
from mtqa.checks.view import ArticleView, SegmentView
from mtqa.language.persons import Person
from mtqa.language.phrases import TIMES
from mtqa.language.readings import Features
from mtqa.language.wordlists import words as wordset

_PLACES = wordset("à en")
_NOT_THINGS = TIMES | wordset("cause raison suite fin cours lieu part fait fois façon manière sorte effet base compte titre face côté")


@dataclass(frozen=True, slots=True)
class Nominal:
    """A noun or name at token `at` of sentence `sentence`.

    Attributes:
        features: (gender, number) pairs that it can have.
        named: True for a name; `person` is True when the name (or role) shows its gender.
        subject: True for the subject of a clause in plain sight.
    """

    sentence: int
    at: int
    features: Features
    named: bool = False
    person: bool = False
    subject: bool = False


@lru_cache(maxsize=4)
def _owners(article: ArticleView) -> dict[int, Person]:
    return {id(mention.name): person for person in people(article) for mention in person.mentions}


@lru_cache(maxsize=4)
def _roles(article: ArticleView) -> dict[tuple[int, int], str]:
    """Gender of the singular role nouns by sentence and token, empty where nothing shows it."""
    return {(use.sentence, use.role.noun): "" if use.role.rank else use.role.gender for use in role_uses(article)}


def nominals(article: ArticleView, index: int, after: int = 0, before: int | None = None) -> Iterator[Nominal]:
    """Nouns and names of sentence `index`, tokens `[after, before)`, in order of place."""
    segment = article.segments[index]
    limit = len(segment.tokens) if before is None else before
    names = {}
    for name in named(article)[index]:
        person = _owners(article).get(id(name))
        names.update(dict.fromkeys(range(name.first, name.after), (name.first, person.gender if person else "")))
    subjects = {c.subject.head for c in segment.analysis.clauses} | {k for c in segment.analysis.clauses for k in range(c.subject.start, c.subject.end)}
    for at in range(after, limit):
        if at in names:
            first, gender = names[at]
            if at == first or at == after:
                if gender or segment.analysis.lower(first - 1) not in _PLACES:
                    genders = gender or "mf"
                    yield Nominal(index, at, frozenset((g, "s") for g in genders), True, bool(gender), at in subjects)
            continue
        features = _noun(article, segment, index, at)
        if features:
            role = _roles(article).get((index, at))
            yield Nominal(index, at, features, False, bool(role), at in subjects)


def _noun(article: ArticleView, segment: SegmentView, index: int, at: int) -> Features:
    analysis = segment.analysis
    word = analysis.words[at]
    if word.lower in _NOT_THINGS or word.can("name") and not word.can("noun"):
        return frozenset((g, n) for g in "mf" for n in "sp") if word.must("name") and analysis.lower(at - 1) not in _PLACES else frozenset()
    nominal = word.can("noun") and not word.must("det", "prep", "pron", "adv", "conj")
    used = word.can("adj", "pp") and analysis.must(at - 1, "det") and not analysis.can(at + 1, "noun")
    if not (nominal or used):
        return frozenset()
    features = word.features("noun", "adj") if used or analysis.must(at - 1, "det") else word.features("noun")
    role = _roles(article).get((index, at))
    if role is not None:
        return frozenset((g, n) for g in role or "mf" for _, n in features)
    return _narrowed(segment, at, features)


def _narrowed(segment: SegmentView, at: int, features: Features) -> Features:
    """The features that the determiner leaves."""
    phrase = next((p for p in segment.analysis.noun_phrases if p.head == at), None)
    return features & phrase.features or features if phrase is not None and phrase.agreed and not phrase.quantity else features
