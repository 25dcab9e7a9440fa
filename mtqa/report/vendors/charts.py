"""Where the lines and dots of the page's small charts lie; the template draws them, with their text alternative beside."""

from __future__ import annotations

import math
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

WIDTH, HEIGHT = 240, 18
SPARK_WIDTH, SPARK_HEIGHT = 180, 36
_EDGE = 6


@dataclass(frozen=True, slots=True)
class Scale:
    """A common scale of several charts: both ends, round numbers, and the marks between."""

    low: float
    high: float
    ticks: tuple[float, ...]

    def place(self, value: float) -> float:
        """Where a value lies, in pixels from the left."""
        share = (value - self.low) / (self.high - self.low)
        return round(_EDGE + min(1.0, max(0.0, share)) * (WIDTH - 2 * _EDGE), 1)


@dataclass(frozen=True, slots=True)
class Whisker:
    """A value with its interval, in pixels; `low` and `high` are None where there is no interval."""

    at: float
    low: float | None
    high: float | None
    says: str


@dataclass(frozen=True, slots=True)
class Spark:
    """A line through the months that have a value, in pixels; `parts` are its stretches without a gap, `dots` its points."""

    parts: tuple[str, ...]
    dots: tuple[tuple[float, float], ...]
    says: str


def scale(values: Iterable[float | None], *, from_zero: bool) -> Scale:
    """A scale that holds all values."""
    known = [value for value in values if value is not None and math.isfinite(value)] or [0.0]
    low, high = (0.0 if from_zero else min(known)), max(known)
    step = _step((high - low) / 4)
    first, last = math.floor(low / step + 1e-9), math.ceil(high / step - 1e-9)
    last = max(last, first + 1)
    return Scale(first * step, last * step, tuple(round(n * step, 6) for n in range(first, last + 1)))


def whisker(on: Scale, value: float, low: float | None, high: float | None, says: str) -> Whisker:
    """A value with its interval on a scale."""
    return Whisker(on.place(value), None if low is None else on.place(low), None if high is None else on.place(high), says)


def spark(values: Sequence[float | None], highest: float, says: str) -> Spark:
    """A sparkline from zero to `highest`; None leaves a gap."""
    wide = (SPARK_WIDTH - 2 * _EDGE) / max(1, len(values) - 1)
    parts: list[list[str]] = [[]]
    dots: list[tuple[float, float]] = []
    for number, value in enumerate(values):
        if value is None:
            parts.append([])
            continue
        share = min(1.0, value / highest) if highest else 0.0
        dot = (round(_EDGE + number * wide, 1), round(SPARK_HEIGHT - _EDGE - share * (SPARK_HEIGHT - 2 * _EDGE), 1))
        parts[-1].append(f"{dot[0]:g},{dot[1]:g}")
        dots.append(dot)
    return Spark(tuple(" ".join(part) for part in parts if len(part) > 1), tuple(dots), says)


def _step(rough: float) -> float:
    """A round step (1, 2, 5 times a power of ten) of at least `rough`, and of a hundredth, to which the marks are written."""
    rough = max(rough, 0.01)
    power = 10.0 ** math.floor(math.log10(rough))
    return next(step * power for step in (1, 2, 5, 10) if step * power >= rough * (1 - 1e-9))
