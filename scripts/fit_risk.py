"""Fit the weights of risk and write `mtqa/judge/risk.json`: one set of weights for each level of evidence.

Usage: python scripts/fit_risk.py --rows ROWS.jsonl[:SPLIT] [--rows …] [--pairs PAIRS.jsonl:400 …] [--folds 5] [--no-lm]

ROWS are labelled sets (documents or rows alone); a model that was trained on them has no say there. PAIRS compare versions of a
sentence (a number after the colon takes that many). Logistic regression with weights at or above zero and a ridge penalty: the mean
log-loss over the rows, plus that over the differences within pairs; then a calibration on the rows. Rows count the faults that the
French shows. Prints figures from cross-validation by document.
"""

from __future__ import annotations

import argparse
import json
import random
import sys
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from mtqa.bench.measure import Measured, measure
from mtqa.bench.sets import BenchSet, read_set
from mtqa.bench.statistics import auc, calibration, pair_accuracy, recall_at
from mtqa.checks.configure import configured
from mtqa.judge.risk import SEVERITY_FEATURES, features
from mtqa.models import ModelOptions, Models
from mtqa.pipeline import Checker
from mtqa.score.scores import SIGNAL_GROUPS
from mtqa.translate.places import Places

OUT = Path(__file__).parent.parent / "mtqa" / "judge" / "risk.json"
LEVELS = [set[str](), {"ngram"}, {"ngram", "estimator"}, {"ngram", "estimator", "language_model"}]
RULES = (*SEVERITY_FEATURES, "further")
RIDGE, PAIR_SHARE, STEPS, RATE = 0.02, 0.5, 4000, 0.05
Array = NDArray[np.float64]


def labelled(checker: Checker, entry: str) -> list[Measured]:
    """The rows of `PATH` or `PATH:SPLIT` that have a label; where the estimator was trained on them, its signal is left out."""
    path, _, split = entry.partition(":")
    bench_set = read_set(Path(path), split or None)
    rows = [m for m in measure(checker, bench_set) if m.row.bad_target is not None]
    if not bench_set.seen:
        return rows
    return [without_estimator(m) for m in rows]


def without_estimator(row: Measured) -> Measured:
    """The row without the estimator's signal and without the findings that it had a part in."""
    signals = {name: value for name, value in row.deviations.items() if name not in SIGNAL_GROUPS["estimator"]}
    return replace(row, deviations=signals, findings=tuple(f for f in row.findings if f.code[:3] not in ("FLU", "CON")))


def names_of(level: set[str]) -> list[str]:
    """Features of a level."""
    return [*RULES, *(name for group in SIGNAL_GROUPS if group in level for name in SIGNAL_GROUPS[group])]


def matrix(rows: Sequence[Measured], names: Sequence[str]) -> Array:
    """Features of the rows; a signal that is missing counts as the median of clean French."""
    found = [features(m.findings, m.deviations) for m in rows]
    return np.array([[f.get(name, 0.0) for name in names] for f in found]).reshape(len(rows), len(names))


def fit(x: Array, y: Array, differences: Array) -> tuple[float, Array]:
    """Intercept and weights (at or above zero) by projected gradient descent."""
    weights, intercept = np.zeros(x.shape[1]), float(np.log(y.mean() / (1 - y.mean())))
    for _ in range(STEPS):
        error = 1 / (1 + np.exp(-(intercept + x @ weights))) - y
        gradient = x.T @ error / len(y) + RIDGE * weights
        if len(differences):
            gradient -= PAIR_SHARE * differences.T @ (1 / (1 + np.exp(differences @ weights))) / len(differences)
        weights = np.maximum(0.0, weights - RATE * gradient)
        intercept -= RATE * float(error.mean())
    return calibrated(x @ weights, y, weights)


def calibrated(scores: Array, y: Array, weights: Array) -> tuple[float, Array]:
    """The weights stretched and an intercept set so that the scores become probabilities (Platt 1999): no order changes."""
    slope, intercept = 1.0, 0.0
    for _ in range(STEPS):
        error = 1 / (1 + np.exp(-(intercept + slope * scores))) - y
        slope = max(0.05, slope - RATE * float((error * scores).mean()))
        intercept -= RATE * float(error.mean())
    return intercept, weights * slope


def folds(rows: Sequence[Measured], count: int) -> list[int]:
    """A fold for each row, by document."""
    docs = sorted({m.row.doc or m.row.id for m in rows})
    random.Random(5).shuffle(docs)
    home = {doc: index % count for index, doc in enumerate(docs)}
    return [home[m.row.doc or m.row.id] for m in rows]


def sample(bench_set: BenchSet, limit: int) -> BenchSet:
    """At most `limit` pairs of a set."""
    pairs = list(bench_set.pairs)
    random.Random(7).shuffle(pairs)
    chosen = tuple(pairs[:limit])
    keep = {i for pair in chosen for i in pair}
    return BenchSet(bench_set.name, tuple(r for r in bench_set.rows if r.id in keep), chosen)


def main() -> None:
    """Measure, fit, cross-validate, write."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--rows", action="append", required=True)
    parser.add_argument("--pairs", action="append", default=[])
    parser.add_argument("--folds", type=int, default=5)
    parser.add_argument("--out", type=Path, default=OUT)
    args = parser.parse_args()
    with Models(ModelOptions(), Places.default(), lambda phrase: print(phrase.en, file=sys.stderr)) as models:
        checker = Checker(configured({}), models)
        rows = [m for path in args.rows for m in labelled(checker, path)]
        paired: list[tuple[Measured, Measured]] = []
        for entry in args.pairs:
            path, _, limit = entry.partition(":")
            bench_set = sample(read_set(Path(path), None), int(limit or 10**6))
            found = {m.row.id: m for m in measure(checker, bench_set)}
            paired += [(found[better], found[worse]) for better, worse in bench_set.pairs]
    y = np.array([float(bool(m.row.bad_target)) for m in rows])
    fold = np.array(folds(rows, args.folds))
    content = []
    for level in [base | extra for base in LEVELS for extra in (set[str](), {"round_trip"})]:
        names = names_of(level)
        x = matrix(rows, names)
        apart = matrix([w for _, w in paired], names) - matrix([b for b, _ in paired], names)
        held = np.zeros(len(rows))
        for k in range(args.folds):
            intercept, weights = fit(x[fold != k], y[fold != k], apart)
            held[fold == k] = 1 / (1 + np.exp(-(intercept + x[fold == k] @ weights)))
        intercept, weights = fit(x, y, apart)
        report(level, rows, y, held, apart @ weights)
        kept = {name: round(float(w), 4) for name, w in zip(names, weights, strict=True)}
        content.append({"models": sorted(level), "intercept": round(intercept, 4), "weights": kept})
    recipe = f"scripts/fit_risk.py: {len(rows)} rows of {', '.join(Path(p).name for p in args.rows)}; {len(paired)} pairs; ridge {RIDGE}"
    out = {"recipe": recipe, "base_rate": round(float(y.mean()), 4), "levels": content}
    args.out.write_text(json.dumps(out, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")


def report(level: set[str], rows: Sequence[Measured], y: Array, held: Array, margins: Array) -> None:
    """Print the cross-validated figures of one level."""
    bad, good = [float(v) for v in held[y == 1]], [float(v) for v in held[y == 0]]
    error, _ = calibration([float(v) for v in held], [bool(v) for v in y])
    pairs = pair_accuracy([(0.0, float(v)) for v in margins])
    recall = recall_at(bad, good, 0.05).recall
    name = "+".join(sorted(level)) or "rules"
    figures = f"AUC {auc(bad, good):.3f}, recall at 5 % {recall:.3f}, ECE {error:.3f}"
    print(f"{name}: {figures}, pairs (fitted) {pairs:.3f}")


if __name__ == "__main__":
    main()
