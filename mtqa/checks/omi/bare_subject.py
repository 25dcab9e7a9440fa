"""OMI136: a sentence that opens with a bare singular noun before its verb."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache

from mtqa.checks.finding import Finding, Severity
from mtqa.checks.gra.base import AnalysisCheck
from mtqa.checks.view import SegmentView
from mtqa.language.names import first_names
from mtqa.language.noun_classes import classes_of_nouns
from mtqa.language.phrases import MONTHS, Analysis
from mtqa.language.wordlists import words as wordset
from mtqa.phrase import Phrase

_CLASSES = frozenset(("person", "institution"))
_EVENTS = wordset(
    "accident incendie séisme tremblement inondation enquête voiture camion véhicule bateau maison immeuble pont volcan pluie loi"
)
_OPENERS = wordset("que qu' lorsque lorsqu' puisque puisqu' car quand")
_WITHOUT = wordset("chose personne mal bien gens pluie autrui tort raison dieu minuit midi justice mort preuve")
_NAMES = wordset("internet libération parlement christ dieu noël juin")


class BareSubject(AnalysisCheck):
    """A sentence that opens with a bare singular noun before its verb.

    What it does: reports a sentence with a full stop whose first word is a common noun for a person, an institution or an event, in the
    singular, with no determiner, and its verb straight behind it (`Police a arrêté deux hommes.`); and any noun so placed behind `que`,
    `car`, `lorsque`.

    Why it matters: Indonesian has no articles; in French the noun alone reads like a headline or a name.

    Known problems: headlines drop the article, too, but end without a full stop.

    Example:
        bad: Gouvernement va augmenter les taxes.
        good: Le gouvernement va augmenter les taxes.

    Options: none.

    Sources: Grevisse & Goosse, Le bon usage (absence de l'article).

    Measured: `mtqa explain` shows the figures of the shipped `measured.json`.
    """

    code = "OMI136"
    name = "bare-subject"
    category = "accuracy/omission"
    its_type = "omission"
    severity = Severity.MINOR

    def called_by(self) -> frozenset[str]:
        """See `SegmentCheck.called_by`."""
        return _OPENERS | _common_nouns()

    def check_analysis(self, segment: SegmentView, analysis: Analysis) -> Iterator[Finding]:
        """See `AnalysisCheck.check_analysis`."""
        for i in analysis.standing(_OPENERS):
            if _bare(analysis, i + 1):
                yield self._report(segment, i + 1)
        if not segment.prose or analysis.lower(0) not in _common_nouns() or analysis.words[-1].token.text != ".":
            return
        first = analysis.words[0]
        group = analysis.verb_group(1)
        named = first.token.text in first_names() or first.token.text.isupper() or not first.must("noun")
        if not named and group is not None and group.sure and analysis.must(group.verb, "finite"):
            yield self._report(segment, 0)

    def _report(self, segment: SegmentView, at: int) -> Finding:
        return self.finding(
            segment.span(at, at + 1),
            Phrase("noun without a determiner", "nom sans déterminant", "nomina tanpa kata sandang"),
            Phrase(
                "A common noun as subject needs a determiner.",
                "Un nom commun sujet demande un déterminant.",
                "Nomina umum sebagai subjek memerlukan kata sandang.",
            ),
            confidence=0.85,
        )


def _bare(analysis: Analysis, noun: int) -> bool:
    """True for `(que) licence ne soit suspendue`: a noun with no determiner straight before its verb."""
    if not analysis.must(noun, "noun") or analysis.lower(noun) in _WITHOUT | MONTHS or not analysis.words[noun].token.text.islower():
        return False
    group = analysis.verb_group(noun + 1)
    return group is not None and group.sure and analysis.must(group.verb, "finite")


@cache
def _common_nouns() -> frozenset[str]:
    listed = {lemma for lemma, classes in classes_of_nouns().items() if classes & _CLASSES}
    return (frozenset(listed) | _EVENTS) - _NAMES
