"""GRA160: celui, ceux straight before an adjective, or one number straight after another with de."""

from __future__ import annotations

from collections.abc import Iterator

from mtqa.checks.finding import Finding, Severity
from mtqa.checks.gra.base import AnalysisCheck
from mtqa.checks.view import SegmentView
from mtqa.language.phrases import Analysis
from mtqa.language.wordlists import words as wordset
from mtqa.phrase import Phrase

_DEMONSTRATIVES = wordset("celui celle ceux celles")
_NUMBERS = wordset("un une deux trois quatre cinq six sept huit neuf dix")
_ENDS = frozenset(",.;:»")


class BareDemonstrative(AnalysisCheck):
    """Celui, ceux straight before an adjective, or one number straight after another with de.

    What it does: reports `celui`, `celle`, `ceux`, `celles` straight before an adjective or participle that closes the group (`ceux
    restants sont partis`), and a number word + `de` + number word (`quatre de cinq élèves`).

    Why it matters: *yang tersisa*, *the remaining ones*, *four out of five* show through; French says `ceux qui restent`, `quatre sur
    cinq`.

    Known problems: a participle with a complement of its own (`ceux publiés hier`) is common in newspapers and passed over.

    Example:
        bad: Ceux blessés ont été soignés.
        good: Ceux qui sont blessés ont été soignés.

    Options: none.

    Sources: Grevisse & Goosse, Le bon usage (pronom démonstratif et épithète).

    Measured: `mtqa explain` shows the figures of the shipped `measured.json`.
    """

    code = "GRA160"
    name = "bare-demonstrative"
    category = "fluency/grammar/function-words"
    its_type = "grammar"
    severity = Severity.MINOR
    anchors = _DEMONSTRATIVES | _NUMBERS

    def check_analysis(self, segment: SegmentView, analysis: Analysis) -> Iterator[Finding]:
        """See `AnalysisCheck.check_analysis`."""
        for i in analysis.standing(self.anchors):
            word = analysis.words[i]
            if i >= len(analysis.words) - 2:
                continue
            if word.lower in _DEMONSTRATIVES and analysis.can(i + 1, "adj", "pp", "prp"):
                after = analysis.words[i + 2]
                closed = after.token.text in _ENDS or (
                    analysis.verb_group(i + 2) is not None and (after.must("finite") or after.lower in ("ne", "n'"))
                )
                wrong = closed and not analysis.can(i + 1, "adv", "prep", "pron") and analysis.words[i + 1].token.text.islower()
                end = i + 2
            elif word.lower in _NUMBERS and analysis.lower(i + 1) == "de" and analysis.lower(i + 2) in _NUMBERS - {"un", "une"}:
                wrong, end = analysis.can(i + 3, "noun", "mark", "finite") and analysis.lower(i - 1) not in ("l'", "numéro"), i + 3
            else:
                continue
            if wrong and not segment.quoted(word.token):
                yield self.finding(
                    segment.span(i, end),
                    Phrase("group that French builds otherwise", "groupe que le français construit autrement", "frasa dengan susunan lain"),
                    Phrase(
                        "“ceux qui …” or “… sur …” is expected here.",
                        "On attend ici « ceux qui … » ou « … sur … ».",
                        "Di sini diharapkan « ceux qui … » atau « … sur … ».",
                    ),
                    confidence=0.8,
                )
