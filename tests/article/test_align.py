"""Alignment by dynamic programming, on vectors made by hand."""

from __future__ import annotations

from itertools import pairwise

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from mtqa.article.align import align
from mtqa.article.bead_features import Side

SIZE = 24
REST = [(at,) for at in range(10, 20)]
"""What both texts go on with."""


def side(topics: list[tuple[int, ...]], length: int = 100) -> Side:
    """Sentences that speak of topics; each topic is a direction, and one that all share is added."""

    def vector(about: tuple[int, ...]) -> np.ndarray:
        found = np.zeros(SIZE, np.float32)
        found[list(about)] = 1
        found[-1] = 3
        return found / np.linalg.norm(found)

    pairs = [(*one, *other) for one, other in pairwise(topics)]
    return Side(
        np.array([vector(t) for t in topics], np.float32).reshape(-1, SIZE),
        np.array([vector(t) for t in pairs], np.float32).reshape(-1, SIZE),
        [length * len(t) for t in topics],
        [frozenset() for _ in topics],
    )


def beads(target: list[tuple[int, ...]], source: list[tuple[int, ...]]) -> list[tuple[tuple[int, ...], tuple[int, ...]]]:
    return [(bead.target, bead.source) for bead in align(side(target), side(source))]


@pytest.mark.parametrize(
    ("target", "source", "expected"),
    [
        ([(0,), (1,), (2,)], [(0,), (1,), (2,)], [((0,), (0,)), ((1,), (1,)), ((2,), (2,))]),
        ([(0,), (1, 2), (3,)], [(0,), (1,), (2,), (3,)], [((0,), (0,)), ((1,), (1, 2)), ((2,), (3,))]),
        ([(0,), (1,), (2,), (3,)], [(0,), (1, 2), (3,)], [((0,), (0,)), ((1, 2), (1,)), ((3,), (2,))]),
        ([(0,), (2,), (3,)], [(0,), (1,), (2,), (3,)], [((0,), (0,)), ((), (1,)), ((1,), (2,)), ((2,), (3,))]),
        ([(0,), (5,), (1,), (2,)], [(0,), (1,), (2,)], [((0,), (0,)), ((1,), ()), ((2,), (1,)), ((3,), (2,))]),
        ([], [(0,)], [((), (0,))]),
        ([(0,)], [], [((0,), ())]),
        ([], [], []),
    ],
    ids=["one to one", "one to two", "two to one", "lone source", "lone target", "no target", "no source", "nothing"],
)
def test_shapes(
    target: list[tuple[int, ...]], source: list[tuple[int, ...]], expected: list[tuple[tuple[int, ...], tuple[int, ...]]]
) -> None:
    rest = len(REST) if target and source else 0
    found = beads([*target, *REST[:rest]], [*source, *REST[:rest]])
    assert found[: len(found) - rest] == expected


TOPICS = st.lists(st.lists(st.integers(0, SIZE - 2), min_size=1, max_size=3).map(tuple), max_size=12)


@settings(deadline=None, max_examples=60)
@given(TOPICS, TOPICS)
def test_every_sentence_is_in_one_bead_in_order(target: list[tuple[int, ...]], source: list[tuple[int, ...]]) -> None:
    found = align(side(target), side(source))
    assert [i for bead in found for i in bead.target] == list(range(len(target)))
    assert [j for bead in found for j in bead.source] == list(range(len(source)))
    assert all(-1 <= bead.score <= 1 and (bead.target or bead.source) for bead in found)


def test_anchors_decide_where_vectors_do_not() -> None:
    same = side([(0,)] * 3)
    marked = [frozenset({"v:n:1"}), frozenset({"v:n:2"}), frozenset({"v:n:3"})]
    target = Side(same.vectors, same.pairs, same.lengths, marked)
    source = Side(same.vectors[:2], same.pairs[:1], same.lengths[:2], [marked[0], marked[2]])
    assert [(b.target, b.source) for b in align(target, source) if b.target and b.source] in (
        [((0,), (0,)), ((2,), (1,))], [((0,), (0,)), ((1, 2), (1,))], [((0, 1), (0,)), ((2,), (1,))],
    )  # fmt: skip


def test_long_texts_are_searched_in_a_band() -> None:
    random = np.random.default_rng(1)
    vectors = random.normal(size=(400, SIZE)).astype(np.float32)
    kept = [i for i in range(400) if i % 40]
    whole = Side(vectors, vectors[:-1] + vectors[1:], [100] * 400, [frozenset()] * 400)
    part = Side(vectors[kept], vectors[kept][:-1] + vectors[kept][1:], [100] * len(kept), [frozenset()] * len(kept))
    right = sum(bead.target == (kept.index(bead.source[0]),) for bead in align(part, whole) if len(bead.source) == 1 and bead.target)
    assert right >= 0.95 * len(kept)
