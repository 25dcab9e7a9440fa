"""GRA146: the second half of a comparison opened by the wrong word."""

from __future__ import annotations

from collections.abc import Iterator

from mtqa.checks.finding import Finding, Severity
from mtqa.checks.gra.base import AnalysisCheck
from mtqa.checks.view import SegmentView
from mtqa.language.phrases import Analysis
from mtqa.language.tokens import Kind
from mtqa.phrase import Phrase

_STOPS = frozenset(",;:.!?()«»")
_REACH = 5


class Comparison(AnalysisCheck):
    """The second half of a comparison opened by the wrong word.

    What it does: reports `plus que` and `moins que` before a figure with a noun (`plus que 300 familles`), `aussi`, `plus`, `moins` +
    adjective + `comme`, `le même` + noun + `comme`, and `plus` or `moins` + adjective + `de` + `ce que`-less noun phrase with
    `celui`.

    Why it matters: the frame is that of *more than 300*, *as … as*, *sama … seperti*; in French `plus que 300` says something else.

    Known problems: `ne … plus que 300` (only 300 left) is sound and passed over.

    Example:
        bad: Plus que 300 familles ont fui.
        good: Plus de 300 familles ont fui.

    Options: none.

    Sources: Grevisse & Goosse, Le bon usage (degrés de comparaison ; plus de, plus que).

    Measured: `mtqa explain` shows the figures of the shipped `measured.json`.
    """

    code = "GRA146"
    name = "comparison"
    category = "fluency/grammar/function-words"
    its_type = "grammar"
    severity = Severity.MINOR
    anchors = frozenset(("plus", "moins", "aussi", "même", "mêmes"))

    def check_analysis(self, segment: SegmentView, analysis: Analysis) -> Iterator[Finding]:
        """See `AnalysisCheck.check_analysis`."""
        for i in analysis.standing(self.anchors):
            found = _wrong(analysis, i, analysis.lower(i))
            if found is None:
                continue
            at, right = found
            yield self.finding(
                segment.span(i, at + 1),
                Phrase("wrong word in a comparison", "mot impropre dans une comparaison", "kata keliru dalam perbandingan"),
                Phrase(
                    f"The comparison goes on with “{right}”.",
                    f"La comparaison se poursuit par « {right} ».",
                    f"Perbandingan dilanjutkan dengan « {right} ».",
                ),
                confidence=0.85,
            )


def _wrong(analysis: Analysis, i: int, lower: str) -> tuple[int, str] | None:
    """The index of the wrong word and the right one."""
    if lower in ("plus", "moins") and analysis.lower(i + 1) in ("que", "qu'"):
        return (i + 1, "de") if _counts(analysis, i) else None
    if lower in ("aussi", "plus", "moins"):
        return _degree(analysis, i)
    if lower in ("même", "mêmes") and analysis.lower(i - 1) in ("le", "la", "les", "au", "aux", "du", "des"):
        at = i + 2
        same = analysis.must(i + 1, "noun") and analysis.lower(at) == "comme" and analysis.can(at + 1, "det", "pron", "name")
        return (at, "que") if same and not analysis.can(at + 2, "finite") else None
    return None


def _counts(analysis: Analysis, i: int) -> bool:
    """True for `plus que 300 familles` with no `ne` before it."""
    if i + 3 >= len(analysis.words) or analysis.words[i + 2].token.kind is not Kind.NUMBER or not analysis.can(i + 3, "noun", "mark"):
        return False
    if analysis.lower(i + 3) in (",", "."):
        return False
    before = {analysis.lower(k) for k in range(max(0, i - 10), i)}
    return not before & {"ne", "n'", "pas", "non", "y"} and analysis.lower(i - 1) not in (
        "plus",
        "bien",
        "beaucoup",
        "encore",
        "ni",
        "rien",
    )


def _degree(analysis: Analysis, i: int) -> tuple[int, str] | None:
    """`aussi grave comme`: an adjective or adverb of degree, then comme before a noun phrase."""
    for k in range(i + 1, min(i + _REACH, len(analysis.words))):
        if analysis.words[k].token.text in _STOPS:
            return None
        if analysis.lower(k) == "comme":
            plain = (
                k == i + 2
                and analysis.can(i + 1, "adj")
                and not analysis.can(i + 1, "pp")
                and (not analysis.can(i + 1, "noun") or "être" in analysis.words[i - 1].lemmas("finite"))
                and analysis.can(k + 1, "det", "name")
            )
            return (k, "que") if plain and analysis.lower(i - 1) not in ("de", "d'", "le", "la", "les", "en", "au", "et", "ne") else None
    return None
