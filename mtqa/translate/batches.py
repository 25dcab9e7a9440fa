"""Groups texts of similar length, so that little is spent on padding and no result depends on its neighbours."""

from __future__ import annotations

import sys
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

_SMALLEST = 16


@dataclass(frozen=True, slots=True)
class Batch:
    """Indices of texts that go through the model together; `length` is the upper bound of their lengths in tokens."""

    indices: tuple[int, ...]
    length: int


def bucket(length: int) -> int:
    """The next power of two, at least 16."""
    size = _SMALLEST
    while size < length:
        size *= 2
    return size


def batches(lengths: Sequence[int], budget: int, most: int = sys.maxsize) -> Iterator[Batch]:
    """Batches in order of length, each of texts from one bucket: at most `most` texts, with at most `budget` padded tokens (or one text).

    Buckets keep the decoding limit of a text, which follows from `Batch.length`, independent of what else is in the run.
    """
    order = sorted(range(len(lengths)), key=lambda i: (lengths[i], i))
    group: list[int] = []
    for index in order:
        full = len(group) == most or (len(group) + 1) * lengths[index] > budget
        if group and (full or bucket(lengths[group[0]]) != bucket(lengths[index])):
            yield Batch(tuple(group), bucket(lengths[group[-1]]))
            group = []
        group.append(index)
    if group:
        yield Batch(tuple(group), bucket(lengths[group[-1]]))
