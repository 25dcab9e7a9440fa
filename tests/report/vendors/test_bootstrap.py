from __future__ import annotations

import math

import numpy as np
import pytest

from mtqa.report.vendors.bootstrap import (
    FEWEST,
    NONE,
    Interval,
    difference,
    drawn_sums,
    generator,
    interval,
    poisson,
    ratio,
    student,
    tail,
    weighted,
)


@pytest.mark.parametrize(("freedom", "quantile"), [(4, 2.776), (9, 2.262), (29, 2.045), (1_000, 1.962)])
def test_students_t_is_that_of_the_tables(freedom: int, quantile: float) -> None:
    assert student(freedom) == pytest.approx(quantile, abs=0.01)


def test_ends_lie_further_out_for_few_articles() -> None:
    assert tail(5) < tail(20) < tail(1_000) < 0.025
    assert tail(100_000) == pytest.approx(0.025, abs=1e-4)


@pytest.mark.parametrize(("count", "low", "high"), [(0, 0, 3.689), (1, 0.0253, 5.572), (10, 4.795, 18.390), (100, 81.36, 121.63)])
def test_poisson_intervals_are_those_of_the_tables(count: int, low: float, high: float) -> None:
    found = poisson(count)
    assert found.low == pytest.approx(low, abs=0.06)
    assert found.high == pytest.approx(high, abs=0.06)


def test_a_weighted_sum_of_one_count_is_that_counts_interval() -> None:
    found, one = weighted([10, 0], [5, 0]), poisson(10)
    assert (found.low, found.high) == pytest.approx((5 * (one.low - 10), 5 * (one.high - 10)))


def test_a_difference_turned_round_is_its_mirror() -> None:
    one, two = Interval(-1, 3), Interval(-2, 5)
    there, back = difference(7, one, 4, two), difference(4, two, 7, one)
    assert (there.low, there.high) == pytest.approx((-back.high, -back.low))


def test_equal_seeds_draw_alike_and_the_mean_draw_is_the_sum() -> None:
    parts = np.column_stack([np.arange(50.0), np.ones(50)])
    one, two = (drawn_sums(parts, generator()) for _ in range(2))
    assert (one == two).all()
    assert one.shape == (4_000, 2)
    assert (one[:, 1] == 50).all()
    assert one[:, 0].mean() == pytest.approx(parts[:, 0].sum(), rel=0.01)
    assert one[:, 0].std() == pytest.approx(math.sqrt(50) * parts[:, 0].std(), rel=0.05)


def test_many_articles_are_drawn_less_often() -> None:
    assert len(drawn_sums(np.ones((50_000, 1)), generator())) == 1_000


def test_no_interval_from_few_articles_or_without_values() -> None:
    values = np.arange(100.0)
    assert not interval(values, FEWEST - 1).known
    assert interval(values, FEWEST).known
    assert not interval(np.full(100, np.nan), 40).known
    assert not NONE.times(3).known
    assert not NONE.widened(Interval(0, 1)).known
    assert NONE.crosses_zero


def test_a_ratio_over_nothing_is_nan() -> None:
    assert np.isnan(ratio(np.array([1.0, 2.0]), np.array([0.0, 4.0]))).tolist() == [True, False]
