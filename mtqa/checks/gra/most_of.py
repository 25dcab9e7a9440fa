"""GRA120: a quantity with a complement that it cannot have."""

from __future__ import annotations

from collections.abc import Iterator

from mtqa.checks.finding import Finding, Severity
from mtqa.checks.gra.base import AnalysisCheck
from mtqa.checks.view import SegmentView
from mtqa.language.phrases import PLURAL, SINGULAR, Analysis
from mtqa.language.wordlists import words as wordset
from mtqa.phrase import Phrase

_WITH_BARE_PLURAL = wordset(
    "endroits moments vagues centaines milliers dizaines douzaines paquets lots groupes tranches étapes intervalles rafales voies "
    "secteurs convois équipes "
    "bonds bribes paliers couples paires petits grands mois foyers ménages familles régions pays jours heures années ans grappes "
    "wagons camions bateaux "
    "avions trains contumace textos courriels sms chèques câbles satellites drones hélicoptères correspondance ordre erreur principe "
    "avance temps beaux "
    "niveaux sections pans monts vaux catégories pointes strates lettres degrés gouttes plusieurs quelques certains certaines "
    "diverses divers pays-mêmes "
    "tous toutes bien peu trop tant ailleurs conséquent exemple nature définition contre rapport là ici écrit bateau avion train tête"
)
_TIME = wordset("temps")


class MostOf(AnalysisCheck):
    """A quantity or preposition with a noun in a form that it cannot have.

    What it does: reports `la plupart de` + singular noun (but not `la plupart du temps`), and `par` + plural noun without a determiner
    after a
    participle (`heurtées par tuiles`).

    Why it matters: a determiner is lost, or the quantity is said of something that cannot be counted.

    Known problems: `par` + plural is sound in many set phrases (`par endroits`, `par vagues`); those known are passed over.

    Example:
        bad: La plupart de ce carburant part à l'étranger.
        good: La plus grande partie de ce carburant part à l'étranger.

    Options: none.

    Sources: Grevisse & Goosse, Le bon usage (la plupart; absence de l'article).

    Measured: `mtqa explain` shows the figures of the shipped `measured.json`.
    """

    code = "GRA120"
    name = "most-of"
    category = "fluency/grammar/function-words"
    its_type = "grammar"
    severity = Severity.MINOR
    anchors = frozenset(("plupart", "par"))

    def check_analysis(self, segment: SegmentView, analysis: Analysis) -> Iterator[Finding]:
        """See `AnalysisCheck.check_analysis`."""
        for i in range(len(analysis.words) - 2):
            if analysis.matches(i, "la", "plupart") and _singular_after(analysis, i + 2):
                yield self._report(segment, i, i + 2, most=True)
            elif analysis.lower(i) == "par" and _bare_plural(analysis, i):
                yield self._report(segment, i, i + 2, most=False)

    def _report(self, segment: SegmentView, first: int, after: int, *, most: bool) -> Finding:
        if most:
            message = Phrase(
                "“la plupart de” with a singular", "« la plupart de » avec un singulier", "« la plupart de » dengan bentuk tunggal"
            )
            reason = Phrase(
                "“La plupart de” is said of several things; for one mass French says “la plus grande partie de”.",
                "« La plupart de » se dit de plusieurs choses ; pour une masse, on dit « la plus grande partie de ».",
                "« La plupart de » dipakai untuk beberapa hal; untuk satu massa dipakai « la plus grande partie de ».",
            )
        else:
            message = Phrase("determiner missing after “par”", "déterminant manquant après « par »", "kata sandang hilang setelah « par »")
            reason = Phrase(
                "The plural noun after “par” needs a determiner here.",
                "Le nom au pluriel demande ici un déterminant après « par ».",
                "Nomina jamak setelah « par » di sini memerlukan kata sandang.",
            )
        return self.finding(
            segment.span(first, after), message, reason, suggestion="la plus grande partie" if most else None, confidence=0.85
        )


def _singular_after(analysis: Analysis, i: int) -> bool:
    if analysis.lower(i) not in ("de", "d'", "du"):
        return False
    phrase = analysis.noun_phrase(i if analysis.lower(i) == "du" else i + 1)
    return (
        phrase is not None
        and phrase.determiner >= 0
        and phrase.features <= SINGULAR
        and not phrase.quantity
        and analysis.lower(phrase.head) not in _TIME
        and not analysis.can(phrase.head, "name", "unknown")
    )


def _bare_plural(analysis: Analysis, i: int) -> bool:
    word = analysis.words[i + 1]
    if (
        not word.can("noun")
        or not word.must("noun", "adj")
        or not word.token.text.islower()
        or word.lower in _WITH_BARE_PLURAL
        or not word.features("noun") <= PLURAL
    ):
        return False
    return analysis.can(i - 1, "pp") and not analysis.can(i + 2, "num") and analysis.lower(i + 2) not in ("et", "ou", "de", "d'")
