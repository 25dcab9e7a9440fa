"""NAM104: *ce père, cette ancienne élève* after a person of the other gender."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import dataclass
from typing import ClassVar

from mtqa.checks.base import Check
from mtqa.checks.finding import Finding, Related, Severity
from mtqa.checks.nam.memory import RoleUse, people, role_uses, span_of
from mtqa.checks.view import ArticleView, remembered
from mtqa.language.persons import Mention, Person
from mtqa.language.tables import word_set
from mtqa.phrase import Phrase

_REACH = 4
_OPENERS = word_set("selon d'après après pour")


@dataclass(frozen=True, slots=True)
class _Last:
    """A person of known gender, and the last mention in a sentence."""

    person: Person
    gender: str
    mention: Mention


class Demonstrative(Check):
    """*Ce père de famille, cette ancienne élève* after a person of the other gender.

    What it does: Where a sentence begins with a demonstrative and a noun for a person (*Cette retraitée affirme…*, *Selon ce père de
    deux enfants…*), looks back for the last person whose gender the article has shown; reports the noun when the genders differ.

    Why it matters: The demonstrative stands for the person just named; a machine that guesses the gender anew turns her into a man.

    Known problems: A second person who was brought in without a name or a function is overlooked.

    Example:
        bad: « Rien ne bouge », déplore le maire, Yosef Hale. Selon cette ancienne infirmière, l’eau manque.
        good: Mme Hale a promis une réponse. Cette ancienne infirmière dirige la ville depuis 2019.

    Options: none.

    Sources: Riegel, Pellat & Rioul, Grammaire méthodique du français (demonstrative anaphora).

    Measured: see `mtqa explain`; the figures come from the shipped `measured.json`.
    """

    code: ClassVar[str] = "NAM104"
    name: ClassVar[str] = "demonstrative-gender"
    category: ClassVar[str] = "accuracy/mistranslation/name"
    its_type: ClassVar[str] = "inconsistency"
    severity: ClassVar[Severity] = Severity.MINOR

    def check(self, article: ArticleView) -> Iterator[Finding]:
        """See `Check.check`."""
        for use in role_uses(article):
            if not _opens(article, use):
                continue
            last = _last_person(article, use.sentence)
            if last is not None and last.gender != use.role.gender and not _other_candidate(article, use, last.mention):
                yield self._finding(article, use, last.person, last.mention)

    def _finding(self, article: ArticleView, use: RoleUse, person: Person, mention: Mention) -> Finding:
        span = span_of(article, use.sentence, use.role.first, use.role.after)
        text = span.of(article.article.text)
        return self.finding(
            span,
            Phrase(
                f"{text}: {person.name} has the other gender",
                f"{text} : {person.name} est de l’autre genre",
                f"{text}: {person.name} berjenis kelamin lain",
            ),
            Phrase(
                "The noun stands for the person named before, who has the other gender.",
                "Ce nom renvoie à la personne nommée plus haut, qui est de l’autre genre.",
                "Kata ini merujuk pada orang yang disebut sebelumnya, yang berjenis kelamin lain.",
            ),
            confidence=0.75,
            related=(
                Related(
                    span_of(article, mention.sentence, mention.name.first, mention.name.after),
                    Phrase("named here", "nommée ici", "disebut di sini"),
                ),
            ),
        )


def _opens(article: ArticleView, use: RoleUse) -> bool:
    """True for a demonstrative phrase with a gender at the start of its sentence, `selon` or an opening mark before it at most."""
    role = use.role
    if not role.demonstrative or not role.gender or (role.rank and role.gender == "m"):
        return False
    before = article.segments[use.sentence].tokens[: role.first]
    return len(before) <= 2 and all(t.lower in _OPENERS or not t.is_word or t.lower == "d'" for t in before)


def _last_person(article: ArticleView, sentence: int) -> _Last | None:
    """The person of known gender mentioned last before `sentence`, within four sentences; None when two stand in that sentence."""
    known = _mentions(article)
    for earlier in range(sentence - 1, sentence - _REACH - 1, -1):
        if earlier in known:
            return known[earlier][0] if len(known[earlier]) == 1 else None
    return None


@remembered
def _mentions(article: ArticleView) -> dict[int, list[_Last]]:
    """The persons of known gender in each sentence that names some, each with the last mention there."""
    found: dict[int, dict[int, _Last]] = {}
    for person in people(article):
        gender = person.gender
        for mention in person.mentions if gender else ():
            found.setdefault(mention.sentence, {})[id(person)] = _Last(person, gender, mention)
    return {sentence: list(there.values()) for sentence, there in found.items()}


def _other_candidate(article: ArticleView, use: RoleUse, mention: Mention) -> bool:
    """True when a noun for a person of the demonstrative's gender stands between the last person and here: it may mean that one."""
    uses = role_uses(article)
    first = bisect_left(uses, mention.sentence, key=lambda other: other.sentence)
    after = bisect_left(uses, use.sentence, lo=first, key=lambda other: other.sentence)
    return any(other.role.gender == use.role.gender for other in uses[first:after])
