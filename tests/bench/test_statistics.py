"""Figures of the bench, on hand-counted examples."""

from __future__ import annotations

import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mtqa.bench.statistics import auc, average_precision, bootstrap, calibration, pair_accuracy, recall_at

SCORES = st.lists(st.integers(-5, 5).map(float), min_size=1, max_size=20)


@pytest.mark.parametrize(
    ("bad", "good", "expected"), [([2, 3], [0, 1], 1.0), ([0], [1], 0.0), ([1], [1], 0.5), ([1, 3], [2], 0.5), ([2, 2], [2, 1], 0.75)]
)
def test_auc(bad: list[float], good: list[float], expected: float) -> None:
    assert auc(bad, good) == expected


@given(SCORES, SCORES)
def test_auc_is_the_share_of_ordered_pairs(bad: list[float], good: list[float]) -> None:
    pairs = [1.0 if b > g else 0.5 if b == g else 0.0 for b in bad for g in good]
    assert auc(bad, good) == pytest.approx(sum(pairs) / len(pairs))


def test_empty_side_is_not_a_number() -> None:
    assert math.isnan(auc([], [1.0]))
    assert math.isnan(bootstrap([1.0], []).value)
    assert math.isnan(pair_accuracy([]))


@pytest.mark.parametrize(("bad", "good", "expected"), [([3, 1], [2], (1 + 2 / 3) / 2), ([1], [1], 0.5), ([2, 1], [0], 1.0)])
def test_average_precision(bad: list[float], good: list[float], expected: float) -> None:
    assert average_precision(bad, good) == pytest.approx(expected)


def test_recall_at_keeps_false_alarms_at_or_below_the_share() -> None:
    good = [float(v) for v in range(100)]
    found = recall_at([94.5, 95.5, 200.0, 3.0], good, 0.05)
    assert found.threshold == 94.0
    assert found.false_alarms == 0.05
    assert found.recall == 0.75


@given(SCORES, SCORES, st.floats(0, 1))
def test_recall_at_never_lets_more_through(bad: list[float], good: list[float], share: float) -> None:
    assert recall_at(bad, good, share).false_alarms <= share + 1e-9


def test_bootstrap_holds_its_value_and_is_repeatable() -> None:
    first = bootstrap([1, 2, 3, 9], [0, 1, 2])
    assert first == bootstrap([1, 2, 3, 9], [0, 1, 2])
    assert first.low <= first.value <= first.high


def test_pair_accuracy() -> None:
    assert pair_accuracy([(0, 1), (1, 0), (1, 1), (0, 2)]) == 0.625


def test_calibration() -> None:
    error, table = calibration([0.05, 0.05, 0.95, 0.95], [False, True, True, True])
    assert table == [(pytest.approx(0.05), 0.5, 2), (pytest.approx(0.95), 1.0, 2)]
    assert error == pytest.approx((0.45 * 2 + 0.05 * 2) / 4)
