"""NAM101: one person with two genders."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from typing import ClassVar

from mtqa.article.model import Span
from mtqa.checks.base import Check
from mtqa.checks.finding import Finding, Related, Severity
from mtqa.checks.nam.memory import has_word, people, span_of
from mtqa.checks.view import ArticleView
from mtqa.language.persons import Person, Sign
from mtqa.language.tables import word_set
from mtqa.phrase import Phrase

_FAMILY = word_set(
    "épouse époux mari femme veuve veuf fils fille frère sœur frères sœurs père mère parents couple jumeau jumelle cousin "
    "cousine oncle tante neveu nièce beau-frère belle-sœur compagne compagnon"
)
_SPOUSE = word_set("épouse époux mari veuve veuf conjoint conjointe")
_WORD = {"m": Phrase("a man", "un homme", "laki-laki"), "f": Phrase("a woman", "une femme", "perempuan")}


class PersonGender(Check):
    """One person with two genders.

    What it does: Follows each named person through the article and compares the signs of gender beside the name: M. or Mme, the
    article and form of a function (le porte-parole, la directrice), née and âgé. Two genders give one finding, on the rarer sign, or
    on the later one.

    Why it matters: Indonesian marks no gender, so a machine guesses anew in every sentence; the reader thinks of two people.

    Known problems: Relatives who share a name are told apart by words of kinship beside them only.

    Example:
        bad: La directrice de l’hôpital, Rina Sitorus, a démissionné. M. Sitorus part en mars.
        good: Mme Sitorus dirige l’hôpital ; son mari, M. Sitorus, est pêcheur.

    Options: none; the `gender` column of `names.csv` is checked by NAM120.

    Sources: Sneddon et al., Indonesian: A Comprehensive Grammar (no grammatical gender); Becquer et al., Femme, j’écris ton nom.

    Measured: see `mtqa explain`; the figures come from the shipped `measured.json`.
    """

    code: ClassVar[str] = "NAM101"
    name: ClassVar[str] = "person-gender"
    category: ClassVar[str] = "accuracy/mistranslation/name"
    its_type: ClassVar[str] = "inconsistency"
    severity: ClassVar[Severity] = Severity.MAJOR

    def check(self, article: ArticleView) -> Iterator[Finding]:
        """See `Check.check`."""
        for person in people(article):
            signs = [s for s in person.signs() if not _kinship(article, s)]
            if len({s.mark.gender for s in signs}) == 2:
                yield self._finding(article, person, signs)

    def _finding(self, article: ArticleView, person: Person, signs: list[Sign]) -> Finding:
        wrong, other = _minority(signs)
        here, there = _WORD[wrong.mark.gender], _WORD[other.mark.gender]
        return self.finding(
            _place(article, wrong),
            Phrase(
                f"{person.name}: {here.en} here, {there.en} elsewhere",
                f"{person.name} : {here.fr} ici, {there.fr} ailleurs",
                f"{person.name}: {here.id} di sini, {there.id} di tempat lain",
            ),
            Phrase(
                "The article gives the same person two genders.",
                "L’article donne deux genres à la même personne.",
                "Artikel memberi dua jenis kelamin untuk orang yang sama.",
            ),
            confidence=0.92 if "title" in (wrong.mark.kind, other.mark.kind) else 0.85,
            related=(Related(_place(article, other), Phrase("the other sign", "l’autre indice", "petunjuk lain")),),
        )


def _kinship(article: ArticleView, sign: Sign) -> bool:
    """True for a title and a surname where the sentence speaks of relatives, or another with the name of a spouse: two may share it."""
    if sign.mark.kind != "title" or sign.mention.name.full:
        return False
    if has_word(article.segments[sign.mention.sentence].tokens, _FAMILY):
        return True
    bearing = frozenset(word.lower() for word in sign.mention.name.words)
    return any(has_word(s.tokens, _SPOUSE) and has_word(s.tokens, bearing) for s in article.segments)


def _minority(signs: list[Sign]) -> tuple[Sign, Sign]:
    """The sign to report and one of the other gender: the rarer gender, or in a tie the one that comes later."""
    counts = Counter(s.mark.gender for s in signs)
    if counts["m"] == counts["f"]:
        gender = next(s.mark.gender for s in signs if s.mark.gender != signs[0].mark.gender)
    else:
        gender = min(counts, key=lambda g: counts[g])
    wrong = next(s for s in signs if s.mark.gender == gender)
    return wrong, next(s for s in signs if s.mark.gender != gender)


def _place(article: ArticleView, sign: Sign) -> Span:
    """The sign, with the name when the two stand side by side."""
    name, mark = sign.mention.name, sign.mark
    after = name.after if mark.after == name.first else mark.after
    return span_of(article, sign.mention.sentence, mark.first, after)
