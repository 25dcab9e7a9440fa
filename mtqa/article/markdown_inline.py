"""Where the words of a Markdown paragraph stand in its source: marks, link targets and tags told from text."""

from __future__ import annotations

import html
import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from mtqa.article.model import Span

if TYPE_CHECKING:
    from markdown_it import MarkdownIt
    from markdown_it.token import Token

_MAX_LENGTH = 50_000


@dataclass(frozen=True, slots=True)
class Piece:
    """Visible text at `span` of a paragraph's content, and whether it is emphasised or strong."""

    span: Span
    emphasis: bool = False
    strong: bool = False


@dataclass(frozen=True, slots=True)
class Image:
    """An image: the place of its alternative text and of its title, if any, and its line within the content."""

    alt: Span
    title: Span | None
    line: int


@dataclass(slots=True)
class Inline:
    """The visible pieces of a paragraph's content, and its images."""

    pieces: list[Piece] = field(default_factory=list)
    images: list[Image] = field(default_factory=list)


class _Lost(Exception):
    """The parser's tokens can't be found in the source."""


def inline_of(content: str, md: MarkdownIt, env: dict[str, Any]) -> Inline:
    """Pieces of `content` that a reader sees, with offsets in it.

    Should the parser's view not fit the source (or the content be longer than 50,000 code points), all of it counts as visible:
    better a mark too many than a word too few.
    """
    if len(content) <= _MAX_LENGTH:
        children: list[Token] = []
        md.inline.parse(content, md, env, children)
        try:
            return _Aligner(content, md, env).align(children)
        except _Lost:
            pass
    return Inline([Piece(Span(0, len(content)))] if content.strip() else [])


class _Aligner:
    """Walks over the parser's tokens and the source side by side."""

    def __init__(self, content: str, md: MarkdownIt, env: dict[str, Any]) -> None:
        self.content, self.md, self.env = content, md, env
        self.at = 0
        self.emphasis = self.strong = 0
        self.autolink = False
        self.found = Inline()

    def align(self, tokens: Sequence[Token]) -> Inline:
        for token in tokens:
            self._take(token)
        return self.found

    def _take(self, token: Token) -> None:
        kind = token.type
        if kind == "text":
            if not self.autolink:
                self._see(self._find(token.content), len(token.content))
        elif kind == "text_special":
            self._special(token.markup)
        elif kind in ("softbreak", "hardbreak"):
            self.at = self._find("\n") + 1
        elif kind == "code_inline":
            self._code(token)
        elif kind == "html_inline":
            self.at = self._find(token.content) + len(token.content)
        elif kind == "image":
            self._image(token)
        elif kind in ("link_open", "link_close"):
            self._link(token)
        elif token.markup:
            self.at = self._find(token.markup) + len(token.markup)
            step = token.nesting
            self.strong += step if kind.startswith("strong") else 0
            self.emphasis += step if kind.startswith("em") else 0

    def _find(self, part: str) -> int:
        place = self.content.find(part, self.at)
        if place < 0:
            raise _Lost
        return place

    def _see(self, start: int, length: int) -> None:
        if length:
            self.found.pieces.append(Piece(Span(start, start + length), self.emphasis > 0, self.strong > 0))
        self.at = start + length

    def _special(self, raw: str) -> None:
        """An escaped character (its backslash is hidden) or a character reference (hidden when it stands for a blank)."""
        start = self._find(raw)
        if raw.startswith("\\"):
            self._see(start + 1, len(raw) - 1)
        elif html.unescape(raw).isspace():
            self.at = start + len(raw)
        else:
            self._see(start, len(raw))

    def _code(self, token: Token) -> None:
        opening = self._find(token.markup) + len(token.markup)
        closing = self.content.find(token.markup, opening + len(token.content))
        if closing < 0:
            raise _Lost
        self.at = opening
        self._see(opening, closing - opening)
        self.at = closing + len(token.markup)

    def _image(self, token: Token) -> None:
        start = self._find("![") + 2
        if not self.content.startswith(token.content, start):
            raise _Lost
        line = self.content.count("\n", 0, start)
        alt = Span(start, start + len(token.content))
        self.at = alt.end
        title = self._target()
        self.found.images.append(Image(alt, title, line))

    def _link(self, token: Token) -> None:
        if token.markup == "autolink":
            if token.nesting > 0:
                start = self._find("<") + 1
                end = self.content.find(">", start)
                self._see(start, max(0, end - start))
                self.at = end + 1
            self.autolink = token.nesting > 0
        elif token.nesting > 0:
            self.at = self._find("[") + 1
        else:
            self._target()

    def _target(self) -> Span | None:
        """Step over `](target "title")`, `][label]` or `]`; the title's place, if there is one."""
        self.at = self._find("]") + 1
        after = self.content[self.at : self.at + 1]
        if after == "(":
            return self._destination()
        if after == "[":
            self._label()
        return None

    def _destination(self) -> Span | None:
        size, title = len(self.content), None
        place = self._blanks(self.at + 1)
        target = self.md.helpers.parseLinkDestination(self.content, place, size)
        if target.ok:
            place = self._blanks(target.pos)
            found = self.md.helpers.parseLinkTitle(self.content, place, size)
            if found.ok:
                title = Span(place + 1, max(place + 1, found.pos - 1))
                place = self._blanks(found.pos)
        if self.content.startswith(")", place):
            self.at = place + 1
            return title
        return None

    def _label(self) -> None:
        from markdown_it.common.utils import normalizeReference

        end = self.content.find("]", self.at)
        label = self.content[self.at + 1 : end] if end > 0 else ""
        if end > 0 and (not label or normalizeReference(label) in self.env.get("references", {})):
            self.at = end + 1

    def _blanks(self, place: int) -> int:
        match = re.compile(r"[ \t\n]*").match(self.content, place)
        return match.end() if match else place
