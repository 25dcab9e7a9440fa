"""What a check sees of an article: its sentences and paragraphs with tokens, quotations and the plain text."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cached_property

from mtqa.article.model import Article, Paragraph, Role, Segment, Span, blanked
from mtqa.language.quotations import Quotations, parse_quotations
from mtqa.language.tokens import Token, plain, tokenize


class ArticleView:
    """An article with the analyses that checks share, each made once, when first asked for.

    `plain` has the same length as `Article.text`: curly apostrophes are straight, no-break spaces are spaces, and hidden stretches
    (Markdown marks and the like) are blanks. All offsets are those of `Article.text`.
    """

    def __init__(self, article: Article) -> None:
        self.article = article

    @cached_property
    def plain(self) -> str:
        """Equal-length plain text of the whole article."""
        return plain(blanked(self.article.text, self.article.hidden))

    @cached_property
    def segments(self) -> tuple[SegmentView, ...]:
        """All segments in order."""
        return tuple(SegmentView(self, i, s) for i, s in enumerate(self.article.segments))

    @cached_property
    def paragraphs(self) -> tuple[ParagraphView, ...]:
        """All content paragraphs in order."""
        return tuple(ParagraphView(self, i, p) for i, p in enumerate(self.article.paragraphs))

    @cached_property
    def quotations(self) -> Quotations:
        """Quotation marks of the content paragraphs, paired with carry-over."""
        return parse_quotations(self.plain, [(p.span.start, p.span.end) for p in self.article.paragraphs])

    def quoted(self, start: int, end: int | None = None) -> bool:
        """True when `[start, end)` (or the point `start`) lies inside a quotation."""
        return self.quotations.inside(start, end if end is not None else start)

    @property
    def alone(self) -> bool:
        """True when the article is a single row checked alone: no neighbours to compare with."""
        return self.article.independent

    def segment_at(self, offset: int) -> SegmentView | None:
        """The segment that covers `offset`, if any."""
        for view in self.segments:
            if view.start <= offset < max(view.end, view.start + 1):
                return view
        return None


class ParagraphView:
    """One paragraph: its place, text and tokens."""

    def __init__(self, article: ArticleView, index: int, paragraph: Paragraph) -> None:
        self.article, self.index, self.paragraph = article, index, paragraph
        self.start, self.end, self.role = paragraph.span.start, paragraph.span.end, paragraph.role

    @property
    def text(self) -> str:
        """The paragraph as read."""
        return self.article.article.text[self.start : self.end]

    @cached_property
    def plain(self) -> str:
        """The paragraph's plain text (see `ArticleView.plain`)."""
        return self.article.plain[self.start : self.end]

    @cached_property
    def segments(self) -> tuple[SegmentView, ...]:
        """The paragraph's segments in order."""
        return tuple(s for s in self.article.segments if s.segment.paragraph == self.index)


class SegmentView:
    """One sentence: its place, text, tokens, and its source when there is one.

    Token places are offsets in the *article*; `span(i, j)` covers tokens i to j - 1.
    """

    def __init__(self, article: ArticleView, index: int, segment: Segment) -> None:
        self.article, self.index, self.segment = article, index, segment
        self.start, self.end, self.role = segment.span.start, segment.span.end, segment.role

    @property
    def text(self) -> str:
        """The sentence as read."""
        return self.article.article.text[self.start : self.end]

    @cached_property
    def plain(self) -> str:
        """The sentence's plain text (see `ArticleView.plain`); add `start` to its offsets."""
        return self.article.plain[self.start : self.end]

    @cached_property
    def tokens(self) -> tuple[Token, ...]:
        """Tokens with article offsets."""
        return tokenize(self.plain, self.start)

    @cached_property
    def words(self) -> tuple[Token, ...]:
        """The tokens that are words."""
        return tuple(t for t in self.tokens if t.is_word)

    @property
    def source(self) -> str | None:
        """The aligned source text, if any."""
        return self.segment.source or None

    @property
    def source_language(self) -> str | None:
        """Language code of `source` (fr, en, id …)."""
        return self.segment.source_language

    @property
    def prose(self) -> bool:
        """True for sentences of running text: not headlines, captions, alt texts or list items."""
        return self.role in (Role.BODY, Role.STANDFIRST)

    def quoted(self, token: Token) -> bool:
        """True when the token stands inside a quotation."""
        return self.article.quoted(token.start, token.end)

    def span(self, first: int, after: int) -> Span:
        """The span of tokens `first` to `after - 1`."""
        return Span(self.tokens[first].start, self.tokens[after - 1].end)

    def previous(self) -> SegmentView | None:
        """The sentence before, if any."""
        return self.article.segments[self.index - 1] if self.index else None

    def __iter__(self) -> Iterator[Token]:
        return iter(self.tokens)
