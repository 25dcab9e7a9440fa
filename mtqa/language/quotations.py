"""Quotation marks paired over paragraphs: what is inside a quotation, and where pairing breaks."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass

_PAIRS = {"«": "»", "“": "”"}


@dataclass(frozen=True, slots=True)
class Quotation:
    """A quotation from its opening mark to its closing mark (both inside `[start, end)`); `closed` is False when no mark closes it."""

    start: int
    end: int
    depth: int
    closed: bool


@dataclass(frozen=True, slots=True)
class Quotations:
    """All quotations of a text, outermost ones first in order of place."""

    quotations: tuple[Quotation, ...]

    def inside(self, start: int, end: int) -> bool:
        """True when `[start, end)` lies within a quotation."""
        outer = [q for q in self.quotations if q.depth == 0]
        at = bisect_right([q.start for q in outer], start) - 1
        return at >= 0 and outer[at].start <= start and end <= outer[at].end


def parse_quotations(text: str, paragraphs: Sequence[tuple[int, int]]) -> Quotations:
    """Pair the quotation marks of `text` paragraph by paragraph; an open one ends with its paragraph."""
    found: list[Quotation] = []
    for start, end in paragraphs:
        stack: list[tuple[str, int]] = []
        for at in range(start, end):
            mark = text[at]
            if mark in _PAIRS:
                stack.append((mark, at))
            elif stack and mark == _PAIRS[stack[-1][0]]:
                _, opened = stack.pop()
                found.append(Quotation(opened, at + 1, len(stack), True))
        found.extend(Quotation(opened, end, depth, False) for depth, (_, opened) in enumerate(stack))
    return Quotations(tuple(sorted(found, key=lambda q: (q.start, q.depth))))
