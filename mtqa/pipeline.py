"""One run: read articles in, assessed articles out. Everything that a run needs is passed in when it is built."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field

from mtqa.article.model import Article, Segment, home
from mtqa.checks.configure import RuleSet
from mtqa.checks.finding import Finding
from mtqa.checks.runner import run_checks
from mtqa.estimate.estimator import Estimate
from mtqa.estimate.language_model import Surprisal
from mtqa.estimate.ngram import NgramSurprisal
from mtqa.judge.assessment import AssessedArticle, AssessedSegment, RoundTrip, Scores
from mtqa.judge.resolve import resolve, with_severities
from mtqa.judge.risk import risk
from mtqa.models import Models
from mtqa.score.metrics import Metrics
from mtqa.score.scores import Tables, consistency, fluency
from mtqa.score.signals import Signals
from mtqa.translate.normalise import normalise
from mtqa.translate.round_trip import Trip

CHECKED = "check"
"""The last stage of a block."""

BLOCK = 1024
"""Segments that go through the models together."""

Progress = Callable[[str, int, int], None]
"""Called with a stage name, how many segments of the run are done, and how many there are so far."""


@dataclass(frozen=True, slots=True)
class Measured:
    """What the models say of one segment, and the percentiles of clean French under these models."""

    signals: Signals = field(default_factory=Signals)
    trip: Trip | None = None
    tables: Tables = field(default_factory=Tables)


@dataclass(frozen=True, slots=True)
class Checker:
    """Assesses articles with a set of rules and models.

    `base_rate` is the share of sentences that an editor would change, to which risk is calibrated.
    """

    rules: RuleSet
    models: Models
    base_rate: float = 0.2
    metrics: Metrics = field(default_factory=Metrics)

    def assess(self, articles: Iterable[Article], progress: Progress | None = None) -> Iterator[AssessedArticle]:
        """Assess articles in order, their sentences in blocks of about 1,024 through the models.

        Raises:
            ModelError: a model is missing or broken.
        """
        done = 0
        for block in _blocks(articles):
            size = sum(len(article.segments) for article in block)

            def report(stage: str, now: int, _: int, before: int = done, whole: int = done + size) -> None:
                if progress:
                    progress(stage, before + now, whole)

            measured = self._measure(block, report)
            done += size
            report(CHECKED, size, size, done - size, done)
            at = 0
            for article in block:
                own = len(article.segments)
                yield self._article(article, measured[at : at + own])
                at += own

    def signals(self, french: Sequence[str], source_language: str | None) -> list[Signals]:
        """Raw signals of sentences that belong to no article, in order: for tables of percentiles and benches.

        Raises:
            ModelError: a model is missing or broken.
        """
        return [m.signals for m in self._measure_texts(french, [source_language] * len(french), None)]

    def _measure(self, block: Sequence[Article], progress: Progress) -> list[Measured]:
        """What the models say of all segments of a block, in order."""
        french = [article.visible(segment.span) for article in block for segment in article.segments]
        languages = [article.provenance.source_language for article in block for _ in article.segments]
        return self._measure_texts(french, languages, progress)

    def _measure_texts(self, french: Sequence[str], languages: Sequence[str | None], progress: Progress | None) -> list[Measured]:
        estimator, language_model = self.models.estimator(), self.models.language_model()
        estimates: Sequence[Estimate | None] = estimator.estimate([(t, None) for t in french]) if estimator else [None] * len(french)
        surprisals: Sequence[Surprisal | None] = language_model.score(french) if language_model else [None] * len(french)
        ngrams = self.models.ngram().score(french)
        found = [Measured() for _ in french]
        for language in dict.fromkeys(languages):
            own = [i for i, other in enumerate(languages) if other == language]
            tripper = self.models.round_tripper(language)
            trips: Sequence[Trip | None] = tripper.run([french[i] for i in own], progress) if tripper else [None] * len(own)
            tables = Tables(
                self.models.translator_quantiles(tripper) if tripper else None,
                self.models.estimator_quantiles(),
                self.models.language_model_quantiles(),
                self.models.ngram_quantiles(),
            )
            for i, trip in zip(own, trips, strict=True):
                found[i] = Measured(self._signals(french[i], estimates[i], surprisals[i], ngrams[i], trip), trip, tables)
        return found

    def _signals(
        self, french: str, estimate: Estimate | None, surprisal: Surprisal | None, ngram: NgramSurprisal, trip: Trip | None
    ) -> Signals:
        again = trip.round_trip if trip else None
        return Signals(
            metrics=self.metrics.score(again, normalise(french).text) if again is not None else None,
            log_probability=trip.log_probability if trip else None,
            log_probability_min=trip.log_probability_min if trip else None,
            log_probability_alone=trip.log_probability_alone if trip else None,
            bad_logit=estimate.logit if estimate else None,
            bad_words=estimate.worst_words if estimate else None,
            surprisal_mean=surprisal.mean if surprisal else None,
            surprisal_lowest=surprisal.lowest if surprisal else None,
            ngram_mean=ngram.mean,
            ngram_lowest=ngram.lowest,
            degenerate=bool(trip and trip.degenerate),
        )

    def _article(self, article: Article, measured: Sequence[Measured]) -> AssessedArticle:
        findings = resolve(with_severities(run_checks(article, self.rules.checks), self.rules.severities))
        homes = _by_segment(article, findings)
        segments = tuple(self._segment(article, segment, homes[i], measured[i]) for i, segment in enumerate(article.segments))
        return AssessedArticle(article, segments, findings)

    def _segment(self, article: Article, segment: Segment, findings: Sequence[Finding], measured: Measured) -> AssessedSegment:
        signals = measured.signals
        fluent, consistent = fluency(signals, measured.tables), consistency(signals, measured.tables)
        value, drivers = risk(findings, fluent, None if signals.degenerate else consistent, self.base_rate)
        ordered = tuple(sorted(findings, key=lambda f: (-f.severity.rank, -f.confidence, f.span, f.code)))
        scores = Scores(
            fluency=fluent,
            consistency=consistent,
            risk=value,
            chrf=signals.metrics.chrf if signals.metrics else None,
            bleu=signals.metrics.bleu if signals.metrics else None,
            ter=signals.metrics.ter if signals.metrics else None,
            log_probability=signals.log_probability,
            log_probability_min=signals.log_probability_min,
        )
        worst = next((f.span for f in ordered if f.severity.rank > 0), None)
        return AssessedSegment(
            segment=segment, text=segment.span.of(article.text), scores=scores, round_trip=_shown(measured.trip), findings=ordered,
            drivers=drivers, worst_span=worst, signals=signals,
        )  # fmt: skip


def _shown(trip: Trip | None) -> RoundTrip | None:
    if trip is None:
        return None
    return RoundTrip(trip.back_translation, trip.round_trip, trip.language, trip.model, trip.degenerate, trip.note)


def _by_segment(article: Article, findings: Iterable[Finding]) -> list[list[Finding]]:
    """Findings by the segment that they start in."""
    homes: list[list[Finding]] = [[] for _ in article.segments]
    for finding in findings:
        index = home(article.segments, finding.span)
        if index is not None:
            homes[index].append(finding)
    return homes


def _blocks(articles: Iterable[Article]) -> Iterator[list[Article]]:
    block: list[Article] = []
    size = 0
    for article in articles:
        if block and size + len(article.segments) > BLOCK:
            yield block
            block, size = [], 0
        block.append(article)
        size += len(article.segments)
    if block:
        yield block
