"""Two runs over the same rows: what changed, and whether more than chance would change it."""

from __future__ import annotations

import random
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import TypeVar

from mtqa.bench.figures import RATES, Figures, Scored
from mtqa.bench.statistics import Interval, auc, average_precision, pair_accuracy, recall_at

_REPEATS = 400
_SEED = 1

Pairs = list[tuple[float, float]]
T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Change:
    """A figure before and after (higher is better), and the difference with its paired bootstrap 95 % interval.

    Documents are drawn whole, so that their sentences do not count as independent.
    """

    name: str
    evidence: str
    figure: str
    before: float
    after: float
    difference: Interval

    @property
    def verdict(self) -> str:
        """`better` or `worse` where the interval leaves out zero, else `no clear change`."""
        if self.difference.low > 0:
            return "better"
        return "worse" if self.difference.high < 0 else "no clear change"


def changes(found: Figures, old: Mapping[str, float]) -> list[Change]:
    """The changes of a set's figures since the run whose risks are `old` (by row), over the rows that both hold."""
    if found.pairs is not None:
        return _of_pairs(found, old)
    rows = [s for s in found.scored if s.bad is not None and s.id in old]
    if len({s.bad for s in rows}) < 2:
        return []
    groups: dict[str, list[Scored]] = {}
    for row in rows:
        groups.setdefault((row.doc if found.documents else None) or row.id, []).append(row)
    figures: dict[str, Callable[[list[float], list[float]], float]] = {"AUC": auc, "average precision": average_precision}
    figures |= {f"recall at {rate:.0%}": lambda bad, good, at=rate: recall_at(bad, good, at).recall for rate in RATES}  # type: ignore[misc]

    def figure_of(measure: Callable[[list[float], list[float]], float], drawn: Sequence[Scored], risk: Callable[[Scored], float]) -> float:
        return measure([risk(s) for s in drawn if s.bad], [risk(s) for s in drawn if not s.bad])

    draws = [d for d in _draws(list(groups.values())) if len({s.bad for s in d}) == 2]
    return [
        _change(
            found, name,
            figure_of(measure, rows, lambda s: old[s.id]), figure_of(measure, rows, lambda s: s.risk),
            [figure_of(measure, d, lambda s: s.risk) - figure_of(measure, d, lambda s: old[s.id]) for d in draws],
        )
        for name, measure in figures.items()
    ]  # fmt: skip


def _of_pairs(found: Figures, old: Mapping[str, float]) -> list[Change]:
    """Rows of a set of pairs come as `ID#0` (better), `ID#1` (worse)."""
    now = {s.id: s.risk for s in found.scored}
    ids = [i.removesuffix("#0") for i in now if i.endswith("#0") and all(f"{i[:-2]}#{side}" in old for side in (0, 1))]
    if not ids:
        return []

    def scores(risks: Mapping[str, float], drawn: Sequence[str]) -> Pairs:
        return [(risks[f"{i}#0"], risks[f"{i}#1"]) for i in drawn]

    differences = [pair_accuracy(scores(now, d)) - pair_accuracy(scores(old, d)) for d in _draws([[i] for i in ids])]
    return [_change(found, "pair accuracy", pair_accuracy(scores(old, ids)), pair_accuracy(scores(now, ids)), differences)]


def _draws(groups: Sequence[Sequence[T]]) -> list[list[T]]:
    chance = random.Random(_SEED)
    return [[item for group in chance.choices(groups, k=len(groups)) for item in group] for _ in range(_REPEATS)]


def _change(found: Figures, figure: str, before: float, after: float, differences: Sequence[float]) -> Change:
    spread = sorted(differences) or [0.0]
    low, high = spread[int(0.025 * (len(spread) - 1))], spread[round(0.975 * (len(spread) - 1))]
    return Change(found.name, found.evidence, figure, before, after, Interval(after - before, low, high))
