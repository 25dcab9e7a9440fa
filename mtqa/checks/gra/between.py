"""GRA116: `entre … à …` and other frames of two values that don't fit together."""

from __future__ import annotations

from collections.abc import Iterator

from mtqa.checks.finding import Finding, Severity
from mtqa.checks.gra.base import AnalysisCheck
from mtqa.checks.view import SegmentView
from mtqa.language.phrases import Analysis
from mtqa.language.tokens import Kind
from mtqa.language.wordlists import MONTHS, WEEKDAYS
from mtqa.language.wordlists import words as wordset
from mtqa.phrase import Phrase

_UNTIL = wordset("à jusqu' jusque")
_UNITS = wordset("heures heure h ans mois jours euros dollars roupies % kilomètres km mètres tonnes kilos degrés minutes personnes")


class Between(AnalysisCheck):
    """`entre … à …` and other frames of two values that don't fit together.

    What it does: reports `entre` + figure + `à` or `jusqu'à` + figure with no `et`, and `près du` or `plus du` before a figure with a
    per cent sign.

    Why it matters: two ways to give a range are crossed; the reader can't tell whether a limit or a range is meant.

    Known problems: none known.

    Example:
        bad: Le trajet dure entre deux à trois heures.
        good: Le trajet dure entre deux et trois heures.

    Options: none.

    Sources: Grevisse & Goosse, Le bon usage (entre); Académie française, Dire, ne pas dire.

    Measured: `mtqa explain` shows the figures of the shipped `measured.json`.
    """

    code = "GRA116"
    name = "between"
    category = "fluency/grammar/function-words"
    its_type = "grammar"
    severity = Severity.MINOR
    anchors = frozenset(("entre", "près", "plus", "moins"))

    def check_analysis(self, segment: SegmentView, analysis: Analysis) -> Iterator[Finding]:
        """See `AnalysisCheck.check_analysis`."""
        for i in analysis.standing(self.anchors):
            if i >= len(analysis.words) - 2:
                continue
            if analysis.lower(i) == "entre":
                at = _crossing(analysis, i)
                if at:
                    after = at + 2 if analysis.lower(at) == "jusqu'" and analysis.lower(at + 1) == "à" else at + 1
                    yield self.finding(
                        segment.span(at, after),
                        Phrase("“entre” without “et”", "« entre » sans « et »", "« entre » tanpa « et »"),
                        Phrase(
                            "A range that starts with “entre” goes on with “et”.",
                            "Une fourchette ouverte par « entre » se ferme par « et ».",
                            "Rentang yang dibuka dengan « entre » ditutup dengan « et ».",
                        ),
                        suggestion="et",
                        confidence=0.95,
                    )
            elif analysis.lower(i + 1) == "du" and _percentage(analysis, i + 2):
                yield self.finding(
                    segment.span(i, i + 2),
                    Phrase("article before a percentage", "article devant un pourcentage", "artikel di depan persentase"),
                    Phrase(
                        "After “près”, “plus” or “moins” a percentage stands without an article.",
                        "Après « près », « plus » ou « moins », le pourcentage s’écrit sans article.",
                        "Setelah « près », « plus », atau « moins », persentase ditulis tanpa artikel.",
                    ),
                    suggestion=f"{analysis.words[i].token.text} de",
                    confidence=0.95,
                )


def _crossing(analysis: Analysis, entre: int) -> int:
    """The index of `à` or `jusqu'à` between two figures after `entre`, or 0."""
    days = WEEKDAYS | MONTHS
    if analysis.lower(entre + 1) in days and analysis.lower(entre + 2) in _UNTIL and analysis.lower(entre + 3) in days:
        return entre + 2
    at = entre + 1
    while analysis.can(at, "num") and analysis.lower(at) not in ("un", "une"):
        at += 1
    if at == entre + 1:
        return 0
    if analysis.lower(at) in _UNITS:
        at += 1
    if analysis.lower(at) not in _UNTIL:
        return 0
    second = at + 2 if analysis.lower(at) == "jusqu'" else at + 1
    if not analysis.can(second, "num"):
        return 0
    rest = range(second + 1, min(second + 4, len(analysis.words)))
    return 0 if any(analysis.lower(k) == "et" for k in rest) else at


def _percentage(analysis: Analysis, i: int) -> bool:
    return i + 1 < len(analysis.words) and analysis.words[i].token.kind is Kind.NUMBER and analysis.lower(i + 1) in ("%", "pour")
