"""PRO130: d'eux where d'entre eux is needed."""

from __future__ import annotations

from collections.abc import Iterator

from mtqa.checks.finding import Finding, Severity
from mtqa.checks.gra.base import AnalysisCheck
from mtqa.checks.view import SegmentView
from mtqa.language.phrases import Analysis
from mtqa.language.wordlists import words as wordset
from mtqa.phrase import Phrase

_QUANTITIES = wordset(
    "deux trois quatre cinq six sept huit neuf dix combien plusieurs certains certaines beaucoup plupart nombre peu quelques- "
    "uns quelques-unes "
)
_PRONOUNS = wordset("eux elles nous vous")


class PartOfThem(AnalysisCheck):
    """`d'eux` where `d'entre eux` is needed.

    What it does: reports a numeral or quantity (`deux`, `combien`, `plusieurs`, `beaucoup`, `la plupart`) with `d'eux`, `d'elles`,
    `de nous`, `de vous` as the whole that they are part of.

    Why it matters: Indonesian *dua dari mereka* is copied; the pronoun dangles.

    Known problems: `chacun d’eux`, `l’un d’eux` and `aucun d’eux` are French and are passed over.

    Example:
        bad: Trois d’eux sont rentrés.
        good: Trois d’entre eux sont rentrés.

    Options: none.

    Sources: Grevisse & Goosse, Le bon usage (d’entre).

    Measured: `mtqa explain` shows the figures of the shipped `measured.json`.
    """

    code = "PRO130"
    name = "part-of-them"
    category = "accuracy/mistranslation/reference"
    its_type = "mistranslation"
    severity = Severity.MINOR
    anchors = _QUANTITIES

    def check_analysis(self, segment: SegmentView, analysis: Analysis) -> Iterator[Finding]:
        """See `AnalysisCheck.check_analysis`."""
        for first, after in _places(segment, analysis):
            yield self.finding(
                segment.span(first, after),
                Phrase("part of a pronoun without entre", "partie d’un pronom sans « entre »", "bagian dari pronomina tanpa entre"),
                Phrase(
                    "After a number or quantity the pronoun takes “d’entre”.",
                    "Après un nombre ou une quantité, le pronom veut « d’entre ».",
                    "Sesudah bilangan, pronomina memerlukan « d’entre ».",
                ),
                confidence=0.8,
            )


def _places(segment: SegmentView, analysis: Analysis) -> Iterator[tuple[int, int]]:
    for i in analysis.standing(_QUANTITIES):
        if analysis.lower(i + 1) in ("d'", "de") and analysis.lower(i + 2) in _PRONOUNS:
            personal = analysis.lower(i + 1) == "d'" or analysis.verb_group(i + 3) is not None
            if personal and not analysis.lower(i + 2).endswith("-mêmes"):
                yield i, i + 3
