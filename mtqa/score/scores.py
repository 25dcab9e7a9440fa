"""Fluency and consistency, 0-100, from raw signals and the quantiles of clean French."""

from __future__ import annotations

from mtqa.score.quantiles import Quantiles
from mtqa.score.signals import Signals

ROUND_TRIP_SIGNALS = ("chrf", "log_probability", "log_probability_min")


def values(signals: Signals) -> dict[str, float | None]:
    """Signals by the names of the quantile tables, turned so that higher is better."""
    return {
        "chrf": signals.metrics.chrf if signals.metrics else None,
        "log_probability": signals.log_probability,
        "log_probability_min": signals.log_probability_min,
        "log_probability_alone": signals.log_probability_alone,
        "estimator": None if signals.bad_logit is None else -estimator_badness(signals),
    }


def estimator_badness(signals: Signals) -> float:
    """Sentence logit plus twice the mean of the three worst words: higher is worse (as the estimator's card is measured)."""
    return (signals.bad_logit or 0.0) + 2 * (signals.bad_words or 0.0)


def fluency(signals: Signals, translator: Quantiles | None, estimator: Quantiles | None) -> float | None:
    """The French as French, 0-100, higher is better: the estimator's percentile, else that of the decoder read as a language model."""
    judged = estimator.percentile("estimator", values(signals)["estimator"]) if estimator else None
    if judged is not None:
        return judged
    return translator.percentile("log_probability_alone", signals.log_probability_alone) if translator else None


def consistency(signals: Signals, translator: Quantiles | None) -> float | None:
    """The French against its own round trip, 0-100, higher is better: the mean of the percentiles that could be measured.

    Without a quantile table for the model it is chrF++ itself. A degenerate back-translation gives None: that is the tool's fault.
    """
    if signals.degenerate:
        return None
    if translator is None:
        return signals.metrics.chrf if signals.metrics else None
    named = values(signals)
    found = [p for name in ROUND_TRIP_SIGNALS if (p := translator.percentile(name, named[name])) is not None]
    return sum(found) / len(found) if found else None
