"""The second opinion: is the sentence likelier with the suggested repair than as it stands? The answer moves a finding's confidence.

A causal language model compares versions of one sentence well (Salazar et al. 2020): of pairs of a faulty sentence and its repair it
prefers the repair in 3 of 4 where form is at fault. It rewards what is frequent and short, and is no better than chance on pronouns and
polarity, so it is not asked about those, nor about names, numbers, dropped words and typography. It never changes a severity: the gate
must not depend on what is installed.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from mtqa.article.model import Article, Segment, Span, home
from mtqa.checks.finding import Finding, Severity

if TYPE_CHECKING:
    from mtqa.estimate.cached_language_model import Scorer
    from mtqa.estimate.language_model import Surprisal

NOT_ASKED = ("NAM", "OMI", "NUM", "PRO", "POL", "TYP", "BOI")
MOST = 0.15
"""How far the opinion moves a confidence, up or down, at the very most."""
_NATS = 10.0
_LOWEST, _HIGHEST = 0.05, 0.99


def second_opinions(articles: Sequence[tuple[Article, Sequence[Finding]]], language_model: Scorer) -> list[tuple[Finding, ...]]:
    """The findings of each article with their confidence moved, in order; all repairs are scored together.

    Raises:
        ModelError: the language model is broken.
    """
    repairs = {
        (at, index): pair
        for at, (article, findings) in enumerate(articles)
        for index, finding in enumerate(findings)
        if (pair := _versions(article, finding)) is not None
    }
    texts = list(dict.fromkeys(text for pair in repairs.values() for text in pair))
    scored = dict(zip(texts, language_model.score(texts), strict=True)) if texts else {}
    shifts = {key: shift(scored[original], scored[repaired]) for key, (original, repaired) in repairs.items()}
    return [
        tuple(_moved(finding, shifts.get((at, index))) for index, finding in enumerate(findings))
        for at, (_, findings) in enumerate(articles)
    ]


def shift(original: Surprisal, repaired: Surprisal) -> float:
    """What a repair is worth in confidence: within ±0.15, 0 where both versions are equally likely.

    The difference of the two sentences' total log-probabilities is normalised by 10 nats, about that of a clear repair, and levels off.
    """
    return MOST * math.tanh((repaired.total - original.total) / _NATS)


def _versions(article: Article, finding: Finding) -> tuple[str, str] | None:
    """The finding's sentence as it stands and repaired; None when there is nothing to ask."""
    if finding.suggestion is None or finding.severity is Severity.NEUTRAL or finding.code[:3] in NOT_ASKED:
        return None
    index = home(article.segments, finding.span)
    if index is None:
        return None
    segment: Segment = article.segments[index]
    if finding.span.end > segment.span.end:
        return None
    before = article.visible(Span(segment.span.start, finding.span.start))
    after = article.visible(Span(finding.span.end, segment.span.end))
    original, repaired = article.visible(segment.span), before + finding.suggestion + after
    return (original, repaired) if repaired != original and repaired.strip() else None


def _moved(finding: Finding, by: float | None) -> Finding:
    if by is None:
        return finding
    return replace(finding, confidence=round(min(max(finding.confidence + by, _LOWEST), _HIGHEST), 3))
