"""chrF++, BLEU and TER of a sentence against its round trip: sacrebleu's numbers, with sacrebleu's own signatures."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

from mtqa.score.ter import ter

if TYPE_CHECKING:
    from sacrebleu.metrics.bleu import BLEU
    from sacrebleu.metrics.chrf import CHRF


@dataclass(frozen=True, slots=True)
class MetricScores:
    """chrF++ and BLEU: 0-100, higher is better. TER: 0 and up, in per cent of the reference's words, lower is better."""

    chrf: float
    bleu: float
    ter: float


class Metrics:
    """Sentence metrics (Popović 2017 for chrF++, Papineni et al. 2002 for BLEU, Snover et al. 2006 for TER).

    BLEU uses the effective order, so that short sentences do not score 0 for want of 4-grams.
    """

    @cached_property
    def _chrf(self) -> CHRF:
        from sacrebleu.metrics.chrf import CHRF

        return CHRF(word_order=2)

    @cached_property
    def _bleu(self) -> BLEU:
        from sacrebleu.metrics.bleu import BLEU

        return BLEU(effective_order=True)

    def score(self, hypothesis: str, reference: str) -> MetricScores:
        """Metrics of `hypothesis` (the round trip) against `reference` (the French)."""
        chrf = self._chrf.sentence_score(hypothesis, [reference]).score
        bleu = self._bleu.sentence_score(hypothesis, [reference]).score
        return MetricScores(min(chrf, 100.0), min(bleu, 100.0), ter(hypothesis, reference))

    def signature(self) -> str:
        """The settings of the three metrics in sacrebleu's notation, joined by `;`."""
        from sacrebleu.metrics.ter import TER

        named = (("chrF++", self._chrf), ("BLEU", self._bleu), ("TER", TER()))
        for _, metric in named:
            metric.sentence_score("a", ["a"])  # it knows its signature when it has scored
        return ";".join(f"{name}|{metric.get_signature()}" for name, metric in named)
