"""Markdown: the file itself is the text; marks, code, shortcodes and front matter are hidden stretches of it."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from itertools import islice, pairwise
from typing import TYPE_CHECKING, Any

from mtqa.article.front_matter import FrontMatter, Value, front_matter
from mtqa.article.ignores import malformed
from mtqa.article.markdown_inline import Inline, inline_of
from mtqa.article.model import Paragraph, Role, Span
from mtqa.article.options import Comment, Draft
from mtqa.article.place import Places
from mtqa.article.tags import blocks_of

if TYPE_CHECKING:
    from markdown_it.token import Token

_SHORTCODE = re.compile(
    r"\{\{[<%][^{}]{0,4000}[%>]\}\}|\{%[^{}]{0,2000}%\}|\{\{[^{}\n]{0,500}\}\}"
    r"|\[/?(?:caption|gallery|embed|video|audio|playlist|youtube|vimeo|gravityform|contact-form|shortcode)\b[^\[\]]{0,1000}\]"
    r"|\[\^[^\]\s]{1,60}\]:?|\{[:#.][^{}\n]{0,300}\}"
)
_SHORTCODE_TEXT = re.compile(r"\b(?P<name>alt|caption|title)\s*=\s*\"(?P<value>[^\"]{2,2000})\"")
_STANDFIRST = 60
_LINE_START = re.compile(r"(?:^|[\r\n])[ \t]*$")
_LINE_REST = re.compile(r"[ \t]*[^\s]")
_LINE = re.compile(r"[^\r\n]+")
_FILL = "\ue000"


@dataclass(slots=True)
class _Block:
    """A paragraph to be: its visible pieces in file offsets, in order."""

    role: Role
    pieces: list[Span]
    strong: bool = False
    emphasis: bool = False


@dataclass(frozen=True, slots=True)
class _Line:
    """A line of a token's content: `[start, end)` in the content, and where it starts in the file."""

    start: int
    end: int
    place: int


@dataclass(slots=True)
class _Page:
    """What is gathered while the tokens are walked."""

    text: str
    masked: str
    places: Places
    env: dict[str, Any] = field(default_factory=dict)
    blocks: list[_Block] = field(default_factory=list)


def read_markdown_draft(text: str) -> Draft:
    """A draft of CommonMark with tables, strikethrough, front matter and the shortcodes of common site generators.

    Headings, list items, alternative texts and captions carry their roles; a wholly bold first paragraph under the headline is the
    standfirst, a wholly italic paragraph under an image its caption. An image in the middle of a sentence is hidden with its text.
    """
    head = front_matter(text)
    comments = tuple(_comments(text, head.end))
    codes = [Span(m.start(), m.end()) for m in _SHORTCODE.finditer(text, head.end)]
    masks = sorted((*(c.span for c in comments), *codes))
    page = _Page(text, _masked(text, [Span(0, head.end), *masks]), Places(text))
    _walk(page)
    for block in page.blocks:
        block.pieces = _minus(block.pieces, masks)
    page.blocks = [block for block in page.blocks if block.pieces]
    page.blocks.extend(_shortcode_blocks(text, codes))
    page.blocks.extend(_head_blocks(text, head, page.blocks))
    page.blocks.sort(key=lambda block: block.pieces[0].start)
    _standfirst(page)
    gaps = [gap for value in (head.title, head.description) if value for gap in value.hidden]
    paragraphs, hidden = _layout(text, page.blocks, gaps)
    return Draft(text, "markdown", paragraphs, hidden, head.provenance, comments, (*head.warnings, *malformed(comments)))


def _comments(text: str, start: int) -> Iterator[Comment]:
    while (start := text.find("<!--", start)) >= 0 and (end := text.find("-->", start + 4)) >= 0:
        yield Comment(Span(start, end + 3), text[start + 4 : end])
        start = end + 3


def _masked(text: str, spans: Sequence[Span]) -> str:
    """A copy of equal length with the spans out of the parser's sight; NUL as the parser sees it.

    They become blanks, except at the start of a line with text behind them, where blanks would make the line a block of code.
    """
    parts, at = [], 0
    for span in sorted(spans):
        for match in _LINE.finditer(text, max(at, span.start), span.end):
            start, end = match.span()
            before, behind = _LINE_START.search(text[max(0, start - 200) : start]), _LINE_REST.match(text, end)
            fill = _FILL if before and behind else " "
            parts += [text[at:start], fill * (end - start)]
            at = end
    return "".join([*parts, text[at:]]).replace("\0", "\ufffd")


def _minus(pieces: Sequence[Span], masks: Sequence[Span]) -> list[Span]:
    """The pieces without what lies under the masks (both in order)."""
    left = []
    for piece in pieces:
        at = piece.start
        for mask in islice(masks, bisect_right(masks, at, key=lambda m: m.end), None):
            if mask.start >= piece.end:
                break
            if mask.start > at:
                left.append(Span(at, mask.start))
            at = max(at, mask.end)
        if at < piece.end:
            left.append(Span(at, piece.end))
    return left


def _walk(page: _Page) -> None:
    from markdown_it import MarkdownIt

    md = MarkdownIt("commonmark").enable(["table", "strikethrough"]).disable(["inline", "text_join"])
    roles: list[Role] = []
    image_above, headlines = False, 0
    cells: dict[int, int] = {}
    in_cell = False
    for token in md.parse(page.masked, page.env):
        if token.type in ("list_item_open", "td_open", "th_open"):
            roles.append(Role.LIST)
            in_cell = token.type != "list_item_open"
        elif token.type == "heading_open":
            headlines += token.tag == "h1"
            roles.append(Role.HEADLINE if token.tag == "h1" and headlines == 1 else Role.SUBHEADING)
        elif token.type in ("list_item_close", "td_close", "th_close", "heading_close"):
            roles.pop()
            in_cell = False
        elif token.type == "html_block" and token.map:
            start, end = _lines(page, token.map)
            page.blocks.extend(_Block(role, pieces) for role, pieces in blocks_of(page.masked, start, end))
        elif token.type == "inline" and token.map:
            offsets = _offsets(page, token, cells if in_cell else None)
            found = _blocks(inline_of(token.content, md, page.env), token.content, offsets, roles[-1] if roles else Role.BODY)
            if image_above and found and found[0].emphasis:
                found[0].role = Role.CAPTION
            image_above = bool(found) and all(block.role in (Role.ALT, Role.CAPTION) for block in found)
            page.blocks.extend(found)


def _lines(page: _Page, lines: Sequence[int]) -> tuple[int, int]:
    """Offsets of a range of lines (from 0, the second one not included)."""
    start = page.places.start(lines[0] + 1)
    return start, page.places.start(lines[1] + 1) if lines[1] < page.places.lines else len(page.text)


def _offsets(page: _Page, token: Token, cells: dict[int, int] | None) -> list[_Line]:
    """Where each line of the token's content stands in the file.

    `cells` is for the cells of a table: it holds, by line, where the last cell ended.
    """
    found, at = [], 0
    first = token.map[0] if token.map else 0
    for number, line in enumerate(token.content.split("\n")):
        start, end = _lines(page, (first + number, first + number + 1))
        whole, wanted = page.masked[start:end].rstrip(), line.strip()
        from_ = cells.get(start, 0) if cells is not None else 0
        place = len(whole) - len(wanted) if cells is None and whole.endswith(wanted) else whole.find(wanted, from_)
        if wanted and place >= 0:
            left = at + len(line) - len(line.lstrip())
            found.append(_Line(left, left + len(wanted), start + place))
            if cells is not None:
                cells[start] = place + len(wanted)
        at += len(line) + 1
    return found


def _blocks(inline: Inline, content: str, offsets: Sequence[_Line], role: Role) -> list[_Block]:
    """The paragraphs of one piece of content: images on lines of their own apart, the rest together."""
    occupied = {content.count("\n", 0, piece.span.start) for piece in inline.pieces if piece.span.of(content).strip()}
    alone = [image for image in inline.images if image.line not in occupied]
    blocks = []
    for image in alone:
        for span, own in ((image.alt, Role.ALT), (image.title, Role.CAPTION)):
            if span is not None and (pieces := _placed(content, [span], offsets)):
                blocks.append(_Block(own, pieces))
    visible = [piece for piece in inline.pieces if piece.span.of(content).strip()]
    if visible and (pieces := _placed(content, [piece.span for piece in visible], offsets)):
        strong, emphasis = all(p.strong for p in visible), all(p.emphasis for p in visible)
        caption = bool(alone) and emphasis and min(p.span.start for p in visible) > min(i.alt.start for i in alone)
        blocks.append(_Block(Role.CAPTION if caption else role, pieces, strong, emphasis))
    return blocks


def _placed(content: str, spans: Sequence[Span], offsets: Sequence[_Line]) -> list[Span]:
    """Content spans as file spans, cut at line ends, without white space at the edges of lines."""
    return [
        Span(line.place + left - line.start, line.place + right - line.start)
        for span in spans
        for line in offsets
        if (left := max(span.start, line.start)) < (right := min(span.end, line.end))
    ]


def _shortcode_blocks(text: str, codes: Sequence[Span]) -> Iterator[_Block]:
    """Alternative texts and captions that shortcodes carry."""
    for code in codes:
        if text.startswith("{{", code.start):
            for match in _SHORTCODE_TEXT.finditer(text, code.start, code.end):
                if " " in match["value"].strip():
                    yield _Block(Role.ALT if match["name"] == "alt" else Role.CAPTION, [Span(match.start("value"), match.end("value"))])


def _head_blocks(text: str, head: FrontMatter, blocks: Sequence[_Block]) -> Iterator[_Block]:
    """Title and description of the front matter; a title that stands over the text once more is taken there only."""
    heading = next((b for b in blocks if b.role is Role.HEADLINE), None)
    if head.title and not (heading and _words(text, heading.pieces) == _words(text, [head.title.span])):
        yield _Block(Role.HEADLINE, _cut(head.title))
    if head.description:
        yield _Block(Role.STANDFIRST, _cut(head.description))


def _words(text: str, pieces: Sequence[Span]) -> list[str]:
    return " ".join(piece.of(text) for piece in pieces).split()


def _cut(value: Value) -> list[Span]:
    """The value around its hidden marks."""
    pieces, at = [], value.span.start
    for gap in value.hidden:
        pieces.append(Span(at, gap.start))
        at = gap.end
    return [piece for piece in (*pieces, Span(at, value.span.end)) if len(piece)]


def _standfirst(page: _Page) -> None:
    """The first paragraph of text is the standfirst when it is wholly bold."""
    first = next((block for block in page.blocks if block.role is Role.BODY), None)
    if first and first.strong and sum(map(len, first.pieces)) >= _STANDFIRST:
        first.role = Role.STANDFIRST


def _layout(text: str, blocks: Sequence[_Block], gaps: Sequence[Span]) -> tuple[tuple[Paragraph, ...], tuple[Span, ...]]:
    """Paragraphs, and everything outside them or between their pieces that is not blank as hidden spans."""
    paragraphs, hidden, at = [], [], 0
    for block in blocks:
        pieces = [piece for piece in block.pieces if piece.start >= at and piece.of(text).strip()]
        if not pieces:
            continue
        start, end = _edges(text, pieces[0].start, pieces[-1].end)
        hidden += _gap(text, at, start, whole=True)
        for one, two in pairwise(pieces):
            hidden += _gap(text, one.end, two.start, whole=False)
        paragraphs.append(Paragraph(Span(start, end), block.role))
        at = end
    hidden += _gap(text, at, len(text), whole=True)
    return tuple(paragraphs), tuple(hidden)


def _edges(text: str, start: int, end: int) -> tuple[int, int]:
    piece = text[start:end]
    left = start + len(piece) - len(piece.lstrip())
    return left, left + len(piece.strip())


def _gap(text: str, start: int, end: int, *, whole: bool) -> list[Span]:
    """What is hidden between two visible stretches: as one span, or line by line so that the line ends of a paragraph stay."""
    lines = [(start, end)] if whole else [m.span() for m in _LINE.finditer(text, start, end)]
    return [Span(*_edges(text, *line)) for line in lines if text[line[0] : line[1]].strip()]
