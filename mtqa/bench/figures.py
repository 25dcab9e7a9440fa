"""The figures of one set: AUC with interval, average precision, recall at false-alarm rates, pair accuracy, span overlap, calibration."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, replace

from mtqa.article.model import Span
from mtqa.bench.ablation import Badness, Part, ablate
from mtqa.bench.measure import Measured
from mtqa.bench.rule_figures import RuleFigures, rule_figures
from mtqa.bench.sets import BenchSet, Row
from mtqa.bench.statistics import (
    Bin,
    Interval,
    Ordered,
    Recall,
    auc,
    average_precision,
    bootstrap,
    calibration,
    cumulative,
    ordered,
    recall_at,
)

RATES = (0.05, 0.10)
RISKY = 50.0


@dataclass(frozen=True, slots=True)
class Scored:
    """A row's id, risk and worst span, as prediction files hold them; `bad` None where the row does not count."""

    id: str
    risk: float
    bad: bool | None
    span: Span | None
    doc: str | None


@dataclass(frozen=True, slots=True)
class Found:
    """Faulty rows above the threshold of a false-alarm rate.

    Attributes:
        recall: the share of all faulty rows, the actual share of false alarms, the threshold.
        by_type: faulty rows above it and in all, by type of fault.
        spans: how many of those that have a worst span touch a marked fault with it, and how many have one.
    """

    recall: Recall
    by_type: Mapping[str, tuple[int, int]]
    spans: tuple[int, int]


@dataclass(frozen=True, slots=True)
class Figures:
    """One set under one kind of evidence; None where the set does not allow a figure.

    Attributes:
        name: the set, with its split.
        evidence: `French only`, or which source stood beside it.
        scored: all rows, in the set's order.
        seen_by: what was made from these rows.
        of: size of the whole set where this is a part of it, else 0.
        bad, good: how many rows count as faulty and as clean.
        auc, average_precision, found: of risk; `found` by asked share of false alarms.
        curve: (faulty, clean) rows at or above each distinct risk.
        pairs: pairs of versions by whether the worse has the higher risk.
        risky_clean: share of clean rows at risk 50 or more.
        calibration_error, bins: of risk at `base_rate`, 0-1.
        signals, rules_alone: what each signal, kind of model and rule is worth.
        rules: what the findings find.
        seconds: how long measuring took.
    """

    name: str
    evidence: str
    base_rate: float
    scored: Sequence[Scored]
    seen_by: tuple[str, ...] = ()
    of: int = 0
    documents: bool = False
    bad: int = 0
    good: int = 0
    auc: Interval | None = None
    average_precision: float | None = None
    found: Mapping[float, Found] = field(default_factory=dict)
    curve: Sequence[tuple[int, int]] = ()
    pairs: Ordered | None = None
    risky_clean: float | None = None
    calibration_error: float | None = None
    bins: Sequence[Bin] = ()
    signals: Sequence[Part] = ()
    rules_alone: Sequence[Part] = ()
    rules: RuleFigures | None = None
    seconds: float = 0.0

    @property
    def title(self) -> str:
        """The set and the evidence."""
        return f"{self.name}, {self.evidence}"


def evidence_of(source: str | None) -> str:
    """How the evidence is called: French only, or with a source in this language."""
    return f"with {source} source" if source else "French only"


def figures(
    bench_set: BenchSet, rows: Sequence[Measured], source: str | None, base_rate: float, seconds: float = 0.0, *, parts: bool = True
) -> Figures:
    """All figures that the set allows. French only counts the faults that the French shows (`bad_target`).

    Without `parts`: those of risk alone, not those of its parts (where risk comes from other weights than the shipped ones).
    """
    label: Callable[[Row], bool | None] = (lambda row: row.bad) if source else (lambda row: row.bad_target)
    scored = tuple(Scored(m.row.id, m.risk, label(m.row), m.worst_span, m.row.doc) for m in rows)
    title = f"{bench_set.title}, {evidence_of(source)}"
    found = Figures(
        bench_set.title, evidence_of(source), base_rate, scored, bench_set.seen_by, bench_set.of, bench_set.documents, seconds=seconds,
        rules=rule_figures(title, rows, with_source=source is not None) if parts else None,
    )  # fmt: skip
    if bench_set.pairs:
        return _of_pairs(found, bench_set.pairs, rows)
    bad, good = [m for m in rows if label(m.row)], [m for m in rows if label(m.row) is False]
    if good:
        found = replace(found, bad=len(bad), good=len(good), risky_clean=sum(m.risk >= RISKY for m in good) / len(good))
    if bad and good:
        found = _of_labels(found, bad, good)
    return _with_parts(found, bad, good) if bad and good and parts else found


def _of_pairs(found: Figures, pairs: Sequence[tuple[str, str]], rows: Sequence[Measured]) -> Figures:
    places = {m.row.id: place for place, m in enumerate(rows)}
    placed = [(places[better], places[worse]) for better, worse in pairs]

    def order(badness: Badness) -> Ordered:
        return ordered([(badness[better], badness[worse]) for better, worse in placed])

    signals, rules_alone = ablate(rows, found.base_rate, lambda badness: order(badness).accuracy)
    return replace(found, pairs=order([m.risk for m in rows]), signals=signals, rules_alone=rules_alone)


def _of_labels(found: Figures, bad: Sequence[Measured], good: Sequence[Measured]) -> Figures:
    bad_risk, good_risk = [m.risk for m in bad], [m.risk for m in good]
    outcomes = [True] * len(bad) + [False] * len(good)
    error, bins = calibration([r / 100 for r in bad_risk + good_risk], outcomes, base_rate=found.base_rate)
    return replace(
        found, auc=bootstrap(bad_risk, good_risk), average_precision=average_precision(bad_risk, good_risk),
        found={rate: _found(bad, recall_at(bad_risk, good_risk, rate)) for rate in RATES}, curve=cumulative(bad_risk, good_risk),
        calibration_error=error, bins=bins,
    )  # fmt: skip


def _with_parts(found: Figures, bad: Sequence[Measured], good: Sequence[Measured]) -> Figures:
    rows = [*bad, *good]
    signals, rules_alone = ablate(rows, found.base_rate, lambda badness: auc(badness[: len(bad)], badness[len(bad) :]))
    return replace(found, signals=signals, rules_alone=rules_alone)


def _found(bad: Sequence[Measured], recall: Recall) -> Found:
    above = [m for m in bad if m.risk > recall.threshold]
    types, hits = Counter(m.row.type for m in bad), Counter(m.row.type for m in above)
    placed = [m for m in above if m.worst_span]
    return Found(recall, {name: (hits[name], count) for name, count in sorted(types.items())}, (sum(map(_touches, placed)), len(placed)))


def _touches(row: Measured) -> bool:
    """True when the worst span overlaps a marked fault or borders on it (an omission has no width)."""
    span = row.worst_span
    return span is not None and any(span.start <= fault.span.end and fault.span.start <= span.end for fault in row.row.faults)
