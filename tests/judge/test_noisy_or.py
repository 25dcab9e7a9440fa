"""The model of risk and its fit."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest

from mtqa.judge.noisy_or import Columns, Parameters, Task, Versions, calibrated, fit, hazards, odds, scaled
from mtqa.judge.noisy_or import _loss as loss

COLUMNS = Columns(np.array([True, False, False]))
TRUTH = Parameters(-1.2, np.array([1.5, 0.8, 0.0]))


def task(count: int = 4000, share: float = 0.0, ridge: float = 0.0) -> Task:
    """Rows whose labels are drawn from the model itself, and pairs of which the worse has one more finding and a worse signal."""
    chance = np.random.default_rng(3)
    x = np.column_stack([chance.random(count) < 0.3, chance.normal(size=count), chance.normal(size=count)]).astype(float)
    y = (chance.random(count) < 1 - np.exp(-hazards(x, COLUMNS, TRUTH))).astype(float)
    better = np.column_stack([np.zeros(50), chance.normal(size=50), chance.normal(size=50)])
    return Task(x, y, COLUMNS, Parameters(0.0, np.zeros(3)), [Versions(better, better + np.array([1.0, 0.5, -0.5]), share)], ridge)


def test_a_fit_finds_the_model_that_made_the_labels() -> None:
    found = fit(task())
    assert found.intercept == pytest.approx(TRUTH.intercept, abs=0.15)
    assert found.weights == pytest.approx(TRUTH.weights, abs=0.2)


@pytest.mark.parametrize("share", [0.0, 0.7])
def test_slopes_are_those_of_the_loss(share: float) -> None:
    given, at, step = task(200, share, 0.1), Parameters(-0.7, np.array([0.4, 0.3, 0.2])), 1e-6
    _, slope, slopes = loss(given, at)
    for column in range(3):
        moved = at.weights.copy()
        moved[column] += step
        assert (loss(given, Parameters(at.intercept, moved))[0] - loss(given, at)[0]) / step == pytest.approx(slopes[column], abs=1e-4)
    assert (loss(given, Parameters(at.intercept + step, at.weights))[0] - loss(given, at)[0]) / step == pytest.approx(slope, abs=1e-4)


def test_weights_never_fall_below_zero() -> None:
    turned = task()
    assert min(fit(replace(turned, y=1 - turned.y)).weights) >= 0


def test_pairs_pull_a_weight_up() -> None:
    few = replace(task(60), y=np.tile([0.0, 1.0], 30))
    heavy = replace(few, pairs=[replace(few.pairs[0], share=5.0)])
    assert fit(heavy).weights[0] > fit(few).weights[0]


def test_a_heavy_ridge_stays_at_the_start() -> None:
    start = Parameters(0.3, np.array([0.5, 0.5, 0.5]))
    found = fit(replace(task(), start=start, ridge=1e4, free=False))
    assert found.intercept == 0.3
    assert found.weights == pytest.approx(start.weights, abs=1e-3)


def test_odds_are_those_of_the_risk_of_a_hazard() -> None:
    hazard = np.array([0.1, 1.0, 5.0])
    share = 1 - np.exp(-hazard)
    assert odds(hazard) == pytest.approx(np.log(share / (1 - share)))
    assert np.isfinite(odds(np.array([0.0, 1e9]))).all()


def test_calibration_stretches_and_moves() -> None:
    chance = np.random.default_rng(1)
    raw = chance.normal(size=5000)
    y = (chance.random(5000) < 1 / (1 + np.exp(-(2 * raw - 1)))).astype(float)
    assert calibrated(raw, y) == pytest.approx((2.0, -1.0), abs=0.2)
    assert calibrated(raw, 1 - y)[0] > 0


def test_spreads_divide_the_features() -> None:
    given = replace(task(), x=task().x * [1.0, 10.0, 1.0])
    made, spread = scaled(given)
    assert made.x.std(0) == pytest.approx(np.ones(3), abs=1e-3)
    assert spread[1] > 5 * spread[2]
