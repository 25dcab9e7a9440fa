"""One run: read articles in, assessed articles out. Everything that a run needs is passed in when it is built."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from functools import partial
from itertools import accumulate
from typing import TYPE_CHECKING

from mtqa.article.legible import legible
from mtqa.article.model import RUNNING_TEXT, Article, Segment, Span, home
from mtqa.article.span_index import SpanIndex
from mtqa.batch.blocks import blocks
from mtqa.checks.configure import Rules, RuleSet
from mtqa.checks.finding import Finding
from mtqa.checks.runner import MOST, Breakdown
from mtqa.checks.sharing import Ruled, Shared
from mtqa.clock import LANGUAGE_MODEL, READ, RULES, SCORES
from mtqa.judge.adequate import Told, adequacies
from mtqa.judge.assessment import AssessedArticle, AssessedSegment, Problem, RoundTrip, Scores
from mtqa.judge.calibration import Calibration
from mtqa.judge.ignores import apply_ignores, unused_warning
from mtqa.judge.model_findings import model_findings, spoken_of, worst
from mtqa.judge.resolve import resolve, with_severities
from mtqa.judge.risk import Scale
from mtqa.judge.second_pivot import seconded
from mtqa.judge.spoken import SpokenFrench
from mtqa.judge.typeset import typeset
from mtqa.language.speech import only_says
from mtqa.language.tokens import plain, tokenize
from mtqa.measuring import Measured, Measurer, Progress
from mtqa.models import Models
from mtqa.score.adequacy import Adequacy
from mtqa.score.metrics import Metrics
from mtqa.score.scores import ALONE, consistency, deviations, fluency
from mtqa.score.signals import Signals
from mtqa.score.within import z_scores

if TYPE_CHECKING:
    from mtqa.translate.round_trip import Source, Trip

CHECKED = "check"
"""The last stage of a block."""


@dataclass(frozen=True, slots=True)
class Checker:
    """Assesses articles with a set of rules and models.

    `base_rate` is the share of sentences that an editor would change, to which risk is calibrated; `calibration` what verdicts taught;
    `shared` runs the rules on several cores, None on this one. `sparing` leaves out signals that neither a score nor risk weighs, which
    costs less; benches and fits want them all.
    """

    rules: Rules
    models: Models
    base_rate: float = 0.2
    calibration: Calibration = field(default_factory=Calibration)
    metrics: Metrics = field(default_factory=Metrics)
    shared: Shared | None = None
    sparing: bool = False

    def assess(self, articles: Iterable[Article], progress: Progress | None = None) -> Iterator[AssessedArticle]:
        """Assess articles in order, their sentences in blocks of about 1,024 through the models.

        Raises:
            ModelError: a model is missing or broken.
        """
        done = 0
        clock = self.models.clock
        for cut in blocks(clock.each(READ, articles)):
            block, size = cut.articles, cut.segments

            def report(stage: str, now: int, _: int, before: int = done, whole: int = done + size) -> None:
                if progress:
                    progress(stage, before + now, whole)

            measured = self._measure(block, report)
            done += size
            report(CHECKED, size, size, done - size, done)
            shares = _shares(block, measured)
            with clock.stage(RULES):
                run = self.shared or Shared(self.rules)
                ruled = [self._findings(*each) for each in zip(block, shares, run(block), strict=True)]
            found = self._confident(ruled)
            for article, share in zip(found, shares, strict=True):
                with clock.stage(SCORES):
                    assessed = self._article(article, share)
                yield assessed

    @property
    def scale(self) -> Scale:
        """What risk is measured on."""
        return Scale(self.base_rate, self.calibration.coefficients)

    @property
    def _measurer(self) -> Measurer:
        return Measurer(self.models, self.metrics, self.sparing and not self.scale.weighs("contrast_lowest"))

    def signals(self, french: Sequence[str], source_language: str | None, sources: Sequence[Source | None] | None = None) -> list[Signals]:
        """Raw signals of sentences that belong to no article, in order: for tables of percentiles and benches.

        Raises:
            ModelError: a model is missing or broken.
        """
        given = sources or [None] * len(french)
        return [m.signals for m in self._measurer.measure(french, [source_language] * len(french), given, None)]

    def _measure(self, block: Sequence[Article], progress: Progress) -> list[Measured]:
        """What the models say of all segments of a block, in order."""
        french = [article.visible(segment.span) for article in map(legible, block) for segment in article.segments]
        languages = [(s.provenance or article.provenance).source_language for article in block for s in article.segments]
        sources = [source for article in block for source in _sources(article)]
        return self._measurer.measure(french, languages, sources, progress)

    def _findings(self, article: Article, measured: Sequence[Measured], found_by_rules: Ruled) -> AssessedArticle:
        """The article with its findings, those of the models among them; no segments yet."""
        rules = self.rules.at(article.file or article.path)
        ruled, broken = found_by_rules
        made = (*ruled, *_model_findings(article, measured, spoken_of(ruled), rules))
        found = with_severities(self.calibration.applied(made), rules.severities)
        heard, suppressed, unused = apply_ignores(article, found)
        article = replace(article, warnings=(*article.warnings, *map(unused_warning, unused), *_cut_short(article, ruled)))
        return AssessedArticle(article, (), typeset(resolve(heard), article.text), suppressed, tuple(_problem(article, b) for b in broken))

    def _confident(self, articles: list[AssessedArticle]) -> list[AssessedArticle]:
        """The articles with the language model's second opinion on their findings, where there is one."""
        language_model = self.models.language_model()
        if language_model is None:
            return articles
        from mtqa.judge.second_opinion import second_opinions

        with self.models.clock.stage(LANGUAGE_MODEL):
            moved = second_opinions([(legible(a.article), a.findings) for a in articles], language_model)
        return [replace(a, findings=findings) for a, findings in zip(articles, moved, strict=True)]

    def _article(self, found: AssessedArticle, measured: Sequence[Measured]) -> AssessedArticle:
        homes = _by_segment(found.article, found.findings)
        adequate = adequacies(found.article, list(map(_told, found.article.segments, measured)), homes, self.metrics)
        read = legible(found.article)
        doubted = [_doubted(read, segment, own) for segment, own in zip(found.article.segments, measured, strict=True)]
        parts = zip(found.article.segments, homes, measured, adequate, doubted, strict=True)
        return replace(found, segments=_compared(found.article, [self._segment(found.article, *part) for part in parts]))

    def _segment(
        self,
        article: Article,
        segment: Segment,
        findings: Sequence[Finding],
        measured: Measured,
        adequate: Adequacy | None,
        doubted: Span | None,
    ) -> AssessedSegment:
        signals = measured.signals
        fluent, consistent = fluency(signals, measured.tables), consistency(signals, measured.tables)
        apart = deviations(signals, measured.tables) | ({ALONE: 0.0} if article.independent else {})
        value, drivers = self.scale.risk(findings, apart)
        ordered = tuple(sorted(findings, key=lambda f: (-f.severity.rank, -f.confidence, f.span, f.code)))
        scores = Scores(
            fluency=fluent,
            consistency=consistent,
            adequacy=adequate.value if adequate else None,
            risk=value,
            chrf=signals.metrics.chrf if signals.metrics else None,
            bleu=signals.metrics.bleu if signals.metrics else None,
            ter=signals.metrics.ter if signals.metrics else None,
            log_probability=signals.log_probability,
            log_probability_min=signals.log_probability_min,
        )
        gravest = next((f.span for f in ordered if f.severity.rank > 0), None)
        return AssessedSegment(
            segment=segment, text=segment.span.of(article.text), scores=scores, round_trip=_shown(measured.trip), findings=ordered,
            drivers=drivers, worst_span=doubted if gravest is None else gravest, signals=signals, deviations=apart, doubted=doubted,
            adequacy=adequate,
        )  # fmt: skip


def _compared(article: Article, segments: Sequence[AssessedSegment]) -> tuple[AssessedSegment, ...]:
    """The segments, those of running text with their z-scores in the article; rows alone have none."""
    running = [] if article.independent else [i for i, each in enumerate(segments) if each.segment.role in RUNNING_TEXT]
    found = dict(zip(running, z_scores([segments[i].deviations for i in running]), strict=True))
    return tuple(replace(each, z_scores=found[i]) if found.get(i) else each for i, each in enumerate(segments))


def _model_findings(article: Article, measured: Sequence[Measured], ruled: SpanIndex, rules: RuleSet) -> Iterator[Finding]:
    checks = {check.code: check for check in rules.checks if check.from_models}
    read, spoken = legible(article), SpokenFrench(article)
    for segment, own in zip(article.segments, measured, strict=True):
        if segment.role in RUNNING_TEXT:
            text = read.visible(segment.span)  # who speaks is news too: a bare `a déclaré` surprises models, not readers
            suspects = [s for s in own.suspects if not only_says(tokenize(plain(s.span.of(text))))]
            found = model_findings(suspects, text, segment.span, partial(read.original, segment.span), checks, ruled, spoken)
            yield from seconded(found, article, own.trip.round_trip if own.trip else None, own.second)


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


def _doubted(read: Article, segment: Segment, measured: Measured) -> Span | None:
    """The words that the models doubt most, in the article as they read it."""
    doubted = worst(measured.suspects)
    return read.original(segment.span, doubted.span) if doubted else None


def _shares(block: Sequence[Article], measured: Sequence[Measured]) -> list[Sequence[Measured]]:
    """What was measured, article by article."""
    ends = list(accumulate(len(article.segments) for article in block))
    return [measured[end - len(article.segments) : end] for article, end in zip(block, ends, strict=True)]


def _sources(article: Article) -> Iterator[Source | None]:
    """The source of each segment, where it is there, its language is known, and the segment is all that stands for it."""
    beads = article.alignment.beads if article.alignment else ()
    parts = {index for bead in beads if len(bead.target) > 1 for index in bead.target}
    for index, segment in enumerate(article.segments):
        language = segment.source_language or article.provenance.source_language
        known = segment.source and segment.source.strip() and language and index not in parts
        yield _source(segment.source, language) if known and segment.source and language else None


def _source(text: str, language: str) -> Source:
    from mtqa.translate.round_trip import Source

    return Source(text, language)


def _told(segment: Segment, measured: Measured) -> Told:
    """What adequacy rests on; a degenerate back-translation is the tool's own fault and is not compared."""
    trip = measured.trip
    back = trip.back_translation if trip and not trip.degenerate else None
    same = trip is not None and segment.source_language == trip.language
    return Told(measured.signals, measured.tables.translator, back, segment.source if same else measured.pivot_source)


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
