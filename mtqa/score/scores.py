"""Fluency and consistency, 0-100, from raw signals and the quantiles of clean French."""

from __future__ import annotations

from dataclasses import asdict, dataclass

from mtqa.score.quantiles import Quantiles
from mtqa.score.signals import Signals

ROUND_TRIP_SIGNALS = ("chrf", "log_probability", "log_probability_min")
CONTRASTS = ("pivot", "contrast_lowest")
SOURCE_SIGNALS = ("log_probability_source", "source_contrast_lowest", "source_against_back")
"""These depend on the source's language; each language has tables of its own (`table_name`)."""


def values(signals: Signals) -> dict[str, float | None]:
    """Signals by the names of the quantile tables, turned so that higher is better."""
    return {
        "chrf": signals.metrics.chrf if signals.metrics else None,
        "log_probability": signals.log_probability,
        "log_probability_min": signals.log_probability_min,
        "log_probability_alone": signals.log_probability_alone,
        **asdict(signals.translator),
        "surprisal_mean": signals.surprisal_mean,
        "surprisal_lowest": signals.surprisal_lowest,
        "ngram_mean": signals.ngram_mean,
        "ngram_lowest": signals.ngram_lowest,
        "estimator": None if signals.bad_logit is None else -estimator_badness(signals),
    }


def estimator_badness(signals: Signals) -> float:
    """Sentence logit plus twice the mean of the three worst words: higher is worse (as the estimator's card is measured)."""
    return (signals.bad_logit or 0.0) + 2 * (signals.bad_words or 0.0)


@dataclass(frozen=True, slots=True)
class Tables:
    """Percentiles of clean French for each model of a run; None where there is no model or no table."""

    translator: Quantiles | None = None
    estimator: Quantiles | None = None
    language_model: Quantiles | None = None
    ngram: Quantiles | None = None


def fluency(signals: Signals, tables: Tables) -> float | None:
    """The French as French, 0-100, higher is better: the mean of the percentiles of estimator and language model.

    Without a language model the n-gram model stands in for it. With none of the three it is the percentile of the translator's decoder
    read as a language model.
    """
    named = values(signals)
    second = (tables.language_model, "surprisal_lowest") if tables.language_model else (tables.ngram, "ngram_lowest")
    found = [
        percentile
        for table, name in ((tables.estimator, "estimator"), second)
        if table and (percentile := table.percentile(name, named[name])) is not None
    ]
    if found:
        return sum(found) / len(found)
    return tables.translator.percentile("log_probability_alone", signals.log_probability_alone) if tables.translator else None


def consistency(signals: Signals, tables: Tables) -> float | None:
    """The French against its own round trip, 0-100, higher is better: the mean of the percentiles that could be measured.

    Without a quantile table for the model it is chrF++ itself. A degenerate back-translation keeps its number here, and counts
    for nothing in the risk: it is the tool's fault, not the sentence's.
    """
    translator = tables.translator
    if translator is None:
        return signals.metrics.chrf if signals.metrics else None
    named = values(signals)
    found = [p for name in ROUND_TRIP_SIGNALS if (p := translator.percentile(name, named[name])) is not None]
    return sum(found) / len(found) if found else None


SIGNAL_GROUPS = {
    "estimator": ("estimator",),
    "language_model": ("surprisal_lowest", "surprisal_mean"),
    "ngram": ("ngram_lowest", "ngram_mean"),
    "round_trip": (*ROUND_TRIP_SIGNALS, *CONTRASTS),
    "source": SOURCE_SIGNALS,
}
"""Which signals each kind of model gives."""


def table_name(name: str, source_language: str | None) -> str:
    """Name of the table of a signal: its own, with the source's language where it rests on a source (`source_against_back.id`)."""
    return f"{name}.{source_language}" if name in SOURCE_SIGNALS else name


def deviations(signals: Signals, tables: Tables) -> dict[str, float]:
    """The signals that were measured, by name, as deviations from clean French (see `Quantiles.deviation`): higher is worse.

    A degenerate back-translation gives none of the round trip's.
    """
    named = values(signals)
    found: dict[str, float] = {}
    for group, table in (
        ("estimator", tables.estimator),
        ("language_model", tables.language_model),
        ("ngram", tables.ngram),
        ("round_trip", None if signals.degenerate else tables.translator),
        ("source", tables.translator),
    ):
        for name in SIGNAL_GROUPS[group] if table else ():
            value = table.deviation(table_name(name, signals.source_language), named[name]) if table else None
            if value is not None:
                found[name] = value
    return found
