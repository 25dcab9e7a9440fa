"""What the models say of sentences: their raw signals, and the words that they stumble over."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from mtqa.clock import ESTIMATOR, LANGUAGE_MODEL, MODELS, NGRAM, SCORES
from mtqa.estimate.dips import Dip, Suspect, Witness, merge, ngram_dips, surprisal_dips, tag_dips, token_dips
from mtqa.estimate.makeup import traits
from mtqa.estimate.surprisal_gain import gains
from mtqa.language.frequency import frequencies
from mtqa.models import Models
from mtqa.score.metrics import Metrics
from mtqa.score.scores import Tables
from mtqa.score.signals import Signals
from mtqa.score.translator_signals import translator_signals
from mtqa.translate.normalise import normalise

if TYPE_CHECKING:
    from mtqa.estimate.cached_estimator import Judge
    from mtqa.estimate.estimator import Estimate
    from mtqa.estimate.language_model import Surprisal
    from mtqa.estimate.makeup import Makeup
    from mtqa.estimate.ngram import NgramSurprisal
    from mtqa.translate.round_trip import Source, Trip

Progress = Callable[[str, int, int], None]
"""Called with a stage name, how many segments of the run are done, and how many there are so far."""


@dataclass(frozen=True, slots=True)
class Measured:
    """What the models say of one segment, its suspect words (spans count in the segment's visible text), and the percentiles of clean
    French under these models. `pivot_source` is its source in the language of the back-translation, `second` the round trip of the second
    translator, where there is one.
    """

    signals: Signals = field(default_factory=Signals)
    trip: Trip | None = None
    pivot_source: str | None = None
    second: str | None = None
    suspects: tuple[Suspect, ...] = ()
    tables: Tables = field(default_factory=Tables)


@dataclass(frozen=True, slots=True)
class Measurer:
    """Asks the models about sentences, by blocks.

    Attributes:
        models: those of the run.
        metrics: compare the French with its round trip.
        sparing: the translator's decoder reads a sentence given nothing only where its source or its fluency needs that.
    """

    models: Models
    metrics: Metrics
    sparing: bool

    def measure(
        self, french: Sequence[str], languages: Sequence[str | None], sources: Sequence[Source | None], progress: Progress | None
    ) -> list[Measured]:
        """What the models say of each sentence, in order.

        Args:
            french: the sentences.
            languages: for each the language that its article was translated from, where it is known: it chooses the translator.
            sources: for each its source, where there is one.
            progress: is told of the translator's work.

        Raises:
            ModelError: a model is missing or broken.
        """
        clock = self.models.clock
        with clock.stage(MODELS):
            estimator, language_model = self.models.estimator(), self.models.language_model()
        with clock.stage(ESTIMATOR):
            estimates: Sequence[Estimate | None] = estimator.estimate([(t, None) for t in french]) if estimator else [None] * len(french)
            beside = _beside_source(estimator, french, sources) if estimator else {}
        with clock.stage(LANGUAGE_MODEL):
            surprisals: Sequence[Surprisal | None] = language_model.score(french) if language_model else [None] * len(french)
        makeup = self.models.makeup()
        with clock.stage(NGRAM):
            ngrams = self.models.ngram().score(french)
        found = [Measured() for _ in french]
        for language in dict.fromkeys(languages):
            own = [i for i, other in enumerate(languages) if other == language]
            tripper = self.models.round_tripper(language)
            trips: Sequence[Trip | None] = [None] * len(own)
            if tripper:
                alone = [self._wants_alone(sources[i], ngrams[i]) for i in own]
                trips = tripper.run([french[i] for i in own], progress, [sources[i] for i in own], alone)
                pivots = tripper.in_pivot([sources[i] for i in own])
            else:
                pivots = [None] * len(own)
            seconds = self._second_round_trips([french[i] for i in own], language, progress)
            tables = Tables(
                self.models.translator_quantiles(tripper) if tripper else None,
                self.models.estimator_quantiles(),
                self.models.language_model_quantiles(),
                self.models.ngram_quantiles(),
            )
            with clock.stage(SCORES):
                for i, trip, pivot, second in zip(own, trips, pivots, seconds, strict=True):
                    suspects = merge(_dips(french[i], estimates[i], beside.get(i), surprisals[i], ngrams[i], trip))
                    signals = self._signals(french[i], estimates[i], beside.get(i), surprisals[i], ngrams[i], trip, sources[i], makeup)
                    found[i] = Measured(signals, trip, pivot, second, suspects, tables)
        return found

    def _second_round_trips(self, french: Sequence[str], language: str | None, progress: Progress | None) -> list[str | None]:
        """What the second translator makes of the sentences: French again; None without one, or where it goes astray."""
        tripper = self.models.second_round_tripper(language)
        if tripper is None:
            return [None] * len(french)
        trips = tripper.run(french, progress, alone=[False] * len(french))
        return [None if trip.degenerate else trip.round_trip for trip in trips]

    def _wants_alone(self, source: Source | None, ngram: NgramSurprisal) -> bool:
        """Whether the translator's decoder reads a sentence given nothing: for risk, for adequacy, or for fluency without n-grams."""
        return not self.sparing or source is not None or ngram.lowest is None

    def _signals(
        self,
        french: str,
        estimate: Estimate | None,
        beside_source: Estimate | None,
        surprisal: Surprisal | None,
        ngram: NgramSurprisal,
        trip: Trip | None,
        source: Source | None,
        makeup: Makeup | None,
    ) -> Signals:
        again = trip.round_trip if trip else None
        placed = gains(french, surprisal, frequencies()) if surprisal else None
        own = traits(french, len(surprisal.spans), frequencies()) if surprisal and makeup else ()
        return Signals(
            metrics=self.metrics.score(again, normalise(french).text) if again is not None else None,
            log_probability=trip.log_probability if trip else None,
            log_probability_min=trip.log_probability_min if trip else None,
            log_probability_alone=trip.log_probability_alone if trip else None,
            translator=translator_signals(trip),
            source_language=source.language if source else None,
            bad_logit=estimate.logit if estimate else None,
            bad_words=estimate.worst_words if estimate else None,
            bad_logit_source=beside_source.logit if beside_source else None,
            bad_words_source=beside_source.worst_words if beside_source else None,
            surprisal_mean=surprisal.mean if surprisal else None,
            surprisal_lowest=surprisal.lowest if surprisal else None,
            surprisal_plain=_outside_names(french, surprisal) if surprisal else None,
            surprisal_gain=placed.mean if placed else None,
            surprisal_shortfall=placed.shortfall if placed else None,
            surprisal_residual=makeup.residual("surprisal_mean", surprisal.mean, own) if makeup and surprisal else None,
            shortfall_residual=makeup.residual("surprisal_shortfall", placed.shortfall, own) if makeup and placed else None,
            ngram_mean=ngram.mean,
            ngram_lowest=ngram.lowest,
            ngram_shortfall=ngram.shortfall,
            degenerate=bool(trip and trip.degenerate),
        )


def _beside_source(estimator: Judge, french: Sequence[str], sources: Sequence[Source | None]) -> dict[int, Estimate]:
    """What the estimator says of the sentences that have a source, when it reads that too, by place."""
    own = [(i, source.text) for i, source in enumerate(sources) if source]
    return dict(zip((i for i, _ in own), estimator.estimate([(french[i], text) for i, text in own]), strict=True))


def _dips(
    french: str,
    estimate: Estimate | None,
    beside_source: Estimate | None,
    surprisal: Surprisal | None,
    ngram: NgramSurprisal,
    trip: Trip | None,
) -> Iterator[Dip]:
    """What each model stumbles over in a sentence; a degenerate back-translation says nothing."""
    yield from ngram_dips(french, ngram)
    if estimate:
        yield from tag_dips(french, estimate)
    if beside_source:
        yield from tag_dips(french, beside_source, Witness.SOURCE)
    if surprisal:
        yield from surprisal_dips(french, surprisal, frequencies())
    if trip and trip.given_back and not trip.degenerate:
        yield from token_dips(french, trip.given_back)


def _outside_names(french: str, surprisal: Surprisal) -> float | None:
    from mtqa.estimate.language_model import outside_names

    return outside_names(french, surprisal)
