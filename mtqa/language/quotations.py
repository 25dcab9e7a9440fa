"""Quotations of a text, and the places where the pairing of their marks breaks."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from dataclasses import dataclass, field
from enum import StrEnum


class BreakKind(StrEnum):
    """How the pairing of marks breaks.

    `unclosed`: no mark closes it. `unopened`: a closing mark that nothing opened. `reopened`: a second opening mark inside an open
    quotation. `reversed`: a mark that points the wrong way. `mixed`: opened by one kind of mark, closed by another.
    """

    UNCLOSED = "unclosed"
    UNOPENED = "unopened"
    REOPENED = "reopened"
    REVERSED = "reversed"
    MIXED = "mixed"


@dataclass(frozen=True, slots=True)
class Break:
    """One place where pairing breaks.

    Attributes:
        kind: how.
        at: code point of the mark that shows it (for `unclosed`: where the quotation is given up).
        opened: code point of the opening mark concerned, or `at` when there is none.
        paragraph: index of the paragraph of `at`.
        levels: how many open quotations end there.
    """

    kind: BreakKind
    at: int
    opened: int
    paragraph: int
    levels: int = 1


@dataclass(frozen=True, slots=True)
class Quotation:
    """A quotation from its opening mark to its closing mark (both inside `[start, end)`); `closed` is False when no mark closes it."""

    start: int
    end: int
    depth: int
    closed: bool


@dataclass(frozen=True, slots=True)
class Quotations:
    """All quotations of a text in order of place (outer before inner), and the places where pairing breaks; `outer` stand in no other."""

    quotations: tuple[Quotation, ...]
    breaks: tuple[Break, ...] = ()
    outer: tuple[Quotation, ...] = field(init=False, repr=False, compare=False)
    _starts: tuple[int, ...] = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "outer", tuple(q for q in self.quotations if q.depth == 0))
        object.__setattr__(self, "_starts", tuple(q.start for q in self.outer))

    def inside(self, start: int, end: int) -> bool:
        """True when `[start, end)` lies within a quotation."""
        at = bisect_right(self._starts, start) - 1
        return at >= 0 and end <= self.outer[at].end

    def sharing(self, start: int, end: int) -> tuple[Quotation, ...]:
        """The outermost quotations that share text with `[start, end)`, in order."""
        first = max(0, bisect_right(self._starts, start) - 1)
        after = bisect_left(self._starts, end)
        return tuple(q for q in self.outer[first:after] if q.end > start)

    def within(self, quotation: Quotation) -> tuple[Quotation, ...]:
        """The quotations inside `quotation`, itself left out."""
        at = bisect_right(self.quotations, (quotation.start, quotation.depth), key=lambda q: (q.start, q.depth))
        after = bisect_left(self.quotations, quotation.end, key=lambda q: q.start)
        return self.quotations[at:after]
