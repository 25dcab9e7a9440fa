"""Running checks over an article, rows alone included in one order."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace

from mtqa.article.model import Article, Paragraph, Segment, Span
from mtqa.checks.base import Check
from mtqa.checks.finding import Finding
from mtqa.checks.view import ArticleView


def run_checks(article: Article, checks: Sequence[Check]) -> tuple[Finding, ...]:
    """Findings of all `checks` over `article`, sorted by place, then code.

    Rows of an independent article are checked one by one, each as an article of its own, and their spans moved back.
    """
    if not article.independent:
        view = ArticleView(article)
        return _sorted(f for check in checks for f in check.check(view))
    found: list[Finding] = []
    for segment in article.segments:
        view = ArticleView(_row_alone(article, segment))
        found.extend(move(f, segment.span.start) for check in checks for f in check.check(view))
    return _sorted(found)


def _row_alone(article: Article, segment: Segment) -> Article:
    """An article that holds one row only, its offsets counted from 0."""
    size = len(segment.span)
    return replace(
        article,
        text=segment.span.of(article.text),
        segments=(replace(segment, span=Span(0, size), paragraph=0),),
        paragraphs=(Paragraph(Span(0, size), segment.role),),
        boilerplate=(),
        hidden=(),
    )


def move(finding: Finding, offset: int) -> Finding:
    """The finding with its target spans `offset` code points further on."""
    related = tuple(replace(r, span=r.span.shift(offset)) for r in finding.related)
    return replace(finding, span=finding.span.shift(offset), related=related)


def _sorted(findings: Iterable[Finding]) -> tuple[Finding, ...]:
    return tuple(sorted(findings, key=lambda f: (f.span.start, f.span.end, f.code)))
