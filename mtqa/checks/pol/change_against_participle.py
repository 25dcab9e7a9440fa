"""POL134: a verb of rise or fall against the participle that gives its figures."""

from __future__ import annotations

from collections.abc import Iterator

from mtqa.checks.base import lemma_anchors
from mtqa.checks.finding import Finding, Severity
from mtqa.checks.gra.base import AnalysisCheck
from mtqa.checks.view import SegmentView
from mtqa.language.phrases import Analysis
from mtqa.language.wordlists import words as wordset
from mtqa.phrase import Phrase

_DOWN = wordset("alléger réduire baisser abaisser diminuer raccourcir adoucir écourter")
_UP = wordset("augmenter alourdir relever accroître aggraver hausser rehausser prolonger allonger renforcer")
_TO_HIGH = wordset("porter relever augmenter alourdir rehausser hausser allonger prolonger")
_TO_LOW = wordset("ramener réduire abaisser baisser diminuer alléger raccourcir écourter")
_EARLIER = wordset("déjà naguère auparavant jadis autrefois précédemment récemment jusqu'alors")
_REACH = 9


class ChangeAgainstParticiple(AnalysisCheck):
    """A verb of rise or fall against the participle that gives its figures.

    What it does: reports a verb of lowering (`alléger`, `réduire`, `baisser`) whose object is then `portée à`, `relevée de … à`,
    `alourdie`, and a verb of raising (`augmenter`, `alourdir`, `relever`) whose object is then `ramenée à`, `réduite`, `abaissée`.

    Why it matters: one of the two has been turned into its opposite (*memperberat*, *meringankan*).

    Known problems: a participle may tell of an earlier change; one with `déjà`, `naguère` or a year is passed over.

    Example:
        bad: La cour a allégé sa peine, portée à vingt ans.
        good: La cour a alourdi sa peine, portée à vingt ans.

    Options: none.

    Sources: TLFi, s.v. alléger, porter, ramener.

    Measured: `mtqa explain` shows the figures of the shipped `measured.json`.
    """

    code = "POL134"
    name = "change-against-participle"
    category = "accuracy/mistranslation/polarity"
    its_type = "mistranslation"
    severity = Severity.MAJOR

    anchors = lemma_anchors(_DOWN | _UP)

    def check_analysis(self, segment: SegmentView, analysis: Analysis) -> Iterator[Finding]:
        """See `AnalysisCheck.check_analysis`."""
        for first, after in _places(segment, analysis):
            yield self.finding(
                segment.span(first, after),
                Phrase("rise and fall at once", "à la fois hausse et baisse", "naik sekaligus turun"),
                Phrase(
                    "The verb says one direction, the participle the other.",
                    "Le verbe indique un sens, le participe l’autre.",
                    "Verba menyatakan satu arah, partisipnya arah sebaliknya.",
                ),
                confidence=0.85,
            )


def _places(segment: SegmentView, analysis: Analysis) -> Iterator[tuple[int, int]]:
    for i, word in enumerate(analysis.words[:-4]):
        lemmas = word.lemmas("finite", "pp", "inf", "prp")
        contrary = _TO_HIGH if lemmas & _DOWN else _TO_LOW if lemmas & _UP else None
        if contrary is None or word.can("noun"):
            continue
        for k in range(i + 2, min(i + _REACH, len(analysis.words) - 1)):
            if analysis.words[k].token.text in ".;:«»":
                break
            if analysis.lower(k) == "," and analysis.can(k + 1, "pp") and analysis.words[k + 1].lemmas("pp") & contrary:
                if analysis.lower(k + 2) in ("à", "de", "d'", "au") and not _earlier(analysis, k + 2):
                    yield i, i + 1
                break


def _earlier(analysis: Analysis, at: int) -> bool:
    return any(analysis.lower(k) in _EARLIER or analysis.lower(k) in ("en", "par") for k in range(at, at + 8))
