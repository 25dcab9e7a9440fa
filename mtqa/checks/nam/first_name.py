"""NAM103: a title or function whose gender does not fit the first name."""

from __future__ import annotations

from collections.abc import Iterator
from typing import ClassVar

from mtqa.checks.base import Check
from mtqa.checks.finding import Finding, Severity
from mtqa.checks.nam.memory import people, span_of
from mtqa.checks.view import ArticleView
from mtqa.language.persons import Person, Sign
from mtqa.phrase import Phrase


class FirstName(Check):
    """A title or function whose gender does not fit the first name.

    What it does: Reports a masculine title or function of a person whose first name only women bear, and the reverse, when nothing
    else in the article settles the gender. Ranks and functions whose masculine women bear, too (le général, le professeur) don't count.

    Why it matters: The machine saw no gender in Indonesian and took the masculine; the reader stops at *le directeur Vanessa*.

    Known problems: A few names are borne by both in some country.

    Example:
        bad: Le procureur suédois Ingrid Almqvist a requis trois ans de prison.
        good: Le général Ingrid Almqvist commande la base ; Andrea Rossi, le maire, l’a reçue.

    Options: none.

    Sources: own list of given names that one gender bears.

    Measured: see `mtqa explain`; the figures come from the shipped `measured.json`.
    """

    code: ClassVar[str] = "NAM103"
    name: ClassVar[str] = "first-name-gender"
    category: ClassVar[str] = "accuracy/mistranslation/name"
    its_type: ClassVar[str] = "mistranslation"
    severity: ClassVar[Severity] = Severity.MINOR

    def check(self, article: ArticleView) -> Iterator[Finding]:
        """See `Check.check`."""
        for person in people(article):
            if person.disputed:
                yield self._finding(article, person, person.signs()[0])

    def _finding(self, article: ArticleView, person: Person, sign: Sign) -> Finding:
        woman, first = person.given_gender == "f", person.words[0]
        return self.finding(
            span_of(article, sign.mention.sentence, sign.mark.first, sign.mark.after),
            Phrase(
                f"Gender against the first name: {person.name}",
                f"Genre contraire au prénom : {person.name}",
                f"Jenis kelamin tidak cocok dengan nama depan: {person.name}",
            ),
            Phrase(
                f"{first} is a {'woman' if woman else 'man'}’s name, but the text writes the {'masculine' if woman else 'feminine'}; "
                "to be verified.",
                f"{first} est un prénom {'féminin' if woman else 'masculin'}, or le texte emploie le {'masculin' if woman else 'féminin'} "
                "; à vérifier.",
                f"{first} adalah nama {'perempuan' if woman else 'laki-laki'}, tetapi teksnya memakai bentuk "
                f"{'maskulin' if woman else 'feminin'}; perlu diperiksa.",
            ),
            confidence=0.8,
        )
