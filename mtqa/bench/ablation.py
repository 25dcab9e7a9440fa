"""What each signal, each kind of model and each rule is worth: the figure that it reaches alone, and what risk reaches without it."""

from __future__ import annotations

from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass
from statistics import median

from mtqa.bench.measure import Measured
from mtqa.judge.risk import risk
from mtqa.score.scores import ALONE, SIGNAL_GROUPS, values

RULES = "rules"

Badness = Sequence[float]
"""One number for each row of a set, higher is worse."""

Figure = Callable[[Badness], float]
"""How well numbers order a set, 0-1: AUC, or pair accuracy."""


@dataclass(frozen=True, slots=True)
class Part:
    """One signal, kind of model or rule.

    `alone` is the figure that it reaches by itself; None for a kind of model, whose signals stand in lines of their own. `without` is
    what risk reaches when it is left out: with the weights of the level of evidence that then remains.
    """

    name: str
    alone: float | None
    without: float


def ablate(rows: Sequence[Measured], base_rate: float, figure: Figure) -> tuple[tuple[Part, ...], tuple[Part, ...]]:
    """Signals and kinds of models (the rules as a whole first), and single rules, by code. Nothing is measured again.

    Only what was measured, or found something, in at least one of the rows is listed.
    """
    return (_rules_together(rows, base_rate, figure), *_signals(rows, base_rate, figure)), tuple(_rules(rows, base_rate, figure))


def again(row: Measured, base_rate: float, *, signals: Collection[str] = (), codes: Collection[str] | None = ()) -> float:
    """The risk of a row, 0-100, less the named signals and the findings of the named rules (None: of all rules)."""
    findings = [f for f in row.weighed if codes is not None and f.code not in codes]
    return risk(findings, {name: value for name, value in row.deviations.items() if name not in signals}, base_rate)[0]


def _rules_together(rows: Sequence[Measured], base_rate: float, figure: Figure) -> Part:
    alone = [again(row, base_rate, signals=row.deviations.keys() - {ALONE}) for row in rows]
    return Part(RULES, figure(alone), figure([again(row, base_rate, codes=None) for row in rows]))


def _signals(rows: Sequence[Measured], base_rate: float, figure: Figure) -> list[Part]:
    found: list[Part] = []
    weighed = {name for row in rows for name in row.deviations}
    for group, names in SIGNAL_GROUPS.items():
        if ALONE not in names and weighed.intersection(names):
            found.append(Part(f"all of {group}", None, figure([again(row, base_rate, signals=names) for row in rows])))
    for name, badness in _raw(rows).items():
        found.append(Part(name, figure(badness), figure([again(row, base_rate, signals=(name,)) for row in rows])))
    return found


def _raw(rows: Sequence[Measured]) -> dict[str, list[float]]:
    """Each signal turned so that higher is worse; where it could not be measured, the median of the rows where it could."""
    named = [values(row.signals) for row in rows]
    columns = {name: [row[name] for row in named] for name in (named[0] if named else ())}
    return {name: [-value for value in _filled(column)] for name, column in columns.items() if any(v is not None for v in column)}


def _filled(column: Sequence[float | None]) -> list[float]:
    middle = median(value for value in column if value is not None)
    return [middle if value is None else value for value in column]


def _rules(rows: Sequence[Measured], base_rate: float, figure: Figure) -> list[Part]:
    whole = [again(row, base_rate) for row in rows]
    parts = []
    for code in sorted({f.code for row in rows for f in row.findings}):
        alone = [max((f.severity.rank + f.confidence for f in row.findings if f.code == code), default=0.0) for row in rows]
        without = [
            again(row, base_rate, codes=(code,)) if any(f.code == code for f in row.weighed) else risk_of
            for row, risk_of in zip(rows, whole, strict=True)
        ]
        parts.append(Part(code, figure(alone), figure(without)))
    return parts
