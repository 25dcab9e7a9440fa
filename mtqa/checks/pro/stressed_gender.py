"""PRO131: a stressed pronoun that does not fit the subject beside it."""

from __future__ import annotations

from collections.abc import Iterator

from mtqa.checks.finding import Finding, Severity
from mtqa.checks.gra.base import AnalysisCheck
from mtqa.checks.view import SegmentView
from mtqa.language.phrases import Analysis
from mtqa.language.wordlists import words as wordset
from mtqa.phrase import Phrase

_STRESSED = {"lui": ("m", "s"), "elle": ("f", "s"), "eux": ("m", "p"), "elles": ("f", "p")}
_GROUPS = wordset("personne victime star vedette recrue sentinelle famille police équipe personnes victimes familles ministre juge")


class StressedGender(AnalysisCheck):
    """A stressed pronoun that does not fit the subject beside it.

    What it does: reports `, lui,`, `, elle,`, `, eux,`, `, elles,` straight behind a subject with an article or possessive whose
    noun has another gender or number (`ma tante, lui,`).

    Why it matters: Indonesian *dia* has no gender; the pronoun seems to bring in a third person.

    Known problems: nouns of one gender for persons of both (`la victime, lui,`) are passed over.

    Example:
        bad: Ma tante, lui, vend du riz.
        good: Ma tante, elle, vend du riz.

    Options: none.

    Sources: Grevisse & Goosse, Le bon usage (pronoms disjoints).

    Measured: `mtqa explain` shows the figures of the shipped `measured.json`.
    """

    code = "PRO131"
    name = "stressed-gender"
    category = "accuracy/mistranslation/reference"
    its_type = "mistranslation"
    severity = Severity.MAJOR
    anchors = frozenset(_STRESSED)

    def check_analysis(self, segment: SegmentView, analysis: Analysis) -> Iterator[Finding]:
        """See `AnalysisCheck.check_analysis`."""
        for first, after in _places(segment, analysis):
            yield self.finding(
                segment.span(first, after),
                Phrase(
                    "stressed pronoun against its noun",
                    "pronom tonique contraire à son nom",
                    "pronomina penegas tidak cocok dengan nominanya",
                ),
                Phrase(
                    "The pronoun takes up the noun before it and must share its gender and number.",
                    "Le pronom reprend le nom qui précède et doit en avoir le genre et le nombre.",
                    "Pronomina mengulang nomina di depannya dan harus sama gender dan jumlahnya.",
                ),
                confidence=0.85,
            )


def _places(segment: SegmentView, analysis: Analysis) -> Iterator[tuple[int, int]]:
    for i in analysis.standing(_STRESSED.keys()):
        wanted = _STRESSED[analysis.lower(i)]
        alone = 1 < i < len(analysis.words) - 2 and analysis.lower(i - 1) == analysis.lower(i + 1) == ","
        if not alone or analysis.verb_group(i + 2) is None:
            continue
        phrase = next((p for p in analysis.noun_phrases if p.end == i - 1 and p.determiner >= 0), None)
        if phrase is None or not phrase.sure or not phrase.agreed or phrase.quantity or analysis.lower(phrase.head) in _GROUPS:
            continue
        outside = (
            phrase.start == 0
            or analysis.words[phrase.start - 1].token.text in ",;"
            or analysis.lower(phrase.start - 1) in ("mais", "et", "que")
        )
        if outside and wanted not in phrase.features and analysis.can(phrase.head, "noun"):
            yield phrase.start, i + 1
