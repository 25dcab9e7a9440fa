"""Wrapping styled text at plain blanks only: French keeps its no-break spaces together, and no line ends in blanks."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from rich.text import Text

_WORD = re.compile(r"[^ ]+")
LEAST = 10
_WIDEST = 2  # cells of a character


def wrapped(text: Text, width: int, *, fold: bool = False) -> list[Text]:
    """The lines of `text`, none wider than `width` cells (at least `LEAST`); `fold` gives one line, cut with an ellipsis."""
    if fold:
        text.truncate(max(LEAST, width), overflow="ellipsis")
        return [text]
    return [text[start:end] for start, end in places(text.plain, width)]


def places(plain: str, width: int) -> Iterator[tuple[int, int]]:
    """Start and end of each line, none wider than `width` cells (at least `LEAST`); the blanks between two lines belong to neither."""
    from rich.cells import cell_len

    width = max(LEAST, width)
    if len(plain) * _WIDEST <= width:
        yield 0, len(plain.rstrip(" "))
        return
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
