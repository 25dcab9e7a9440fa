"""What an article is: its text as read, and spans that say what each part of it is."""

from __future__ import annotations

import html
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from enum import StrEnum

from mtqa.article.beads import Alignment


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """Half-open `[start, end)` in Unicode code points of `Article.text`.

    >>> Span(3, 6).of("Le bac 🙂 part")
    'bac'
    """

    start: int
    end: int

    def __post_init__(self) -> None:
        if not 0 <= self.start <= self.end:
            raise ValueError(f"not a span: [{self.start}, {self.end})")

    def __len__(self) -> int:
        return self.end - self.start

    def of(self, text: str) -> str:
        """The part of `text` that the span covers."""
        return text[self.start : self.end]

    def overlaps(self, other: Span) -> bool:
        """True when the two share a code point, or an empty one lies inside or at the edge of the other."""
        if len(self) and len(other):
            return self.start < other.end and other.start < self.end
        return self.start <= other.end and other.start <= self.end

    def contains(self, other: Span) -> bool:
        """True when `other` lies wholly inside."""
        return self.start <= other.start and other.end <= self.end

    def shift(self, offset: int) -> Span:
        """The same length, `offset` code points further on (or back, when negative)."""
        return Span(self.start + offset, self.end + offset)


class Role(StrEnum):
    """What a paragraph or segment is on the page."""

    BODY = "body"
    HEADLINE = "headline"
    STANDFIRST = "standfirst"
    SUBHEADING = "subheading"
    CAPTION = "caption"
    ALT = "alt"
    LIST = "list"


RUNNING_TEXT = frozenset((Role.BODY, Role.STANDFIRST))
"""Roles whose text is whole sentences: not headlines, captions, alt texts or list items."""


@dataclass(frozen=True, slots=True)
class Provenance:
    """Where the French came from, as far as the page or the user says."""

    machine_translated: bool = False
    source_language: str | None = None
    vendor: str | None = None
    engine: str | None = None
    date: str | None = None
    notice: Span | None = None


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A block of content text (never boilerplate)."""

    span: Span
    role: Role = Role.BODY


@dataclass(frozen=True, slots=True)
class Boilerplate:
    """Text on the page that is not content: it is reported once and never scored.

    `kind`: share, read-also, credit, byline, newsletter, tags, copyright, notice, user (a pattern from the configuration).
    """

    span: Span
    kind: str


@dataclass(frozen=True, slots=True)
class Ignore:
    """A comment in the markup that asks for silence: `<!-- mtqa: ignore CODE reason -->`.

    Attributes:
        code: a rule's code, or the three letters of a family.
        reason: what the editor wrote behind it; may be empty.
        span: the paragraph that it applies to: the one on its own line, else the next one.
        place: the comment itself; empty where the comment is not part of the text (HTML).
    """

    code: str
    reason: str
    span: Span
    place: Span


@dataclass(frozen=True, slots=True)
class Segment:
    """One sentence of an article, or one row of a bilingual file.

    `id` is the row's own id, or the 1-based position of the sentence in its article, as a string.
    `paragraph` indexes `Article.paragraphs`. `source_language` is that of `source`. `provenance` is the row's own where rows of
    one article differ (independent rows, or a document by several vendors); None means that the article's holds. `line` is where a
    row stands in its file, from 1; 0 for a sentence of prose. `notes` are what the file says about the row.
    """

    id: str
    span: Span
    paragraph: int
    role: Role = Role.BODY
    source: str | None = None
    source_language: str | None = None
    reference: str | None = None
    provenance: Provenance | None = None
    line: int = 0
    notes: tuple[str, ...] = ()


def blanked(text: str, hidden: Sequence[Span]) -> str:
    """A copy of equal length with the `hidden` stretches (in order, apart) turned into blanks; line ends stay."""
    parts, at = [], 0
    for gap in hidden:
        parts.append(text[at : gap.start])
        parts.append("".join(c if c in "\r\n" else " " for c in text[gap.start : gap.end]))
        at = gap.end
    parts.append(text[at:])
    return "".join(parts)


@dataclass(frozen=True, slots=True)
class Article:
    """One article as read.

    `text` is evidence: it is what was read, never altered. For plain text and Markdown it is the decoded file; for HTML
    and DOCX it is the text of record that the reader extracted; for rows it is the targets joined by line ends.

    `hidden` spans, in order and apart, hold what a reader of the page does not see (Markdown marks, front matter, code); models and
    checks look past them. `layout` is `prose` (offsets count in the whole text), or `rows` (a bilingual file: each row is a segment
    and outputs count offsets within the row). `independent` rows are checked alone: no carry-over, no document checks. `file` is the file
    that rows were read from, where `path` may be the name of their document; empty for prose. `alignment` and `reference` hold the original
    and the human translation that stand beside prose, where there are any.
    """

    path: str
    text: str
    language: str = "fr"
    format: str = "text"
    encoding: str = "utf-8"
    provenance: Provenance = field(default_factory=Provenance)
    paragraphs: tuple[Paragraph, ...] = ()
    segments: tuple[Segment, ...] = ()
    boilerplate: tuple[Boilerplate, ...] = ()
    hidden: tuple[Span, ...] = ()
    layout: str = "prose"
    independent: bool = False
    warnings: tuple[str, ...] = ()
    ignores: tuple[Ignore, ...] = ()
    file: str = ""
    alignment: Alignment | None = None
    reference: Alignment | None = None

    def visible(self, span: Span) -> str:
        """The text that a reader sees in `span`: hidden stretches left out, hidden character references (`&nbsp;`) resolved."""
        return "".join(piece for piece, _ in self._seen(span))

    def original(self, span: Span, part: Span) -> Span:
        """Where in the article `part` of `visible(span)` stands; a resolved character reference counts as a whole."""
        start = end = None
        at = 0
        for piece, place in self._seen(span):
            after = at + len(piece)
            literal = len(piece) == len(place)
            if start is None and part.start < after:
                start = place.start + (part.start - at if literal else 0)
            if end is None and part.end <= after and part.start < part.end:
                end = place.start + part.end - at if literal else place.end
            at = after
        start = span.end if start is None else start
        return Span(start, max(start, start if end is None else end))

    def _seen(self, span: Span) -> Iterator[tuple[str, Span]]:
        """The pieces that a reader sees in `span`, and where they stand."""
        at = span.start
        first = bisect_right(self.hidden, span.start, key=lambda gap: gap.end)
        for index in range(first, len(self.hidden)):
            gap = self.hidden[index]
            if gap.start >= span.end:
                break
            yield self.text[at : max(at, gap.start)], Span(at, max(at, gap.start))
            if self.text.startswith("&", gap.start) and gap.start >= span.start:
                end = min(gap.end, span.end)
                yield html.unescape(self.text[gap.start : end]), Span(gap.start, end)
            at = min(gap.end, span.end)
        yield self.text[at : span.end], Span(at, max(at, span.end))


def home(segments: Sequence[Segment], span: Span) -> int | None:
    """Index of the segment in which `span` starts (segments in order of place); None between segments.

    An empty span at the end of a segment belongs to it: something is missing there.
    """
    at = bisect_right(segments, span.start, key=lambda s: s.span.start) - 1
    if at < 0:
        return None
    own = segments[at].span
    if own.start <= span.start < own.end or (not len(span) and span.start == own.end):
        return at
    if not len(span) and at and segments[at - 1].span.end == span.start:
        return at - 1
    return None
