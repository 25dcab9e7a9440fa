"""A part of a labelled set, drawn so that the same part comes every time, and a smaller part lies within a larger one."""

from __future__ import annotations

import random
from collections import Counter
from collections.abc import Sequence
from dataclasses import replace
from typing import TypeVar

from mtqa.bench.sets import BenchSet

_SEED = 7
T = TypeVar("T")


def sample(bench_set: BenchSet, limit: int) -> BenchSet:
    """At most `limit` rows of a set (pairs where it compares versions), drawn with a fixed seed; the rows keep their order.

    Documents stay whole: they are drawn while they fit, the first one always. The part keeps the whole's size in `of`.
    """
    size = len(bench_set.pairs or bench_set.rows)
    if size <= limit:
        return bench_set
    if bench_set.pairs:
        pairs = tuple(_shuffled(bench_set.pairs)[:limit])
        kept = {row for pair in pairs for row in pair}
        return replace(bench_set, rows=tuple(r for r in bench_set.rows if r.id in kept), pairs=pairs, of=size)
    if bench_set.documents:
        documents = _documents(bench_set, limit)
        return replace(bench_set, rows=tuple(r for r in bench_set.rows if r.doc in documents), of=size)
    places = sorted(_shuffled(range(size))[:limit])
    return replace(bench_set, rows=tuple(bench_set.rows[place] for place in places), of=size)


def last_pairs(bench_set: BenchSet, limit: int) -> BenchSet:
    """The pairs that `sample` would draw last, at most `limit`: what is fitted on them has not seen a sample that leaves them out."""
    size = len(bench_set.pairs)
    pairs = tuple(_shuffled(bench_set.pairs)[max(0, size - limit) :])
    kept = {row for pair in pairs for row in pair}
    return replace(bench_set, rows=tuple(r for r in bench_set.rows if r.id in kept), pairs=pairs, of=size)


def _documents(bench_set: BenchSet, limit: int) -> set[str | None]:
    sizes = Counter(row.doc for row in bench_set.rows)
    taken: set[str | None] = set()
    room = limit
    for document in _shuffled(list(sizes)):
        if taken and sizes[document] > room:
            break
        taken.add(document)
        room -= sizes[document]
    return taken


def _shuffled(items: Sequence[T]) -> list[T]:
    shuffled = list(items)
    random.Random(_SEED).shuffle(shuffled)
    return shuffled
