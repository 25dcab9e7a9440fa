"""What comes out of a run: every segment with its translations, scores, findings and risk, article by article."""

from __future__ import annotations

import math
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from mtqa.article.model import Article, Segment, Span, home
from mtqa.checks.finding import Finding, Severity
from mtqa.judge.weights import Weights
from mtqa.phrase import Phrase
from mtqa.score.adequacy import Adequacy
from mtqa.score.signals import Signals

if TYPE_CHECKING:
    import pandas as pd


@dataclass(frozen=True, slots=True)
class Scores:
    """Numbers about one segment; None where nothing could be measured.

    `fluency`, `consistency`, `adequacy`, `risk`: 0-100 (higher is better, but for risk: higher is worse). `chrf`, `bleu` (0-100, higher
    is better) and `ter` (0 and up, lower is better) compare the French with its round trip. `log_probability` and
    `log_probability_min`: mean and minimum natural-log probability per token of the French given its back-translation.
    """

    fluency: float | None = None
    consistency: float | None = None
    adequacy: float | None = None
    risk: float | None = None
    chrf: float | None = None
    bleu: float | None = None
    ter: float | None = None
    log_probability: float | None = None
    log_probability_min: float | None = None


@dataclass(frozen=True, slots=True)
class RoundTrip:
    """The segment translated into the pivot and back again.

    `degenerate` names the tool's own fault (`loop`, `blow-up`, `empty`) or is empty. `note`: such as that it went in parts.
    """

    back_translation: str
    round_trip: str | None
    language: str
    model: str
    degenerate: str = ""
    note: Phrase | None = None


@dataclass(frozen=True, slots=True)
class Driver:
    """One contribution to a risk: what it is, in words, and how many points it adds."""

    label: Phrase
    points: float


@dataclass(frozen=True, slots=True)
class AssessedSegment:
    """A segment with all that is known of it. `findings` are those whose span starts in it, worst first.

    `signals` are the raw numbers, `deviations` how far each lies from clean French (higher is worse), `z_scores` from the mean of the
    article, in articles long enough (`mtqa.score.within`; higher is worse). `doubted` are the words that the models doubt most.
    `adequacy` says what `scores.adequacy` rests on. `unchanged`: it stood so before the change that is looked at, so nothing is said of
    it.
    """

    segment: Segment
    text: str
    scores: Scores = field(default_factory=Scores)
    round_trip: RoundTrip | None = None
    findings: tuple[Finding, ...] = ()
    drivers: tuple[Driver, ...] = ()
    worst_span: Span | None = None
    signals: Signals = field(default_factory=Signals)
    deviations: Mapping[str, float] = field(default_factory=dict)
    z_scores: Mapping[str, float] = field(default_factory=dict)
    doubted: Span | None = None
    adequacy: Adequacy | None = None
    unchanged: bool = False

    @property
    def worst(self) -> Finding | None:
        """The gravest finding (neutral ones do not count)."""
        graver = [f for f in self.findings if f.severity is not Severity.NEUTRAL]
        return max(graver, key=lambda f: (f.severity.rank, f.confidence), default=None)


@dataclass(frozen=True, slots=True)
class Suppressed:
    """A finding that was silenced; reports keep it, apart from the others.

    `origin`: `inline` (a mark in the article), `baseline`, `verdict` or `configuration`.
    """

    finding: Finding
    origin: str
    reason: str = ""
    author: str = ""
    date: str = ""


@dataclass(frozen=True, slots=True)
class AssessedArticle:
    """An article with its assessed segments (one for each of `Article.segments`) and all its findings in order of place.

    `problems`: what could not be checked in it, such as a rule that broke. `weights`: what its findings weigh under `profile`.
    """

    article: Article
    segments: tuple[AssessedSegment, ...]
    findings: tuple[Finding, ...]
    suppressed: tuple[Suppressed, ...] = ()
    problems: tuple[Problem, ...] = ()
    profile: str = "newsroom"
    weights: Weights = field(default_factory=Weights)

    @property
    def penalty(self) -> float:
        """MQM penalty points of its findings, 0 and up; higher is worse."""
        return math.fsum(map(self.weights.points, self.findings))

    def segment_of(self, span: Span) -> AssessedSegment | None:
        """The segment in which `span` starts, if any."""
        index = home(self.article.segments, span)
        return None if index is None else self.segments[index]

    def count(self, severity: Severity) -> int:
        """How many findings have exactly this severity."""
        return sum(f.severity is severity for f in self.findings)


@dataclass(frozen=True, slots=True)
class Problem:
    """Something that could not be checked: the file (and line) and what to do. `exit_code` is 2 or 3."""

    path: str
    code: str
    what: str
    remedy: str
    exit_code: int = 2


@dataclass(frozen=True, slots=True)
class ModelNote:
    """A model that took part: its role (`translator`, `estimator`, `language-model`, `ngram`), name, measured quality."""

    role: str
    name: str
    rough: bool = False
    quality: Phrase | None = None


@dataclass(frozen=True, slots=True)
class StaleEntry:
    """A finding that a baseline still lists and that is gone: its rule, a few of its words, how many, and the files it was in."""

    code: str
    excerpt: str
    count: int
    paths: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class BaselineUse:
    """What a baseline did in a run.

    With one, every finding that is not `Suppressed` by it is new; those that are have origin `baseline`.

    Attributes:
        path: the file as given.
        known: how many findings it silenced.
        stale: findings that it lists and that are gone.
    """

    path: str
    known: int
    stale: tuple[StaleEntry, ...] = ()


@dataclass(frozen=True, slots=True)
class Report:
    """One run over one or more articles. `baseline` is None where none was given."""

    articles: tuple[AssessedArticle, ...]
    signature: str
    models: tuple[ModelNote, ...] = ()
    problems: tuple[Problem, ...] = ()
    notes: tuple[Phrase, ...] = ()
    skipped: int = 0
    baseline: BaselineUse | None = None

    def baseline_state(self, suppressed: Suppressed | None = None) -> str | None:
        """`unchanged` for a finding that the baseline silenced, `new` for any other; None where there is no baseline."""
        if self.baseline is None:
            return None
        return "unchanged" if suppressed is not None and suppressed.origin == "baseline" else "new"

    def findings(self) -> Iterator[tuple[AssessedArticle, Finding]]:
        """All findings with their articles."""
        for article in self.articles:
            for finding in article.findings:
                yield article, finding

    def to_frame(self) -> pd.DataFrame:
        """One row a sentence, with the columns of `sentences.csv` (loads pandas)."""
        from mtqa.report.frames import sentences_frame

        return sentences_frame(self)
