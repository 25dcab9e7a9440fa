"""GRA188: tous, toutes on the wrong side of a determiner, or with none behind it."""

from __future__ import annotations

from collections.abc import Iterator

from mtqa.checks.finding import Finding, Severity
from mtqa.checks.gra.base import AnalysisCheck
from mtqa.checks.view import SegmentView
from mtqa.language.phrases import Analysis
from mtqa.language.wordlists import words as wordset
from mtqa.phrase import Phrase

_ALL = wordset("tous toutes")
_BEFORE = wordset("les ces ses leurs nos vos mes des aux")
_BARE = wordset(
    "sortes risques crins azimuts taxes deux trois quatre cinq six sept huit neuf dix genres types pays secteurs catégories points égards "
    "temps lieux bords horizons confondus feux publics niveaux partis côtés usagers âges natures voiles jambes affaires choses charges"
)
_RANKS = wordset("premiers premières derniers dernières nouveaux nouvelles petits petites jeunes")


class AllFrame(AnalysisCheck):
    """Tous, toutes on the wrong side of a determiner, or with none behind it.

    What it does: reports `les tous habitants`, `ces tous problèmes`, `tous habitants ont fui` (a subject with no determiner), and
    *quelque* in the singular before a plural noun (`quelque jours`).

    Why it matters: French says *tous les*; the order or the lost article is that of the source (*semua warga*).

    Known problems: set phrases (`toutes sortes de`, `tous azimuts`) have no determiner and are passed over.

    Example:
        bad: Tous habitants ont été évacués.
        good: Tous les habitants ont été évacués.

    Options: none.

    Sources: Grevisse & Goosse, Le bon usage (tout déterminant; quelque).

    Measured: `mtqa explain` shows the figures of the shipped `measured.json`.
    """

    code = "GRA188"
    name = "all-frame"
    category = "fluency/grammar/function-words"
    its_type = "grammar"
    severity = Severity.MINOR
    anchors = _ALL | {"quelque"}

    def check_analysis(self, segment: SegmentView, analysis: Analysis) -> Iterator[Finding]:
        """See `AnalysisCheck.check_analysis`."""
        for i in analysis.standing(self.anchors):
            first, after = _slip(analysis, i)
            if after:
                yield self.finding(
                    segment.span(first, after),
                    Phrase("all, some wrongly joined", "« tous », « quelques » mal construit", "« tous », « quelques » salah dirangkai"),
                    Phrase(
                        "French says “tous les” and “quelques” before a plural.",
                        "On dit « tous les » et, devant un pluriel, « quelques ».",
                        "Dipakai « tous les » dan « quelques » sebelum bentuk jamak.",
                    ),
                    confidence=0.88,
                )  # fmt: skip


def _slip(analysis: Analysis, i: int) -> tuple[int, int]:
    """The words that are wrongly joined around word `i`, or (0, 0)."""
    noun = i + 1
    plural = analysis.can(noun, "noun") and _plural(analysis, noun) and analysis.words[noun].token.text.islower()
    if not plural or analysis.can(noun, "num", "prep"):
        return 0, 0
    if analysis.lower(i) == "quelque":
        return (i, i + 2) if analysis.can(noun + 1, "adv", "prep", "mark", "finite", "adj") else (0, 0)
    if analysis.lower(i - 1) in _BEFORE and analysis.must(noun, "noun", "adj") and analysis.lower(noun) not in _RANKS:
        return i - 1, i + 2
    if analysis.lower(noun) in _BARE or analysis.must(noun, "adj") or not (i == 0 or analysis.lower(i - 1) in ("que", "qu'", "«")):
        return 0, 0
    verb = analysis.verb_group(noun + 1)
    return (i, i + 2) if verb is not None and verb.sure and analysis.must(noun, "noun") else (0, 0)


def _plural(analysis: Analysis, i: int) -> bool:
    features = analysis.words[i].features("noun")
    return bool(features) and all(number == "p" for _, number in features)
