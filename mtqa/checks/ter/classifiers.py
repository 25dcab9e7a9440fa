"""TER103: an Indonesian numeral classifier translated (*trois queues de buffles*)."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cache
from typing import ClassVar

from mtqa.checks.base import SegmentCheck
from mtqa.checks.finding import Finding, Severity
from mtqa.checks.view import SegmentView
from mtqa.language.tables import listed, table, word_set
from mtqa.language.terms import lemmas_of
from mtqa.language.tokens import Kind, Token
from mtqa.phrase import Phrase

_NUMBERS = word_set(
    "deux trois quatre cinq six sept huit neuf dix onze douze treize quatorze quinze seize vingt trente quarante cinquante "
    "soixante cent mille plusieurs quelques"
)

_OF = frozenset(("de", "d'"))


class Classifiers(SegmentCheck):
    """An Indonesian numeral classifier translated.

    What it does: Reports a number, a word that renders an Indonesian classifier (unité, fruit, queue, tige, grain, feuille, personne),
    *de*, and a noun that French counts without one: vehicles, buildings, animals, medicines, people.

    Why it matters: Indonesian counts buses in units and buffaloes in tails; French simply says four buses, three buffaloes.

    Known problems: Stock lists that count units of vehicles on purpose.

    Example:
        bad: Les sauveteurs ont envoyé quatre unités de camions et trois queues de buffles.
        good: L’hôpital a quatre unités de soins et il reste trois grains de riz.

    Options: none.

    Sources: Sneddon et al., Indonesian: A Comprehensive Grammar, § 2.33 (classifiers).

    Measured: see `mtqa explain`; the figures come from the shipped `measured.json`.
    """

    code: ClassVar[str] = "TER103"
    name: ClassVar[str] = "numeral-classifier"
    category: ClassVar[str] = "terminology/wrong-term"
    its_type: ClassVar[str] = "mistranslation"
    severity: ClassVar[Severity] = Severity.MINOR

    def check_segment(self, segment: SegmentView) -> Iterator[Finding]:
        """See `SegmentCheck.check_segment`."""
        tokens = segment.tokens
        for of in segment.standing(_OF):
            at = of - 2
            if at >= 0 and of + 1 < len(tokens) and _number(tokens[at]) and _classified(tokens[at + 1], tokens[at + 3]):
                yield self._finding(segment, at)

    def _finding(self, segment: SegmentView, at: int) -> Finding:
        tokens = segment.tokens
        phrase = " ".join(t.text for t in tokens[at : at + 4]).replace("' ", "'")
        return self.finding(
            segment.span(at, at + 4),
            Phrase(f"Classifier: {phrase}", f"Classificateur : {phrase}", f"Kata penggolong: {phrase}"),
            Phrase(
                "Indonesian counts with a classifier; French counts the noun itself.",
                "L’indonésien compte avec un classificateur ; le français compte le nom lui-même.",
                "Bahasa Indonesia memakai kata penggolong; bahasa Prancis tidak.",
            ),
            suggestion=f"{tokens[at].text} {tokens[at + 3].text}",
            confidence=0.88,
        )


def _number(token: Token) -> bool:
    return token.kind is Kind.NUMBER or token.lower in _NUMBERS


@cache
def _pairs() -> dict[str, frozenset[str]]:
    """Lemma of each classifier's rendering, with the lemmas of the nouns that French counts without it."""
    return {row["classifier"]: frozenset(listed(row["nouns"])) for row in table("classifiers.tsv")}


def _classified(classifier: Token, noun: Token) -> bool:
    for lemma in _lemmas(classifier):
        nouns = _pairs().get(lemma)
        if nouns and not nouns.isdisjoint(_lemmas(noun)):
            return True
    return False


def _lemmas(token: Token) -> Sequence[str]:
    return (token.lower, *lemmas_of(token.lower)) if token.is_word else ()
