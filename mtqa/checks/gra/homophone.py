"""GRA183: a small word written as another that sounds alike."""

from __future__ import annotations

from collections.abc import Iterator

from mtqa.checks.base import SegmentCheck
from mtqa.checks.finding import Finding, Severity
from mtqa.checks.gra.sound_alikes import LOOKS
from mtqa.checks.view import SegmentView
from mtqa.phrase import Phrase

_MESSAGE = Phrase("a word of the same sound", "homophone", "kata yang bunyinya sama")
_REASON = Phrase(
    "Here French writes “{right}”, not “{wrong}”.",
    "On écrit ici « {right} », non « {wrong} ».",
    "Di sini ditulis “{right}”, bukan “{wrong}”.",
)


class Homophone(SegmentCheck):
    """A small word written as another that sounds alike.

    What it does: reports `à` where the verb *a* must stand (`la police à arrêté`), `a` where the preposition must stand (`a demandé a ses
    ministres`), and in the same way ou/où, ce/se, c'est/s'est, on/ont, est/et, du/dû, dés/dès, quand/quant, ni/n'y, tout/tous, where the
    words beside them leave no doubt.

    Why it matters: the sentence loses its verb or its link; a reader sees carelessness before he sees the news.

    Known problems: only frames in which the other word is impossible are reported; most confusions need more context.

    Example:
        bad: Le suspect à été arrêté lundi.
        good: Le suspect a été arrêté lundi.

    Options: none.

    Sources: Grevisse & Goosse, Le bon usage (homophones grammaticaux).

    Measured: `mtqa explain` shows the figures of the shipped `measured.json`.
    """

    code = "GRA183"
    name = "homophone"
    category = "fluency/spelling"
    its_type = "misspelling"
    severity = Severity.MINOR
    anchors = frozenset(LOOKS)

    def check_segment(self, segment: SegmentView) -> Iterator[Finding]:
        """One finding for each word of the wrong spelling."""
        tokens = segment.tokens
        for at in segment.standing(self.anchors):
            right = LOOKS[tokens[at].lower](tokens, at)
            if right:
                reason = _REASON.format(right=right, wrong=tokens[at].lower)
                yield self.finding(
                    segment.span(at, at + 1 + (at + 1 < len(tokens) and tokens[at + 1].is_word)), _MESSAGE, reason, confidence=0.88
                )
