"""Vectors from the cache."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

import numpy as np
import pytest

from mtqa.estimate.cached_embedder import CachedEmbedder


class Counting:
    """Gives each text a vector of its own, and counts the texts."""

    def __init__(self) -> None:
        self.asked: list[str] = []

    def embed(self, texts: Sequence[str]) -> np.ndarray[tuple[int, int], np.dtype[np.float32]]:
        self.asked += texts
        return np.array([[len(text) / 3, hash(text) % 7] for text in texts], dtype=np.float32).reshape(len(texts), 2)


class Remembering(dict[bytes, str]):
    def get(self, keys: Iterable[bytes]) -> dict[bytes, str]:  # type: ignore[override]
        return {k: self[k] for k in keys if k in self}

    def put(self, values: Mapping[bytes, str]) -> None:
        self.update(values)


def test_each_text_is_asked_once_and_comes_back_to_the_bit() -> None:
    inner, cache = Counting(), Remembering()
    first = CachedEmbedder(inner, cache).embed(["un", "deux", "un", "\ud800"])
    again = CachedEmbedder(inner, cache).embed(["\ud800", "un", "trois"])
    assert inner.asked == ["\ud800", "un", "deux", "trois"]  # the shortest first
    assert first.dtype == again.dtype == np.float32
    assert np.array_equal(first, Counting().embed(["un", "deux", "un", "\ud800"]))
    assert np.array_equal(again[:2], first[[3, 0]])
    assert CachedEmbedder(inner, cache).embed([]).shape == (0, 2)


def test_another_model_has_vectors_of_its_own() -> None:
    inner, cache = Counting(), Remembering()
    CachedEmbedder(inner, cache, "a").embed(["un"])
    CachedEmbedder(inner, cache, "b").embed(["un"])
    assert inner.asked == ["un", "un"]


@pytest.mark.parametrize("damage", ["", "abc", "é", "AAAA"])
def test_a_damaged_entry_is_made_anew(damage: str) -> None:
    inner, cache = Counting(), Remembering()
    whole = CachedEmbedder(inner, cache).embed(["un"])
    cache.update(dict.fromkeys(cache, damage))
    assert np.array_equal(CachedEmbedder(inner, cache).embed(["un"]), whole)
    assert inner.asked == ["un", "un"]
