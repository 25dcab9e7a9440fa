"""Running checks over an article, rows alone included in one order; a check that breaks costs its own findings, never the run."""

from __future__ import annotations

import traceback
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from mtqa.article.model import Article, Paragraph, Segment, Span
from mtqa.checks.base import Check
from mtqa.checks.finding import Finding
from mtqa.checks.view import ArticleView


@dataclass(frozen=True, slots=True)
class Breakdown:
    """A rule that raised on an article: a bug of ours, whatever the text holds.

    Attributes:
        code: the rule's.
        error: exception, message and place in our source, on one line.
        row: id of the first row it happened on; None for an article that is checked as a whole.
        times: on how many rows it happened.
    """

    code: str
    error: str
    row: str | None = None
    times: int = 1


def run_checks(article: Article, checks: Sequence[Check]) -> tuple[Finding, ...]:
    """Findings of all `checks` over `article`, sorted by place, then code; a check that raises lets its error out.

    Rows of an independent article are checked one by one, each as an article of its own, and their spans moved back.
    """
    found: list[Finding] = []
    for whole, offset, _ in _wholes(article):
        view = ArticleView(whole)
        found.extend(move(f, offset) for check in checks for f in check.check(view))
    return _sorted(found)


def run_guarded(article: Article, checks: Sequence[Check]) -> tuple[tuple[Finding, ...], tuple[Breakdown, ...]]:
    """As `run_checks`, but a check that raises costs no more than its remaining findings in that article or row.

    Returns:
        The findings, and one `Breakdown` for each rule that raised, in order of code.
    """
    found: list[Finding] = []
    broken: dict[str, Breakdown] = {}
    for whole, offset, row in _wholes(article):
        view = ArticleView(whole)
        for check in checks:
            try:
                for finding in check.check(view):
                    found.append(move(finding, offset))
            except Exception as error:
                first = broken.get(check.code)
                broken[check.code] = replace(first, times=first.times + 1) if first else Breakdown(check.code, _told(error), row)
    return _sorted(found), tuple(broken[code] for code in sorted(broken))


def _wholes(article: Article) -> Iterator[tuple[Article, int, str | None]]:
    """What is checked as one article: the article, or each row of an independent one; with its offset, and the row's id."""
    if not article.independent:
        yield article, 0, None
        return
    for segment in article.segments:
        yield _row_alone(article, segment), segment.span.start, segment.id


def _told(error: Exception) -> str:
    """Exception, message and the innermost place, on one line of at most 300 characters."""
    frames = traceback.extract_tb(error.__traceback__)
    place = f" at {Path(frames[-1].filename).name}:{frames[-1].lineno}" if frames else ""
    message = " ".join(f"{type(error).__name__}: {error}".split())
    return message[:250] + place


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
    if not offset:
        return finding
    related = tuple(replace(r, span=r.span.shift(offset)) for r in finding.related)
    return replace(finding, span=finding.span.shift(offset), related=related)


def _sorted(findings: Iterable[Finding]) -> tuple[Finding, ...]:
    return tuple(sorted(findings, key=lambda f: (f.span.start, f.span.end, f.code)))
