"""The pieces that the shallow parser finds (noun phrase, verb group, clause) and the feature sets that it compares.

They are named tuples, quick to make, for the same reason as `tokens.Token`.
"""

from __future__ import annotations

from typing import NamedTuple

from mtqa.language.readings import ALL, Features
from mtqa.language.wordlists import words as wordset

PLURAL: Features = frozenset((("m", "p"), ("f", "p")))
SINGULAR: Features = frozenset((("m", "s"), ("f", "s")))
MASCULINE: Features = frozenset((("m", "s"), ("m", "p")))
FEMININE: Features = frozenset((("f", "s"), ("f", "p")))
MONTHS = wordset("janvier février mars avril mai juin juillet août septembre octobre novembre décembre")
TIMES = MONTHS | wordset(
    "lundi mardi mercredi jeudi vendredi samedi dimanche jour jours semaine semaines mois an ans année années matin matinée soir "
    "soirée nuit nuits "
    "heure heures minute minutes seconde secondes siècle siècles fois décennie décennies trimestre week-end veille lendemain "
    "après-midi midi minuit "
    "printemps été automne hiver saison saisons début fin milieu journée instant moment époque temps"
)


class NounPhrase(NamedTuple):
    """A noun with what stands before it: words `[start, end)`, names after the head included.

    Attributes:
        head: index of the noun (or name, or adjective used as a noun).
        features: genders and numbers that determiner, numeral, adjectives and noun leave possible; when they contradict each other,
        those of
            determiner and numeral.
        parts: (index, features) of each word before and including the head that must agree.
        determiner: index of the determiner, or -1.
        sure: False when a homograph may make it something else.
        quantity: `most` (la plupart des), `measure` (a collective or share: both agreements are right), or empty.
    """

    start: int
    end: int
    head: int
    features: Features
    parts: tuple[tuple[int, Features], ...] = ()
    determiner: int = -1
    sure: bool = True
    quantity: str = ""

    @property
    def agreed(self) -> bool:
        """True when all parts can agree with each other."""
        common = ALL
        for _, features in self.parts:
            common &= features
        return bool(common)


class VerbGroup(NamedTuple):
    """`[ne] clitics finite-verb [adverbs] [participle]`: words `[start, end)`.

    Attributes:
        verb: index of the finite verb.
        clitics: object clitics before it, lower case.
        negated: True when `ne` stands before it.
        auxiliary: `être`, `avoir`, or empty when no participle follows.
        participle: index of the last participle (`a été vendu`: vendu), or -1.
        passive: True for avoir été + participle.
        sure: False when the verb may be another word.
    """

    start: int
    end: int
    verb: int
    clitics: tuple[str, ...] = ()
    negated: bool = False
    auxiliary: str = ""
    participle: int = -1
    passive: bool = False
    sure: bool = True


class Clause(NamedTuple):
    """A subject and its verb, with nothing unexplained between them.

    Attributes:
        opener: index of the word that opens the clause (que, car, si …), or -1 at the start of a sentence or after a mark.
        subject: the noun phrase that the verb agrees with, its features widened by coordination.
        coordinated: True when the subject has several members.
        weak: True when the clause starts after `et` or `mais`, so that the subject may belong to what stands before.
        nouns: features of the other nouns between subject and verb.
    """

    opener: int
    subject: NounPhrase
    verb: VerbGroup
    coordinated: bool = False
    nouns: tuple[Features, ...] = ()
    weak: bool = False

    @property
    def sure(self) -> bool:
        """True when neither subject nor verb rests on a homograph."""
        return self.subject.sure and self.verb.sure
