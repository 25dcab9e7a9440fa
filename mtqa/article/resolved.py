"""An article as checks should read it: character references that were left in its text are the characters they stand for.

A file that went through two systems holds `l&#39;aube` and `&quot;Oui&quot;`. The references are a fault of their own (LAN113); a rule
that looks for a quotation, an elision or an agreement looks at the characters.
"""

from __future__ import annotations

import html
from bisect import bisect_left, bisect_right
from dataclasses import dataclass, replace

from mtqa.article.legible import references
from mtqa.article.model import Article, Segment, Span, home


@dataclass(frozen=True, slots=True)
class Resolution:
    """A text with its references resolved, and where each of them stood.

    Attributes:
        text: the text as read.
        raw: places of the references in the text as it was, in order.
        read: places in `text` of what they stand for.
    """

    text: str
    raw: tuple[Span, ...]
    read: tuple[Span, ...]

    def as_read(self, span: Span) -> Span:
        """Where a span of the text as it was stands in `text`; an edge inside a reference moves behind it."""
        start = self._as_read(span.start)
        return Span(start, max(start, self._as_read(span.end)))

    def as_it_was(self, span: Span) -> Span:
        """Where a span of `text` stood; a reference counts as a whole."""
        start = self._start_as_it_was(span.start)
        return Span(start, max(start, self._end_as_it_was(span.end)) if len(span) else start)

    def _as_read(self, at: int) -> int:
        index = bisect_right(self.raw, at, key=lambda place: place.start) - 1
        if index < 0:
            return at
        if at == self.raw[index].start:
            return self.read[index].start
        return self.read[index].end + max(0, at - self.raw[index].end)

    def _start_as_it_was(self, at: int) -> int:
        index = bisect_right(self.read, at, key=lambda place: place.start) - 1
        if index < 0:
            return at
        return self.raw[index].start if at < self.read[index].end else self.raw[index].end + at - self.read[index].end

    def _end_as_it_was(self, at: int) -> int:
        index = bisect_left(self.read, at, key=lambda place: place.start) - 1
        return at if index < 0 else self.raw[index].end + max(0, at - self.read[index].end)


def resolution(text: str, hidden: tuple[Span, ...] = ()) -> Resolution | None:
    """The text with its character references resolved, those in `hidden` stretches left alone; None where there are none.

    References to line ends stay too: they would cut a sentence in two.
    """
    parts, raw, read, at, size = list[str](), list[Span](), list[Span](), 0, 0
    for place in references(text, hidden):
        shown = html.unescape(place.of(text))
        if shown.splitlines() != [shown]:
            continue
        parts += (text[at : place.start], shown)
        size += place.start - at
        raw.append(place)
        read.append(Span(size, size + len(shown)))
        at, size = place.end, size + len(shown)
    return Resolution("".join((*parts, text[at:])), tuple(raw), tuple(read)) if raw else None


@dataclass(frozen=True, slots=True)
class ResolvedArticle:
    """An article with resolved references, and the way back from its spans.

    Attributes:
        article: the article to read; its sources are resolved too, what it is asked to ignore is left out.
        original: the article as it was.
        whole: how its text was resolved.
    """

    article: Article
    original: Article
    whole: Resolution

    def span(self, span: Span) -> Span:
        """Where a span of the article that was read stands in the original one."""
        return self.whole.as_it_was(span)

    def source_span(self, span: Span, at: Span) -> Span:
        """Where a span of a source as read stands in the source as it was; `at`: a span of the segment beside it, in the article read."""
        own = home(self.article.segments, at)
        source = None if own is None else resolution(self.original.segments[own].source or "")
        return span if source is None else source.as_it_was(span)


def resolved(article: Article) -> ResolvedArticle | None:
    """The article with its character references resolved; None where its text and its sources hold none."""
    found = resolution(article.text, article.hidden)
    if found is None and not any(resolution(segment.source or "") for segment in article.segments):
        return None
    whole = found or Resolution(article.text, (), ())
    alignment, provenance = article.alignment, article.provenance
    read = replace(
        article,
        text=whole.text,
        paragraphs=tuple(replace(p, span=whole.as_read(p.span)) for p in article.paragraphs),
        segments=tuple(_segment(s, whole) for s in article.segments),
        boilerplate=tuple(replace(b, span=whole.as_read(b.span)) for b in article.boilerplate),
        hidden=tuple(map(whole.as_read, article.hidden)),
        ignores=(),
        provenance=replace(provenance, notice=provenance.notice and whole.as_read(provenance.notice)),
        alignment=alignment and replace(alignment, sentences=tuple(map(_plain, alignment.sentences))),
    )
    return ResolvedArticle(read, article, whole)


def _segment(segment: Segment, whole: Resolution) -> Segment:
    return replace(segment, span=whole.as_read(segment.span), source=None if segment.source is None else _plain(segment.source))


def _plain(text: str) -> str:
    found = resolution(text)
    return text if found is None else found.text
