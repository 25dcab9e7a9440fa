"""Plain text: a line is a paragraph, unless the file is wrapped at a fixed width."""

from __future__ import annotations

import re

from mtqa.article.model import Paragraph, Role, Span
from mtqa.article.options import Draft
from mtqa.language.identify import closed_class

_LINE = re.compile(r"[^\r\n\f\u2028\u2029]+")
_BLANK = re.compile(r"(?>\r\n|[\r\n\f\u2028\u2029])[^\S\r\n\f\u2028\u2029]*(?>\r\n|[\r\n\f\u2028\u2029])")
_LIST = re.compile(r"\s*(?:[-–—•*·▪►]|\d{1,2}[.)])\s+")
_TERMINAL = re.compile(r"[.!?…:;,»”\"')\]]\s*$")
_HEADLINE = 160
_SUBHEADING = 60
_LABELS, _LABEL = 2, 24


def read_text_draft(text: str) -> Draft:
    """A draft of plain text.

    Roles are guessed with care, since plain text has none: a first line of at most 160 code points that does not end like a sentence, with
    two longer paragraphs or more below it, is the headline; such lines of at most 60 between sentences are subheadings; lines that begin
    with a bullet, when several follow one another, are list items.
    """
    lines = [Span(m.start(), m.end()) for m in _LINE.finditer(text) if m.group().strip()]
    blocks = _wrapped_blocks(text, lines) or [_trimmed(text, line) for line in lines]
    return Draft(text, "text", _with_roles(text, blocks))


def _trimmed(text: str, span: Span) -> Span:
    piece = span.of(text)
    start = span.start + len(piece) - len(piece.lstrip())
    return Span(start, start + len(piece.strip()))


def _wrapped_blocks(text: str, lines: list[Span]) -> list[Span] | None:
    """Blocks between blank lines, when most line ends inside them were put there to keep a width; None for a paragraph a line."""
    blocks: list[list[Span]] = []
    for line in lines:
        if blocks and not _BLANK.search(text, blocks[-1][-1].end, line.start):
            blocks[-1].append(line)
        else:
            blocks.append([line])
    inner = [(block[i], block[i + 1], block) for block in blocks for i in range(len(block) - 1)]
    if len(inner) < 3:
        return None
    wrapped = sum(_breaks_at_width(text, one, two, max(len(s) for s in block[:20])) for one, two, block in inner)
    if wrapped < 0.7 * len(inner):
        return None
    return [_trimmed(text, Span(block[0].start, block[-1].end)) for block in blocks]


def _breaks_at_width(text: str, one: Span, two: Span, width: int) -> bool:
    """True when the next line's first word would not have fitted on the line."""
    first = two.of(text).split(maxsplit=1)[0]
    return 40 <= width <= 100 and len(one.of(text).rstrip()) + 1 + len(first) > width - 1


def _with_roles(text: str, blocks: list[Span]) -> tuple[Paragraph, ...]:
    bullets = [bool(_LIST.match(text, b.start, b.end)) for b in blocks]
    roles = []
    for index, block in enumerate(blocks):
        near = bullets[max(0, index - 1) : index + 2]
        role = Role.BODY
        if bullets[index] and sum(near) > 1:
            role = Role.LIST
        elif not _unfinished(block.of(text)):
            role = Role.BODY
        elif _opens(blocks, index) and len(block) <= _HEADLINE and sum(len(b) > 60 for b in blocks[index + 1 : index + 8]) >= 2:
            role = Role.HEADLINE
        elif len(block) <= _SUBHEADING and 0 < index < len(blocks) - 1 and len(blocks[index + 1]) > 2 * len(block):
            role = Role.SUBHEADING
        roles.append(role)
    return tuple(Paragraph(block, role) for block, role in zip(blocks, roles, strict=True))


def _opens(blocks: list[Span], index: int) -> bool:
    """True for the first block, labels such as `Partager :` left aside."""
    return index <= _LABELS and all(len(block) <= _LABEL for block in blocks[:index])


def _unfinished(line: str) -> bool:
    """True for a line that begins like a title and ends neither like a sentence nor in the middle of one."""
    last = line.rsplit(maxsplit=1)[-1].lower()
    return line[:1].isupper() and not _TERMINAL.search(line) and last not in closed_class("fr")
