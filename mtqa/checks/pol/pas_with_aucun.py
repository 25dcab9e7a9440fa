"""POL133: pas and aucun, rien or jamais in one negation."""

from __future__ import annotations

from collections.abc import Iterator

from mtqa.checks.finding import Finding, Severity
from mtqa.checks.gra.base import AnalysisCheck
from mtqa.checks.view import SegmentView
from mtqa.language.phrases import Analysis
from mtqa.language.wordlists import words as wordset
from mtqa.phrase import Phrase

_NEGATING = wordset("pas que qu'")
_AUXILIARIES = wordset("a ont est sont avait avaient était étaient sera seront aura auront")


class PasWithAucun(AnalysisCheck):
    """`pas` and `aucun`, `rien`, `personne` or `jamais` in one negation.

    What it does: reports `ne pas` + infinitive with `aucun` in the object (adverbs between allowed), and `jamais` with `ne … pas`
    on one verb; `pas` behind a noun subject and a form of être or avoir with no `ne` at all (`les fouilles
    ont pas été`); `que` + number at the end of a clause with no `ne` (`j'en ai eu que deux`).

    Why it matters: two negations cancel each other in standard French; a lost `ne` is no written French.

    Known problems: speech inside quotation marks drops `ne` and is passed over.

    Example:
        bad: Il est prié de ne pas vendre aujourd’hui aucun billet.
        good: Il est prié de ne vendre aujourd’hui aucun billet.

    Options: none.

    Sources: Grevisse & Goosse, Le bon usage (auxiliaires de négation).

    Measured: `mtqa explain` shows the figures of the shipped `measured.json`.
    """

    code = "POL133"
    name = "pas-with-aucun"
    category = "accuracy/mistranslation/polarity"
    its_type = "mistranslation"
    severity = Severity.MAJOR
    anchors = frozenset(("que", "qu'", "pas"))

    def check_analysis(self, segment: SegmentView, analysis: Analysis) -> Iterator[Finding]:
        """See `AnalysisCheck.check_analysis`."""
        for first, after in _places(segment, analysis):
            yield self.finding(
                segment.span(first, after),
                Phrase("negation of the wrong shape", "négation mal formée", "bentuk negasi keliru"),
                Phrase(
                    "“Pas” stands beside a second negation, or without its “ne”.",
                    "« Pas » se trouve à côté d’une autre négation, ou sans son « ne ».",
                    "« Pas » berdampingan dengan negasi lain, atau tanpa « ne ».",
                ),
                confidence=0.85,
            )


def _places(segment: SegmentView, analysis: Analysis) -> Iterator[tuple[int, int]]:
    for i in analysis.standing(_NEGATING):
        if not 0 < i < len(analysis.words) - 2:
            continue
        if analysis.lower(i) in ("que", "qu'") and _restriction(analysis, i):
            yield i - 1, i + 2
        if analysis.lower(i) != "pas" or segment.quoted(analysis.words[i].token):
            continue
        if (analysis.lower(i - 1) == "été" and analysis.can(i + 1, "pp")) or _not_enough(analysis, i):
            yield i - 1, i + 2
        elif analysis.lower(i - 1) == "ne" and analysis.must(i + 1, "inf"):
            at = analysis.skip_adverbs(i + 2)
            if analysis.lower(at) in ("aucun", "aucune") and analysis.can(at + 1, "noun", "adj"):
                yield i - 1, at + 1
        elif analysis.lower(i - 1) in _AUXILIARIES and _verb(analysis, i + 1):
            before = [analysis.lower(k) for k in range(max(0, i - 5), i)]
            if ("jamais" in before[:-1] and ("ne" in before or "n'" in before) and "que" not in before) or (
                not {"ne", "n'"} & set(before) and analysis.can(i - 2, "noun", "name") and not analysis.can(i - 2, "pron", "det")
            ):
                yield i - 1, i + 1


def _not_enough(analysis: Analysis, i: int) -> bool:
    """`sans eau pas assez`: pas assez behind a noun and before a mark, with no `ne`."""
    if analysis.lower(i + 1) not in ("assez", "suffisamment") or not analysis.must(i - 1, "noun"):
        return False
    before = {analysis.lower(k) for k in range(max(0, i - 7), i)}
    return not {"ne", "n'"} & before and analysis.words[i + 2].token.text in ",.;"


def _restriction(analysis: Analysis, i: int) -> bool:
    """`en ai eu que deux`: a restriction with a number at the end of its clause and no `ne`."""
    if not analysis.can(i - 1, "pp") or analysis.can(i - 1, "adj", "noun") or not analysis.must(i + 1, "num"):
        return False
    before = [analysis.lower(k) for k in range(max(0, i - 7), i)]
    comparing = {"plus", "moins", "mieux", "autant", "autre", "ne", "n'", "rien"} & set(before)
    return not comparing and analysis.words[i + 2].token.text in ".,;»"


def _verb(analysis: Analysis, at: int) -> bool:
    return analysis.can(at, "pp") or analysis.must(at, "adj")
