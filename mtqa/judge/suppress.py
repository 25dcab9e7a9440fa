"""Findings taken out of what counts: silenced with a reason, or standing in paragraphs that did not change. Risk is made anew without them.

Whatever silences (configuration, verdicts, a baseline) answers, for each finding of each article, with a `Suppressed` or with None. A
silenced finding stays in the report, apart from the others; it no longer counts for the gate, for the summary, or for risk and adequacy
of its sentence. Signals stay as they are, and so does adequacy, which was judged with all findings.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace

from mtqa.article.model import Span
from mtqa.article.span_index import SpanIndex
from mtqa.checks.finding import Finding
from mtqa.judge.adequate import taken
from mtqa.judge.assessment import AssessedArticle, AssessedSegment, Suppressed
from mtqa.judge.risk import Scale

Decisions = Sequence[Sequence[Suppressed | None]]
"""For each article, for each of its findings in order."""
Suppressor = Callable[[Sequence[AssessedArticle]], Decisions]


def suppress(articles: Sequence[AssessedArticle], suppressors: Iterable[Suppressor], scale: Scale) -> list[AssessedArticle]:
    """The articles with what the suppressors silence set apart, each asked about what those before it left."""
    found = list(articles)
    for suppressor in suppressors:
        found = silence(found, suppressor(found), scale)
    return found


def silence(articles: Sequence[AssessedArticle], decisions: Decisions, scale: Scale) -> list[AssessedArticle]:
    """The articles with the findings set apart for which there is a decision."""
    return [_silenced(article, own, scale) for article, own in zip(articles, decisions, strict=True)]


def only_changed(article: AssessedArticle, changed: Sequence[Span], scale: Scale) -> AssessedArticle:
    """The article without the findings, silenced ones too, that touch none of the `changed` stretches, neither they nor what they
    contradict; sentences elsewhere are marked `unchanged`.
    """
    touched = SpanIndex()
    for span in changed:
        touched.add(span)

    def concerns(finding: Finding) -> bool:
        return any(touches(touched, span) for span in (finding.span, *(related.span for related in finding.related)))

    gone = frozenset(f for f in article.findings if not concerns(f))
    kept = _without(article, gone, scale)
    segments = tuple(s if touches(touched, s.segment.span) else replace(s, unchanged=True) for s in kept.segments)
    return replace(kept, segments=segments, suppressed=tuple(s for s in kept.suppressed if concerns(s.finding)))


def touches(index: SpanIndex, span: Span) -> bool:
    """Whether one of the spans of the index overlaps `span`."""
    return any(True for _ in index.overlapping(span))


def _silenced(article: AssessedArticle, decisions: Sequence[Suppressed | None], scale: Scale) -> AssessedArticle:
    silenced = tuple(s for s in decisions if s is not None)
    if not silenced:
        return article
    kept = _without(article, frozenset(s.finding for s in silenced), scale)
    return replace(kept, suppressed=tuple(sorted((*kept.suppressed, *silenced), key=lambda s: (s.finding.span, s.finding.code))))


def _without(article: AssessedArticle, gone: frozenset[Finding], scale: Scale) -> AssessedArticle:
    if not gone:
        return article
    segments = tuple(_segment_without(segment, gone, scale) for segment in article.segments)
    return replace(article, segments=segments, findings=tuple(f for f in article.findings if f not in gone))


def _segment_without(assessed: AssessedSegment, gone: frozenset[Finding], scale: Scale) -> AssessedSegment:
    kept = tuple(f for f in assessed.findings if f not in gone)
    if len(kept) == len(assessed.findings):
        return assessed
    value, drivers = scale.risk(kept, assessed.deviations)
    scores = assessed.scores if assessed.scores.risk is None else replace(assessed.scores, risk=value)
    adequate = assessed.adequacy
    if adequate is not None:
        left = math.prod(1 - taken(f) for f in assessed.findings if f in gone)
        adequate = replace(adequate, agreement=min(1.0, adequate.agreement / left))
        scores = replace(scores, adequacy=adequate.value)
    gravest = next((f.span for f in kept if f.severity.rank > 0), None)
    worst = assessed.doubted if gravest is None else gravest
    return replace(assessed, findings=kept, scores=scores, drivers=drivers, worst_span=worst, adequacy=adequate)
