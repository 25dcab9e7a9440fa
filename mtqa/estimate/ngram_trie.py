"""A back-off n-gram model in sorted arrays: n-grams by their context and last word, probabilities and weights in one byte each.

An n-gram is stored under the index of its first n - 1 symbols, so that one sorted array of integers a length answers for all of them
(after Pauls & Klein 2011), and whole batches of sentences are looked up together. Every n-gram's prefix and suffix are in the model too.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from mtqa.kept import Buffer, put_aside

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

_LEVELS = 255
_STRETCH = 1 << 17
"""Keys that are looked at in one go: 2 MB with what stands beside them."""


@dataclass(frozen=True, slots=True)
class Level:
    """The n-grams of one length: sorted keys (index of the context times the vocabulary's size, plus the last symbol), natural-log
    probabilities, and natural-log back-off weights of contexts (None at the longest length).
    """

    keys: NDArray[np.int64]
    log_probabilities: NDArray[np.float32]
    back_offs: NDArray[np.float32] | None


class Trie:
    """An n-gram model over symbols 0 … size - 1, of which 0 starts a sentence; `buffer` holds the arrays where they are mapped."""

    def __init__(self, levels: tuple[Level, ...], buffer: Buffer = b"") -> None:
        self.levels, self._buffer = levels, buffer
        self.size = len(levels[0].keys)

    @property
    def order(self) -> int:
        """Length of the longest n-grams."""
        return len(self.levels)

    def log_probabilities(self, ids: NDArray[np.int64]) -> NDArray[np.float64]:
        """Natural-log probability of each symbol given what stands before it in its sentence; 0 for the starts.

        Args:
            ids: sentences one after the other, each opened by the start symbol 0.
        """
        import numpy as np

        first = self.levels[0]
        found, back_offs = ids, np.zeros(len(ids), np.float32) if first.back_offs is None else first.back_offs[ids]
        result = first.log_probabilities[ids].astype(np.float64)
        for level in self.levels[1:]:
            behind = np.flatnonzero(found[:-1] >= 0) + 1  # no n-gram goes on beyond a start, so none is found across sentences
            wanted = np.full(len(ids), -1, np.int64)
            wanted[behind] = found[behind - 1] * self.size + ids[behind]
            result[behind] += back_offs[behind - 1]
            found, log_probabilities, back_offs = self._looked_up(level, wanted)
            listed = found >= 0
            result[listed] = log_probabilities[listed]
        result[ids == 0] = 0.0
        return result

    def _looked_up(self, level: Level, wanted: NDArray[np.int64]) -> tuple[NDArray[np.int64], NDArray[np.float32], NDArray[np.float32]]:
        """Index of each wanted key, -1 where there is none, with its log probability and back-off weight.

        The arrays are gone through in their order, and each stretch is put aside when it is done with: a model's tens of megabytes are
        never in memory together.
        """
        import numpy as np

        found = np.full(len(wanted), -1, np.int64)
        log_probabilities, back_offs = np.zeros(len(wanted), np.float32), np.zeros(len(wanted), np.float32)
        order = np.argsort(wanted)
        sought = wanted[order]
        for start in range(0, len(level.keys), _STRETCH):
            keys = level.keys[start : start + _STRETCH]
            low, high = np.searchsorted(sought, keys[0]), np.searchsorted(sought, keys[-1], "right")
            at = np.searchsorted(keys, sought[low:high])
            hit = keys[at] == sought[low:high]
            places, indices = order[low:high][hit], start + at[hit]
            found[places], log_probabilities[places] = indices, level.log_probabilities[indices]
            if level.back_offs is not None:
                back_offs[places] = level.back_offs[indices]
            put_aside(self._buffer)
        return found, log_probabilities, back_offs


def quantise(values: NDArray[np.floating[Any]]) -> tuple[NDArray[np.uint8], NDArray[np.float32]]:
    """Values in one byte each on an even grid, and the grid's lowest value and step."""
    import numpy as np

    low, high = (float(values.min()), float(values.max())) if len(values) else (0.0, 0.0)
    step = (high - low) / _LEVELS or 1.0
    return np.rint((values - low) / step).astype(np.uint8), np.array([low, step], np.float32)


def restored(codes: NDArray[np.uint8], grid: NDArray[np.float32]) -> NDArray[np.float32]:
    """The values that `quantise` stored."""
    import numpy as np

    return np.asarray(grid[0] + grid[1] * codes, np.float32)


def packed(trie: Trie) -> dict[str, NDArray[Any]]:
    """The model as small arrays, for a compressed file."""
    import numpy as np

    arrays: dict[str, NDArray[Any]] = {}
    for n, level in enumerate(trie.levels, 1):
        if n > 1:
            last = (level.keys % trie.size).astype(np.uint16)
            children = np.bincount(level.keys // trie.size, minlength=len(trie.levels[n - 2].keys)).astype(np.uint16)
            arrays[f"last_low_{n}"], arrays[f"last_high_{n}"] = (last & 255).astype(np.uint8), (last >> 8).astype(np.uint8)
            arrays[f"children_{n}"] = children
            arrays[f"log_probabilities_{n}"], arrays[f"log_probability_grid_{n}"] = quantise(level.log_probabilities)
        else:
            arrays["log_probabilities_1"] = level.log_probabilities
        if level.back_offs is not None:
            arrays[f"back_offs_{n}"], arrays[f"back_off_grid_{n}"] = quantise(level.back_offs)
    return arrays


def unpacked(arrays: Mapping[str, NDArray[Any]]) -> Trie:
    """The model from the arrays of `packed`.

    Raises:
        KeyError: an array is missing.
    """
    import numpy as np

    levels: list[Level] = []
    size = len(arrays["log_probabilities_1"])
    n = 1
    while f"log_probabilities_{n}" in arrays:
        keys: NDArray[np.int64] = np.arange(size, dtype=np.int64)
        log_probabilities = arrays[f"log_probabilities_{n}"]
        if n > 1:
            log_probabilities = restored(log_probabilities, arrays[f"log_probability_grid_{n}"])
            children = arrays[f"children_{n}"]
            last = arrays[f"last_low_{n}"].astype(np.int64) + (arrays[f"last_high_{n}"].astype(np.int64) << 8)
            keys = np.repeat(np.arange(len(children), dtype=np.int64) * size, children) + last
        back_offs = restored(arrays[f"back_offs_{n}"], arrays[f"back_off_grid_{n}"]) if f"back_offs_{n}" in arrays else None
        levels.append(Level(keys, log_probabilities, back_offs))
        n += 1
    return Trie(tuple(levels))
