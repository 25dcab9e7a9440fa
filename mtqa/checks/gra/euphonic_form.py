"""GRA159: nouveau, vieux, beau, ce, sa before a vowel."""

from __future__ import annotations

from collections.abc import Iterator

from mtqa.checks.finding import Finding, Severity
from mtqa.checks.gra.base import AnalysisCheck
from mtqa.checks.view import SegmentView
from mtqa.language.phrases import Analysis
from mtqa.phrase import Phrase

_FORMS = {"nouveau": "nouvel", "vieux": "vieil", "beau": "bel", "ce": "cet", "ma": "mon", "ta": "ton", "sa": "son"}
_VOWELS = "aeiouyéèêâîôûœ"


class EuphonicForm(AnalysisCheck):
    """Nouveau, vieux, beau, ce, sa before a vowel.

    What it does: reports `nouveau`, `vieux`, `beau`, `ce` before a masculine singular noun, and `ma`, `ta`, `sa` before a feminine
    one, that starts with a vowel.

    Why it matters: every reader hears the slip.

    Known problems: nouns in h- and y- may be aspirated and are passed over; so are plurals of `vieux`.

    Example:
        bad: Le nouveau aéroport ouvrira en mai.
        good: Le nouvel aéroport ouvrira en mai.

    Options: none.

    Sources: Grevisse & Goosse, Le bon usage (formes devant voyelle).

    Measured: `mtqa explain` shows the figures of the shipped `measured.json`.
    """

    code = "GRA159"
    name = "euphonic-form"
    category = "fluency/grammar/word-form"
    its_type = "grammar"
    severity = Severity.MINOR
    anchors = frozenset(_FORMS)

    def check_analysis(self, segment: SegmentView, analysis: Analysis) -> Iterator[Finding]:
        """See `AnalysisCheck.check_analysis`."""
        for i, word in enumerate(analysis.words[:-1]):
            right = _FORMS.get(word.lower)
            after = analysis.words[i + 1]
            if right is None or after.lower[:1] not in _VOWELS or after.lower[:1] == "y" or not after.token.text.islower():
                continue
            if not after.must("noun") or not after.features("noun") or any(number != "s" for _, number in after.features("noun")):
                continue
            if word.lower in ("nouveau", "vieux", "beau") and not analysis.must(i - 1, "det"):
                continue
            gender = "f" if word.lower in ("ma", "ta", "sa") else "m"
            if any(g != gender for g, _ in after.features("noun")) or after.lower in (
                "onze",
                "onzième",
                "oui",
                "ouistiti",
                "un",
                "ululement",
            ):
                continue
            yield self.finding(
                segment.span(i, i + 2),
                Phrase("form before a vowel", "forme devant voyelle", "bentuk di depan vokal"),
                Phrase(
                    f"Before a vowel French has “{right}”.",
                    f"Devant une voyelle, il faut « {right} ».",
                    f"Di depan vokal dipakai « {right} ».",
                ),
                suggestion=f"{right} {after.token.text}",
                confidence=0.93,
            )
