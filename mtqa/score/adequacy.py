"""Adequacy, 0-100: the French against its source or reference, from whatever evidence there is.

Two factors. *Likeness*: the weighted mean of percentiles against clean pairs (how the sentence vectors fit, how long the French is for
its source, how probable the translator finds it given the source, how near its back-translation comes to the source), and of chrF++, BLEU
and TER against a reference. *Agreement*: one, less what the findings on accuracy take away (numbers, dates, names, polarity, quotations,
terms, additions, omissions). Sentences that read alike can contradict each other, so agreement multiplies.

Weights are about in proportion to how far each signal tells faulty from clean rows beyond chance, on 400 training rows with Indonesian
sources (145 with a major fault of accuracy, 141 clean). Areas under the curve there: probability given the source .55, its contrast .55,
source against back-translation .55 (.58 where only the source shows the fault), length .54 (.56), back-translation in the pivot .52,
fit .51 (it finds sentences that have no counterpart, which rows do not show). The estimator with the source was trained on these rows and
gains nothing from a source elsewhere: it has no weight. Without any likeness there is no adequacy.
"""

from __future__ import annotations

import math
from collections.abc import Mapping
from dataclasses import dataclass, fields
from functools import cache
from pathlib import Path

from mtqa.errors import ModelError
from mtqa.score import quantiles
from mtqa.score.metrics import MetricScores
from mtqa.score.quantiles import Quantiles
from mtqa.score.signals import Signals

TABLE = Path(__file__).with_name("adequacy.json")
"""Percentiles of clean pairs for the signals that need no model: `fit.id`, `length.id`, `length.en` (`scripts/make_adequacy_table.py`)."""
WEIGHTS: Mapping[str, float] = {
    "fit": 0.5,
    "length": 1.0,
    "log_probability_source": 1.0,
    "source_contrast_lowest": 1.0,
    "source_against_back": 1.5,
    "back_chrf": 0.5,
    "back_ter": 0.5,
    "reference_chrf": 2.0,
    "reference_bleu": 1.0,
    "reference_ter": 1.0,
}
_USUAL_LENGTH = {"id": 1.03, "en": 1.09}


@dataclass(frozen=True, slots=True)
class PairSignals:
    """What a sentence and its source or reference have to do with each other; None where it was not measured. Higher is better.

    Attributes:
        fit: score of its bead in the alignment, -1 to 1.
        length: 0 or less: how far the log length ratio lies from the usual one.
        back_chrf: chrF++, 0-100, of the back-translation against the source, or of both in the pivot.
        back_ter: the same as TER, turned: 0 or less.
        reference_chrf, reference_bleu: the French against a reference, 0-100.
        reference_ter: TER turned to 0-100: 100 for none, 0 from a TER of 100 on.
    """

    fit: float | None = None
    length: float | None = None
    back_chrf: float | None = None
    back_ter: float | None = None
    reference_chrf: float | None = None
    reference_bleu: float | None = None
    reference_ter: float | None = None


@dataclass(frozen=True, slots=True)
class Adequacy:
    """The adequacy of one sentence, or of all the sentences of a bead.

    Attributes:
        parts: each piece of evidence by the names of `WEIGHTS`, 0-100, higher is better.
        agreement: 0-1, 1 where no finding speaks against the pair.
    """

    parts: Mapping[str, float]
    agreement: float = 1.0

    @property
    def likeness(self) -> float:
        """The weighted mean of the parts, 0-100."""
        return math.fsum(WEIGHTS[name] * value for name, value in self.parts.items()) / math.fsum(WEIGHTS[name] for name in self.parts)

    @property
    def value(self) -> float:
        """Likeness times agreement, 0-100, higher is better."""
        return self.likeness * self.agreement

    @property
    def evidence(self) -> tuple[str, ...]:
        """What it rests on, by name, in the order of `WEIGHTS`; `agreement` first."""
        return ("agreement", *(name for name in WEIGHTS if name in self.parts))


def length_signal(french: str, source: str, language: str | None) -> float | None:
    """How unlike the usual the length ratio is: minus the absolute log deviation; None for an empty side or a language without figures."""
    usual = _USUAL_LENGTH.get(language or "")
    one, other = len(french.strip()), len(source.strip())
    return -abs(math.log(one / other / usual)) if usual and one and other else None


def against_reference(scores: MetricScores) -> dict[str, float]:
    """The fields of `PairSignals` for the French scored against a reference."""
    return {"reference_chrf": scores.chrf, "reference_bleu": scores.bleu, "reference_ter": max(0.0, 100 - scores.ter)}


def adequacy(pair: PairSignals, signals: Signals, translator: Quantiles | None, language: str | None) -> Adequacy | None:
    """The adequacy from all that was measured, its agreement still 1; None when nothing was.

    Args:
        pair: of the sentence, or its bead.
        signals: the sentence's own; those that rest on the source count.
        translator: percentiles of clean French for the translator; back-translations by a model without them count by their chrF++ itself.
        language: of the source.
    """
    own, shipped = signals.translator, shipped_table()
    model = translator.signature.partition("@")[0] if translator else ""
    found = {
        "fit": shipped.percentile(f"fit.{language}", pair.fit) if f"fit.{language}" in shipped.signals else _scaled(pair.fit),
        "length": shipped.percentile(f"length.{language}", pair.length),
        **{name: _percentile(translator, f"{name}.{language}", getattr(own, name)) for name in _FROM_TRANSLATOR},
        "back_chrf": _percentile(shipped, f"back_chrf.{language}@{model}", pair.back_chrf, pair.back_chrf),
        "back_ter": _percentile(shipped, f"back_ter.{language}@{model}", pair.back_ter),
        **{name: getattr(pair, name) for name in _FROM_REFERENCE},
    }
    parts = {name: value for name, value in found.items() if value is not None}
    return Adequacy(parts) if parts else None


_FROM_TRANSLATOR = ("log_probability_source", "source_contrast_lowest", "source_against_back")
_FROM_REFERENCE = tuple(f.name for f in fields(PairSignals) if f.name.startswith("reference"))


def _percentile(table: Quantiles | None, name: str, value: float | None, otherwise: float | None = None) -> float | None:
    return table.percentile(name, value) if table and name in table.signals else otherwise


def _scaled(fit: float | None) -> float | None:
    """A fit without a table: 0 counts 0, 0.8 and more 100."""
    return None if fit is None else 100 * min(1.0, max(0.0, fit / 0.8))


@cache
def shipped_table() -> Quantiles:
    """The percentiles of clean pairs that come with the package.

    Raises:
        ModelError: the file is missing or damaged.
    """
    table = quantiles.read(TABLE)
    if table is None:
        raise ModelError("no-adequacy-table", f"{TABLE} is missing.", "Install mtqa again.")
    return table
