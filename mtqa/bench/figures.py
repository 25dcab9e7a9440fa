"""The figures of one set: AUC with interval, average precision, recall at false-alarm rates, pair accuracy, span overlap, calibration."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field

from mtqa.bench.measure import Measured
from mtqa.bench.rule_figures import RuleFigures, rule_figures
from mtqa.bench.sets import BenchSet
from mtqa.bench.statistics import Interval, Recall, auc, average_precision, bootstrap, calibration, pair_accuracy, recall_at
from mtqa.score.scores import values

RATES = (0.05, 0.10)
RISKY = 50.0


@dataclass(frozen=True, slots=True)
class Figures:
    """One set under one kind of evidence.

    `signals` holds each raw signal's AUC (or pair accuracy) alone. `risky_clean` is the share of clean rows at risk 50 or more. `overlap`
    is the share of flagged faulty rows (at 5 % false alarms) whose worst span overlaps a marked fault. `calibration_error` is that of risk.
    """

    name: str
    evidence: str
    rows: int
    seen: bool
    bad: int = 0
    good: int = 0
    auc: Interval | None = None
    average_precision: float | None = None
    recalls: Mapping[float, Recall] = field(default_factory=dict)
    pairs: float | None = None
    overlap: float | None = None
    risky_clean: float | None = None
    calibration_error: float | None = None
    bins: Sequence[tuple[float, float, int]] = ()
    signals: Mapping[str, float] = field(default_factory=dict)
    rules: RuleFigures | None = None


def figures(bench_set: BenchSet, rows: Sequence[Measured], source: str | None) -> Figures:
    """All figures that the set allows. French only counts the faults that the French shows (`bad_target`)."""
    evidence = f"with {source} source" if source else "French only"
    rules = rule_figures(f"{bench_set.title}, {evidence}", rows, with_source=source is not None)
    if bench_set.pairs:
        return Figures(
            bench_set.title, evidence, len(rows), bench_set.seen,
            pairs=_pairs(bench_set, rows, _risk), signals={n: _pairs(bench_set, rows, f) for n, f in _signals(rows).items()}, rules=rules,
        )  # fmt: skip
    label: Callable[[Measured], bool | None] = (lambda m: m.row.bad) if source else (lambda m: m.row.bad_target)
    bad, good = [m for m in rows if label(m)], [m for m in rows if label(m) is False]
    risky = sum(_risk(m) >= RISKY for m in good) / len(good) if good else None
    if not bad or not good:
        return Figures(bench_set.title, evidence, len(rows), bench_set.seen, len(bad), len(good), risky_clean=risky, rules=rules)
    bad_risk, good_risk = [_risk(m) for m in bad], [_risk(m) for m in good]
    error, bins = calibration([r / 100 for r in bad_risk + good_risk], [True] * len(bad) + [False] * len(good))
    recalls = {rate: recall_at(bad_risk, good_risk, rate) for rate in RATES}
    flagged = [m for m in bad if _risk(m) > recalls[RATES[0]].threshold and m.row.faults]
    return Figures(
        bench_set.title, evidence, len(rows), bench_set.seen, len(bad), len(good),
        auc=bootstrap(bad_risk, good_risk), average_precision=average_precision(bad_risk, good_risk), recalls=recalls,
        overlap=sum(map(_overlaps, flagged)) / len(flagged) if flagged else None, risky_clean=risky, calibration_error=error, bins=bins,
        signals={n: auc([f(m) for m in bad], [f(m) for m in good]) for n, f in _signals(rows).items()}, rules=rules,
    )  # fmt: skip


def _risk(row: Measured) -> float:
    return row.scores.risk or 0.0


def _overlaps(row: Measured) -> bool:
    return row.worst_span is not None and any(row.worst_span.overlaps(fault.span) for fault in row.row.faults)


def _pairs(bench_set: BenchSet, rows: Sequence[Measured], badness: Callable[[Measured], float]) -> float:
    scored = {m.row.id: badness(m) for m in rows}
    return pair_accuracy([(scored[better], scored[worse]) for better, worse in bench_set.pairs])


def _signals(rows: Sequence[Measured]) -> dict[str, Callable[[Measured], float]]:
    """Badness by each signal that was measured on all rows, and by the rules alone."""
    found: dict[str, Callable[[Measured], float]] = {"rules": lambda m: m.worst.rank + 0.0}
    if rows:
        names = [n for n in values(rows[0].signals) if all(values(m.signals)[n] is not None for m in rows)]
        found |= {name: _badness(name) for name in names}
    return found


def _badness(name: str) -> Callable[[Measured], float]:
    return lambda row: -(values(row.signals)[name] or 0.0)
