"""PRO137: il or elle in a clause of a sentence whose person has the other gender."""

from __future__ import annotations

from collections.abc import Iterator

from mtqa.checks.finding import Finding, Severity
from mtqa.checks.gra.base import AnalysisCheck
from mtqa.checks.pro.pool import nominals
from mtqa.checks.view import SegmentView
from mtqa.language.phrases import Analysis
from mtqa.language.wordlists import words as wordset
from mtqa.phrase import Phrase

_OPENERS = wordset("qu' que quand lorsqu' lorsque car puisqu' et mais")
_IMPERSONAL = wordset(
    "falloir agir pleuvoir sembler suffire rester importer convenir paraître valoir exister arriver advenir manquer être faire neiger "
    "pouvoir devoir aller venir"
)


class ClauseGender(AnalysisCheck):
    """`il` or `elle` in a clause of a sentence whose only person has the other gender.

    What it does: for a sentence whose subject is a role or name with a plain gender, reports `il` or `elle` of the other gender
    behind `que`, `quand`, `lorsque`, `parce que`, `et`, `mais` with a personal verb, when no noun or name of that gender stands in
    the sentence before the pronoun or in the sentence before.

    Why it matters: Indonesian *ia* has no gender; the clause seems to speak of a third person.

    Known problems: somebody named two sentences earlier may be meant; hence minor.

    Example:
        bad: La directrice affirme qu’il partira.
        good: La directrice affirme qu’elle partira.

    Options: none.

    Sources: Sneddon et al., Indonesian: A Comprehensive Grammar; Grevisse & Goosse, Le bon usage (pronoms).

    Measured: `mtqa explain` shows the figures of the shipped `measured.json`.
    """

    code = "PRO137"
    name = "clause-gender"
    category = "accuracy/mistranslation/reference"
    its_type = "mistranslation"
    severity = Severity.MINOR
    anchors = frozenset(("il", "elle"))

    def check_analysis(self, segment: SegmentView, analysis: Analysis) -> Iterator[Finding]:
        """See `AnalysisCheck.check_analysis`."""
        for first, after in _places(segment, analysis):
            yield self.finding(
                segment.span(first, after),
                Phrase("pronoun of the other gender", "pronom de l’autre genre", "pronomina bergender lain"),
                Phrase(
                    "Nobody of this gender stands in the sentence or the one before.",
                    "Personne de ce genre ne figure dans la phrase ni dans la précédente.",
                    "Tidak ada orang bergender ini di kalimat itu atau sebelumnya.",
                ),
                confidence=0.7,
            )


def _places(segment: SegmentView, analysis: Analysis) -> Iterator[tuple[int, int]]:
    for i in range(3, len(analysis.words) - 2):
        lower = analysis.lower(i)
        if lower not in ("il", "elle") or analysis.lower(i - 1) not in _OPENERS or segment.quoted(analysis.words[i].token):
            continue
        if _personal(analysis, i + 1) and not segment.article.alone and _lost(segment, i, "f" if lower == "elle" else "m"):
            yield i, i + 1
            return


def _personal(analysis: Analysis, at: int) -> bool:
    """True for a verb that takes a person and no `il` of its own."""
    group = analysis.verb_group(at)
    if group is None or "y" in group.clitics:
        return False
    return not analysis.words[group.participle if group.participle >= 0 else group.verb].lemmas("finite", "pp") & _IMPERSONAL


def _lost(segment: SegmentView, at: int, gender: str) -> bool:
    """True when a person of the other gender is the subject here and nothing of this gender can be meant."""
    here = list(nominals(segment.article, segment.index, 0, at))
    before = list(nominals(segment.article, segment.index - 1)) if segment.index else []
    person = any(n.person and n.subject and (gender, "s") not in n.features for n in here)
    return person and not any((gender, "s") in n.features for n in here + before)
