"""GRA147: lequel, laquelle … with no noun of that gender and number before it."""

from __future__ import annotations

from collections.abc import Iterator

from mtqa.checks.finding import Finding, Severity
from mtqa.checks.gra.base import AnalysisCheck
from mtqa.checks.view import SegmentView
from mtqa.language.phrases import Analysis
from mtqa.language.wordlists import words as wordset
from mtqa.phrase import Phrase

_M, _F = "m", "f"
_FORMS = {
    "lequel": (_M, "s"), "laquelle": (_F, "s"), "lesquels": (_M, "p"), "lesquelles": (_F, "p"), "auquel": (_M, "s"),
    "auxquels": (_M, "p"), "auxquelles": (_F, "p"), "duquel": (_M, "s"), "desquels": (_M, "p"), "desquelles": (_F, "p"),
}  # fmt: skip
_ASKING = wordset("savoir demander dire indiquer préciser décider choisir ignorer ?")
_REACH = 25


class CompoundRelative(AnalysisCheck):
    """`lequel`, `laquelle`, `auquel` … that agree with no noun before them.

    What it does: compares the gender and number of a compound relative after a preposition (or contracted with one) with every noun,
    name and pronoun that stands before it in the sentence, and reports it when none fits.

    Why it matters: the pronoun points to nothing, or to a noun of the sentence before.

    Known problems: questions (`lequel choisir ?`) are passed over; a name of unknown gender counts as fitting.

    Example:
        bad: La route sur lequel le bus roulait s'est affaissée.
        good: La route sur laquelle le bus roulait s'est affaissée.

    Options: none.

    Sources: Grevisse & Goosse, Le bon usage (pronoms relatifs composés).

    Measured: `mtqa explain` shows the figures of the shipped `measured.json`.
    """

    code = "GRA147"
    name = "compound-relative"
    category = "fluency/grammar/agreement"
    its_type = "grammar"
    severity = Severity.MAJOR
    anchors = frozenset(_FORMS)

    def check_analysis(self, segment: SegmentView, analysis: Analysis) -> Iterator[Finding]:
        """See `AnalysisCheck.check_analysis`."""
        for i, word in enumerate(analysis.words):
            wanted = _FORMS.get(word.lower)
            if wanted is None or not _relative(analysis, i) or _fits(analysis, i, wanted):
                continue
            yield self.finding(
                segment.span(i, i + 1),
                Phrase(
                    "relative that agrees with no noun", "relatif qui ne s’accorde avec aucun nom", "kata relatif tanpa nomina yang cocok"
                ),
                Phrase(
                    "No noun before it has this gender and number.",
                    "Aucun nom qui précède n’a ce genre et ce nombre.",
                    "Tidak ada nomina sebelumnya yang bergender dan berjumlah demikian.",
                ),
                confidence=0.88,
            )


def _relative(analysis: Analysis, i: int) -> bool:
    """True after a preposition that follows a noun: no question, no start of a sentence."""
    first = i - 1 if analysis.lower(i)[:1] == "l" else i
    if first < 2 or (first == i - 1 and not analysis.can(first, "prep")):
        return False
    if analysis.lower(first - 1) == "," and not analysis.can(first - 2, "noun", "name", "adj", "pp"):
        return False
    lemmas = {lemma for k in range(max(0, i - 8), i) for lemma in analysis.words[k].lemmas("finite", "inf", "pp")}
    return not lemmas & _ASKING and not any(w.token.text == "?" for w in analysis.words[i:])


def _fits(analysis: Analysis, i: int, wanted: tuple[str, str]) -> bool:
    """True when some word before could be the antecedent."""
    joined = False
    seen = False
    for k in range(i - 1, max(-1, i - _REACH - 1), -1):
        word = analysis.words[k]
        joined = joined or word.lower in ("et", ",")
        if word.can("name", "unknown") or (word.can("pron") and not word.must("pron", "det", "prep")):
            return True
        if word.lower in ("celui", "celle", "ceux", "celles", "ce", "cela", "quelque", "chose"):
            return True
        nominal = word.can("noun") or analysis.can(k - 1, "det")  # `un hybride`: an adjective used as a noun
        features = word.features("noun", "adj") if nominal else frozenset()
        seen = seen or bool(features)
        if wanted in features or (joined and wanted[1] == "p" and any(g == wanted[0] or wanted[0] == "m" for g, _ in features)):
            return True
    return not seen
