"""The figures of the bench: AUC, average precision, recall at a false-alarm rate, pair accuracy, calibration error."""

from __future__ import annotations

import random
from collections.abc import Callable, Sequence
from dataclasses import dataclass

_REPEATS = 200
_SEED = 1


@dataclass(frozen=True, slots=True)
class Interval:
    """A figure with its bootstrap 95 % interval."""

    value: float
    low: float
    high: float


@dataclass(frozen=True, slots=True)
class Recall:
    """Share of bad rows above `threshold`, which lets at most the asked share of good rows through; `false_alarms` is the actual share."""

    recall: float
    false_alarms: float
    threshold: float


def auc(bad: Sequence[float], good: Sequence[float]) -> float:
    """Share of (bad, good) pairs in which the bad one scores higher, ties half (Mann-Whitney U); `nan` when a side is empty.

    Args:
        bad: scores of faulty rows, higher is worse.
        good: scores of clean rows.
    """
    if not bad or not good:
        return float("nan")
    ranked = sorted([(score, 1) for score in bad] + [(score, 0) for score in good])
    rank_sum, at = 0.0, 0
    while at < len(ranked):
        end = at
        while end < len(ranked) and ranked[end][0] == ranked[at][0]:
            end += 1
        rank_sum += (at + end + 1) / 2 * sum(label for _, label in ranked[at:end])
        at = end
    return (rank_sum - len(bad) * (len(bad) + 1) / 2) / (len(bad) * len(good))


def average_precision(bad: Sequence[float], good: Sequence[float]) -> float:
    """Mean of the precision at each bad row, rows ordered from worst to best, good ones first among equals; `nan` without bad rows."""
    ranked = sorted([(score, 1) for score in bad] + [(score, 0) for score in good], key=lambda row: (-row[0], row[1]))
    hits, total = 0, 0.0
    for place, (_, label) in enumerate(ranked, 1):
        if label:
            hits += 1
            total += hits / place
    return total / hits if hits else float("nan")


def recall_at(bad: Sequence[float], good: Sequence[float], false_alarms: float) -> Recall:
    """Recall when at most the share `false_alarms` of good rows scores above the threshold.

    Raises:
        ValueError: a side is empty.
    """
    if not bad or not good:
        raise ValueError("recall needs bad and good rows")
    threshold = sorted(good, reverse=True)[min(int(false_alarms * len(good)), len(good) - 1)]
    return Recall(sum(score > threshold for score in bad) / len(bad), sum(score > threshold for score in good) / len(good), threshold)


def bootstrap(bad: Sequence[float], good: Sequence[float], figure: Callable[[Sequence[float], Sequence[float]], float] = auc) -> Interval:
    """`figure` with a 95 % interval from 200 resamples of each side (seed fixed)."""
    chance = random.Random(_SEED)
    if not bad or not good:
        return Interval(float("nan"), float("nan"), float("nan"))
    values = sorted(figure(chance.choices(bad, k=len(bad)), chance.choices(good, k=len(good))) for _ in range(_REPEATS))
    return Interval(figure(bad, good), values[int(0.02 * _REPEATS)], values[int(0.97 * _REPEATS)])


def pair_accuracy(pairs: Sequence[tuple[float, float]]) -> float:
    """Share of (better, worse) score pairs in which the worse scores higher, ties half; `nan` without pairs."""
    if not pairs:
        return float("nan")
    return sum(1.0 if worse > better else 0.5 if worse == better else 0.0 for better, worse in pairs) / len(pairs)


def calibration(probabilities: Sequence[float], outcomes: Sequence[bool], bins: int = 10) -> tuple[float, list[tuple[float, float, int]]]:
    """Expected calibration error (Naeini et al. 2015) over equal-width bins, and the bins: mean probability, observed share, size.

    Args:
        probabilities: 0-1.
        outcomes: what happened.
        bins: how many bins.
    """
    groups: list[list[tuple[float, bool]]] = [[] for _ in range(bins)]
    for probability, outcome in zip(probabilities, outcomes, strict=True):
        groups[min(int(probability * bins), bins - 1)].append((probability, outcome))
    table, error = [], 0.0
    for group in groups:
        if group:
            mean = sum(p for p, _ in group) / len(group)
            share = sum(o for _, o in group) / len(group)
            table.append((mean, share, len(group)))
            error += abs(mean - share) * len(group) / len(probabilities)
    return error, table
