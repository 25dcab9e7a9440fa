"""Alignment of sentences by dynamic programming: which sentences of an article stand for which of its original.

Beads of one to three sentences a side as in Gale and Church (1993), scored as in vecalign (Thompson and Koehn 2019) by sentence
vectors, here centred on each text's own mean: what all sentences of an article have in common tells none of them apart. A length prior and
anchors (values, names, quotation marks) speak where vectors do not. Long texts are searched in a band along the diagonal.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from mtqa.article.bead_features import SHAPES, Features, Side
from mtqa.article.beads import Bead

if TYPE_CHECKING:
    from numpy.typing import NDArray

BAND = 60
"""Positions to each side of the diagonal, beyond the difference of the two lengths."""


@dataclass(frozen=True, slots=True)
class Weights:
    """What the fit of a bead is made of; chosen on half of 50 news articles of human translations, disturbed
    as `mtqa.bench.alignment` does; on the other half 97 % of the beads are found, on the project's own training documents 99 %.

    Attributes:
        threshold: fit from which two sentences belong together rather than each standing alone.
        length: weight of the squared deviation of the length ratio.
        anchors: weight of the agreement of anchors.
        least: weight of what the least like of several sentences lacks to `enough`.
        enough: cosine that each of several sentences should have with the other side.
        two, four, more: what a bead of two and one, of two and two, of any larger shape costs.
        mix: how far a bead counts by its length (1) rather than by its sentences (0).
    """

    threshold: float = 0.055
    length: float = 0.05
    anchors: float = 0.05
    least: float = 0.18
    enough: float = 0.22
    two: float = 0.05
    four: float = 0.65
    more: float = 0.7
    mix: float = 0.65


def align(target: Side, source: Side, weights: Weights | None = None) -> tuple[Bead, ...]:
    """The beads of the best alignment, in order; each sentence of either side is in exactly one.

    Args:
        target: the article's sentences.
        source: the original's.
        weights: default: the fitted ones.
    """
    weights = weights or Weights()
    features = Features(target, source)
    n, m = len(target), len(source)
    width = BAND + abs(n - m)
    bands = [range(max(0, round(i * m / n) - width), min(m, round(i * m / n) + width) + 1) for i in range(n + 1)] if n else [range(m + 1)]
    best: list[dict[int, float]] = []
    step: list[dict[int, tuple[int, int, float]]] = []
    for i, band in enumerate(bands):
        rows = {shape: _gains(features, weights, shape, i, band) for shape in SHAPES if i >= shape[0]}
        values: dict[int, float] = {}
        steps: dict[int, tuple[int, int, float]] = {}
        best.append(values)
        step.append(steps)
        for at, j in enumerate(band):
            top, chosen = (0.0, (0, 0, 0.0)) if i == j == 0 else (float("-inf"), (0, 0, 0.0))
            for (a, b), (fits, gains) in rows.items():
                before = best[i - a].get(j - b)
                if before is not None and before + gains[at] > top:
                    top, chosen = before + gains[at], (a, b, fits[at])
            for a, b in ((1, 0), (0, 1)):
                before = best[i - a].get(j - b) if i >= a else None
                if before is not None and before > top:
                    top, chosen = before, (a, b, 0.0)
            values[j], steps[j] = top, chosen
    return tuple(reversed(list(_back(step, n, m))))


def _gains(features: Features, weights: Weights, shape: tuple[int, int], i: int, band: range) -> tuple[list[float], list[float]]:
    """For the beads of a shape that end at target `i` and at each source position of the band: their fits, and what they add.

    A lone sentence adds 0.
    """
    a, b = shape
    row = features.row(shape, i, band)
    fits = row.cosine - weights.length * row.length + weights.anchors * row.anchors
    if a + b > 2:
        fits = fits - weights.least * (weights.enough - row.least).clip(0.0)
    cost = 0.0 if a == b == 1 else weights.two if a + b == 3 else weights.four if a == b else weights.more
    share: NDArray[Any] = weights.mix * row.share + (1 - weights.mix) * (a + b) / 2
    return fits.clip(-1.0, 1.0).tolist(), (share * (fits - weights.threshold) - cost).tolist()


def _back(step: Sequence[dict[int, tuple[int, int, float]]], i: int, j: int) -> Iterator[Bead]:
    """The beads of the best path, from its end."""
    while i or j:
        a, b, fit = step[i][j]
        yield Bead(tuple(range(i - a, i)), tuple(range(j - b, j)), round(fit, 4))
        i, j = i - a, j - b
