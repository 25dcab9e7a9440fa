"""GRA187: a measure that is joined to its noun or adjective by nothing, or by the wrong verb."""

from __future__ import annotations

from collections.abc import Iterator

from mtqa.checks.finding import Finding, Severity
from mtqa.checks.gra.base import AnalysisCheck
from mtqa.checks.view import SegmentView
from mtqa.language.phrases import Analysis
from mtqa.language.wordlists import words as wordset
from mtqa.phrase import Phrase

_DIMENSIONS = wordset(
    "hauteur longueur largeur profondeur superficie altitude vitesse durée distance épaisseur rayon diamètre capacité taille"
)
_ADJECTIVES = wordset("long longue longs longues haut haute hauts hautes large larges profond profonde profonds profondes épais épaisse")
_UNITS = wordset(
    "mètre mètres kilomètre kilomètres km centimètres hectares kilos tonnes jours heures minutes mois ans années litres mégawatts"
)
_LENGTHS = wordset("mètre mètres kilomètre kilomètres km centimètres cm m")
_AGED = wordset("ans")
_RATES = wordset("jour jours heure heures mois an semaine")
_COUNTED = wordset(
    "barils tonnes litres kilomètres mètres kilos véhicules passagers voyageurs repas unités doses pièces dollars euros roupies mégawatts "
    "cas tests voitures conteneurs"
)
_REASONS = {
    "de": (
        "Between a dimension and its figure French puts “de”.", "Entre une dimension et son chiffre, on met « de ».",
        "Antara ukuran dan angkanya dipakai « de ».",
    ),
    "age": (
        "An age is had, not been: “a 40 ans”, “est âgé de 40 ans”.", "On a un âge : « a 40 ans », « est âgé de 40 ans ».",
        "Umur memakai avoir: « a 40 ans », « est âgé de 40 ans ».",
    ),
    "per": (
        "A rate is joined by “par”: 200 tonnes par jour.", "Un rythme se dit avec « par » : 200 tonnes par jour.",
        "Laju memakai « par »: 200 tonnes par jour.",
    ),
    "adjective": (
        "Behind a measure French says “de long”, “de haut”.", "Après une mesure, on dit « de long », « de haut ».",
        "Setelah ukuran dipakai « de long », « de haut ».",
    ),
}  # fmt: skip


class MeasureLink(AnalysisCheck):
    """A measure that is joined to its noun or adjective by nothing, or by the wrong verb.

    What it does: reports `une hauteur deux mètres`, `longue 30 kilomètres`, `30 mètres longs`, `200 tonnes jour`, and an age with être
    (`l'homme est 40 ans`).

    Why it matters: the figure hangs in the air; Indonesian and English put it beside the noun with no link.

    Known problems: tables and captions do so, too; only sentences with a verb are looked at.

    Example:
        bad: La digue a une hauteur six mètres.
        good: La digue a une hauteur de six mètres.

    Options: none.

    Sources: Grevisse & Goosse, Le bon usage (compléments de mesure).

    Measured: `mtqa explain` shows the figures of the shipped `measured.json`.
    """

    code = "GRA187"
    name = "measure-link"
    category = "fluency/grammar/function-words"
    its_type = "grammar"
    severity = Severity.MINOR
    anchors = _DIMENSIONS | _ADJECTIVES | _AGED | _RATES

    def check_analysis(self, segment: SegmentView, analysis: Analysis) -> Iterator[Finding]:
        """See `AnalysisCheck.check_analysis`."""
        if not analysis.places("finite"):
            return
        for i in analysis.standing(self.anchors):
            kind, first, after = _slip(analysis, i)
            if kind:
                yield self.finding(
                    segment.span(first, after),
                    Phrase("measure wrongly joined", "mesure mal construite", "ukuran salah dirangkai"),
                    Phrase(*_REASONS[kind]),
                    confidence=0.85,
                )


def _slip(analysis: Analysis, i: int) -> tuple[str, int, int]:
    """What is wrong at word `i` and the words concerned; nothing: an empty string."""
    lower, after = analysis.lower(i), analysis.lower(i + 2)
    figure = analysis.must(i + 1, "num") and analysis.lower(i + 1) not in ("un", "une")
    if lower in _DIMENSIONS and figure and after in _UNITS and analysis.can(i - 1, "det", "noun"):
        return "de", i, i + 3
    if (
        lower in _ADJECTIVES
        and figure
        and after in _UNITS
        and (analysis.lower(i - 1) == "," or analysis.can(i - 1, "noun", "finite", "adv"))
    ):
        counted = lower in ("long", "haut", "large", "profond") and analysis.lower(i - 1) == "de"
        return ("de", i, i + 3) if not counted else ("", 0, 0)
    if lower in _ADJECTIVES and analysis.lower(i - 1) in _LENGTHS and analysis.must(i - 2, "num"):
        return "adjective", i - 2, i + 1
    if lower in _RATES and _rate(analysis, i):
        return "per", i - 2, i + 1
    more = analysis.lower(i + 1) in ("plus", "moins", "après", "avant", "depuis", "trop")
    if lower in _AGED and analysis.must(i - 1, "num") and not more and _is_years(analysis, i - 2):
        return "age", i - 2, i + 1
    return "", 0, 0


def _rate(analysis: Analysis, i: int) -> bool:
    """True for `200 tonnes jours`: a counted noun straight before a time that nothing describes."""
    counted = analysis.lower(i - 1) in _COUNTED and analysis.can(i - 2, "num")
    return (
        counted
        and (analysis.can(i + 1, "mark", "prep", "conj") or analysis.lower(i + 1) == "")
        and analysis.lower(i + 1) not in ("après", "et")
    )


def _is_years(analysis: Analysis, verb: int) -> bool:
    """True for `l'homme est 40 ans`: être straight before the figure, a person or a name before it."""
    if verb < 1 or "être" not in analysis.words[verb].lemmas("finite"):
        return False
    before = analysis.words[verb - 1]
    return before.can("name", "noun", "unknown") or before.lower in ("il", "elle", "qui")
