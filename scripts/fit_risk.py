"""Fit the weights of risk and write `mtqa/judge/risk.json`: one set of weights for each level of evidence.

Usage: python scripts/fit_risk.py --rows ROWS.jsonl[:SPLIT] [--rows …] [--source id] [--pairs PAIRS.jsonl:400:0.7[:en] …] [--planted 300]
                                  [--folds 5] [--no-round-trip]

ROWS are labelled sets (documents or rows alone) that no model was trained on and no rule was written from. They are measured twice: by
themselves, where the faults that the French shows count, and beside their source, where all faults do. Versions of a sentence are
compared too: the rows that have a repair (`fr_good`) with it, `--planted` pairs made from the sentences of ROWS that are fit to print, and,
for the weights of rows that stand alone, PAIRS: how many, those that `mtqa bench --limit` draws last, their weight beside the rows, and the
language of the sources beside which they are measured for weights beside a source. See `mtqa.judge.noisy_or` for the model and the loss.
Prints figures from cross-validation by document. `--no-round-trip` measures without the translator, in minutes: its signals get no weight.
"""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from mtqa.bench.folds import FOLDS, folds
from mtqa.bench.measure import Measured, measure
from mtqa.bench.planted import planted
from mtqa.bench.sample import last_pairs
from mtqa.bench.sets import BenchSet, Row, read_set
from mtqa.bench.statistics import auc, calibration, pair_accuracy, recall_at
from mtqa.checks.configure import configured
from mtqa.judge.noisy_or import Columns, Parameters, Task, Versions, calibrated, hazards, odds, scaled
from mtqa.judge.noisy_or import fit as fitted
from mtqa.judge.risk import FINDING_FEATURES, FURTHER, SEVERITY_FEATURES, SOURCE_FEATURE, features
from mtqa.models import ModelOptions, Models
from mtqa.pipeline import Checker
from mtqa.score.scores import ALONE, ESTIMATOR_SOURCE, SIGNAL_GROUPS, WITH_SOURCE
from mtqa.translate.places import Places

OUT = Path(__file__).parent.parent / "mtqa" / "judge" / "risk.json"
LEVELS = [set[str](), {"ngram"}, {"ngram", "estimator"}, {"ngram", "estimator", "language_model"}]
ADDED = [set[str](), {"round_trip"}, {"source"}, {"round_trip", "source"}]
ALONE_LEVEL = "alone"
RULES = (*SEVERITY_FEATURES, FURTHER)
SEED = 17
RIDGE = 0.02
SHARE, SHARE_ALONE = 0.3, 0.7
"""Weight of a set of pairs beside the rows, of repairs and of planted faults; the second for rows that stand alone, which are compared with
other versions, where a language model reads: nothing else compares versions well."""
OWN_PAIRS = 2
Array = NDArray[np.float64]


@dataclass(frozen=True)
class Compared:
    """Pairs of a better and a worse version, and their weight for rows that stand alone."""

    pairs: Sequence[tuple[Measured, Measured]]
    share: float


@dataclass(frozen=True)
class Rows:
    """Measured rows with their labels, and sets of pairs (better, worse), all under one kind of evidence."""

    rows: Sequence[Measured]
    labels: Array
    pairs: Sequence[Compared]


class Readers(Models):
    """The models without the translator."""

    def round_tripper(self, source_language: str | None) -> None:
        """None, as under `--no-model`."""


def measured(checker: Checker, args: argparse.Namespace) -> dict[tuple[bool, bool], Rows]:
    """Everything measured, by (rows alone, beside a source)."""
    sets = [read_set(Path(path), split or None) for path, _, split in (entry.partition(":") for entry in args.rows)]
    clean = [row for bench_set in sets for row in bench_set.rows]
    mended = [pair for entry in args.rows for pair in versions(checker, repairs(entry))]
    pairs = [Compared(mended, SHARE_ALONE), Compared(versions(checker, plant(clean, args.planted)), SHARE_ALONE)]
    others = [compared(checker, entry) for entry in args.pairs]
    found = {}
    for alone in (False, True):
        parts = [replace(bench_set, documents=bench_set.documents and not alone) for bench_set in sets]
        shown = [m for part in parts for m in measure(checker, part) if m.row.bad_target is not None]
        whole = [m for part in parts for m in measure(checker, part, args.source) if m.row.bad is not None]
        for beside, rows, labels in ((False, shown, [m.row.bad_target for m in shown]), (True, whole, [m.row.bad for m in whole])):
            own = [*pairs, *(both[beside] for both in others)] if alone else pairs
            found[alone, beside] = Rows(rows, np.array([float(bool(label)) for label in labels]), own)
    return found


def compared(checker: Checker, entry: str) -> tuple[Compared, Compared]:
    """The pairs that an argument names, by themselves, and beside their sources if it names a language."""
    path, count, share, *languages = entry.split(":")
    pairs = last(path, count)
    alone = Compared(versions(checker, pairs), float(share))
    return alone, Compared(versions(checker, pairs, languages[0]), float(share)) if languages else alone


def last(path: str, count: str) -> BenchSet:
    """The last `count` pairs of a set."""
    return last_pairs(read_set(Path(path), None), int(count))


def repairs(entry: str) -> BenchSet:
    """Pairs of a repaired sentence and the sentence as it stood, from the rows of a labelled set whose faults the French shows."""
    path, _, split = entry.partition(":")
    items = [json.loads(line) for line in Path(path).read_text(encoding="utf-8").splitlines()]
    faulty = [i for i in items if split in ("", i.get("split")) and any(f["visible_in"] == "target" for f in i.get("faults", ()))]
    faulty = [i for i in faulty if i.get("fr_good", i["fr"]) != i["fr"]]
    sides = [Row(f"{i['id']}#{side}", i[name], bool(side), doc=i["doc"]) for i in faulty for side, name in enumerate(("fr_good", "fr"))]
    return BenchSet("repairs", tuple(sides), tuple((f"{i['id']}#0", f"{i['id']}#1") for i in faulty))


def plant(rows: Sequence[Row], count: int) -> BenchSet:
    """Pairs of a clean sentence and the same with a fault planted in it, in the document of the sentence."""
    clean = [row for row in rows if row.bad is False]
    home = {row.french: row.doc or row.id for row in clean}
    made = list(planted((row.french for row in clean), count, SEED))
    sides = [
        Row(f"planted-{n}#{side}", text, bool(side), bool(side), doc=home[pair[0]])
        for n, pair in enumerate(made)
        for side, text in enumerate(pair)
    ]
    return BenchSet("planted", tuple(sides), tuple((f"planted-{n}#0", f"planted-{n}#1") for n in range(len(made))))


def versions(checker: Checker, bench_set: BenchSet, source: str | None = None) -> list[tuple[Measured, Measured]]:
    """The pairs of a set, measured, beside their sources in a language where it is given."""
    found = {m.row.id: m for m in measure(checker, bench_set, source)}
    return [(found[better], found[worse]) for better, worse in bench_set.pairs]


def names_of(level: set[str]) -> list[str]:
    """Features of a level; beside a source the estimator counts as it judges there, but for rows that stand alone: it compares versions of
    a sentence as well without the source, and planted faults that only the source shows are the checks' to find.

    The n-gram model's mean gain counts where rows stand alone, and where no better model reads: it compares versions well (pairs of
    grammar slips .68), and orders the sentences of newsroom articles worse than chance (AUC .45). Its shortfall, beside a language model
    that compares versions, only costs some of that (news translations .657 instead of .660). The language model's residuals serve rows
    that stand alone: sentences of an article are ordered as well by its mean gain (AUC of invented news .783, with all three .780).
    """
    own = [name for group in SIGNAL_GROUPS if group in level for name in SIGNAL_GROUPS[group]]
    left_out = {WITH_SOURCE, ALONE, "estimator" if "source" in level and ALONE_LEVEL not in level else ESTIMATOR_SOURCE}
    if "estimator" in level and ALONE_LEVEL not in level:
        left_out.add("ngram_mean")
    left_out |= {"ngram_shortfall"} if level >= {"language_model", ALONE_LEVEL} else {"surprisal_residual", "shortfall_residual"}
    return [*RULES, *([SOURCE_FEATURE] if "source" in level else ()), *(name for name in own if name not in left_out)]


def matrix(rows: Sequence[Measured], names: Sequence[str]) -> Array:
    """Features of the rows; a signal that is missing counts as the median of clean French, the estimator beside a source as without one."""
    found = [features(m.weighed, m.deviations) for m in rows]
    for values in found:
        values.setdefault(ESTIMATOR_SOURCE, values.get("estimator", 0.0))
    return np.array([[f.get(name, 0.0) for name in names] for f in found]).reshape(len(rows), len(names))


@dataclass(frozen=True)
class Fit:
    """A model of hazard and its calibration."""

    parameters: Parameters
    slope: float
    offset: float


def fit(x: Array, y: Array, columns: Columns, pairs: Sequence[Versions]) -> Fit:
    """The model of features as they are, fitted on features of unit spread."""
    task, spread = scaled(Task(x, y, columns, Parameters(-1.0, np.zeros(x.shape[1])), pairs, RIDGE))
    own = fitted(task)
    slope, offset = calibrated(odds(hazards(task.x, columns, own)), y)
    return Fit(Parameters(own.intercept, own.weights / spread), slope, offset)


def main() -> None:
    """Measure, fit, cross-validate, write."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--rows", action="append", required=True)
    parser.add_argument("--source", default="id")
    parser.add_argument("--pairs", action="append", default=[])
    parser.add_argument("--planted", type=int, default=300)
    parser.add_argument("--folds", type=int, default=FOLDS)
    parser.add_argument("--no-round-trip", action="store_true")
    parser.add_argument("--out", type=Path, default=OUT)
    args = parser.parse_args()
    kind = Readers if args.no_round_trip else Models
    with kind(ModelOptions(), Places.default(), lambda phrase: print(phrase.en, file=sys.stderr)) as models:
        known = measured(Checker(configured({}), models), args)
    base_rate = float(known[False, False].labels.mean())
    added = [extra | own for own in (set[str](), {ALONE_LEVEL}) for extra in ADDED]
    evidence = [(base | extra, known[ALONE_LEVEL in extra, "source" in extra]) for base in LEVELS for extra in added]
    content = [level_of(level, rows, args.folds, base_rate) for level, rows in evidence]
    pairs = "; ".join(["repairs", *(Path(entry).name for entry in args.pairs), f"{args.planted} planted pairs"])
    recipe = f"scripts/fit_risk.py: rows of {', '.join(Path(p).name for p in args.rows)}, source {args.source}; {pairs}; ridge {RIDGE}"
    recipe += f", pairs {SHARE}, of rows alone with a language model {SHARE_ALONE}"
    recipe += "; without the round trip" if args.no_round_trip else ""
    out = {"recipe": recipe, "base_rate": round(base_rate, 4), "levels": content}
    args.out.write_text(json.dumps(out, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")


def level_of(level: set[str], known: Rows, count: int, base_rate: float) -> dict[str, object]:
    """The model of one level, its offset moved to `base_rate`; its figures are printed."""
    names, y = names_of(level), known.labels
    columns = Columns(np.array([name in FINDING_FEATURES for name in names], dtype=np.bool_))
    x = matrix(known.rows, names)
    versions_of = known.pairs if "estimator" in level else known.pairs[:OWN_PAIRS]
    sides = [(matrix([low for low, _ in own.pairs], names), matrix([high for _, high in own.pairs], names)) for own in versions_of]
    compared = level >= {ALONE_LEVEL, "language_model"}
    shares = [own.share if compared else SHARE for own in versions_of]
    fold, held = np.array(folds(known.rows, count)), np.zeros(len(y))
    home = {m.row.doc or m.row.id: int(k) for m, k in zip(known.rows, fold, strict=True)}
    homes = [np.array([home.get(low.row.doc or low.row.id, -1) for low, _ in own.pairs]) for own in versions_of]
    margins = [np.zeros(len(own.pairs)) for own in versions_of]
    for k in [*range(count), -1]:
        kept = [
            Versions(low[(where != k) | (k < 0)], high[(where != k) | (k < 0)], share)
            for (low, high), where, share in zip(sides, homes, shares, strict=True)
        ]
        own = fit(x[fold != k], y[fold != k], columns, kept)
        held[fold == k] = sigmoid(own.offset + own.slope * odds(hazards(x[fold == k], columns, own.parameters)))
        for (low, high), where, margin in zip(sides, homes, margins, strict=True):
            apart = odds(hazards(high, columns, own.parameters)) - odds(hazards(low, columns, own.parameters))
            margin[where == k] = apart[where == k]
    report(level, y, held, margins)
    return {
        "models": sorted(level),
        "intercept": round(own.parameters.intercept, 4),
        "slope": round(own.slope, 4),
        "offset": round(own.offset + logit(base_rate) - logit(float(y.mean())), 4),
        "weights": {name: round(float(w), 4) for name, w in zip(names, own.parameters.weights, strict=True)},
    }


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
