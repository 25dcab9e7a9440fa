"""The raw numbers about one sentence from which scores and risk are made."""

from __future__ import annotations

from dataclasses import dataclass, field

from mtqa.score.metrics import MetricScores
from mtqa.score.translator_signals import TranslatorSignals


@dataclass(frozen=True, slots=True)
class Signals:
    """Raw signals of one sentence; None where nothing was measured.

    Attributes:
        metrics: the round trip against the French.
        log_probability: mean natural-log probability per token of the French given its back-translation (Thompson & Post 2020).
        log_probability_min: the lowest token of the same (best for strong translators: Fomicheva et al. 2020).
        log_probability_alone: mean natural-log probability per token of the French given an empty source: the decoder as a language model.
        translator: contrasts between forced-decoding scores.
        source_language: language of the sentence's source; the signals that rest on a source are compared with clean French from it.
        bad_logit: the estimator's sentence logit, higher is worse.
        bad_words: mean of the estimator's three highest P(BAD) of words, 0-1, higher is worse.
        bad_logit_source: the sentence logit when the estimator reads the source too; None where there is none.
        bad_words_source: the mean of the three worst words then.
        surprisal_mean: mean natural-log probability per token under the language model, at most 0, higher is more expected.
        surprisal_lowest: mean of its five lowest tokens.
        surprisal_plain: mean over the tokens outside names and numbers.
        surprisal_gain: see `mtqa.estimate.surprisal_gain.Gains.mean`, higher is more expected.
        surprisal_shortfall: see `mtqa.estimate.surprisal_gain.Gains.shortfall`, at most 0, higher is more expected.
        surprisal_residual: `surprisal_mean` less that of a clean sentence of the same makeup (`mtqa.estimate.makeup`).
        shortfall_residual: `surprisal_shortfall` less that of a clean sentence of the same makeup.
        ngram_mean: mean gain per token of the n-gram model (log-probability in place less that by itself), higher is more expected.
        ngram_lowest: mean of the five lowest gains of known words.
        ngram_shortfall: sum of the gains below 0, at most 0, higher is more expected.
        degenerate: the back-translation is the tool's own failure: nothing that rests on the round trip counts.
    """

    metrics: MetricScores | None = None
    log_probability: float | None = None
    log_probability_min: float | None = None
    log_probability_alone: float | None = None
    translator: TranslatorSignals = field(default_factory=TranslatorSignals)
    source_language: str | None = None
    bad_logit: float | None = None
    bad_words: float | None = None
    bad_logit_source: float | None = None
    bad_words_source: float | None = None
    surprisal_mean: float | None = None
    surprisal_lowest: float | None = None
    surprisal_plain: float | None = None
    surprisal_gain: float | None = None
    surprisal_shortfall: float | None = None
    surprisal_residual: float | None = None
    shortfall_residual: float | None = None
    ngram_mean: float | None = None
    ngram_lowest: float | None = None
    ngram_shortfall: float | None = None
    degenerate: bool = False
