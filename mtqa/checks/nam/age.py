"""NAM113: one person with two ages."""

from __future__ import annotations

from collections.abc import Iterator
from typing import ClassVar

from mtqa.article.model import Span
from mtqa.checks.base import Check
from mtqa.checks.finding import Finding, Related, Severity
from mtqa.checks.nam.memory import people
from mtqa.checks.view import ArticleView
from mtqa.language.persons import Mention, Person
from mtqa.phrase import Phrase


class Age(Check):
    """One person with two ages.

    What it does: Compares the ages given beside each named person (*X, 41 ans*, *X (41 ans)*); a second value is reported.

    Why it matters: Digits swap in translation; one of the two ages is wrong.

    Known problems: Relatives who share a single name; an age told of another year is skipped only when the sentence has *à … ans*.

    Example:
        bad: Ani Loa, 41 ans, tient l’échoppe. Mme Loa, 14 ans, l’a ouverte en mai.
        good: Ani Loa, 41 ans, tient l’échoppe ; sa fille, Nia Loa, 14 ans, l’aide.

    Options: none.

    Sources: none needed: the article contradicts itself.

    Measured: see `mtqa explain`; the figures come from the shipped `measured.json`.
    """

    code: ClassVar[str] = "NAM113"
    name: ClassVar[str] = "person-age"
    category: ClassVar[str] = "accuracy/mistranslation/number"
    its_type: ClassVar[str] = "inconsistency"
    severity: ClassVar[Severity] = Severity.MAJOR

    def check(self, article: ArticleView) -> Iterator[Finding]:
        """See `Check.check`."""
        for person in people(article):
            ages = [found for m in person.mentions if (found := _age(article, m))]
            for age, span in ages[1:]:
                if age != ages[0][0]:
                    yield self._finding(person, ages[0], (age, span))
                    break

    def _finding(self, person: Person, first: tuple[str, Span], second: tuple[str, Span]) -> Finding:
        name = person.name
        return self.finding(
            second[1],
            Phrase(
                f"{name}: {second[0]} here, {first[0]} before",
                f"{name} : {second[0]} ans ici, {first[0]} plus haut",
                f"{name}: {second[0]} di sini, {first[0]} sebelumnya",
            ),
            Phrase(
                "The article gives this person two ages.",
                "L’article donne deux âges à cette personne.",
                "Artikel menyebut dua umur untuk orang ini.",
            ),
            confidence=0.9,
            related=(Related(first[1], Phrase("the other age", "l’autre âge", "umur lain")),),
        )


def _age(article: ArticleView, mention: Mention) -> tuple[str, Span] | None:
    """The age right after the name, and its place."""
    tokens = article.segments[mention.sentence].tokens
    at = mention.name.after
    if at + 2 < len(tokens) and tokens[at].text in (",", "(") and tokens[at + 1].text.isdigit() and tokens[at + 2].lower == "ans":
        return tokens[at + 1].text, Span(tokens[at + 1].start, tokens[at + 2].end)
    return None
