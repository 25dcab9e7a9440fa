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


@dataclass(frozen=True, slots=True)
class Ordered:
    """How many pairs of versions were put in the right order, in the wrong one, or not told apart."""

    right: int
    wrong: int
    tied: int

    @property
    def accuracy(self) -> float:
        """Share of pairs in the right order, ties half, 0-1; `nan` without pairs."""
        count = self.right + self.wrong + self.tied
        return (self.right + self.tied / 2) / count if count else float("nan")

    @property
    def untied(self) -> float:
        """Share of the pairs told apart that are in the right order, 0-1; `nan` without any."""
        return self.right / (self.right + self.wrong) if self.right + self.wrong else float("nan")


def ordered(pairs: Sequence[tuple[float, float]]) -> Ordered:
    """Count (better, worse) score pairs: right where the worse version scores higher."""
    right, wrong = (sum(worse > better for better, worse in pairs), sum(worse < better for better, worse in pairs))
    return Ordered(right, wrong, len(pairs) - right - wrong)


def pair_accuracy(pairs: Sequence[tuple[float, float]]) -> float:
    """Share of (better, worse) score pairs in which the worse scores higher, ties half; `nan` without pairs."""
    return ordered(pairs).accuracy


def cumulative(bad: Sequence[float], good: Sequence[float]) -> list[tuple[int, int]]:
    """(bad, good) rows at or above each distinct score, from none to all: what ROC and precision-recall curves are drawn from."""
    above, found, false = [(0, 0)], 0, 0
    ranked = sorted([(score, True) for score in bad] + [(score, False) for score in good], key=lambda row: -row[0])
    for place, (score, is_bad) in enumerate(ranked, 1):
        found, false = found + is_bad, false + (not is_bad)
        if place == len(ranked) or ranked[place][0] != score:
            above.append((found, false))
    return above


@dataclass(frozen=True, slots=True)
class Bin:
    """One line of a reliability table: mean predicted probability, observed share (both 0-1), how many rows, and their share of all."""

    predicted: float
    observed: float
    rows: int
    weight: float


def calibration(
    probabilities: Sequence[float], outcomes: Sequence[bool], bins: int = 10, base_rate: float | None = None
) -> tuple[float, list[Bin]]:
    """Expected calibration error (Naeini et al. 2015; 0-1, lower is better) over equal-width bins, and the filled bins.

    Args:
        probabilities: 0-1.
        outcomes: what happened.
        bins: how many bins.
        base_rate: the share of outcomes to judge at, 0-1: rows are weighed so that it holds, since a set may hold more faults than pages
            do. None takes the rows as they are.
    """
    happened = sum(outcomes)
    apart = len(outcomes) - happened
    if base_rate is None or not happened or not apart:
        weights = {True: 1 / max(1, len(outcomes)), False: 1 / max(1, len(outcomes))}
    else:
        weights = {True: base_rate / happened, False: (1 - base_rate) / apart}
    groups: list[list[tuple[float, bool]]] = [[] for _ in range(bins)]
    for probability, outcome in zip(probabilities, outcomes, strict=True):
        groups[min(int(probability * bins), bins - 1)].append((probability, bool(outcome)))
    table = []
    for group in filter(None, groups):
        weight = sum(weights[outcome] for _, outcome in group)
        predicted = sum(weights[outcome] * probability for probability, outcome in group) / weight
        table.append(Bin(predicted, sum(weights[outcome] for _, outcome in group if outcome) / weight, len(group), weight))
    return sum(abs(b.predicted - b.observed) * b.weight for b in table), table
