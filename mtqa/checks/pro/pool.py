"""What a pronoun can stand for: every noun and name of a stretch of sentences with the genders and numbers it can have."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from mtqa.checks.nam.memory import named, owners, people, role_uses
from mtqa.checks.view import ArticleView, SegmentView, remembered
from mtqa.language.morphology import french
from mtqa.language.persons import Person
from mtqa.language.phrases import TIMES
from mtqa.language.readings import Features
from mtqa.language.tables import table
from mtqa.language.wordlists import words as wordset

_PLACES = wordset("à en")
_PLURALS = wordset("les des aux ces ses leurs deux trois quatre cinq six")
_FEMALE = ("wati", "ningsih", "ningrum", "yanti", "rohmah", "iyah")
_MALE = ("yanto", "wanto", "uddin", "udin", "yono", "wono", "syah")
_SHORTEST_NAME = 6
_TITLES = wordset("m mm mme mmes mlle mr mrs dr me monsieur madame")
_OFFICES = frozenset(("ministre", "vice-ministre", "premier ministre", "maire", "juge"))  # women too are called so
_NOT_THINGS = TIMES | wordset("cause raison suite fin cours lieu part fait fois façon manière sorte effet base compte titre face côté")

INSTITUTIONS = wordset(  # nouns that act like people
    "gouvernement ministère parti syndicat tribunal parquet groupe club conseil comité institut hôpital parlement sénat mouvement journal "
    "quotidien bureau service centre fonds observatoire collectif consulat police agence banque entreprise société compagnie association "
    "organisation commission université fédération ligue armée marine présidence direction cour autorité union opposition coalition équipe "
    "chaîne mairie préfecture municipalité fondation régie ambassade église école famille victime personne source homme femme garçon fille "
    "père mère frère sœur fils mari épouse époux enfant bébé élève malade juge maire chef guide pilote témoin membre otage ministre"
)


@cache
def _ranks() -> frozenset[str]:
    """Roles whose masculine form women bear, too."""
    return frozenset(row["masculine"] for row in table("roles.tsv") if row["kind"] == "rank")


def of_either(role: str, gender: str) -> bool:
    """True for a title in the masculine that a woman may bear: `le professeur`, `le juge`."""
    return gender == "m" and (role in _ranks() or role in _OFFICES)


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


@remembered
def _roles(article: ArticleView) -> dict[tuple[int, int], str]:
    """Gender of the singular role nouns by sentence and token, empty where nothing shows it."""
    roles = [(use.sentence, use.role) for use in role_uses(article)]
    return {(at, role.noun): "" if role.rank or of_either(role.masculine, role.gender) else role.gender for at, role in roles}


@remembered
def genders(article: ArticleView) -> dict[int, str]:
    """`gender_of` for each person, by identity: asked once, since a person may have thousands of mentions."""
    return {id(person): gender_of(person) for person in people(article)}


def gender_of(person: Person) -> str:
    """`m` or `f` by the strong marks of the person, else by the given name; empty when they disagree or show nothing."""
    if person.disputed:
        return ""
    marks = [sign.mark for sign in person.signs(weak=True)]
    strong = {mark.gender for mark in marks if not mark.weak and not of_either(mark.role, mark.gender)}
    if strong:
        return strong.pop() if len(strong) == 1 else ""
    genders = {mark.gender for mark in marks if not of_either(mark.role, mark.gender)}
    if not genders:
        return _by_ending(person.words[0].lower())
    return genders.pop() if len(genders) == 1 else ""


def _by_ending(given: str) -> str:
    """The gender that the ending of an Indonesian given name shows (Hasnawati, Suryanto), empty for other endings."""
    if len(given) < _SHORTEST_NAME:
        return ""
    return "f" if given.endswith(_FEMALE) else "m" if given.endswith(_MALE) else ""


def nominals(article: ArticleView, index: int, after: int = 0, before: int | None = None) -> Iterator[Nominal]:
    """Nouns and names of sentence `index`, tokens `[after, before)`, in order of place; a name stands where it, or the stretch, begins."""
    for first, nominal in _sentence(article, index):
        if after <= nominal.at and (before is None or nominal.at < before) and nominal.at in (first, after):
            yield nominal


@remembered
def _sentence(article: ArticleView, index: int) -> tuple[tuple[int, Nominal], ...]:
    """Every noun of a sentence, and every token of a name, with where the noun or name begins."""
    segment = article.segments[index]
    names = {}
    for name in named(article)[index]:
        if name.first and segment.tokens[name.first - 1].lower in _PLURALS:  # `les Indonésiennes`
            continue
        gender = genders(article).get(id(owners(article).get(id(name))), "")
        names.update(dict.fromkeys(range(name.first, name.after), (name.first, gender)))
    subjects = {c.subject.head for c in segment.analysis.clauses} | {
        k for c in segment.analysis.clauses for k in range(c.subject.start, c.subject.end)
    }
    found = []
    for at in range(len(segment.tokens)):
        if at in names:
            first, gender = names[at]
            if gender or segment.analysis.lower(first - 1) not in _PLACES:
                features = frozenset((g, "s") for g in gender or "mf")
                found.append((first, Nominal(index, at, features, True, bool(gender), at in subjects)))
            continue
        features = _noun(article, segment, index, at)
        if features:
            role = _roles(article).get((index, at))
            found.append((at, Nominal(index, at, features, False, bool(role), at in subjects)))
    return tuple(found)


def _noun(article: ArticleView, segment: SegmentView, index: int, at: int) -> Features:
    """Genders and numbers of the noun at `at`; none where the word is no noun, or a date, or part of a fixed phrase."""
    analysis = segment.analysis
    word = analysis.words[at]
    if word.lower in _NOT_THINGS or word.lower in _TITLES or not word.token.is_word:
        return frozenset()
    if word.can("name"):
        return _capitalised(segment, at)
    nominal = word.can("noun") and not word.can("prep", "pron", "adv", "conj", "det")
    nominal = nominal and not (word.can("adj") and analysis.can(at + 1, "noun") and not analysis.can(at + 1, "adj"))
    if word.can("adj", "pp") and (analysis.lower(at - 1) in ("plus", "moins", "très") or analysis.lower(at + 1) == "d'"):
        return frozenset()  # `les plus grands d'entre eux`
    used = word.can("adj", "pp") and analysis.must(at - 1, "det") and not analysis.can(at + 1, "noun")
    if not (nominal or used):
        return frozenset()
    features = word.features("noun", "adj") if used else word.features("noun")
    role = _roles(article).get((index, at))
    if role is not None:
        return frozenset((g, n) for g in role or "mf" for _, n in features)
    return _narrowed(segment, at, features)


def _capitalised(segment: SegmentView, at: int) -> Features:
    """A capitalised word: a people (`les Indonésiennes`) by its form, anything else of either gender, a place after à or en of none."""
    before = segment.analysis.lower(at - 1)
    if before in _PLURALS:
        features = frozenset(
            (r.gender or "m", r.number or "p") for r in french().readings(segment.tokens[at].lower) if r.pos in ("noun", "adj")
        )
        return frozenset((g, "p") for g, n in features if n == "p") or frozenset((("m", "p"), ("f", "p")))
    if before in _PLACES or segment.analysis.must(at, "noun"):
        return frozenset()
    known = {"le": "m", "un": "m", "du": "m", "au": "m", "la": "f", "une": "f"}.get(before, "mf")
    return frozenset((g, "s") for g in known)


def _narrowed(segment: SegmentView, at: int, features: Features) -> Features:
    """The features that the determiner leaves."""
    phrase = next((p for p in segment.analysis.noun_phrases if p.head == at), None)
    return features & phrase.features or features if phrase is not None and phrase.agreed and not phrase.quantity else features
