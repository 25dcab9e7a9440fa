"""Fit the weights of risk and write `mtqa/judge/risk.json`: one set of weights for each level of evidence.

Usage: python scripts/fit_risk.py --rows ROWS.jsonl[:SPLIT] [--rows …] [--source id] [--pairs PAIRS.jsonl:400 …] [--planted 300] [--folds 5]
                                  [--no-round-trip]

ROWS are labelled sets (documents or rows alone) that no model was trained on and no rule was written from. They are measured twice: by
themselves, where the faults that the French shows count, and beside their source, where all faults do. Versions of a sentence are compared
too: the rows that have a repair (`fr_good`) with it, PAIRS (a number after the colon takes that many), and `--planted` pairs made from the
sentences of ROWS that are fit to print. Logistic regression with weights at or above zero and a ridge penalty: the mean log-loss over the
rows, plus that over the differences within pairs, each set of pairs counting as much as another; then a calibration on the rows. Prints
figures from cross-validation by document. `--no-round-trip` measures without the translator, in minutes: its signals get no weight.
"""

from __future__ import annotations

import argparse
import json
import random
import sys
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from mtqa.bench.measure import Measured, measure
from mtqa.bench.planted import planted
from mtqa.bench.sample import sample
from mtqa.bench.sets import BenchSet, Row, read_set
from mtqa.bench.statistics import auc, calibration, pair_accuracy, recall_at
from mtqa.checks.configure import configured
from mtqa.judge.risk import SEVERITY_FEATURES, SOURCE_FEATURE, features
from mtqa.models import ModelOptions, Models
from mtqa.pipeline import Checker
from mtqa.score.scores import ESTIMATOR_SOURCE, SIGNAL_GROUPS, WITH_SOURCE
from mtqa.translate.places import Places

OUT = Path(__file__).parent.parent / "mtqa" / "judge" / "risk.json"
LEVELS = [set[str](), {"ngram"}, {"ngram", "estimator"}, {"ngram", "estimator", "language_model"}]
ADDED = [set[str](), {"round_trip"}, {"source"}, {"round_trip", "source"}]
RULES = (*SEVERITY_FEATURES, "further")
SEED = 17
RIDGE, PAIR_SHARE, STEPS, RATE = 0.02, 0.15, 1500, 0.05
Array = NDArray[np.float64]


@dataclass(frozen=True)
class Rows:
    """Measured rows with their labels, and sets of pairs (better, worse), all under one kind of evidence."""

    rows: Sequence[Measured]
    labels: Array
    pairs: Sequence[Sequence[tuple[Measured, Measured]]]


class Readers(Models):
    """The models without the translator."""

    def round_tripper(self, source_language: str | None) -> None:
        """None, as under `--no-model`."""


def measured(checker: Checker, args: argparse.Namespace) -> tuple[Rows, Rows]:
    """Everything measured without a source, and with one where there is one."""
    sets = [read_set(Path(path), split or None) for path, _, split in (entry.partition(":") for entry in args.rows)]
    pairs = [repairs(entry) for entry in args.rows] + [at_most(entry) for entry in args.pairs]
    pairs.append(plant([row for bench_set in sets for row in bench_set.rows], args.planted))
    compared = [versions(checker, bench_set) for bench_set in pairs if bench_set.pairs]
    alone = [m for bench_set in sets for m in measure(checker, bench_set)]
    beside = [m for bench_set in sets for m in measure(checker, bench_set, args.source)]
    shown = [m for m in alone if m.row.bad_target is not None]
    whole = [m for m in beside if m.row.bad is not None]
    return (
        Rows(shown, np.array([float(bool(m.row.bad_target)) for m in shown]), compared),
        Rows(whole, np.array([float(bool(m.row.bad)) for m in whole]), compared),
    )


def at_most(entry: str) -> BenchSet:
    """The set of `PATH` or `PATH:COUNT`."""
    path, _, count = entry.partition(":")
    bench_set = read_set(Path(path), None)
    return sample(bench_set, int(count)) if count else bench_set


def repairs(entry: str) -> BenchSet:
    """Pairs of a repaired sentence and the sentence as it stood, from the rows of a labelled set whose faults the French shows."""
    path, _, split = entry.partition(":")
    items = [json.loads(line) for line in Path(path).read_text(encoding="utf-8").splitlines()]
    faulty = [i for i in items if split in ("", i.get("split")) and any(f["visible_in"] == "target" for f in i.get("faults", ()))]
    faulty = [i for i in faulty if i.get("fr_good", i["fr"]) != i["fr"]]
    sides = [Row(f"{i['id']}#{side}", i[name], bool(side), doc=i["doc"]) for i in faulty for side, name in enumerate(("fr_good", "fr"))]
    return BenchSet("repairs", tuple(sides), tuple((f"{i['id']}#0", f"{i['id']}#1") for i in faulty))


def plant(rows: Sequence[Row], count: int) -> BenchSet:
    """Pairs of a clean sentence and the same with a fault planted in it."""
    made = list(planted((row.french for row in rows if row.bad is False), count, SEED))
    sides = [Row(f"planted-{n}#{side}", text, bool(side), bool(side)) for n, pair in enumerate(made) for side, text in enumerate(pair)]
    return BenchSet("planted", tuple(sides), tuple((f"planted-{n}#0", f"planted-{n}#1") for n in range(len(made))))


def versions(checker: Checker, bench_set: BenchSet) -> list[tuple[Measured, Measured]]:
    """The pairs of a set, measured."""
    found = {m.row.id: m for m in measure(checker, bench_set)}
    return [(found[better], found[worse]) for better, worse in bench_set.pairs]


def names_of(level: set[str]) -> list[str]:
    """Features of a level; beside a source the estimator counts as it judges there.

    The n-gram model's mean gain counts only where no better model does: it orders invented news well (AUC .63) and newsroom training rows,
    which the model has not seen either, hardly (.54); the lowest gains reach .62 and .60.
    """
    own = [name for group in SIGNAL_GROUPS if group in level for name in SIGNAL_GROUPS[group]]
    left_out = {WITH_SOURCE, "estimator" if "source" in level else ESTIMATOR_SOURCE, *(["ngram_mean"] if "estimator" in level else [])}
    return [*RULES, *([SOURCE_FEATURE] if "source" in level else ()), *(name for name in own if name not in left_out)]


def matrix(rows: Sequence[Measured], names: Sequence[str]) -> Array:
    """Features of the rows; a signal that is missing counts as the median of clean French, the estimator beside a source as without one."""
    found = [features(m.weighed, m.deviations) for m in rows]
    for values in found:
        values.setdefault(ESTIMATOR_SOURCE, values.get("estimator", 0.0))
    return np.array([[f.get(name, 0.0) for name in names] for f in found]).reshape(len(rows), len(names))


def fit(x: Array, y: Array, differences: Sequence[Array]) -> tuple[float, Array]:
    """Intercept and weights (at or above zero) by accelerated projected gradient descent (Nesterov 1983) on features of unit spread."""
    spread = x.std(0) + 1e-6
    rows, sets = np.hstack([x / spread, np.ones((len(x), 1))]), [apart / spread for apart in differences if len(apart)]
    curve = np.linalg.eigvalsh(rows.T @ rows / len(y))[-1]
    curve += sum(PAIR_SHARE * np.linalg.eigvalsh(apart.T @ apart / len(apart))[-1] for apart in sets)
    step = 1 / (curve / 4 + RIDGE)
    now = np.append(np.zeros(x.shape[1]), logit(float(y.mean())))
    ahead, pace = now, 1.0
    for _ in range(STEPS):
        gradient = rows.T @ (sigmoid(rows @ ahead) - y) / len(y)
        gradient[:-1] += RIDGE * ahead[:-1]
        for apart in sets:
            gradient[:-1] -= PAIR_SHARE * apart.T @ sigmoid(-apart @ ahead[:-1]) / len(apart)
        then = ahead - step * gradient
        then[:-1] = np.maximum(0.0, then[:-1])
        quicker = (1 + np.sqrt(1 + 4 * pace**2)) / 2
        ahead, now, pace = then + (pace - 1) / quicker * (then - now), then, quicker
    weights = now[:-1] / spread
    return calibrated(x @ weights, y, weights)


def calibrated(scores: Array, y: Array, weights: Array) -> tuple[float, Array]:
    """The weights stretched and an intercept set so that the scores become probabilities (Platt 1999): no order changes."""
    slope, intercept = 1.0, 0.0
    for _ in range(STEPS):
        error = 1 / (1 + np.exp(-(intercept + slope * scores))) - y
        slope = max(0.05, slope - RATE * float((error * scores).mean()))
        intercept -= RATE * float(error.mean())
    return intercept, weights * slope


def folds(rows: Sequence[Measured], count: int) -> dict[str, int]:
    """A fold for each document, or row that has none."""
    docs = sorted({m.row.doc or m.row.id for m in rows})
    random.Random(5).shuffle(docs)
    return {doc: index % count for index, doc in enumerate(docs)}


def main() -> None:
    """Measure, fit, cross-validate, write."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--rows", action="append", required=True)
    parser.add_argument("--source", default="id")
    parser.add_argument("--pairs", action="append", default=[])
    parser.add_argument("--planted", type=int, default=300)
    parser.add_argument("--folds", type=int, default=5)
    parser.add_argument("--no-round-trip", action="store_true")
    parser.add_argument("--out", type=Path, default=OUT)
    args = parser.parse_args()
    kind = Readers if args.no_round_trip else Models
    with kind(ModelOptions(), Places.default(), lambda phrase: print(phrase.en, file=sys.stderr)) as models:
        alone, beside = measured(Checker(configured({}), models), args)
    base_rate = float(alone.labels.mean())
    evidence = [(base | extra, beside if "source" in extra else alone) for base in LEVELS for extra in ADDED]
    content = [level_of(level, known, args.folds, base_rate) for level, known in evidence]
    pairs = "; ".join(["repairs", *(Path(entry).name for entry in args.pairs), f"{args.planted} planted pairs"])
    recipe = f"scripts/fit_risk.py: rows of {', '.join(Path(p).name for p in args.rows)}, source {args.source}; {pairs}; ridge {RIDGE}"
    recipe += f", pairs {PAIR_SHARE}" + ("; without the round trip" if args.no_round_trip else "")
    out = {"recipe": recipe, "base_rate": round(base_rate, 4), "levels": content}
    args.out.write_text(json.dumps(out, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")


def level_of(level: set[str], known: Rows, count: int, base_rate: float) -> dict[str, object]:
    """Weights of one level, the intercept moved to `base_rate`; its figures are printed."""
    names, y = names_of(level), known.labels
    x = matrix(known.rows, names)
    apart = [matrix([worse for _, worse in pairs], names) - matrix([better for better, _ in pairs], names) for pairs in known.pairs]
    home = folds(known.rows, count)
    fold, held = np.array([home[m.row.doc or m.row.id] for m in known.rows]), np.zeros(len(y))
    homes = [np.array([home.get(better.row.doc or "", -1) for better, _ in pairs]) for pairs in known.pairs]
    margins = [np.zeros(len(pairs)) for pairs in known.pairs]
    for k in range(count):
        intercept, weights = fit(x[fold != k], y[fold != k], [own[where != k] for own, where in zip(apart, homes, strict=True)])
        held[fold == k] = 1 / (1 + np.exp(-(intercept + x[fold == k] @ weights)))
        for own, where, margin in zip(apart, homes, margins, strict=True):
            margin[where == k] = own[where == k] @ weights
    intercept, weights = fit(x, y, apart)
    for own, where, margin in zip(apart, homes, margins, strict=True):
        margin[where < 0] = own[where < 0] @ weights
    report(level, y, held, margins)
    kept = {name: round(float(w), 4) for name, w in zip(names, weights, strict=True)}
    moved = intercept + logit(base_rate) - logit(float(y.mean()))
    return {"models": sorted(level), "intercept": round(moved, 4), "weights": kept}


def sigmoid(odds: Array) -> Array:
    """Shares of log-odds."""
    return np.asarray(1 / (1 + np.exp(-odds)))


def logit(share: float) -> float:
    """Log-odds of a share."""
    return float(np.log(share / (1 - share)))


def report(level: set[str], y: Array, held: Array, margins: Sequence[Array]) -> None:
    """Print the figures of one level: cross-validated ones of the rows and their repairs, fitted ones of the other pairs."""
    bad, good = [float(v) for v in held[y == 1]], [float(v) for v in held[y == 0]]
    error, _ = calibration([float(v) for v in held], [bool(v) for v in y])
    pairs = ", ".join(f"{pair_accuracy([(0.0, float(v)) for v in each]):.3f}" for each in margins)
    recall = recall_at(bad, good, 0.05).recall
    name = "+".join(sorted(level)) or "rules"
    print(f"{name}: AUC {auc(bad, good):.3f}, recall at 5 % {recall:.3f}, ECE {error:.3f}, pairs {pairs}")


if __name__ == "__main__":
    main()
