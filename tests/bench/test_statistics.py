"""Figures of the bench, on hand-counted examples."""

from __future__ import annotations

import math
from itertools import pairwise

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from mtqa.bench.statistics import (
    Bin,
    Ordered,
    auc,
    average_precision,
    bootstrap,
    calibration,
    cumulative,
    ordered,
    pair_accuracy,
    recall_at,
)

LOADED = settings(deadline=None, suppress_health_check=[HealthCheck.too_slow])
SCORES = st.lists(st.integers(-5, 5).map(float), min_size=1, max_size=20)


@pytest.mark.parametrize(
    ("bad", "good", "expected"), [([2, 3], [0, 1], 1.0), ([0], [1], 0.0), ([1], [1], 0.5), ([1, 3], [2], 0.5), ([2, 2], [2, 1], 0.75)]
)
def test_auc(bad: list[float], good: list[float], expected: float) -> None:
    assert auc(bad, good) == expected


@LOADED
@given(SCORES, SCORES)
def test_auc_is_the_share_of_ordered_pairs(bad: list[float], good: list[float]) -> None:
    pairs = [1.0 if b > g else 0.5 if b == g else 0.0 for b in bad for g in good]
    assert auc(bad, good) == pytest.approx(sum(pairs) / len(pairs))


def test_empty_side_is_not_a_number() -> None:
    assert math.isnan(auc([], [1.0]))
    assert math.isnan(bootstrap([1.0], []).value)
    assert math.isnan(pair_accuracy([]))
    assert math.isnan(Ordered(0, 0, 3).untied)


@pytest.mark.parametrize(("bad", "good", "expected"), [([3, 1], [2], (1 + 2 / 3) / 2), ([1], [1], 0.5), ([2, 1], [0], 1.0)])
def test_average_precision(bad: list[float], good: list[float], expected: float) -> None:
    assert average_precision(bad, good) == pytest.approx(expected)


def test_recall_at_keeps_false_alarms_at_or_below_the_share() -> None:
    good = [float(v) for v in range(100)]
    found = recall_at([94.5, 95.5, 200.0, 3.0], good, 0.05)
    assert found.threshold == 94.0
    assert found.false_alarms == 0.05
    assert found.recall == 0.75


@LOADED
@given(SCORES, SCORES, st.floats(0, 1))
def test_recall_at_never_lets_more_through(bad: list[float], good: list[float], share: float) -> None:
    assert recall_at(bad, good, share).false_alarms <= share + 1e-9


def test_bootstrap_holds_its_value_and_is_repeatable() -> None:
    first = bootstrap([1, 2, 3, 9], [0, 1, 2])
    assert first == bootstrap([1, 2, 3, 9], [0, 1, 2])
    assert first.low <= first.value <= first.high


def test_pairs_in_order() -> None:
    found = ordered([(0, 1), (1, 0), (1, 1), (0, 2)])
    assert found == Ordered(right=2, wrong=1, tied=1)
    assert found.accuracy == pair_accuracy([(0, 1), (1, 0), (1, 1), (0, 2)]) == 0.625
    assert found.untied == pytest.approx(2 / 3)


def test_curve_steps_over_ties_together() -> None:
    assert cumulative([3, 1], [1, 0]) == [(0, 0), (1, 0), (2, 1), (2, 2)]


@LOADED
@given(SCORES, SCORES)
def test_area_under_the_curve_is_auc(bad: list[float], good: list[float]) -> None:
    curve = cumulative(bad, good)
    area = sum((right[1] - left[1]) * (left[0] + right[0]) / 2 for left, right in pairwise(curve))
    assert area / (len(bad) * len(good)) == pytest.approx(auc(bad, good))


def test_calibration() -> None:
    error, table = calibration([0.05, 0.05, 0.95, 0.95], [False, True, True, True])
    assert table == [Bin(pytest.approx(0.05), 0.5, 2, 0.5), Bin(pytest.approx(0.95), 1.0, 2, 0.5)]
    assert error == pytest.approx((0.45 * 2 + 0.05 * 2) / 4)


def test_calibration_at_a_base_rate_weighs_the_rows() -> None:
    """Half of these rows are faulty; at one in five, four clean rows stand for each faulty one."""
    error, table = calibration([0.2, 0.2], [True, False], base_rate=0.2)
    assert table == [Bin(pytest.approx(0.2), pytest.approx(0.2), 2, pytest.approx(1.0))]
    assert error == pytest.approx(0.0)
    assert calibration([0.2, 0.2], [True, False])[0] == pytest.approx(0.3)


def test_calibration_without_one_of_the_outcomes_takes_rows_as_they_are() -> None:
    assert calibration([0.25], [True], base_rate=0.2)[0] == pytest.approx(0.75)


@LOADED
@given(st.lists(st.tuples(st.floats(0, 1), st.booleans()), min_size=1, max_size=30), st.floats(0.01, 0.99))
def test_calibration_weights_sum_to_one(rows: list[tuple[float, bool]], base_rate: float) -> None:
    error, table = calibration([p for p, _ in rows], [o for _, o in rows], base_rate=base_rate)
    assert sum(b.weight for b in table) == pytest.approx(1.0)
    assert sum(b.rows for b in table) == len(rows)
    assert 0 <= error <= 1 + 1e-9
