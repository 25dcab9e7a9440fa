"""POL103: a verb of forbidding or preventing with de ne pas: the negation is said twice."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import ClassVar

from mtqa.checks.base import SegmentCheck
from mtqa.checks.finding import Finding, Severity
from mtqa.checks.view import SegmentView
from mtqa.language.morphology import french
from mtqa.language.tokens import Token
from mtqa.language.wordlists import words
from mtqa.phrase import Phrase

_VERBS = frozenset(("interdire", "empêcher", "éviter", "dissuader", "abstenir", "proscrire", "prohiber"))
_NOUNS = frozenset(("interdiction", "interdit", "prohibition"))
_STOPS = frozenset((".", ";", ":", "?", "!", "…", "...", "«", "»"))
_OTHER_GOVERNORS = words("afin façon manière but espoir choix décision peur crainte condition sorte droit promesse conseil ordre")
_RESUMED = frozenset(("celui", "celle", "ceux", "celles", "dont", "parmi", "notamment", ","))


class DoubledNegation(SegmentCheck):
    """A verb of forbidding or preventing with `de ne pas`: the negation is said twice.

    What it does: Finds interdire, interdiction, empêcher, éviter, dissuader, s'abstenir, proscrire followed by `de ne pas` and an
    infinitive, with at most the person concerned between them.

    Why it matters: `interdit de ne pas fumer` orders people to smoke: the opposite of what `dilarang` or `jangan` means.

    Known problems: `refuser de ne pas` and `nier ne pas` can be meant and are left alone.

    Example:
        bad: Il est interdit aux visiteurs de ne pas fumer.
        good: Il est interdit aux visiteurs de fumer.

    Options: none.

    Sources: Grevisse, Le bon usage, §1013 (double negation); KBBI, larang, jangan.

    Measured: see `mtqa explain`; the figures come from the shipped `measured.json`.
    """

    code: ClassVar[str] = "POL103"
    name: ClassVar[str] = "doubled-negation"
    category: ClassVar[str] = "accuracy/mistranslation"
    its_type: ClassVar[str] = "mistranslation"
    severity: ClassVar[Severity] = Severity.MAJOR
    anchors: ClassVar[frozenset[str]] = frozenset(("ne",))

    def check_segment(self, segment: SegmentView) -> Iterator[Finding]:
        """See `SegmentCheck.check_segment`."""
        tokens = segment.tokens
        for i in range(len(tokens) - 3):
            if tokens[i].lower == "de" and tokens[i + 1].lower == "ne" and tokens[i + 2].lower in ("pas", "plus", "jamais"):
                governor = _governor(tokens, i)
                if governor is not None:
                    yield self._finding(segment, governor, i)

    def _finding(self, segment: SegmentView, governor: int, de: int) -> Finding:
        word = segment.tokens[governor].text
        last = min(de + 4, len(segment.tokens))
        verb = segment.tokens[last - 1].text
        return self.finding(
            segment.span(de, last),
            Phrase(f"Negation twice: {word} … de ne pas", f"Double négation : {word} … de ne pas", f"Negasi ganda: {word} … de ne pas"),
            Phrase(
                "The word before already says no; with ne pas the sentence demands what it means to forbid.",
                "Le mot qui précède nie déjà ; avec « ne pas », la phrase exige ce qu’elle veut interdire.",
                "Kata sebelumnya sudah menyangkal; dengan ne pas kalimat ini justru mewajibkan hal yang dilarang.",
            ),
            suggestion=f"d’{verb}" if verb[:1].lower() in "aeiouéèêâîôûh" else f"de {verb}",
            confidence=0.92,
        )


def _governor(tokens: Sequence[Token], de: int) -> int | None:
    """The word of forbidding that governs `de ne pas` at `de`, past a person or a list that takes it up; None when a verb comes between."""
    for at in range(de - 1, max(-1, de - 13), -1):
        lower = tokens[at].lower
        if lower in _STOPS or lower in _OTHER_GOVERNORS:
            return None
        readings = french().readings(lower)
        if any((r.pos in ("verb", "aux") and r.lemma in _VERBS) or (r.pos == "noun" and r.lemma in _NOUNS) for r in readings):
            return at
        if lower in _RESUMED or not tokens[at].is_word:
            if tokens[at].is_word or lower == ",":
                continue
            return None
        if readings and all(r.pos in ("verb", "aux") for r in readings):
            return None
    return None
