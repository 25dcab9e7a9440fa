"""NAM150: an origin in a country whose name takes no article behind de."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache

from mtqa.checks.base import lemma_anchors
from mtqa.checks.finding import Finding, Severity
from mtqa.checks.gra.base import AnalysisCheck
from mtqa.checks.view import SegmentView
from mtqa.language.phrases import Analysis
from mtqa.language.readings import PREPOSITIONS
from mtqa.language.tables import table
from mtqa.phrase import Phrase

_ORIGINS = frozenset(("importer", "provenir", "revenir", "rentrer", "originaire", "importation", "arriver", "rapatrier"))
_RELATIVES = frozenset(("qui", "que", "qu'", "dont", "où"))
_OTHER_LINKS = (PREPOSITIONS | {"au", "aux"}) - {"de", "d'"}
_REACH = 9


class CountryOfOrigin(AnalysisCheck):
    """An origin in a country whose name takes no article behind de.

    What it does: reports `de la`, `de l'` before the name of a feminine country behind a word of origin (`importer du riz de la
    Thaïlande`, `revenir de l'Italie`).

    Why it matters: where something comes from is said with a plain *de*: *de Thaïlande*; the article makes the country an agent.

    Known problems: a country that something more describes (`de la Chine du Nord`) keeps its article and is passed over, and so is
    *venir*: a threat or a help that comes from a country (`vient de la France`) comes from an agent.

    Example:
        bad: Ce riz provient de la Thaïlande.
        good: Ce riz provient de Thaïlande.

    Options: none.

    Sources: Grevisse & Goosse, Le bon usage (article et noms de pays).

    Measured: `mtqa explain` shows the figures of the shipped `measured.json`.
    """

    code = "NAM150"
    name = "country-of-origin"
    category = "fluency/grammar/function-words"
    its_type = "grammar"
    severity = Severity.MINOR
    anchors = lemma_anchors(_ORIGINS)

    def check_analysis(self, segment: SegmentView, analysis: Analysis) -> Iterator[Finding]:
        """See `AnalysisCheck.check_analysis`."""
        for i in analysis.standing(frozenset(("de",))):
            if analysis.lower(i + 1) not in ("la", "l'") or i + 2 >= len(analysis.words) or not _plain_country(analysis, i + 2):
                continue
            if _from_there(analysis, i):
                name = analysis.words[i + 2].token.text
                yield self.finding(
                    segment.span(i, i + 3),
                    Phrase("article behind a “de” of origin", "article après le « de » d’origine", "kata sandang setelah « de » asal"),
                    Phrase(
                        f"An origin takes no article before “{name}”.",
                        f"L’origine se dit sans article devant « {name} ».",
                        f"Asal tanpa kata sandang di depan « {name} ».",
                    ),
                    confidence=0.8,
                )


@cache
def _feminine() -> frozenset[str]:
    return frozenset(row["name"] for row in table("countries.tsv") if row["class"] == "f")


def _plain_country(analysis: Analysis, at: int) -> bool:
    if analysis.words[at].token.text not in _feminine() or analysis.can(at + 1, "adj", "name", "pp"):
        return False
    relative = at + 2 if analysis.lower(at + 1) == "," else at + 1
    return analysis.lower(at + 1) not in ("de", "d'", "du", "des") and analysis.lower(relative) not in _RELATIVES


def _from_there(analysis: Analysis, of: int) -> bool:
    """True when `de` may open the place of origin: a word of origin straight before it, or before the thing imported."""
    before = analysis.words[of - 1] if of else None
    if before is None:
        return False
    if not before.can("noun") and before.lemmas("finite", "pp", "inf", "prp", "adj") & _ORIGINS:
        return True
    start = max(0, of - _REACH)
    imported = next((k for k in range(of - 1, start - 1, -1) if _imports(analysis, k)), -1)
    return imported >= 0 and before.must("noun") and not any(_parts(analysis, k) for k in range(imported + 1, of))


def _parts(analysis: Analysis, k: int) -> bool:
    """True for a mark, a preposition other than *de* or a verb of its own: what stands behind it is no longer what is imported."""
    noun = analysis.can(k, "noun") and analysis.can(k - 1, "det", "prep", "num")
    return analysis.words[k].token.text in ",;:" or analysis.lower(k) in _OTHER_LINKS or (analysis.can(k, "finite") and not noun)


def _imports(analysis: Analysis, k: int) -> bool:
    """True for a form of importer or importation, not for *important* or `importe à`."""
    word = analysis.words[k]
    if word.lower.startswith("important") or analysis.lower(k + 1) in ("à", "au", "aux", "peu", "que"):
        return False
    return bool(word.lemmas("finite", "pp", "inf", "noun") & {"importer", "importation", "rapatrier"})
