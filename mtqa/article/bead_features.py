"""What speaks for and against a bead: vectors, lengths and anchors of runs of sentences, computed for many candidates at once."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from mtqa.article.anchors import WEIGHTS

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from mtqa.article.embedding import Vectors

    Array = NDArray[Any]

SHAPES = ((1, 1), (1, 2), (2, 1), (2, 2), (1, 3), (3, 1), (2, 3), (3, 2))
"""Sentences of the article and of its original in one bead; lone ones need no features."""
LONGEST = 3
_SPREAD = 0.2
_SHORT = 60
_FARTHEST = 16.0
_TINY = 1e-9
_MOST = 1_024
"""Anchors that are compared: a long text has so many that a table of all would fill the memory."""
_UNLIKE, _ALIKE = 0.8, 0.92
"""Bare cosines of e5 vectors: of sentences of one article that say different things, and of a sentence and its translation."""
_ENOUGH = 4


@dataclass(frozen=True, slots=True)
class Side:
    """The sentences of one text.

    Attributes:
        vectors: one row a sentence.
        pairs: one row for each two neighbours, read together.
        lengths: in code points.
        anchors: as `anchors_of` gives them.
    """

    vectors: Vectors
    pairs: Vectors
    lengths: Sequence[int]
    anchors: Sequence[frozenset[str]]

    def __len__(self) -> int:
        return len(self.lengths)


@dataclass(frozen=True, slots=True)
class Row:
    """Features of beads of one shape that end at one target position, one number for each source position.

    Attributes:
        cosine: of the two runs' centred vectors, -1 to 1.
        least: the lowest such cosine of a single sentence of the bead with the whole other side.
        length: half the squared deviation of the log length ratio, in spreads that are wider for short sentences; 0 to 8.
        anchors: -1 to 1: how far the anchors agree; few tell less than many.
        share: how much text the bead holds, in sentences of mean length.
    """

    cosine: Array
    least: Array
    length: Array
    anchors: Array
    share: Array


class Features:
    """Features of all beads between two texts; positions are those of the last sentence, counted from 1."""

    def __init__(self, target: Side, source: Side) -> None:
        self._both, self._lone, names = _shared_anchors(target, source)
        self._target, self._source = _Runs(target, names), _Runs(source, names)
        self._trust = min(1.0, max(0, min(len(target), len(source)) - 1) / _ENOUGH)
        self._usual = math.log((sum(target.lengths) + 1) / (sum(source.lengths) + 1))

    def row(self, shape: tuple[int, int], i: int, band: range) -> Row:
        """The features of the beads of `shape` that end at target `i` and at each source position in `band`."""
        import numpy as np

        (a, b), there = shape, slice(band.start, band.stop)
        own, other = self._target, self._source
        one, two = own.lengths[a][i] + 1, other.lengths[b][there] + 1
        spread = _SPREAD**2 * (1 + 2 * _SHORT / (one + two))
        longer = np.log(one / two) - self._usual
        return Row(
            cosine=self._like(a, i, b, there),
            least=self._least(shape, i, band),
            length=np.minimum(_FARTHEST, longer**2 / spread) / 2,
            anchors=self._agreement(own.anchors[a][i], other.anchors[b][there], own.lone[a][i] + other.lone[b][there]),
            share=(own.lengths[a][i] / own.mean + other.lengths[b][there] / other.mean) / 2,
        )

    def _least(self, shape: tuple[int, int], i: int, band: range) -> Array:
        import numpy as np

        (a, b), there = shape, slice(band.start, band.stop)
        found = np.full(len(band), np.inf)
        for back in range(a):
            found = np.minimum(found, self._like(1, i - back, b, there))
        for back in range(b):
            found = np.minimum(found, self._like(a, i, 1, np.maximum(np.arange(band.start, band.stop) - back, 0)))
        return found

    def _like(self, a: int, i: int, b: int, there: Any) -> Array:
        """Cosines of centred vectors; in a text of few sentences, whose mean tells little, the bare ones, stretched, stand in."""
        own, other = self._target, self._source
        found: Array = self._trust * (other.vectors[b][there] @ own.vectors[a][i])
        if self._trust < 1:
            bare = (other.bare[b][there] @ own.bare[a][i] - _UNLIKE) / (_ALIKE - _UNLIKE)
            found = found + (1 - self._trust) * bare.clip(-1.0, 1.0)
        return found

    def _agreement(self, one: Array, others: Array, lone: Array) -> Array:
        """How far anchors agree; `lone` is what all anchors of both sides count where the other side lacks them."""
        shared = others @ (one * self._both)
        apart = lone - 2 * (others @ (one * self._lone))
        found: Array = (shared - apart) / (shared + apart + 2)
        return found


class _Runs:
    """Runs of one to three sentences of a text by size, then by where they end: centred unit vectors, lengths, anchors as 0 and 1."""

    def __init__(self, side: Side, names: dict[str, int]) -> None:
        import numpy as np

        n = len(side)
        self.mean = (sum(side.lengths) + 1) / max(1, n)
        held = np.zeros((n + 1, len(names)), np.float32)
        for at, own in enumerate(side.anchors, 1):
            held[at, [names[name] for name in own if name in names]] = 1
        lengths = np.concatenate([[0.0], np.asarray(side.lengths, np.float64)])
        self.bare = _run_vectors(side, 0.0, 0.0)
        self.vectors = _run_vectors(side, *_middles(side))
        lone = np.array([0.0, *(math.fsum(WEIGHTS[name[0]][1] for name in own) for own in side.anchors)])
        self.anchors, self.lengths, self.lone = {1: held}, {1: lengths}, {1: lone}
        for size in range(2, LONGEST + 1):
            self.anchors[size] = np.maximum(self.anchors[size - 1], _later(held, size - 1))
            self.lengths[size] = self.lengths[size - 1] + _later(lengths, size - 1)
            self.lone[size] = self.lone[size - 1] + _later(lone, size - 1)


def _later(rows: Array, by: int) -> Array:
    """The rows moved down, those that enter being 0."""
    import numpy as np

    moved = np.zeros_like(rows)
    moved[by:] = rows[: max(0, len(rows) - by)]
    return moved


def _middles(side: Side) -> tuple[Array | float, Array | float]:
    """The mean vector of the sentences and that of the pairs; where there are few pairs the sentences' own serves."""
    n = len(side)
    if not n:
        return 0.0, 0.0
    middle = side.vectors.mean(axis=0)
    return middle, side.pairs.mean(axis=0) if len(side.pairs) > _ENOUGH else middle


def _run_vectors(side: Side, middle: Array | float, of_pairs: Array | float) -> dict[int, Array]:
    """Unit vectors of runs less the means; longer ones are made of the pairs at their ends."""
    import numpy as np

    n = len(side)
    found = {size: np.zeros((n + 1, side.vectors.shape[1]), np.float32) for size in range(1, LONGEST + 1)}
    if n:
        found[1][1:] = _unit(side.vectors - middle)
    if n > 1:
        found[2][2:] = _unit(side.pairs - of_pairs)
        for size in range(3, LONGEST + 1):
            found[size][size:] = _unit(found[2][2 : n - size + 3] + found[2][size:])
    return found


def _unit(vectors: Array) -> Array:
    import numpy as np

    found: Array = vectors / (np.linalg.norm(vectors, axis=1, keepdims=True) + _TINY)
    return found


def _shared_anchors(target: Side, source: Side) -> tuple[Array, Array, dict[str, int]]:
    """Of the anchors that both texts have, the rarest ones: what each counts where both sides of a bead have it (less, the more sentences
    do), what it counts where only one has, and its place in these.
    """
    import numpy as np

    ours, theirs = (Counter(name for own in side.anchors for name in own) for side in (target, source))
    counts = {name: ours[name] + theirs[name] for name in ours if name in theirs}
    names = {name: at for at, name in enumerate(sorted(counts, key=lambda name: (counts[name], name))[:_MOST])}
    total = len(target) + len(source)
    rare = {name: min(1.0, math.log(1 + total / counts[name]) / math.log(1 + total / 2)) for name in names}
    both = np.array([WEIGHTS[name[0]][0] * rare[name] for name in names], np.float64)
    return both, np.array([WEIGHTS[name[0]][1] for name in names], np.float64), names
