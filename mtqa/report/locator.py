"""Where things lie in an article: home segments, offsets for output, lines and columns; quick for articles of any length."""

from __future__ import annotations

from mtqa.article.model import Span, home
from mtqa.article.place import Places
from mtqa.judge.assessment import AssessedArticle


class Locator:
    """Lookups over one article, its lines counted once."""

    def __init__(self, assessed: AssessedArticle) -> None:
        self._rows = assessed.article.layout == "rows"
        self._segments = assessed.article.segments
        self._places = Places(assessed.article.text)

    def home(self, span: Span) -> int | None:
        """Index of the segment in which `span` starts, if any."""
        return home(self._segments, span)

    def offset(self, span: Span) -> int:
        """What to subtract from an article offset for output, as `AssessedArticle.offset` gives it."""
        row = self.home(span) if self._rows else None
        return 0 if row is None else self._segments[row].span.start

    def cut(self, span: Span) -> Span:
        """`span`, or for rows the part of it in the row where it starts."""
        row = self.home(span) if self._rows else None
        return span if row is None else Span(span.start, max(span.start, min(span.end, self._segments[row].span.end)))

    def local(self, span: Span) -> Span:
        """`cut(span)` in the offsets of the output."""
        return self.cut(span).shift(-self.offset(span))

    def line_column(self, span: Span) -> tuple[int, int]:
        """1-based line and column (code points) of the span's start: in the article's text, or for rows in the row."""
        line, column = self._places.at(span.start)
        first_line, first_column = self._places.at(self.offset(span))
        return line - first_line + 1, column - first_column + 1 if line == first_line else column
