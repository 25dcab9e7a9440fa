"""GRA101: `de le`, `à les` where French writes du, aux, and `du le`, `aux les` with an article too many."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from itertools import pairwise

from mtqa.checks.finding import Finding, Severity
from mtqa.checks.gra.base import AnalysisCheck
from mtqa.checks.view import SegmentView
from mtqa.language.phrases import Analysis
from mtqa.language.tables import table
from mtqa.language.wordlists import words
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
_DOUBLED = frozenset((one, two) for one in ("du", "des", "au", "aux") for two in ("le", "la", "les", "l'"))
_OWN_ARTICLE = {"du": "le", "des": "les", "au": "le", "aux": "les"}
_KEYS = words("majeur mineur dièse bémol")
_PAIRS = _CONTRACTED.keys() | _DOUBLED


class Contraction(AnalysisCheck):
    """`de le`, `à les` and the like where French contracts preposition and article.

    What it does: reports `de` or `à` before `le`, `les`, `lequel`, `lesquels`, `lesquelles` when the next word can only be a noun or an
    adjective, so that the article is no pronoun before an infinitive; and `du`, `des`, `au`, `aux`, which hold the article, before
    another one (`aux les victimes`).

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
        if _PAIRS.isdisjoint(pairwise(segment.lowers)):
            return
        for i in range(len(analysis.words) - 1):
            pair = (analysis.lower(i), analysis.lower(i + 1))
            if pair in _PAIRS and analysis.words[i + 1].token.text.islower():
                contracted = _CONTRACTED.get(pair)
                if contracted is None:
                    if _second_article(analysis, i):
                        yield self._doubled(segment, analysis, i)
                elif len(contracted) > 3 or _nominal(analysis, i + 2) or _country(analysis, i + 2):
                    yield self._apart(segment, analysis, i, contracted)

    def _apart(self, segment: SegmentView, analysis: Analysis, i: int, contracted: str) -> Finding:
        return self.finding(
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
            suggestion=contracted.capitalize() if analysis.words[i].token.text[0].isupper() else contracted,
            confidence=0.97,
        )

    def _doubled(self, segment: SegmentView, analysis: Analysis, i: int) -> Finding:
        first, article = analysis.words[i].token.text, analysis.lower(i + 1)
        return self.finding(
            segment.span(i, i + 2),
            Phrase("article twice", "article en double", "artikel dua kali"),
            Phrase(
                f"“{first}” holds an article already; “{article}” is one too many.",
                f"« {first} » contient déjà un article ; « {article} » est de trop.",
                f"« {first} » sudah memuat artikel; « {article} » berlebihan.",
            ),
            suggestion=first if _OWN_ARTICLE.get(analysis.lower(i)) == article else None,
            confidence=0.95,
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


def _second_article(analysis: Analysis, i: int) -> bool:
    """True when word `i + 1` is an article before its noun, and no note of music (`du la mineur`)."""
    return analysis.lower(i + 2) not in _KEYS and (_nominal(analysis, i + 2) or _country(analysis, i + 2))
