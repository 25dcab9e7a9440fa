"""The adequacy of an article's sentences: evidence gathered bead by bead, and what the findings on accuracy take away."""

from __future__ import annotations

import math
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from mtqa.article.beads import Alignment
from mtqa.article.model import Article
from mtqa.checks.finding import Evidence, Finding, Severity
from mtqa.score.adequacy import Adequacy, PairSignals, adequacy, against_reference, length_signal
from mtqa.score.metrics import Metrics
from mtqa.score.quantiles import Quantiles
from mtqa.score.signals import Signals
from mtqa.translate.normalise import normalise

_TAKEN = {Severity.NEUTRAL: 0.0, Severity.MINOR: 0.3, Severity.MAJOR: 0.7, Severity.CRITICAL: 0.95}
"""The share of the agreement that a finding of full confidence takes away."""
_ACCURACY = "accuracy/"


@dataclass(frozen=True, slots=True)
class Told:
    """What is known of one sentence before its adequacy: signals, percentiles of its translator, and translations to compare.

    Attributes:
        back: the back-translation, None without a sound one.
        source: the source in the language of the back-translation (itself, or translated into the pivot), None without.
    """

    signals: Signals
    translator: Quantiles | None = None
    back: str | None = None
    source: str | None = None


def adequacies(article: Article, told: Sequence[Told], findings: Sequence[Sequence[Finding]], metrics: Metrics) -> list[Adequacy | None]:
    """The adequacy of each sentence, None without a source or reference; all sentences of a bead share one.

    Args:
        article: with its alignment, or rows with their sources.
        told: for each sentence.
        findings: those of each sentence.
        metrics: for back-translations and references.
    """
    found: list[Adequacy | None] = [None] * len(article.segments)
    for group, fit in _groups(article):
        first = article.segments[group[0]]
        own = told[group[0]] if len(group) == 1 else Told(Signals(), told[group[0]].translator, *_joined([told[i] for i in group]))
        french = " ".join(article.visible(article.segments[i].span) for i in group)
        pair = _pair(french, first.source, first.source_language, fit, own, metrics)
        if first.reference and _same_reference(article, group):
            scores = metrics.score(normalise(french).text, normalise(first.reference).text)
            pair = replace(pair, **against_reference(scores))
        whole = adequacy(pair, own.signals, own.translator, first.source_language)
        if whole is not None:
            agreed = agreement(f for i in group for f in findings[i])
            found[group[0] : group[-1] + 1] = [replace(whole, agreement=agreed)] * len(group)
    return found


def agreement(findings: Iterable[Finding]) -> float:
    """0-1: what findings leave of it: those that rest on the source, and those on accuracy whatever they rest on."""
    return math.prod(1 - taken(f) for f in findings)


def taken(finding: Finding) -> float:
    """The share of the agreement, 0 to 0.95, that one finding takes away."""
    counts = finding.evidence is Evidence.SOURCE or finding.category.startswith(_ACCURACY)
    return _TAKEN[finding.severity] * finding.confidence if counts else 0.0


def _groups(article: Article) -> Iterator[tuple[tuple[int, ...], float | None]]:
    """Sentences that are compared together, with the fit of their bead; those without a source or reference are left out."""
    source: Alignment | None = article.alignment
    if source is not None:
        for bead in source.beads:
            if bead.target and bead.source:
                yield bead.target, bead.score
        return
    for index, segment in enumerate(article.segments):
        if segment.source or segment.reference:
            yield (index,), None


def _same_reference(article: Article, group: Sequence[int]) -> bool:
    """True when the reference that stands beside the first sentence of the group is that of the whole group and no other."""
    if article.reference is None:
        return len(group) == 1
    return any(bead.target == tuple(group) for bead in article.reference.beads)


def _pair(french: str, source: str | None, language: str | None, fit: float | None, told: Told, metrics: Metrics) -> PairSignals:
    """The signals of a pair of French and source."""
    if not source:
        return PairSignals()
    pair = PairSignals(fit=fit, length=length_signal(french, source, language))
    if told.back and told.source:
        scores = metrics.score(told.back, told.source)
        pair = replace(pair, back_chrf=scores.chrf, back_ter=-scores.ter)
    return pair


def _joined(told: Sequence[Told]) -> tuple[str | None, str | None]:
    """The back-translations of the sentences of a bead as one, and the source that they share."""
    backs = [each.back for each in told]
    if not all(backs) or not told[0].source:
        return None, None
    return " ".join(back for back in backs if back), told[0].source
