"""Where marks go in the target of an XLIFF segment: at the ends of spans, around whole inline codes, never across one another."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import accumulate

from mtqa.article.inline import Inline, Piece
from mtqa.article.model import Span
from mtqa.report.xliff_window import Window

_MOST = 200


@dataclass(frozen=True, slots=True)
class Cut:
    """A place in a file: the bytes before it, and whether it lies inside a CDATA section."""

    offset: int
    cdata: bool = False


@dataclass(frozen=True, slots=True)
class Mark:
    """What is to be marked: from where to where (the same place where something is missing), and which of the caller's things it is."""

    start: Cut
    end: Cut
    index: int

    @property
    def empty(self) -> bool:
        """True for a place alone."""
        return self.start.offset == self.end.offset


class Marker:
    """Finds the places of spans in one target.

    Args:
        inline: the target as it was read.
        window: the part of the file that holds it.
    """

    def __init__(self, inline: Inline, window: Window) -> None:
        self._inline, self._window = inline, window
        self.text, self._kept = inline.settled()
        self._starts = [0, *accumulate(len(piece.text) for piece in inline.pieces)]

    def mark(self, span: Span, index: int) -> Mark:
        """The mark of `span` (code points of the text).

        Where an inline code begins or ends inside the span, the mark takes in the whole of what the code encloses.
        """
        if not len(span):
            place = self._after(span.start - 1) if span.start else self._before(0)
            return Mark(place, place, index)
        first, last = self._piece(span.start)[0], self._piece(span.end - 1)[0]
        above = self._above(first.parent)
        common = next(element for element in self._above(last.parent) if element in above)
        start, end = self._before(span.start), self._after(span.end - 1)
        elements = self._inline.elements
        if first.parent != common:
            start = Cut(elements[above[above.index(common) - 1]].start)
        if last.parent != common:
            chain = self._above(last.parent)
            end = Cut(self._window.index(b">", elements[chain[chain.index(common) - 1]].end) + 1)
        return Mark(start, end, index)

    def _above(self, element: int) -> list[int]:
        """An element and those around it, innermost first."""
        found = [element]
        while (element := self._inline.elements[element].parent) >= 0:
            found.append(element)
        return found

    def _piece(self, index: int) -> tuple[Piece, int]:
        """The piece that a code point of the text is in, and which of its code points it is."""
        raw = self._kept[index]
        at = bisect_right(self._starts, raw) - 1
        return self._inline.pieces[at], raw - self._starts[at]

    def _before(self, index: int) -> Cut:
        piece, inside = self._piece(index)
        return Cut(piece.offset + len(piece.text[:inside].encode()), piece.cdata)

    def _after(self, index: int) -> Cut:
        piece, inside = self._piece(index)
        if piece.made:
            return Cut(piece.offset)
        if not piece.cdata and self._window.startswith(b"&", piece.offset):
            return Cut(self._window.index(b";", piece.offset) + 1)
        if piece.text == "\n" and self._window.startswith(b"\r\n", piece.offset):
            return Cut(piece.offset + 2, piece.cdata)
        return Cut(piece.offset + len(piece.text[: inside + 1].encode()), piece.cdata)


def nested(marks: Sequence[Mark]) -> Iterator[tuple[Mark, bool]]:
    """The marks in order of place, each when it opens (true) and when it closes (false); those of a place alone only open.

    A mark that would cross one that stands before it in `marks` becomes a mark of the place where it begins, and so do those beyond the
    first 200.
    """
    kept: list[Mark] = []
    for number, mark in enumerate(marks):
        crosses = number >= _MOST or any(_cross(mark, other) for other in kept)
        kept.append(replace(mark, end=mark.start) if crosses else mark)
    open_: list[Mark] = []
    for mark in sorted(kept, key=lambda m: (m.start.offset, -m.end.offset, m.index)):
        while open_ and open_[-1].end.offset <= mark.start.offset:
            yield open_.pop(), False
        yield mark, True
        if not mark.empty:
            open_.append(mark)
    while open_:
        yield open_.pop(), False


def _cross(one: Mark, two: Mark) -> bool:
    first, second = sorted((one, two), key=lambda mark: (mark.start.offset, -mark.end.offset))
    return first.start.offset < second.start.offset < first.end.offset < second.end.offset
