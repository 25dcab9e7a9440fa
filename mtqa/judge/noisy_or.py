"""The form of risk: findings and signals are each reason enough, and a model of the two is fitted here.

Risk is 1 - (1 - F)(1 - S), a noisy or (Pearl 1988): F is what the findings say, S what the models say. With the hazard -log(1 - risk) the
two add up: a weight for each feature of the findings, and the soft plus of a weighted sum of signals. So a finding decides where the models
are quiet, and the models decide between two sentences of which both are poor, where another finding tells little. A plain logistic model
lets the findings outweigh the models in both places: it prefers the better of two translations as judges do in .60 of pairs, this one in
.65, at the same order of sentences.

A fit minimises the mean log-loss of labelled rows plus that of differences within pairs of versions, with weights at or above zero and a
ridge penalty, by projected gradient descent with momentum (Beck & Teboulle 2009), started anew where the loss rises.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    Array = NDArray[np.float64]

_STEPS, _HALVINGS = 800, 40
_LEAST_GAIN = 1e-9
LEAST_HAZARD, MOST_HAZARD = 1e-6, 30.0
"""Hazards count within these limits, so that log-odds are finite."""
_CALIBRATION_STEPS, _CALIBRATION_RATE, _FLATTEST = 3000, 0.05, 0.05


@dataclass(frozen=True, slots=True)
class Parameters:
    """A fitted model: intercept of the weighted signals, and a weight, 0 and up, for each column."""

    intercept: float
    weights: Array


@dataclass(frozen=True, slots=True)
class Columns:
    """Which columns of a matrix of features are of findings; the others are signals. Shape [columns], of bool."""

    findings: NDArray[np.bool_]


@dataclass(frozen=True, slots=True)
class Versions:
    """Pairs of versions of a sentence: features of the better and of the worse ones, [pairs, columns] each.

    `share` is their weight beside the rows, 0 and up.
    """

    better: Array
    worse: Array
    share: float


@dataclass(frozen=True, slots=True)
class Task:
    """What is fitted.

    Attributes:
        x: features of rows, [rows, columns].
        y: 1.0 for a faulty row, 0.0 for a clean one, [rows].
        columns: which columns are of findings.
        pairs: sets of pairs, of which the better should have the lower risk.
        ridge: weight of the squared distance from `start`, 0 and up.
        start: weights to stay near to; intercepts are moved only where `free`.
        free: whether the intercept is fitted.
    """

    x: Array
    y: Array
    columns: Columns
    start: Parameters
    pairs: Sequence[Versions] = ()
    ridge: float = 0.02
    free: bool = True


def hazards(x: Array, columns: Columns, parameters: Parameters) -> Array:
    """-log(1 - risk) of each row before calibration, above 0."""
    return _parts(x, columns, parameters)[0]


def odds(hazard: Array) -> Array:
    """Log-odds of the risk that a hazard stands for."""
    import numpy as np

    kept = np.clip(hazard, LEAST_HAZARD, MOST_HAZARD)
    return np.asarray(np.log(np.expm1(kept)))


def fit(task: Task) -> Parameters:
    """The parameters of least loss near the start."""
    import numpy as np

    now, ahead, pace, size = task.start, task.start, 1.0, 1.0
    best = _loss(task, now)[0]
    for _ in range(_STEPS):
        value, slope, slopes = _loss(task, ahead)
        for _ in range(_HALVINGS):
            then = _moved(ahead, slope, slopes, size, task.free)
            loss = _loss(task, then)[0]
            if loss <= value - _gain(ahead, then, size):
                break
            size /= 2
        if loss > best:
            if ahead is now:
                break
            ahead, pace = now, 1.0
            continue
        if best - loss < _LEAST_GAIN and _gain(now, then, size) < _LEAST_GAIN:
            return then
        quicker = (1 + (1 + 4 * pace**2) ** 0.5) / 2
        push = (pace - 1) / quicker
        further = np.maximum(0.0, then.weights + push * (then.weights - now.weights))
        ahead = Parameters(then.intercept + push * (then.intercept - now.intercept), further)
        now, best, pace, size = then, loss, quicker, size * 1.1
    return now


def calibrated(raw: Array, y: Array) -> tuple[float, float]:
    """Slope and offset that make probabilities of log-odds `raw` (Platt 1999); the slope is never near 0 or below."""
    import numpy as np

    slope, offset = 1.0, 0.0
    for _ in range(_CALIBRATION_STEPS):
        error = 1 / (1 + np.exp(-np.clip(offset + slope * raw, -50, 50))) - y
        slope = max(_FLATTEST, slope - _CALIBRATION_RATE * float((error * raw).mean()))
        offset -= _CALIBRATION_RATE * float(error.mean())
    return slope, offset


def scaled(task: Task) -> tuple[Task, Array]:
    """The task with features of unit spread, for a ridge penalty that treats them alike, and the spreads to divide weights by."""
    spread = task.x.std(0) + 1e-6
    pairs = [replace(own, better=own.better / spread, worse=own.worse / spread) for own in task.pairs]
    start = replace(task.start, weights=task.start.weights * spread)
    return replace(task, x=task.x / spread, pairs=pairs, start=start), spread


def _parts(x: Array, columns: Columns, parameters: Parameters) -> tuple[Array, Array]:
    """Hazards, and the slope of the soft plus at each row."""
    import numpy as np

    known, own = columns.findings, parameters.weights
    sums = np.clip(parameters.intercept + x[:, ~known] @ own[~known], -50, 50)
    return x[:, known] @ own[known] + np.logaddexp(0, sums), 1 / (1 + np.exp(-sums))


def _loss(task: Task, at: Parameters) -> tuple[float, float, Array]:
    """The loss, and its slopes by intercept and weights."""
    import numpy as np

    away = at.weights - task.start.weights
    value, slope, slopes = task.ridge / 2 * float(away @ away), 0.0, task.ridge * away
    hazard, soft = _parts(task.x, task.columns, at)
    hazard = np.clip(hazard, LEAST_HAZARD, MOST_HAZARD)
    value += float((task.y * -np.log(-np.expm1(-hazard)) + (1 - task.y) * hazard).mean())
    pull = ((1 - task.y) - task.y / np.expm1(hazard)) / len(task.y)
    slope, slopes = _chained(task.x, task.columns, soft, pull, slope, slopes)
    for own in task.pairs:
        if len(own.better):
            low, low_soft = _parts(own.better, task.columns, at)
            high, high_soft = _parts(own.worse, task.columns, at)
            margin = odds(high) - odds(low)
            value += own.share * float(np.logaddexp(0, -margin).mean())
            pull = -own.share / (1 + np.exp(margin)) / len(own.better)
            slope, slopes = _chained(own.worse, task.columns, high_soft, pull / _risks(high), slope, slopes)
            slope, slopes = _chained(own.better, task.columns, low_soft, -pull / _risks(low), slope, slopes)
    return value, slope, slopes


def _risks(hazard: Array) -> Array:
    """The risks, above 0, that hazards stand for."""
    import numpy as np

    return np.asarray(-np.expm1(-np.clip(hazard, LEAST_HAZARD, MOST_HAZARD)))


def _chained(x: Array, columns: Columns, soft: Array, pull: Array, slope: float, slopes: Array) -> tuple[float, Array]:
    """The slopes with those that come through hazards, of which the loss has slopes `pull`."""
    added = slopes.copy()
    known = columns.findings
    added[known] += x[:, known].T @ pull
    added[~known] += x[:, ~known].T @ (pull * soft)
    return slope + float(pull @ soft), added


def _moved(at: Parameters, slope: float, slopes: Array, size: float, free: bool) -> Parameters:
    import numpy as np

    return Parameters(at.intercept - size * slope if free else at.intercept, np.maximum(0.0, at.weights - size * slopes))


def _gain(before: Parameters, after: Parameters, size: float) -> float:
    """What a step of this length must gain at least."""
    apart = after.weights - before.weights
    return float(apart @ apart + (after.intercept - before.intercept) ** 2) / (4 * size)
