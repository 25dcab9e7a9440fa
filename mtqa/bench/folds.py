"""Cross-validated risk: weights fitted without a document say how risky its sentences are.

The fit is the one that the shipped weights come from, in small and without pairs (`mtqa.judge.noisy_or`). Where the estimator has seen a
row it has no say there.
"""

from __future__ import annotations

import random
from collections.abc import Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from mtqa.bench.measure import Measured
from mtqa.bench.seen import ESTIMATOR, seen_by
from mtqa.judge.noisy_or import Columns, Parameters, Task, calibrated, fit, hazards, odds, scaled
from mtqa.judge.risk import FINDING_FEATURES, features
from mtqa.score.scores import SIGNAL_GROUPS

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

FOLDS = 5
_RIDGE, _SEED = 0.02, 5
_OF_ESTIMATOR = ("FLU", "CON", "ADE")


def cross_validated(name: str, rows: Sequence[Measured], labels: Sequence[bool | None], base_rate: float) -> list[Measured]:
    """The rows with the risk that weights give which were fitted on the other documents, moved to `base_rate` (Saerens et al. 2002).

    Args:
        name: the set's name, which says what has seen its rows.
        rows: measured rows.
        labels: faulty or not; None: in no fit.
        base_rate: share of faulty sentences to be assumed, 0-1.

    Raises:
        ValueError: the labelled rows of some fold are all alike.
    """
    import numpy as np

    known = [_unseen(name, row) for row in rows]
    found = [features(row.weighed, row.deviations) for row in known]
    names = sorted({name for values in found for name in values})
    x = np.array([[values.get(name, 0.0) for name in names] for values in found]).reshape(len(rows), len(names))
    columns = Columns(np.array([name in FINDING_FEATURES for name in names], dtype=np.bool_))
    y = np.array([np.nan if label is None else float(label) for label in labels])
    fold = np.array(folds(rows))
    risks = np.zeros(len(rows))
    for k in range(FOLDS):
        fitted_on = (fold != k) & ~np.isnan(y)
        risks[fold == k] = _probabilities(x[fitted_on], y[fitted_on], x[fold == k], columns, base_rate)
    return [replace(row, scores=replace(row.scores, risk=float(value) * 100)) for row, value in zip(rows, risks, strict=True)]


def folds(rows: Sequence[Measured], count: int = FOLDS) -> list[int]:
    """A fold from 0 to `count` - 1 for each row; the rows of a document share one."""
    documents = sorted({row.row.doc or row.row.id for row in rows})
    random.Random(_SEED).shuffle(documents)
    home = {name: number % count for number, name in enumerate(documents)}
    return [home[row.row.doc or row.row.id] for row in rows]


def _unseen(name: str, row: Measured) -> Measured:
    """The row without what the estimator says, where it has seen it."""
    if ESTIMATOR not in seen_by(name, row.row.split):
        return row
    signals = {signal: value for signal, value in row.deviations.items() if signal not in SIGNAL_GROUPS["estimator"]}
    return replace(row, deviations=signals, weighed=tuple(f for f in row.weighed if f.code[:3] not in _OF_ESTIMATOR))


def _probabilities(
    x: NDArray[np.float64], y: NDArray[np.float64], held: NDArray[np.float64], columns: Columns, base_rate: float
) -> NDArray[np.float64]:
    """Fit on `x` and `y`; probabilities for `held` at `base_rate`."""
    import numpy as np

    share = float(y.mean()) if len(y) else 0.0
    if not 0 < share < 1:
        raise ValueError("a fold needs faulty and clean rows")
    start = Parameters(float(np.log(share / (1 - share))), np.zeros(x.shape[1]))
    task, spread = scaled(Task(x, y, columns, start, ridge=_RIDGE))
    found = fit(task)
    slope, offset = calibrated(odds(hazards(task.x, columns, found)), y)
    moved = offset + np.log(base_rate / (1 - base_rate)) - np.log(share / (1 - share))
    raw = odds(hazards(held / spread, columns, found))
    return np.asarray(1 / (1 + np.exp(-np.clip(moved + slope * raw, -50, 50))), dtype=np.float64)
