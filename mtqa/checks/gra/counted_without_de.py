"""GRA145: million, dizaine, beaucoup … without the de that ties the noun to it."""

from __future__ import annotations

from collections.abc import Iterator

from mtqa.checks.finding import Finding, Severity
from mtqa.checks.gra.base import AnalysisCheck
from mtqa.checks.gra.elision import starts_with_h
from mtqa.checks.view import SegmentView
from mtqa.language.phrases import TIMES, Analysis
from mtqa.language.wordlists import words as wordset
from mtqa.phrase import Phrase

_QUANTITIES = wordset(
    "million millions milliard milliards millier milliers dizaine dizaines douzaine douzaines quinzaine vingtaine trentaine quarantaine "
    "cinquantaine soixantaine centaine centaines kilos kilogrammes tonnes litres hectares"
)
_UNITS = wordset("kilos kilogrammes tonnes litres hectares")
_PEOPLE = wordset(
    "personnes pompiers policiers ouvriers militaires réfugiés blessés employés habitants manifestants fonctionnaires étudiants"
)
_ADVERBS = wordset("beaucoup trop assez combien tant")


class CountedWithoutDe(AnalysisCheck):
    """A quantity straight before its noun, the `de` lost.

    What it does: reports `million`, `milliard`, `millier`, `dizaine` … (after a numeral or determiner) and units of measure (after a
    numeral) followed at once by a noun that has no other reading, and `beaucoup`, `trop`, `assez`, `tant` before a bare plural noun.

    Why it matters: Indonesian and English count without a link (*2 juta liter*, *2 million litres*); French does not.

    Known problems: abbreviated tables and captions may leave out `de` on purpose; only running text is looked at.

    Example:
        bad: L'usine rejette 3 millions litres par an.
        good: L'usine rejette 3 millions de litres par an.

    Options: none.

    Sources: Grevisse & Goosse, Le bon usage (noms de nombre : million, millier, dizaine).

    Measured: `mtqa explain` shows the figures of the shipped `measured.json`.
    """

    code = "GRA145"
    name = "counted-without-de"
    category = "fluency/grammar/function-words"
    its_type = "grammar"
    severity = Severity.MAJOR
    anchors = _QUANTITIES | _ADVERBS

    def check_analysis(self, segment: SegmentView, analysis: Analysis) -> Iterator[Finding]:
        """See `AnalysisCheck.check_analysis`."""
        for i, word in enumerate(analysis.words):
            if not segment.prose or not _bare_noun(analysis, i):
                continue
            after = analysis.words[i + 1]
            link = "d’" if after.lower[:1] in "aeiouéèêâîôûœ" or starts_with_h(after.lower, is_aspirated=False) else "de "
            yield self.finding(
                segment.span(i, i + 2),
                Phrase("de is missing", "Il manque « de »", "Kata de hilang"),
                Phrase(
                    "French ties the noun to this quantity with “de”.",
                    "Le français relie le nom à cette quantité par « de ».",
                    "Bahasa Prancis menghubungkan nomina dengan jumlah ini memakai « de ».",
                ),
                suggestion=f"{word.token.text} {link}{after.token.text}",
                confidence=0.92,
            )


def _bare_noun(analysis: Analysis, i: int) -> bool:
    """True when word `i` is a quantity and the next word can only be the noun that is counted."""
    lower = analysis.lower(i)
    if lower not in _QUANTITIES and lower not in _ADVERBS:
        return False
    person = analysis.lower(i + 1) in _PEOPLE and not analysis.can(i + 2, "noun")
    if not (analysis.must(i + 1, "noun") or person) or not analysis.words[i + 1].token.text.islower():
        return False
    if lower in _ADVERBS:
        plural = {n for _, n in analysis.words[i + 1].features("noun")} == {"p"}
        return plural and analysis.words[i].must("adv") and not analysis.can(i + 1, "adj")
    counted = analysis.can(i - 1, "num") or (lower not in _UNITS and analysis.must(i - 1, "det"))
    return counted and analysis.lower(i + 1) not in TIMES | {"environ"}
