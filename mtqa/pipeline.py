"""One run: read articles in, assessed articles out. Everything that a run needs is passed in when it is built."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from functools import partial
from itertools import accumulate

from mtqa.article.model import RUNNING_TEXT, Article, Segment, Span, home
from mtqa.article.span_index import SpanIndex
from mtqa.checks.configure import RuleSet
from mtqa.checks.finding import Finding
from mtqa.checks.runner import MOST, Breakdown, run_guarded
from mtqa.estimate.dips import Dip, Suspect, merge, ngram_dips, surprisal_dips, tag_dips, token_dips
from mtqa.estimate.estimator import Estimate
from mtqa.estimate.language_model import Surprisal
from mtqa.estimate.ngram import NgramSurprisal
from mtqa.judge.assessment import AssessedArticle, AssessedSegment, Problem, RoundTrip, Scores
from mtqa.judge.ignores import apply_ignores, unused_warning
from mtqa.judge.model_findings import model_findings, spoken_of, worst
from mtqa.judge.resolve import resolve, with_severities
from mtqa.judge.risk import risk
from mtqa.judge.second_opinion import second_opinions
from mtqa.judge.typeset import typeset
from mtqa.models import Models
from mtqa.score.metrics import Metrics
from mtqa.score.scores import Tables, consistency, deviations, fluency
from mtqa.score.signals import Signals
from mtqa.score.translator_signals import translator_signals
from mtqa.translate.normalise import normalise
from mtqa.translate.round_trip import Source, Trip

CHECKED = "check"
"""The last stage of a block."""

BLOCK = 1024
"""Segments that go through the models together."""

Progress = Callable[[str, int, int], None]
"""Called with a stage name, how many segments of the run are done, and how many there are so far."""


@dataclass(frozen=True, slots=True)
class Measured:
    """What the models say of one segment, its suspect words (spans count in the segment's visible text), and the percentiles of clean
    French under these models.
    """

    signals: Signals = field(default_factory=Signals)
    trip: Trip | None = None
    suspects: tuple[Suspect, ...] = ()
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
            shares = _shares(block, measured)
            found = self._confident([self._findings(article, share) for article, share in zip(block, shares, strict=True)])
            for article, share in zip(found, shares, strict=True):
                yield self._article(article, share)

    def signals(self, french: Sequence[str], source_language: str | None, sources: Sequence[Source | None] | None = None) -> list[Signals]:
        """Raw signals of sentences that belong to no article, in order: for tables of percentiles and benches.

        Raises:
            ModelError: a model is missing or broken.
        """
        given = sources or [None] * len(french)
        return [m.signals for m in self._measure_texts(french, [source_language] * len(french), given, None)]

    def _measure(self, block: Sequence[Article], progress: Progress) -> list[Measured]:
        """What the models say of all segments of a block, in order."""
        french = [article.visible(segment.span) for article in block for segment in article.segments]
        languages = [(s.provenance or article.provenance).source_language for article in block for s in article.segments]
        sources = [_source(article, segment) for article in block for segment in article.segments]
        return self._measure_texts(french, languages, sources, progress)

    def _measure_texts(
        self, french: Sequence[str], languages: Sequence[str | None], sources: Sequence[Source | None], progress: Progress | None
    ) -> list[Measured]:
        estimator, language_model = self.models.estimator(), self.models.language_model()
        estimates: Sequence[Estimate | None] = estimator.estimate([(t, None) for t in french]) if estimator else [None] * len(french)
        surprisals: Sequence[Surprisal | None] = language_model.score(french) if language_model else [None] * len(french)
        ngrams = self.models.ngram().score(french)
        found = [Measured() for _ in french]
        for language in dict.fromkeys(languages):
            own = [i for i, other in enumerate(languages) if other == language]
            tripper = self.models.round_tripper(language)
            trips: Sequence[Trip | None] = [None] * len(own)
            if tripper:
                trips = tripper.run([french[i] for i in own], progress, [sources[i] for i in own])
            tables = Tables(
                self.models.translator_quantiles(tripper) if tripper else None,
                self.models.estimator_quantiles(),
                self.models.language_model_quantiles(),
                self.models.ngram_quantiles(),
            )
            for i, trip in zip(own, trips, strict=True):
                suspects = merge(_dips(french[i], estimates[i], surprisals[i], ngrams[i], trip))
                signals = self._signals(french[i], estimates[i], surprisals[i], ngrams[i], trip, sources[i])
                found[i] = Measured(signals, trip, suspects, tables)
        return found

    def _signals(
        self,
        french: str,
        estimate: Estimate | None,
        surprisal: Surprisal | None,
        ngram: NgramSurprisal,
        trip: Trip | None,
        source: Source | None,
    ) -> Signals:
        again = trip.round_trip if trip else None
        return Signals(
            metrics=self.metrics.score(again, normalise(french).text) if again is not None else None,
            log_probability=trip.log_probability if trip else None,
            log_probability_min=trip.log_probability_min if trip else None,
            log_probability_alone=trip.log_probability_alone if trip else None,
            translator=translator_signals(trip),
            source_language=source.language if source else None,
            bad_logit=estimate.logit if estimate else None,
            bad_words=estimate.worst_words if estimate else None,
            surprisal_mean=surprisal.mean if surprisal else None,
            surprisal_lowest=surprisal.lowest if surprisal else None,
            ngram_mean=ngram.mean,
            ngram_lowest=ngram.lowest,
            degenerate=bool(trip and trip.degenerate),
        )

    def _findings(self, article: Article, measured: Sequence[Measured]) -> AssessedArticle:
        """The article with its findings, those of the models among them; no segments yet."""
        ruled, broken = run_guarded(article, self.rules.checks)
        found = with_severities((*ruled, *self._model_findings(article, measured, spoken_of(ruled))), self.rules.severities)
        heard, suppressed, unused = apply_ignores(article, found)
        article = replace(article, warnings=(*article.warnings, *map(unused_warning, unused), *_cut_short(article, ruled)))
        return AssessedArticle(article, (), typeset(resolve(heard), article.text), suppressed, tuple(_problem(article, b) for b in broken))

    def _model_findings(self, article: Article, measured: Sequence[Measured], ruled: SpanIndex) -> Iterator[Finding]:
        checks = {check.code: check for check in self.rules.checks if check.from_models}
        for segment, own in zip(article.segments, measured, strict=True):
            if segment.role in RUNNING_TEXT:
                yield from model_findings(own.suspects, partial(article.original, segment.span), checks, ruled)

    def _confident(self, articles: list[AssessedArticle]) -> list[AssessedArticle]:
        """The articles with the language model's second opinion on their findings, where there is one."""
        language_model = self.models.language_model()
        if language_model is None:
            return articles
        moved = second_opinions([(a.article, a.findings) for a in articles], language_model)
        return [replace(a, findings=findings) for a, findings in zip(articles, moved, strict=True)]

    def _article(self, found: AssessedArticle, measured: Sequence[Measured]) -> AssessedArticle:
        homes = _by_segment(found.article, found.findings)
        segments = (self._segment(found.article, s, homes[i], measured[i]) for i, s in enumerate(found.article.segments))
        return replace(found, segments=tuple(segments))

    def _segment(self, article: Article, segment: Segment, findings: Sequence[Finding], measured: Measured) -> AssessedSegment:
        signals = measured.signals
        fluent, consistent = fluency(signals, measured.tables), consistency(signals, measured.tables)
        apart = deviations(signals, measured.tables)
        value, drivers = risk(findings, apart, self.base_rate)
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
        return AssessedSegment(
            segment=segment, text=segment.span.of(article.text), scores=scores, round_trip=_shown(measured.trip), findings=ordered,
            drivers=drivers, worst_span=_worst_span(article, segment, ordered, measured), signals=signals, deviations=apart,
        )  # fmt: skip


def _cut_short(article: Article, ruled: Sequence[Finding]) -> Iterator[str]:
    """A warning for each rule that made as many findings as one may."""
    if not article.independent and len(ruled) >= MOST:
        counts = Counter(finding.code for finding in ruled)
        yield from (f"{code} made {MOST:,} findings and was stopped." for code, count in sorted(counts.items()) if count >= MOST)


def _problem(article: Article, broken: Breakdown) -> Problem:
    """What to tell the user about a rule that broke."""
    row = "" if broken.row is None else f", row `{broken.row}`" + (f" and {broken.times - 1:,} others" if broken.times > 1 else "")
    return Problem(
        article.path,
        "rule-broke",
        f"`{article.path}`{row}: the rule {broken.code} broke ({broken.error}); the other rules went on.",
        f'This is a bug of mtqa: please report it with the article. `{broken.code} = "off"` under `rules` in the configuration avoids it.',
    )


def _dips(french: str, estimate: Estimate | None, surprisal: Surprisal | None, ngram: NgramSurprisal, trip: Trip | None) -> Iterator[Dip]:
    """What each model stumbles over in a sentence; a degenerate back-translation says nothing."""
    yield from ngram_dips(french, ngram)
    if estimate:
        yield from tag_dips(french, estimate)
    if surprisal:
        yield from surprisal_dips(french, surprisal)
    if trip and trip.given_back and not trip.degenerate:
        yield from token_dips(french, trip.given_back)


def _worst_span(article: Article, segment: Segment, ordered: Sequence[Finding], measured: Measured) -> Span | None:
    """The span of the gravest finding; without findings, of the words that the models doubt most."""
    gravest = next((f.span for f in ordered if f.severity.rank > 0), None)
    doubted = worst(measured.suspects)
    return gravest if gravest or not doubted else article.original(segment.span, doubted.span)


def _shares(block: Sequence[Article], measured: Sequence[Measured]) -> list[Sequence[Measured]]:
    """What was measured, article by article."""
    ends = list(accumulate(len(article.segments) for article in block))
    return [measured[end - len(article.segments) : end] for article, end in zip(block, ends, strict=True)]


def _source(article: Article, segment: Segment) -> Source | None:
    """The segment's source, where it is there and its language is known."""
    language = segment.source_language or article.provenance.source_language
    return Source(segment.source, language) if segment.source and segment.source.strip() and language else None


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
