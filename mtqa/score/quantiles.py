"""Percentiles of a signal on clean French: thresholds do not transfer between models, so each model ships its own table."""

from __future__ import annotations

import json
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from mtqa.errors import ModelError

FILE_NAME = "quantiles.json"
STEPS = 100


@dataclass(frozen=True, slots=True)
class Quantiles:
    """For each signal the 101 quantiles (0 %, 1 % … 100 %) that clean French reached, in ascending order.

    `signature` names the model and settings they were measured with; `sentences` how many clean sentences there were.
    """

    signature: str
    sentences: int
    signals: Mapping[str, tuple[float, ...]]

    def percentile(self, signal: str, value: float | None) -> float | None:
        """Where `value` stands among clean French: 0-100, or None without a value or a table for the signal.

        A percentile of 3 says that 97 of 100 clean sentences have a higher value.
        """
        table = self.signals.get(signal)
        if value is None or not table:
            return None
        low, high = bisect_left(table, value), bisect_right(table, value)
        if low != high:
            return (low + high - 1) / 2 * 100 / STEPS
        if low in (0, len(table)):
            return 0.0 if low == 0 else 100.0
        left, right = table[low - 1], table[low]
        return (low - 1 + (value - left) / (right - left)) * 100 / STEPS

    def deviation(self, signal: str, value: float | None) -> float | None:
        """How far `value` lies below the median of clean French, in interquartile ranges: higher is worse, 0 is the median, no limits.

        None without a value or a table for the signal.
        """
        table = self.signals.get(signal)
        if value is None or not table:
            return None
        spread = table[3 * STEPS // 4] - table[STEPS // 4]
        return (table[STEPS // 2] - value) / (spread or 1.0)


def measure(values: Iterable[float]) -> tuple[float, ...]:
    """101 quantiles of `values` by linear interpolation, rounded to five digits.

    Raises:
        ValueError: no values.
    """
    ordered = sorted(values)
    if not ordered:
        raise ValueError("no values to take quantiles of")
    out = []
    for step in range(STEPS + 1):
        place = (len(ordered) - 1) * step / STEPS
        low = int(place)
        high = min(low + 1, len(ordered) - 1)
        out.append(round(ordered[low] + (ordered[high] - ordered[low]) * (place - low), 5))
    return tuple(out)


def read(path: Path) -> Quantiles | None:
    """The quantiles beside a model, or None when it ships none.

    Raises:
        ModelError: the file is there but damaged.
    """
    if not path.is_file():
        return None
    try:
        data: dict[str, Any] = json.loads(path.read_text(encoding="utf-8"))
        signals = {name: tuple(float(v) for v in table) for name, table in data["signals"].items()}
        return Quantiles(str(data["signature"]), int(data["sentences"]), signals)
    except (ValueError, KeyError, TypeError, AttributeError) as error:
        raise ModelError("bad-quantiles", f"{path}: not a quantile table: {error}.", "Install mtqa again, or remake the file.") from None


def write(quantiles: Quantiles, path: Path) -> None:
    """Write the table as JSON, one signal a line."""
    lines = [f'    "{name}": {json.dumps(list(table))}' for name, table in sorted(quantiles.signals.items())]
    head = f'{{\n  "signature": {json.dumps(quantiles.signature)},\n  "sentences": {quantiles.sentences},\n  "signals": {{\n'
    path.write_text(head + ",\n".join(lines) + "\n  }\n}\n", encoding="utf-8")
