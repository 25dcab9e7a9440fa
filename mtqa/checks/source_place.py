"""Where in the French a stretch of the source belongs: between the figures and names that stand on both sides."""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter
from collections.abc import Iterator

from mtqa.article.model import Span
from mtqa.checks.view import SegmentView
from mtqa.language.pieces import Piece, pieces_of
from mtqa.language.tokens import plain

_WORDS = 5  # words of French in the place
_LONG = 4  # letters of a word that both languages may share
_SHARED = 5  # letters by which such a word is known


def place_in_french(segment: SegmentView, place: Span) -> Span:
    """The few words of the sentence where `place` of its source most likely belongs, in the article.

    Between two words or figures that both sides share, once each and in the same order, places are taken to grow evenly.
    """
    source, french = plain(segment.source or ""), segment.plain
    points = [(0, 0), *_shared(source, french), (len(source), len(french))]
    at = bisect_left(points, (place.start, 0))
    (x0, y0), (x1, y1) = points[max(0, at - 1)], points[min(max(at, 1), len(points) - 1)]
    share = (place.start - x0) / (x1 - x0) if x1 > x0 else 0.0
    target = y0 + share * (y1 - y0)
    found = [p for p in pieces_of(french) if p.word or p.figure]
    if not found:
        return Span(segment.start, segment.end)
    middle = min(range(len(found)), key=lambda i: abs((found[i].start + found[i].end) / 2 - target))
    first, last = max(0, middle - _WORDS // 2), min(len(found) - 1, middle + _WORDS // 2)
    return Span(segment.start + found[first].start, segment.start + found[last].end)


def _shared(source: str, french: str) -> Iterator[tuple[int, int]]:
    """Starts of what stands once on each side, those out of order left out."""
    left, right = _once(source), _once(french)
    before = 0
    for key, start in left.items():
        there = right.get(key, -1)
        if there > before:
            before = there
            yield start, there


def _once(text: str) -> dict[str, int]:
    pieces = [p for p in pieces_of(text) if p.figure or (p.word and len(p.lower) >= _LONG)]
    counts = Counter(map(_key, pieces))
    return {_key(p): p.start for p in pieces if counts[_key(p)] == 1}


def _key(piece: Piece) -> str:
    return "".join(c for c in piece.lower if c.isalnum())[:_SHARED]
