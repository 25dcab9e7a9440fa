"""From code-point offsets to lines and columns, as editors and annotation formats count them."""

from __future__ import annotations

import re
from bisect import bisect_right

LINE_END = re.compile(r"\r\n|\n|\r")


class Places:
    """Lines and columns of one text.

    Lines end with LF, CR LF or CR; both numbers count from 1; columns count code points (an emoji of one code point is one
    column, a letter with a combining accent two).
    """

    def __init__(self, text: str) -> None:
        self._starts = [0, *(match.end() for match in LINE_END.finditer(text))]

    def at(self, offset: int) -> tuple[int, int]:
        """Line and column of the code point at `offset` (that of the end of the text when it lies beyond)."""
        line = bisect_right(self._starts, offset)
        return line, offset - self._starts[line - 1] + 1

    def start(self, line: int) -> int:
        """Offset at which `line` (from 1) starts; the last line's start when there are fewer."""
        return self._starts[min(line, len(self._starts)) - 1]

    @property
    def lines(self) -> int:
        """How many lines there are, an empty one after the last line end included."""
        return len(self._starts)
