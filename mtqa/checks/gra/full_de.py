"""GRA178: De, que or jusque in full before un, une."""

from __future__ import annotations

from collections.abc import Iterator

from mtqa.checks.finding import Finding, Severity
from mtqa.checks.gra.base import AnalysisCheck
from mtqa.checks.view import SegmentView
from mtqa.language.phrases import Analysis
from mtqa.language.wordlists import words as wordset
from mtqa.phrase import Phrase

_SHORT = {"de": "d'", "que": "qu'", "lorsque": "lorsqu'", "puisque": "puisqu'", "jusque": "jusqu'", "quoique": "quoiqu'"}
_RANGES = wordset("à sur ou et contre")


class FullDe(AnalysisCheck):
    """De, que or jusque in full before un, une.

    What it does: reports `de`, `que`, `lorsque`, `puisque` in full before the article `un`, `une` and its noun (`à l'aide de une échelle`).

    Why it matters: the missing elision shows that the sentence was put together word by word.

    Known problems: figures (`de un à dix`, `une note de un sur cinq`) keep the full form and are passed over.

    Example:
        bad: Le toit s'est envolé lors de une tempête.
        good: Le toit s'est envolé lors d'une tempête.

    Options: none.

    Sources: Grevisse & Goosse, Le bon usage (élision).

    Measured: `mtqa explain` shows the figures of the shipped `measured.json`.
    """

    code = "GRA178"
    name = "full-de"
    category = "fluency/grammar/function-words"
    its_type = "grammar"
    severity = Severity.MINOR
    anchors = frozenset(("un", "une"))

    def check_analysis(self, segment: SegmentView, analysis: Analysis) -> Iterator[Finding]:
        """See `AnalysisCheck.check_analysis`."""
        for i in analysis.standing(_SHORT.keys()):
            short = _SHORT[analysis.lower(i)]
            if i >= len(analysis.words) - 2 or analysis.lower(i + 1) not in ("un", "une") or analysis.lower(i + 3) in _RANGES:
                continue
            phrase = analysis.noun_phrase(i + 1)
            counted = phrase is None or phrase.head <= i + 1 or not analysis.words[phrase.head].token.text.islower()
            if counted or not analysis.can(i + 2, "noun", "adj") or analysis.can(i + 2, "prep", "num"):
                continue
            yield self.finding(
                segment.span(i, i + 2),
                Phrase("missing elision", "élision manquante", "elisi hilang"),
                Phrase(
                    f"Before a vowel the form is “{short}”.", f"Devant une voyelle, la forme est « {short} ».",
                    f"Di depan vokal bentuknya « {short} ».",
                ),
                suggestion=short + analysis.words[i + 1].token.text,
                confidence=0.9,
            )  # fmt: skip
