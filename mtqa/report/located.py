"""Findings as CI formats show them: the file, the place in it where the file has one, and what is said in one line."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from mtqa.article.model import Span
from mtqa.checks.finding import Finding, Severity
from mtqa.judge.assessment import AssessedArticle, Report
from mtqa.judge.gate import failing
from mtqa.report.base import Context
from mtqa.report.locator import Locator
from mtqa.report.paths import checkout_path
from mtqa.report.quoted import quotes, shortened
from mtqa.report.texts import Texts

OWN_LINES = frozenset({"text", "markdown"})
"""Formats whose text of record is the decoded file, so that its lines and offsets are the file's own."""
QUOTE_LENGTH = 120
_CARET = "‸"
Failing = frozenset[tuple[int, int]]
"""`id` of an article and of a finding in it; the report keeps both alive."""


@dataclass(frozen=True, slots=True)
class Region:
    """A place in a file: lines and columns from 1, offsets from 0, all in code points; the end is exclusive."""

    start_line: int
    start_column: int
    end_line: int
    end_column: int
    span: Span


@dataclass(frozen=True, slots=True)
class Located:
    """A finding with its place.

    Attributes:
        path: the file, relative to the checkout.
        line: the line of the file that it starts in, or that its row stands on; None where the text was extracted (HTML, DOCX).
        region: its place in the file; None for extracted text and for rows, whose text stands in the file escaped or between marks.
        segment: index of the sentence or row that it starts in, if any.
        row: the row's id, for rows.
        quote: the words that it points at; empty where something is missing.
        fails: it makes the run fail.
    """

    article: AssessedArticle
    finding: Finding
    path: str
    line: int | None
    region: Region | None
    segment: int | None
    row: str | None
    quote: str
    fails: bool

    @property
    def is_error(self) -> bool:
        """True for what annotations call an error: what fails the run, and every critical finding."""
        return self.fails or self.finding.severity is Severity.CRITICAL


class Finder:
    """Places of one article's findings, its lines counted once.

    Attributes:
        path: the article's file, relative to the checkout.
        name: what to call the article: the path, or the name of its document where the file holds several.
    """

    def __init__(self, assessed: AssessedArticle, context: Context, failing_ids: Failing = frozenset()) -> None:
        self.assessed = assessed
        self._failing = failing_ids
        self._locator = Locator(assessed)
        self._rows = assessed.article.layout == "rows"
        self._own_lines = not self._rows and assessed.article.format in OWN_LINES
        article = assessed.article
        self.path = file_of(assessed, context)
        self.name = article.path if article.file not in ("", article.path) else self.path

    def located(self, finding: Finding) -> Located:
        """The finding with its place."""
        home = self._locator.home(finding.span)
        row = self.assessed.segments[home].segment if self._rows and home is not None else None
        quote = self._locator.cut(finding.span).of(self.assessed.article.text)
        fails = (id(self.assessed), id(finding)) in self._failing
        line, region = self.line(finding.span), self.region(finding.span)
        return Located(self.assessed, finding, self.path, line, region, home, row.id if row else None, quote, fails)

    def line(self, span: Span) -> int | None:
        """The line of the file that `span` starts in, or that its row stands on, if that is known."""
        if self._own_lines:
            return self._locator.line_column(span)[0]
        home = self._locator.home(span) if self._rows else None
        return None if home is None else self.assessed.segments[home].segment.line or None

    def region(self, span: Span) -> Region | None:
        """Where `span` lies in the file, if the file's own lines and offsets are known."""
        if not self._own_lines:
            return None
        return Region(*self._locator.line_column(span), *self._locator.line_column(Span(span.end, span.end)), span)

    def local(self, span: Span) -> tuple[Span, int, int]:
        """Offsets, line and column as `report.json` has them."""
        return self._locator.local(span), *self._locator.line_column(span)


def file_of(assessed: AssessedArticle, context: Context) -> str:
    """The file that an article was read from, relative to the checkout."""
    return checkout_path(assessed.article.file or assessed.article.path, context)


def finders(report: Report, context: Context) -> Iterator[Finder]:
    """One for each article; they know which findings fail the run."""
    found = frozenset((id(assessed), id(finding)) for assessed, finding in failing(report, context.policy))
    for assessed in report.articles:
        yield Finder(assessed, context, found)


def located(report: Report, context: Context) -> Iterator[Located]:
    """The findings above neutral, in order of place."""
    for finder in finders(report, context):
        for finding in finder.assessed.findings:
            if finding.severity is not Severity.NEUTRAL:
                yield finder.located(finding)


def gravest_first(found: Iterator[Located]) -> list[Located]:
    """By severity; equal ones stay in order of place."""
    return sorted(found, key=lambda each: -each.finding.severity.rank)


def said(each: Located, language: str) -> str:
    """The words, unless what is said quotes them, what is said of them and why, and the suggestion."""
    texts, finding = Texts(language), each.finding
    message, reason = texts.say(finding.message), texts.say(finding.reason)
    named = not each.quote or quotes(message, each.article.article.visible(finding.span))
    parts = [f"{message}." if named else f"“{shortened(each.quote, QUOTE_LENGTH)}”: {message}.", reason]
    if finding.suggestion is not None:
        words = shortened(finding.suggestion, QUOTE_LENGTH) if finding.suggestion else texts.delete
        parts.append(f"{texts.suggestion}: {shortened(each.quote, QUOTE_LENGTH) or _CARET} → {words}")
    return " ".join(parts)
