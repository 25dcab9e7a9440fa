"""Running checks over an article, rows alone included in one order; a check that breaks costs its own findings, never the run."""

from __future__ import annotations

import traceback
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import islice
from pathlib import Path
from typing import TypeVar

from mtqa.article.model import Article, Paragraph, Segment, Span, blanked
from mtqa.article.resolved import ResolvedArticle, resolved
from mtqa.article.sentences import LONGEST, YasbdSegmenter
from mtqa.checks.base import Check
from mtqa.checks.bead_view import by_bead
from mtqa.checks.dispatch import parted
from mtqa.checks.finding import Evidence, Finding
from mtqa.checks.view import ArticleView

MOST = 20_000
"""Findings that one rule may make in one article: a page of nothing but marks would fill the memory with them."""

_TOGETHER = 64  # rows of an independent article

V = TypeVar("V")


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
    return _sorted(
        work.placed(finding, check) for work in _works(article) for check in checks for finding in check.check(work.view_for(check))
    )


def run_guarded(article: Article, checks: Sequence[Check]) -> tuple[tuple[Finding, ...], tuple[Breakdown, ...]]:
    """As `run_checks`, but a check that raises costs no more than its remaining findings in that article or row, and none makes more than
    `MOST` findings in one.

    A rule reads all sentences of the article, or of `_TOGETHER` rows, before the next rule has its turn: its code and tables then stay in
    the processor's cache, which takes a quarter off the time.

    Returns:
        The findings, and one `Breakdown` for each rule that raised, in order of code.
    """
    others, on_sentences, beside_sources = parted(tuple(checks))
    ledger = _Ledger()
    works = _works(article)
    while batch := list(islice(works, _TOGETHER)):
        for check in others:
            for work in batch:
                ledger.enter(work, check, check.check, (work.view_for(check),))
        for dispatch, views in ((on_sentences, [w.split for w in batch]), (beside_sources, [w.beside for w in batch])):
            for rule, called in dispatch.calls(views):
                for place, segments in called:
                    ledger.enter(batch[place], rule, rule.check_segment, segments)
        for work in batch:
            work.close()
    return ledger.outcome()


class _Ledger:
    """What rules find in an article, and which of them raised there."""

    def __init__(self) -> None:
        self._found: list[Finding] = []
        self._broken: dict[str, Breakdown] = {}

    def enter(self, work: _Work, check: Check, look: Callable[[V], Iterable[Finding]], at: Iterable[V]) -> None:
        """Add what `check` finds when it looks at parts of a work of the article, up to `MOST`, and up to where it raises."""
        left = MOST
        try:
            for part in at:
                for finding in look(part):
                    self._found.append(work.placed(finding, check))
                    left -= 1
                    if not left:
                        return
        except Exception as error:
            first = self._broken.get(check.code)
            told = replace(first, times=first.times + 1) if first else Breakdown(check.code, _told(error), work.row)
            self._broken[check.code] = told

    def outcome(self) -> tuple[tuple[Finding, ...], tuple[Breakdown, ...]]:
        """The findings in order, and the rules that raised in order of code."""
        return _sorted(self._found), tuple(self._broken[code] for code in sorted(self._broken))


class _Work:
    """What is checked as one article: the article, or a row of an independent one; its offset, and the row's id.

    A row may hold a whole text. Rules that read the French alone then see its sentences; rules that compare it with its source
    see the row. In an aligned article these see beads (`by_bead`). Character references are resolved for all rules but `raw` ones.
    """

    def __init__(self, article: Article, offset: int = 0, row: str | None = None) -> None:
        self.offset, self.row = offset, row
        self._resolved = resolved(article)
        read = self._resolved.article if self._resolved else article
        self._whole = ArticleView(read)
        self._raw = ArticleView(article) if self._resolved else self._whole
        split = _in_sentences(read)
        self.split = self._whole if split is read else ArticleView(split)
        self.beside = self._whole if read.alignment is None else ArticleView(by_bead(read))

    def view_for(self, check: Check) -> ArticleView:
        if check.raw:
            return self._raw
        return self.beside if check.evidence is Evidence.SOURCE else self.split

    def placed(self, finding: Finding, check: Check) -> Finding:
        """The finding at its place in the article that is checked."""
        return move(finding if self._resolved is None or check.raw else _as_it_was(finding, self._resolved), self.offset)

    def close(self) -> None:
        """Free what was worked out for the rules, which have all read it."""
        for view in (self._whole, self._raw, self.split, self.beside):
            view.close()


def _works(article: Article) -> Iterator[_Work]:
    if not article.independent:
        yield _Work(article)
        return
    for segment in article.segments:
        yield _Work(_row_alone(article, segment), segment.span.start, segment.id)


def _in_sentences(article: Article) -> Article:
    """The article itself, or where a segment is too long for a sentence, one with that segment cut into its sentences."""
    if all(len(segment.span) <= LONGEST for segment in article.segments):
        return article
    segmenter = YasbdSegmenter(article.language)
    text = blanked(article.text, article.hidden)
    segments: list[Segment] = []
    for segment in article.segments:
        if len(segment.span) <= LONGEST:
            segments.append(segment)
        else:
            pieces = segmenter.split(segment.span.of(text))
            segments += (replace(segment, span=p.shift(segment.span.start), source=None, reference=None) for p in pieces)
    return replace(article, segments=tuple(segments))


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


def _as_it_was(finding: Finding, read: ResolvedArticle) -> Finding:
    """The finding with the spans that it has in the article before references were resolved."""
    related = tuple(replace(r, span=read.span(r.span)) for r in finding.related)
    source = finding.source_span and read.source_span(finding.source_span, finding.span)
    return replace(finding, span=read.span(finding.span), related=related, source_span=source)


def _sorted(findings: Iterable[Finding]) -> tuple[Finding, ...]:
    return tuple(sorted(findings, key=lambda f: (f.span.start, f.span.end, f.code)))
