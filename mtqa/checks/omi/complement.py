"""OMI111: a set phrase such as *donner naissance* without the complement that it needs."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from functools import cache

from mtqa.checks.base import SegmentCheck
from mtqa.checks.finding import Finding, Severity
from mtqa.checks.omi.slots import date_at
from mtqa.checks.view import SegmentView
from mtqa.language.finite import ends_sentence
from mtqa.language.morphology import french
from mtqa.language.tables import table
from mtqa.language.tokens import Token
from mtqa.language.wordlists import words
from mtqa.phrase import Phrase

_BETWEEN = words("pas plus jamais encore déjà également aussi toujours ainsi bien")
_FETCHES = words(
    "y en lui leur me m' te t' nous vous s' dont auquel à auxquels à laquelle auxquelles duquel de desquels desquelles où quoi que qu'"
)
_STOPS = words(". ; ! ? :")
_BACK = 60  # tokens back in which a pronoun is looked for
_MESSAGE = Phrase("The phrase lacks its complement", "L’expression n’a pas son complément", "Ungkapan ini tanpa pelengkapnya")
_REASON = Phrase(
    "“{verb} {noun}” needs “{preposition}” and a noun; neither is here.",
    "« {verb} {noun} » demande « {preposition} » et un nom ; ni l’un ni l’autre ne sont là.",
    "“{verb} {noun}” memerlukan “{preposition}” dan nomina; keduanya tidak ada.",
)


class LostComplement(SegmentCheck):
    """Set phrase without its complement.

    What it does: reports verb and noun phrases that need *à* or *de* and a noun (`data/light_verbs.tsv`: *donner naissance à, mettre fin à,
    faire partie de*) when a stop, a date or the *que* of a restriction follows at once and no pronoun such as *y* or *en* stands before
    the verb.
    Why it matters: what the phrase is about was dropped.
    Known problems: a complement moved to the front of the sentence is looked for only as a pronoun.
    Example: bad: `Cet accord met fin lundi.` good: `Cet accord met fin lundi à la grève.`
    Options: none.
    Sources: TLFi (see `data/light_verbs.tsv`).
    Measured: see the figures below, from the shipped `measured.json`.
    """

    code = "OMI111"
    name = "complement-lost"
    category = "accuracy/omission"
    its_type = "omission"
    severity = Severity.MAJOR

    def called_by(self) -> frozenset[str]:
        """The nouns of the table."""
        return frozenset(_nouns())

    def check_segment(self, segment: SegmentView) -> Iterator[Finding]:
        """One finding for each phrase without its complement."""
        tokens = segment.tokens
        for index in range(1, len(tokens)):
            row = _row(tokens, index) if tokens[index].lower in _nouns() else None
            if row and _missing(tokens, index) and not _fetched(tokens, index - 1):
                after = min(index + 2, len(tokens))
                reason = _REASON.format(verb=row["verb"], noun=row["noun"], preposition=row["preposition"])
                yield self.finding(segment.span(index - 1, after), _MESSAGE, reason, confidence=0.88)


@cache
def _nouns() -> Mapping[str, tuple[Mapping[str, str], ...]]:
    found: dict[str, tuple[Mapping[str, str], ...]] = {}
    for row in table("light_verbs.tsv"):
        found[row["noun"]] = (*found.get(row["noun"], ()), row)
    return found


def _row(tokens: Sequence[Token], noun: int) -> Mapping[str, str] | None:
    """The row whose verb stands before the noun, an adverb between them or not."""
    at = noun - 1
    while at > 0 and tokens[at].lower in _BETWEEN:
        at -= 1
    lemmas = french().lemmas(tokens[at].lower, "verb", "aux")
    return next((row for row in _nouns()[tokens[noun].lower] if row["verb"] in lemmas), None)


def _missing(tokens: Sequence[Token], noun: int) -> bool:
    """True when a stop, the *que* of *ne … que*, or a date before a stop follows the noun."""
    after = noun + 1
    if after >= len(tokens) or tokens[after].lower in _STOPS:
        return True
    if tokens[after].lower in ("que", "qu'"):
        return any(t.lower in ("ne", "n'") for t in tokens[max(0, noun - 4) : noun])
    date = date_at(tokens, after)
    return date is not None and (date >= len(tokens) or tokens[date].lower in _STOPS)


def _fetched(tokens: Sequence[Token], verb: int) -> bool:
    """True when a pronoun before the verb is the complement, in this clause."""
    for at in range(verb, max(-1, verb - _BACK), -1):
        if ends_sentence(tokens, at) or tokens[at].lower in ("»", "«", ";"):
            return False
        if tokens[at].lower in _FETCHES:
            return True
    return False
