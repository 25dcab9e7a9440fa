"""The estimator's memory: the same answers, and only what is new is asked."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import pytest

from mtqa.article.model import Span
from mtqa.estimate.cached_estimator import CachedEstimator, Pair
from mtqa.estimate.estimator import Estimate, WordTag
from mtqa.translate.cache import NoCache, SqliteCache, key


class Counting:
    """Judges by length, and keeps what it was asked."""

    def __init__(self, identity: str = "counting-1") -> None:
        self.identity, self.folder = identity, Path("counting")
        self.asked: list[Pair] = []

    def estimate(self, rows: Sequence[Pair]) -> list[Estimate]:
        self.asked += rows
        return [Estimate(len(french) / 7, (WordTag(Span(0, len(french)), 1 / 3),)) for french, _ in rows]


@pytest.fixture
def cache(tmp_path: Path) -> SqliteCache:
    def fail(phrase: object) -> None:
        raise AssertionError(phrase)

    return SqliteCache(tmp_path / "cache.sqlite3", fail)


def test_a_second_run_asks_nothing_and_answers_the_same(cache: SqliteCache) -> None:
    rows: list[Pair] = [("Le bac part.", None), ("Le bac part.", "Kapal berangkat."), ("Le bac part.", None), ("", None)]
    inner = Counting()
    first = CachedEstimator(inner, cache).estimate(rows)
    assert inner.asked == [rows[3], rows[0], rows[1]]  # the shortest first
    again = Counting()
    assert CachedEstimator(again, cache).estimate(rows) == first
    assert again.asked == []


def test_another_model_is_asked_anew(cache: SqliteCache) -> None:
    CachedEstimator(Counting(), cache).estimate([("Le bac part.", None)])
    other = Counting("counting-2")
    CachedEstimator(other, cache).estimate([("Le bac part.", None)])
    assert other.asked == [("Le bac part.", None)]


def test_an_answer_that_cannot_be_read_is_made_anew(cache: SqliteCache) -> None:
    for damaged in ("", "[]", '[1.0, [["a"]]]', "null"):
        cache.put({key("counting-1", "estimate", "Le bac part.", ""): damaged})
        inner = Counting()
        assert CachedEstimator(inner, cache).estimate([("Le bac part.", None)])[0].logit == pytest.approx(12 / 7)
        assert len(inner.asked) == 1


def test_without_a_cache_every_row_is_asked_once_a_run() -> None:
    inner = Counting()
    judge = CachedEstimator(inner, NoCache())
    judge.estimate([("Le bac part.", None)] * 3)
    assert (len(inner.asked), judge.identity, judge.folder) == (1, "counting-1", Path("counting"))
