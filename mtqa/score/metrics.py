"""chrF++, BLEU and TER of a sentence against its round trip, by sacrebleu, with sacrebleu's own signatures."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from sacrebleu.metrics.bleu import BLEU
    from sacrebleu.metrics.chrf import CHRF
    from sacrebleu.metrics.ter import TER


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

    @cached_property
    def _ter(self) -> TER:
        from sacrebleu.metrics.ter import TER

        return TER()

    def score(self, hypothesis: str, reference: str) -> MetricScores:
        """Metrics of `hypothesis` (the round trip) against `reference` (the French)."""
        chrf = self._chrf.sentence_score(hypothesis, [reference]).score
        bleu = self._bleu.sentence_score(hypothesis, [reference]).score
        return MetricScores(min(chrf, 100.0), min(bleu, 100.0), self._ter.sentence_score(hypothesis, [reference]).score)

    def signature(self) -> str:
        """The settings of the three metrics in sacrebleu's notation, joined by `;`."""
        self.score("a", "a")
        named = (("chrF++", self._chrf.get_signature()), ("BLEU", self._bleu.get_signature()), ("TER", self._ter.get_signature()))
        return ";".join(f"{name}|{signature}" for name, signature in named)
