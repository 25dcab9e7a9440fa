"""Interpolated modified Kneser-Ney estimation of n-gram models, with pruning by weighted difference.

Sources: Chen & Goodman (1999), modified Kneser-Ney; Seymore & Rosenfeld (1996), weighted difference pruning. A pruned n-gram's
probability is backed off to, and back-off weights are worked out anew from the stored (quantised) probabilities, so that the
probabilities after any context still sum to one.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING, Any

from mtqa.estimate.ngram_trie import Level, Trie, quantise, restored

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

_LEAST = 1e-7


@dataclass(slots=True)
class _Counts:
    """All n-grams of one length: context (index one length lower), last symbol, suffix (index one length lower), adjusted counts; and
    the probabilities and interpolation weights that come of them.
    """

    context: NDArray[np.int64]
    last: NDArray[np.int64]
    suffix: NDArray[np.int64]
    counts: NDArray[np.int64]
    opening: NDArray[np.bool_]
    probability: NDArray[np.float64]
    weight: NDArray[np.float64]


def estimate(ids: NDArray[np.int64], size: int, order: int, thresholds: Sequence[float], least: Sequence[int]) -> Trie:
    """The model of a training text.

    Args:
        ids: sentences one after the other, each opened by the start symbol 0 and closed by an end symbol.
        size: size of the vocabulary, at most 65,536.
        order: length of the longest n-grams, 2 or more.
        thresholds: for lengths 2, 3 …: the least weighted difference (adjusted count times log-probability gained over backing off)
            that keeps an n-gram; 0 keeps all that gain.
        least: for lengths 2, 3 …: the least adjusted count.

    Raises:
        ValueError: the vocabulary is too large, or thresholds are missing.
    """
    if size > 1 << 16 or len(thresholds) < order - 1 or len(least) < order - 1:
        raise ValueError("a vocabulary of more than 65,536 symbols, or too few thresholds")
    counts = _count(ids, size, order)
    _interpolate(counts)
    return _pruned(counts, size, thresholds, least)


def _count(ids: NDArray[np.int64], size: int, order: int) -> list[_Counts]:
    import numpy as np

    places = np.arange(len(ids))
    depth = places - np.maximum.accumulate(np.where(ids == 0, places, 0))
    none = np.zeros(size, np.int64)
    raw = np.bincount(ids, minlength=size)
    found = [_Counts(none, np.arange(size), none, raw, np.zeros(size, bool), np.zeros(size), np.zeros(size))]
    index = ids
    for n in range(2, order + 1):
        at = np.flatnonzero(depth >= n - 1)
        keys, first, inverse, raw = np.unique(index[at - 1] * size + ids[at], return_index=True, return_inverse=True, return_counts=True)
        suffix = index[at[first]]
        found.append(_Counts(keys // size, keys % size, suffix, raw, depth[at[first]] == n - 1, np.zeros(len(keys)), np.zeros(len(keys))))
        index = np.full(len(ids), -1, np.int64)
        index[at] = inverse
    for lower, upper in pairwise(found):
        continued = np.bincount(upper.suffix, minlength=len(lower.counts))
        lower.counts = np.where(lower.opening, lower.counts, continued)
    return found


def _interpolate(levels: Sequence[_Counts]) -> None:
    """Fill in the probabilities, each interpolated with that of its suffix, and the weights of contexts."""
    import numpy as np

    first = levels[0]
    discounts = _discounts(first.counts)[np.minimum(first.counts, 3)]
    total = max(1, int(first.counts.sum()))
    first.probability = (first.counts - discounts) / total + discounts.sum() / total / max(1, len(first.counts) - 1)
    first.probability[0] = 0.0
    for lower, level in pairwise(levels):
        discounts = _discounts(level.counts)[np.minimum(level.counts, 3)]
        totals = np.maximum(np.bincount(level.context, weights=level.counts, minlength=len(lower.counts)), 1)
        lower.weight = np.bincount(level.context, weights=discounts, minlength=len(lower.counts)) / totals
        own = (level.counts - discounts) / totals[level.context]
        level.probability = own + lower.weight[level.context] * lower.probability[level.suffix]


def _discounts(counts: NDArray[np.int64]) -> NDArray[np.float64]:
    """Discounts of counts 0, 1, 2 and 3 or more (Chen & Goodman's equation 26)."""
    import numpy as np

    seen = [int((counts == k).sum()) for k in (1, 2, 3, 4)]
    ratio = seen[0] / max(1, seen[0] + 2 * seen[1])
    found = [k - (k + 1) * ratio * seen[k] / max(1, seen[k - 1]) for k in (1, 2, 3)]
    return np.array([0.0, *(min(max(value, 0.1), k - 0.1) for k, value in zip((1, 2, 3), found, strict=True))])


def _pruned(levels: Sequence[_Counts], size: int, thresholds: Sequence[float], least: Sequence[int]) -> Trie:
    import numpy as np

    kept = _kept(levels, thresholds, least)
    renumbered = [np.cumsum(keep) - 1 for keep in kept]
    exact = [np.log(np.maximum(level.probability[keep], _LEAST)).astype(np.float32) for level, keep in zip(levels, kept, strict=True)]
    probabilities = [exact[0], *(_stored(values) for values in exact[1:])]
    result: list[Level] = []
    for n, (level, keep) in enumerate(zip(levels, kept, strict=True)):
        keys = np.arange(size, dtype=np.int64) if n == 0 else renumbered[n - 1][level.context[keep]] * size + level.last[keep]
        back_offs = None
        if n + 1 < len(levels):
            upper, chosen = levels[n + 1], kept[n + 1]
            contexts = renumbered[n][upper.context[chosen]]
            given = _sums(contexts, probabilities[n + 1], len(keys))
            backed = _sums(contexts, probabilities[n][renumbered[n][upper.suffix[chosen]]], len(keys))
            back_offs = _stored(np.log(np.clip(1 - given, _LEAST, 1) / np.clip(1 - backed, _LEAST, 1)))
        result.append(Level(keys, probabilities[n], back_offs))
    return Trie(tuple(result))


def _kept(levels: Sequence[_Counts], thresholds: Sequence[float], least: Sequence[int]) -> list[NDArray[np.bool_]]:
    """Which n-grams stay, those that a longer one needs as context or suffix included."""
    import numpy as np

    kept = [np.ones(len(level.counts), bool) for level in levels]
    for n in range(len(levels) - 1, 0, -1):
        level, lower = levels[n], levels[n - 1]
        backed = lower.weight[level.context] * lower.probability[level.suffix]
        gain = level.counts * np.log(level.probability / np.maximum(backed, _LEAST))
        kept[n] = (gain > thresholds[n - 1]) & (level.counts >= least[n - 1])
        if n + 1 < len(levels):
            upper, chosen = levels[n + 1], kept[n + 1]
            kept[n][upper.context[chosen]] = True
            kept[n][upper.suffix[chosen]] = True
    return kept


def _sums(contexts: NDArray[np.int64], log_probabilities: NDArray[np.float32], size: int) -> NDArray[np.float64]:
    import numpy as np

    return np.bincount(contexts, weights=np.exp(log_probabilities.astype(np.float64)), minlength=size).astype(np.float64)


def _stored(values: NDArray[np.floating[Any]]) -> NDArray[np.float32]:
    """The values as they will be read back."""
    return restored(*quantise(values))
