"""REP102: a complement given twice with the same preposition, or once in a relative pronoun and once more after the verb."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache

from mtqa.checks.base import SegmentCheck
from mtqa.checks.finding import Finding, Severity
from mtqa.checks.rep.clauses import DETERMINERS, JOINTS, crosses, is_participle, is_verbal
from mtqa.checks.view import SegmentView
from mtqa.language.morphology import french
from mtqa.language.tokens import Kind, Token
from mtqa.language.wordlists import words
from mtqa.phrase import Phrase

_COMITATIVE = words(
    "entretien rencontre discussion négociation réunion coopération pourparlers dialogue partenariat collaboration échange contact "
    "conversation concertation entrevue consultation accord traité alliance contrat collaborer coopérer discuter négocier dialoguer "
    "converser entretenir réunir rencontrer parler bavarder débattre trinquer"
)
_COMPOUNDS = frozenset(("tête-à-tête", "face-à-face", "aparté"))
# A preposition that opens another complement: what follows may govern an `avec` of its own.
_OTHER = words("sur pour concernant contre dans par lors après avant depuis sans sous vers entre afin")
_AFTER_WITH = JOINTS | _OTHER
_SINGLE = words("selon contre chez auprès envers devant depuis pendant durant lors dès malgré")
_RESUMING = frozenset(("auquel", "auxquels", "auxquelles"))
_MANNER = words("aide soutien appui accord espoir idée objectif but intention volonté participation voie biais moyen force suite faute")


@cache
def _comitative_forms() -> frozenset[str]:
    lexicon = french()
    return _COMPOUNDS | frozenset(form for lemma in _COMITATIVE for form in lexicon.forms(lemma, "noun", "verb"))


@cache
def _participation_forms() -> frozenset[str]:
    lexicon = french()
    return frozenset(form for lemma in ("participer", "assister") for form in lexicon.forms(lemma, "verb"))


class DoubledComplement(SegmentCheck):
    """A complement given twice with the same preposition.

    What it does: reports a verb or noun of meeting and talking with two `avec` complements, a participle with two agents in `par`, one
    of the prepositions `selon, contre, chez, devant, pendant …` twice in a clause, and `auquel … participer à`. Between the two there is
    no conjunction, no comma, no other verb and no preposition that could govern the second.

    Why it matters: French allows one such complement, so one of the two is a leftover: the reader can't tell who met whom.

    Known problems: two complements of different kinds (`discuter avec le maire avec franchise`) are left out by a list of nouns of manner.

    Example:
        bad: Une rencontre avec la mairie avec les dockers est prévue.
        good: Une rencontre avec la mairie et avec les dockers est prévue.

    Options: none.

    Sources: Grevisse & Goosse, Le bon usage (les compléments du verbe; le complément d'agent).

    Measured: `mtqa explain` shows the figures of the shipped `measured.json`.
    """

    code = "REP102"
    name = "doubled-complement"
    category = "fluency/duplication"
    its_type = "duplication"
    severity = Severity.MAJOR
    anchors = _SINGLE | _RESUMING | {"avec", "par", "laquelle"}

    def check_segment(self, segment: SegmentView) -> Iterator[Finding]:
        """See `SegmentCheck.check_segment`."""
        tokens = segment.tokens
        for first, second in _pairs(segment):
            word = tokens[second].lower
            yield self.finding(
                segment.span(first, _phrase_end(tokens, second)),
                Phrase(
                    f"two complements with « {word} »",
                    f"deux compléments introduits par « {word} »",
                    f"dua pelengkap dengan « {word} »",
                ),
                Phrase(
                    "The clause has room for one such complement; the two should be joined with “et”, or one of them belongs elsewhere.",
                    "La proposition n’admet qu’un complément de ce genre : il faut les coordonner, ou l’un d’eux est mal rattaché.",
                    "Klausa ini hanya memuat satu pelengkap semacam itu; keduanya perlu digabung atau salah satunya salah tempat.",
                ),
                confidence=0.92,
            )


def _pairs(segment: SegmentView) -> Iterator[tuple[int, int]]:
    tokens = segment.tokens
    for i in segment.standing(DoubledComplement.anchors):
        token = tokens[i]
        if token.lower == "avec":
            pair = _second(tokens, i, 13, _AFTER_WITH) if _governed(tokens, i) else None
        elif token.lower == "par" and i and is_participle(tokens[i - 1].lower):
            pair = _second(tokens, i, 12, JOINTS, verbal=True)
        elif token.lower in _SINGLE:
            pair = _second(tokens, i, 9, JOINTS, verbal=True)
        elif token.lower in _RESUMING or (token.lower == "laquelle" and i and tokens[i - 1].lower == "à"):
            pair = _resumed(tokens, i)
        else:
            continue
        if pair is not None:
            yield i, pair


def _governed(tokens: tuple[Token, ...], at: int) -> bool:
    """True when a word of meeting stands before `avec`, with at most an adverb or a date between."""
    for i in range(at - 1, max(-1, at - 6), -1):
        if tokens[i].kind is Kind.MARK or tokens[i].lower in _AFTER_WITH:
            return False
        if tokens[i].lower in _comitative_forms():
            return True
    return False


def _second(tokens: tuple[Token, ...], first: int, reach: int, stops: frozenset[str], *, verbal: bool = False) -> int | None:
    """Index of the same preposition again, when nothing between could govern it."""
    word = tokens[first].lower
    for i in range(first + 2, min(first + reach, len(tokens) - 1)):
        token = tokens[i]
        if token.lower == word:
            return i if _full(tokens, first) and _full(tokens, i) else None
        if crosses(tokens, i, i + 1, stops) or token.lower in _comitative_forms():
            return None
        if verbal and i > first + 2 and is_verbal(token.lower):
            return None
    return None


def _full(tokens: tuple[Token, ...], at: int) -> bool:
    """True when a noun phrase with a determiner, or a name, follows the preposition."""
    after = tokens[at + 1]
    if after.lower == "de" and tokens[at].lower in ("lors", "auprès"):
        return True
    if after.lower in DETERMINERS or after.lower == "du":
        return at + 2 < len(tokens) and tokens[at + 2].lower not in _MANNER
    return after.capitalised or (after.kind is Kind.NUMBER and tokens[at].lower not in ("par", "avec"))


def _resumed(tokens: tuple[Token, ...], relative: int) -> int | None:
    for i in range(relative + 1, min(relative + 8, len(tokens) - 1)):
        if tokens[i].kind is Kind.MARK:
            return None
        taking = tokens[i].lower == "part" and "prendre" in french().lemmas(tokens[i - 1].lower, "verb")
        if (taking or tokens[i].lower in _participation_forms()) and tokens[i + 1].lower in ("à", "au", "aux"):
            return i + 1
    return None


def _phrase_end(tokens: tuple[Token, ...], at: int) -> int:
    """After the noun phrase that follows the preposition at `at`: to the next mark, verb or conjunction, at most seven tokens."""
    end = at + 1
    while end < min(at + 8, len(tokens)) and not crosses(tokens, end, end + 1):
        end += 1
    return max(end, at + 1)
