"""SYN141: devoir or pouvoir joined by a preposition or to no verb."""

from __future__ import annotations

from collections.abc import Iterator

from mtqa.checks.base import lemma_anchors
from mtqa.checks.finding import Finding, Severity
from mtqa.checks.gra.base import AnalysisCheck
from mtqa.checks.view import SegmentView
from mtqa.language.phrases import Analysis
from mtqa.language.wordlists import words as wordset
from mtqa.phrase import Phrase

_MODALS = frozenset(("devoir", "pouvoir"))
_FREE = wordset("lieu place cours part fin face suite")


class ModalLink(AnalysisCheck):
    """`devoir` or `pouvoir` joined to its infinitive by a preposition, or to no verb.

    What it does: after a finite form of `devoir` or `pouvoir` (and adverbs) reports `de`, `d'` or `à` with an infinitive (`doivent
    d'arriver`), a second finite verb, and a bare noun (`doit encore lieu`).

    Why it matters: two constructions are crossed, or the infinitive is lost: the reader cannot build the sentence.

    Known problems: `devoir à … de` with the person between is French and is passed over.

    Example:
        bad: Les secours doivent d’arriver lundi.
        good: Les secours doivent arriver lundi.

    Options: none.

    Sources: Grevisse & Goosse, Le bon usage (devoir, pouvoir + infinitif).

    Measured: `mtqa explain` shows the figures of the shipped `measured.json`.
    """

    code = "SYN141"
    name = "modal-link"
    category = "fluency/grammar/syntax"
    its_type = "grammar"
    severity = Severity.MAJOR
    anchors = lemma_anchors(_MODALS)

    def check_analysis(self, segment: SegmentView, analysis: Analysis) -> Iterator[Finding]:
        """See `AnalysisCheck.check_analysis`."""
        for first, after in _places(segment, analysis):
            yield self.finding(
                segment.span(first, after),
                Phrase(
                    "devoir or pouvoir without its infinitive",
                    "« devoir » ou « pouvoir » sans son infinitif",
                    "devoir atau pouvoir tanpa infinitifnya",
                ),
                Phrase(
                    "These verbs take a bare infinitive straight behind them.",
                    "Ces verbes sont suivis directement d’un infinitif.",
                    "Verba ini langsung diikuti infinitif.",
                ),
                confidence=0.88,
            )


def _places(segment: SegmentView, analysis: Analysis) -> Iterator[tuple[int, int]]:
    for word in analysis.of(_MODALS):
        i = word.index
        if i >= len(analysis.words) - 2 or not word.must("finite", "finite12") or not word.lemmas("finite", "finite12") <= _MODALS:
            continue
        if analysis.lower(i - 1) in ("se", "s'", "le", "la", "les", "l'", "en", "me", "te", "lui", "leur", "que", "qu'"):
            continue
        at = analysis.skip_adverbs(i + 1)
        linked = analysis.lower(at) in ("de", "d'", "à") and analysis.must(at + 1, "inf")
        second = analysis.must(at, "finite") and analysis.words[at].lemmas("finite").isdisjoint(_MODALS)
        if linked or second:
            yield i, at + 1 + linked
        elif analysis.lower(at) in _FREE and analysis.must(at, "noun"):
            yield i, at + 1
