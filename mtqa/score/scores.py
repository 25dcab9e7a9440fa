"""Fluency and consistency, 0-100, from raw signals and the quantiles of clean French."""

from __future__ import annotations

from dataclasses import dataclass, fields

from mtqa.score.quantiles import Quantiles
from mtqa.score.signals import Signals
from mtqa.score.translator_signals import TranslatorSignals

ROUND_TRIP_SIGNALS = ("chrf", "log_probability", "log_probability_min")
_OF_TRANSLATOR = tuple(field.name for field in fields(TranslatorSignals))
CONTRASTS = ("pivot", "contrast_lowest")
SOURCE_SIGNALS = ("log_probability_source", "source_contrast_lowest", "source_against_back")
"""The translator's, given the source. They are shown and go into adequacy; risk does not weigh them, for it ranks no better with them."""
ESTIMATOR_SOURCE = "estimator_source"
ALONE = "alone"
"""A deviation of 0 that rows which stand alone have: it tells that the weights for such rows apply."""
WITH_SOURCE = "source"
"""A deviation of 0 that every sentence with a source has: it tells that the weights for sentences with a source apply."""


def values(signals: Signals) -> dict[str, float | None]:
    """Signals by the names of the quantile tables, turned so that higher is better."""
    return {
        "chrf": signals.metrics.chrf if signals.metrics else None,
        "log_probability": signals.log_probability,
        "log_probability_min": signals.log_probability_min,
        "log_probability_alone": signals.log_probability_alone,
        **{name: getattr(signals.translator, name) for name in _OF_TRANSLATOR},
        "surprisal_mean": signals.surprisal_mean,
        "surprisal_lowest": signals.surprisal_lowest,
        "surprisal_plain": signals.surprisal_plain,
        "surprisal_gain": signals.surprisal_gain,
        "surprisal_shortfall": signals.surprisal_shortfall,
        "surprisal_residual": signals.surprisal_residual,
        "shortfall_residual": signals.shortfall_residual,
        "ngram_mean": signals.ngram_mean,
        "ngram_lowest": signals.ngram_lowest,
        "ngram_shortfall": signals.ngram_shortfall,
        "estimator": estimator_value(signals.bad_logit, signals.bad_words),
        ESTIMATOR_SOURCE: estimator_value(signals.bad_logit_source, signals.bad_words_source),
    }


def estimator_value(logit: float | None, words: float | None) -> float | None:
    """Sentence logit plus twice the mean of the three worst words (as the estimator's card is measured), turned round."""
    return None if logit is None else -(logit + 2 * (words or 0.0))


@dataclass(frozen=True, slots=True)
class Tables:
    """Percentiles of clean French for each model of a run; None where there is no model or no table."""

    translator: Quantiles | None = None
    estimator: Quantiles | None = None
    language_model: Quantiles | None = None
    ngram: Quantiles | None = None


def fluency(signals: Signals, tables: Tables) -> float | None:
    """The French as French, 0-100, higher is better: the mean of the percentiles of estimator, n-gram model and language model.

    Models that are not there are left out. With none of the three it is the percentile of the translator's decoder read as a language
    model. On invented news, grammar slips and preferred news translations three readers order better than two; on planted errors the
    estimator and the n-gram model alone do better.
    """
    named = values(signals)
    readers = ((tables.estimator, "estimator"), (tables.ngram, "ngram_lowest"), (tables.language_model, "surprisal_plain"))
    found = [p for table, name in readers if table and (p := table.percentile(name, named[name])) is not None]
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
    "estimator": ("estimator", ESTIMATOR_SOURCE),
    "language_model": ("surprisal_gain", "surprisal_residual", "shortfall_residual"),
    "ngram": ("ngram_mean", "ngram_shortfall"),
    "round_trip": (*ROUND_TRIP_SIGNALS, *CONTRASTS),
    "source": (WITH_SOURCE,),
    "alone": (ALONE,),
}
"""Which signals each kind of evidence gives."""


def table_name(name: str, source_language: str | None) -> str:
    """Name of the table of a signal: its own, with the source's language where it rests on a source (`source_against_back.id`)."""
    return f"{name}.{source_language}" if name in (*SOURCE_SIGNALS, ESTIMATOR_SOURCE) else name


def deviations(signals: Signals, tables: Tables) -> dict[str, float]:
    """The signals that were measured, by name, as deviations from clean French (see `Quantiles.deviation`): higher is worse.

    A degenerate back-translation gives none of the round trip's. Where the estimator has no table for the source's language, it counts as
    it does without a source.
    """
    named = values(signals)
    found: dict[str, float] = {}
    for group, table in (
        ("estimator", tables.estimator),
        ("language_model", tables.language_model),
        ("ngram", tables.ngram),
        ("round_trip", None if signals.degenerate else tables.translator),
    ):
        for name in SIGNAL_GROUPS[group] if table else ():
            value = table.deviation(table_name(name, signals.source_language), named[name]) if table else None
            if value is not None:
                found[name] = value
    if signals.source_language:
        found[WITH_SOURCE] = 0.0
        if "estimator" in found:
            found.setdefault(ESTIMATOR_SOURCE, found["estimator"])
    return found
