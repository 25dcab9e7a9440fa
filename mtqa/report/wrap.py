"""Wrapping styled text at plain blanks only: French keeps its no-break spaces together, and no line ends in blanks."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from rich.text import Text

_WORD = re.compile(r"[^ ]+")
_ONE_CELL_EACH = re.compile(r"[ -~\u00a0-\u02ff\u2010-\u2027\u202f-\u205e\u2190-\u21ff\u25a0-\u25fc\u27e6-\u27eb]*")
LEAST = 10
_WIDEST = 2  # cells of a character


def wrapped(text: Text, width: int) -> list[Text]:
    """The lines of `text`, none wider than `width` cells (at least `LEAST`)."""
    return [text[start:end] for start, end in places(text.plain, width)]


def places(plain: str, width: int) -> Iterator[tuple[int, int]]:
    """Start and end of each line, none wider than `width` cells (at least `LEAST`); the blanks between two lines belong to neither."""
    width = max(LEAST, width)
    if len(plain) * _WIDEST <= width:
        return iter([(0, len(plain.rstrip(" ")))])
    even = not plain.startswith(" ") and _ONE_CELL_EACH.fullmatch(plain)
    return _by_length(plain.rstrip(" "), width) if even else _by_cells(plain, width)


def _by_length(plain: str, width: int) -> Iterator[tuple[int, int]]:
    """As `places`, for text of characters of one cell each that neither begins nor ends with a blank: no word need be measured."""
    start = 0
    while len(plain) - start > width:
        cut = plain.rfind(" ", start, start + width + 1)
        if cut < 0:
            cut = start + width  # in the middle of a word
        yield start, start + len(plain[start:cut].rstrip(" "))
        start = cut
        while plain[start] == " ":
            start += 1
    yield start, len(plain)


def _by_cells(plain: str, width: int) -> Iterator[tuple[int, int]]:
    from rich.cells import cell_len

    start = end = used = 0
    for first, last in _chunks(plain, width):
        needed = first - end + cell_len(plain[first:last])
        if used and used + needed > width:
            yield start, end
            start, used, needed = first, 0, cell_len(plain[first:last])
        used += needed
        end = last
    yield start, end


def _chunks(plain: str, width: int) -> Iterator[tuple[int, int]]:
    """Words, those wider than a line cut into pieces that fit."""
    from rich.cells import cell_len

    for word in _WORD.finditer(plain):
        start, used = word.start(), 0
        if cell_len(word.group()) > width:
            for at in range(word.start(), word.end()):
                size = cell_len(plain[at])
                if used + size > width:
                    yield start, at
                    start, used = at, 0
                used += size
        yield start, word.end()
