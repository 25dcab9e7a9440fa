"""Text with inline codes: what a reader sees of a `<source>`, `<target>` or `<seg>`, and where each of its characters stands."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from mtqa.article.xml_safe import Place

MOST_PIECES = 200_000
"""Pieces and elements that one text may have: line ends, character references and codes part it."""

_BLANKS = re.compile("[ \t\r\n]+")


@dataclass(frozen=True, slots=True)
class Piece:
    """Text that stands in a file in one go.

    Attributes:
        text: as a reader sees it.
        offset: bytes of the file before it.
        parent: number of the element that it stands in, see `Inline.elements`.
        cdata: it stands in a CDATA section.
        made: it stands for a code (a line break) and is no text of the file.
    """

    text: str
    offset: int
    parent: int
    cdata: bool = False
    made: bool = False


@dataclass(slots=True)
class Element:
    """An element around text: the number of the one around it (-1 for none), the bytes before its tag, and before its end tag."""

    parent: int
    start: int
    end: int = -1


@dataclass(slots=True)
class Inline:
    """Collects the content of one element.

    `preserve`: white space is kept as it stands; else a run of it with a line end in it is one blank, and none at either end, since
    it was put there to make the file readable. `over`: there is more than can be held, and it was passed by.
    """

    preserve: bool = True
    pieces: list[Piece] = field(default_factory=list)
    elements: list[Element] = field(default_factory=list)
    over: bool = False
    _open: list[int] = field(default_factory=list)

    def start(self, place: Place) -> None:
        """An element whose content is text begins; the first is the one that holds it all."""
        if self._full():
            self._open.append(self._open[-1])
        else:
            self.elements.append(Element(self._open[-1] if self._open else -1, place.offset))
            self._open.append(len(self.elements) - 1)

    def end(self, place: Place) -> bool:
        """The innermost element ends; true when it was the one that holds it all."""
        self.elements[self._open.pop()].end = place.offset
        return not self._open

    def add(self, text: str, place: Place, *, cdata: bool = False, made: bool = False) -> None:
        """Text, or what stands for a code."""
        if self._open and not self._full():
            self.pieces.append(Piece(text, place.offset, self._open[-1], cdata, made))

    def _full(self) -> bool:
        self.over = self.over or len(self.pieces) + len(self.elements) >= MOST_PIECES
        return self.over

    @property
    def text(self) -> str:
        """The text as a reader sees it."""
        return self.settled()[0]

    def settled(self) -> tuple[str, list[int] | range]:
        """The text, and for each of its code points which of those of all pieces it is."""
        raw = "".join(piece.text for piece in self.pieces)
        if self.preserve or ("\n" not in raw and "\r" not in raw):
            return raw, range(len(raw))
        parts: list[str] = []
        kept: list[int] = []
        at = 0
        for match in _BLANKS.finditer(raw):
            if "\n" not in match.group() and "\r" not in match.group():
                continue
            parts.append(raw[at : match.start()])
            kept.extend(range(at, match.start()))
            if match.start() > 0 and match.end() < len(raw):
                parts.append(" ")
                kept.append(match.start())
            at = match.end()
        parts.append(raw[at:])
        kept.extend(range(at, len(raw)))
        return "".join(parts), kept
