"""Spans kept so that those which overlap another are found without looking at all of them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator

from mtqa.article.model import Span


class SpanIndex:
    """A growing set of spans; a question costs what overlaps, whatever the number of spans elsewhere.

    Spans lie in cells of a power of two that is greater than their length, so each lies in at most two.
    """

    def __init__(self) -> None:
        self._cells: defaultdict[tuple[int, int], list[Span]] = defaultdict(list)
        self._scales: set[int] = set()

    def add(self, span: Span) -> None:
        """Keep `span`; one that is there already is kept once more."""
        scale = len(span).bit_length()
        self._scales.add(scale)
        for cell in range(span.start >> scale, (span.end >> scale) + 1):
            self._cells[scale, cell].append(span)

    def overlapping(self, span: Span, longest_ratio: int | None = None) -> Iterator[Span]:
        """The spans kept that overlap `span` (see `Span.overlaps`), each as often as it was added, in no order.

        Args:
            span: where to look.
            longest_ratio: leave out spans more than about this many times longer or shorter; some that are may still come.
        """
        for scale in self._scales if longest_ratio is None else self._alike(span, longest_ratio):
            first = span.start >> scale
            for cell in range(first, (span.end >> scale) + 1):
                for other in self._cells.get((scale, cell), ()):
                    if cell == max(first, other.start >> scale) and span.overlaps(other):
                        yield other

    def _alike(self, span: Span, ratio: int) -> list[int]:
        """The scales of spans about as long as `span`, empty ones among themselves."""
        own, reach = len(span).bit_length(), ratio.bit_length()
        return [s for s in self._scales if (s == own == 0) or (s and own and abs(s - own) <= reach)]
