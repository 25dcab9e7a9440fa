"""GRA101: `de le`, `à les` where French writes du, aux."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from itertools import pairwise

from mtqa.checks.finding import Finding, Severity
from mtqa.checks.gra.base import AnalysisCheck
from mtqa.checks.view import SegmentView
from mtqa.language.phrases import Analysis
from mtqa.language.tables import table
from mtqa.phrase import Phrase

_CONTRACTED = {
    ("de", "le"): "du",
    ("de", "les"): "des",
    ("à", "le"): "au",
    ("à", "les"): "aux",
    ("de", "lequel"): "duquel",
    ("de", "lesquels"): "desquels",
    ("de", "lesquelles"): "desquelles",
    ("à", "lequel"): "auquel",
    ("à", "lesquels"): "auxquels",
    ("à", "lesquelles"): "auxquelles",
}


class Contraction(AnalysisCheck):
    """`de le`, `à les` and the like where French contracts preposition and article.

    What it does: reports `de` or `à` before `le`, `les`, `lequel`, `lesquels`, `lesquelles` when the next word can only be a noun or an
    adjective, so that the article is no pronoun before an infinitive.

    Why it matters: no French writer leaves the two apart; it shows at once that a machine put the words side by side.

    Known problems: articles that belong to a family name or a title (`de Le Monde`) start with a capital and are passed over.

    Example:
        bad: La sortie de le tunnel est fermée.
        good: La sortie du tunnel est fermée.

    Options: none.

    Sources: Grevisse & Goosse, Le bon usage (articles contractés).

    Measured: `mtqa explain` shows the figures of the shipped `measured.json`.
    """

    code = "GRA101"
    name = "contraction"
    category = "fluency/grammar/word-form"
    its_type = "grammar"
    severity = Severity.MINOR

    def check_analysis(self, segment: SegmentView, analysis: Analysis) -> Iterator[Finding]:
        """See `AnalysisCheck.check_analysis`."""
        if _CONTRACTED.keys().isdisjoint(pairwise(segment.lowers)):
            return
        for i in range(len(analysis.words) - 1):
            contracted = _CONTRACTED.get((analysis.lower(i), analysis.lower(i + 1)))
            if (
                contracted
                and analysis.words[i + 1].token.text.islower()
                and (len(contracted) > 3 or _nominal(analysis, i + 2) or _country(analysis, i + 2))
            ):
                first = analysis.words[i].token.text
                yield self.finding(
                    segment.span(i, i + 2),
                    Phrase(
                        "preposition and article not contracted",
                        "préposition et article non contractés",
                        "preposisi dan artikel tidak disatukan",
                    ),
                    Phrase(
                        f"Before this noun French contracts the two words into “{contracted}”.",
                        f"Devant ce nom, le français contracte les deux mots en « {contracted} ».",
                        f"Di depan nomina ini, bahasa Prancis menyatukan kedua kata menjadi « {contracted} ».",
                    ),
                    suggestion=contracted.capitalize() if first[0].isupper() else contracted,
                    confidence=0.97,
                )


@cache
def _countries() -> frozenset[str]:
    """Names of countries with le or les, of one word."""
    return frozenset(row["name"] for row in table("countries.tsv") if row["class"] in ("m", "p"))


def _country(analysis: Analysis, i: int) -> bool:
    """True for `de le Japon`."""
    return i < len(analysis.words) and analysis.words[i].token.text in _countries()


def _nominal(analysis: Analysis, i: int) -> bool:
    """True when word `i` is a noun or adjective, in lower case, and no infinitive or pronoun."""
    if i >= len(analysis.words) or not analysis.words[i].token.text.islower():
        return False
    if analysis.lower(i) in ("même", "mêmes"):  # `à le même jour`: no pronoun before it
        return analysis.can(i + 1, "noun", "adj", "num")
    return analysis.can(i, "noun", "adj") and not analysis.can(i, "inf", "finite", "finite12", "pron", "adv", "prep", "unknown")
