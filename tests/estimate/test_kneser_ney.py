"""Kneser-Ney estimation against a plain reading of the formulas, and what pruning may and may not change."""

from __future__ import annotations

import math
import random
from collections import Counter, defaultdict

import numpy as np
import pytest

from mtqa.estimate.kneser_ney import estimate
from mtqa.estimate.ngram_trie import Trie, packed, unpacked

SIZE, ORDER = 12, 3
ALL = (-1e9,) * ORDER


def sentences(count: int = 400) -> list[list[int]]:
    """Sentences over 2 … 11 in which the next symbol depends on the last one, opened by 0 and closed by 1."""
    chance = random.Random(7)
    found = []
    for _ in range(count):
        row, symbol = [0], chance.randrange(2, SIZE)
        for _ in range(chance.randrange(1, 9)):
            row.append(symbol)
            symbol = 2 + (symbol * 3 + chance.choice((0, 0, 0, 1, 4))) % (SIZE - 2)
        found.append([*row, 1])
    return found


def flat(rows: list[list[int]]) -> np.ndarray:
    return np.array([i for row in rows for i in row], np.int64)


@pytest.fixture(scope="module")
def rows() -> list[list[int]]:
    return sentences()


@pytest.fixture(scope="module")
def trie(rows: list[list[int]]) -> Trie:
    return estimate(flat(rows), SIZE, ORDER, ALL, (1, 1))


class Reference:
    """Interpolated modified Kneser-Ney with dictionaries (Chen & Goodman 1999)."""

    def __init__(self, rows: list[list[int]]) -> None:
        raw = [Counter(tuple(row[i : i + n]) for row in rows for i in range(len(row) - n + 1)) for n in range(1, ORDER + 1)]
        self.counts = []
        for n in range(ORDER):
            if n == ORDER - 1:
                self.counts.append(dict(raw[n]))
                continue
            continued = Counter(gram[1:] for gram in raw[n + 1])
            self.counts.append({gram: raw[n][gram] if n and gram[0] == 0 else continued[gram] for gram in raw[n]})
        self.discounts = [self._discounts(list(counts.values())) for counts in self.counts]
        self.after = [defaultdict(dict) for _ in range(ORDER)]
        for n, counts in enumerate(self.counts):
            for gram, count in counts.items():
                self.after[n][gram[:-1]][gram[-1]] = count

    @staticmethod
    def _discounts(values: list[int]) -> list[float]:
        n = [values.count(k) for k in (1, 2, 3, 4)]
        y = n[0] / max(1, n[0] + 2 * n[1])
        return [0.0, *(min(max(k - (k + 1) * y * n[k] / max(1, n[k - 1]), 0.1), k - 0.1) for k in (1, 2, 3))]

    def probability(self, symbol: int, context: tuple[int, ...]) -> float:
        n = len(context)
        seen = self.after[n].get(context)
        lower = self.probability(symbol, context[1:]) if n else 1 / (SIZE - 1)
        if not seen:
            return lower
        d, total = self.discounts[n], sum(seen.values())
        left = sum(d[min(count, 3)] for count in seen.values()) / total
        count = seen.get(symbol, 0)
        return (count - d[min(count, 3)]) / total + left * lower


def test_equals_the_formulas_but_for_rounding(rows: list[list[int]], trie: Trie) -> None:
    reference = Reference(rows)
    for context in [(0,), (0, 5), (0, 2, 5, 8), (0, 3, 9, 9), (0, 4, 7, 7)]:
        for symbol in range(1, SIZE):
            found = _given(trie, context, symbol)
            expected = reference.probability(symbol, context[-(ORDER - 1) :])
            assert found == pytest.approx(math.log(expected), abs=0.06), (context, symbol)


@pytest.mark.parametrize("thresholds", [ALL, (0.0, 0.0), (0.5, 2.0), (1e9, 1e9)], ids=["all", "gaining", "pruned", "unigrams"])
def test_probabilities_after_any_context_sum_to_one(rows: list[list[int]], thresholds: tuple[float, ...]) -> None:
    trie = estimate(flat(rows), SIZE, ORDER, thresholds, (1, 1))
    for context in [(0,), (0, 5), (0, 5, 8), (0, 9, 9, 9), (0, 3, 4)]:
        total = sum(math.exp(_given(trie, context, symbol)) for symbol in range(1, SIZE))
        assert total == pytest.approx(1.0, abs=0.02), context


def test_pruning_leaves_fewer_n_grams_and_every_prefix_and_suffix(rows: list[list[int]], trie: Trie) -> None:
    pruned = estimate(flat(rows), SIZE, ORDER, (30.0, 0.5), (1, 1))
    grams = [_grams(pruned, n) for n in range(ORDER)]
    assert 0 < len(grams[2]) < len(_grams(trie, 2))
    for n in (1, 2):
        assert {gram[:-1] for gram in grams[n]} <= grams[n - 1]
        assert {gram[1:] for gram in grams[n]} <= grams[n - 1]


def test_least_count_drops_rare_n_grams(rows: list[list[int]], trie: Trie) -> None:
    assert len(_grams(estimate(flat(rows), SIZE, ORDER, ALL, (1, 3)), 2)) < len(_grams(trie, 2))


def test_starts_cost_nothing_and_sentences_do_not_touch(trie: Trie) -> None:
    alone = trie.log_probabilities(np.array([0, 5, 8, 1], np.int64))
    together = trie.log_probabilities(np.array([0, 7, 7, 1, 0, 5, 8, 1], np.int64))
    assert alone[0] == 0
    assert together[4:].tolist() == alone.tolist()


def test_packed_and_unpacked_is_the_same_model(rows: list[list[int]], trie: Trie) -> None:
    again = unpacked(packed(trie))
    ids = flat(rows[:50])
    assert again.order == ORDER
    assert again.log_probabilities(ids) == pytest.approx(trie.log_probabilities(ids), abs=1e-4)


def test_too_large_a_vocabulary_is_refused(rows: list[list[int]]) -> None:
    with pytest.raises(ValueError, match="65,536"):
        estimate(flat(rows), 70_000, ORDER, ALL, (1, 1))


def _given(trie: Trie, context: tuple[int, ...], symbol: int) -> float:
    """Log-probability of `symbol` after the sentence so far."""
    return float(trie.log_probabilities(np.array([*context, symbol], np.int64))[-1])


def _grams(trie: Trie, n: int) -> set[tuple[int, ...]]:
    if n == 0:
        return {(i,) for i in range(SIZE)}
    lower = sorted(_grams(trie, n - 1), key=lambda g: _place(trie, g))
    return {(*lower[key // SIZE], int(key % SIZE)) for key in trie.levels[n].keys.tolist()}


def _place(trie: Trie, gram: tuple[int, ...]) -> int:
    index = gram[0]
    for n, symbol in enumerate(gram[1:], 1):
        index = int(np.searchsorted(trie.levels[n].keys, index * SIZE + symbol))
    return index
