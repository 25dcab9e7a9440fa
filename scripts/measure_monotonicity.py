"""Measure whether a planted fault ever lowers the risk of a clean sentence, with the rules alone and with all models.

Usage: python scripts/measure_monotonicity.py [--pairs 300] [--seed 41] [--no-model]

Takes the sentences of the shipped set `invented_news` that are fit to print, plants one fault in each (`mtqa.bench.planted`), and prints in
how many pairs the risk does not fall, and in how many it rises.
"""

from __future__ import annotations

import argparse
import sys
from importlib.resources import files
from pathlib import Path

from mtqa.bench.measure import measure
from mtqa.bench.planted import planted
from mtqa.bench.sets import BenchSet, Row, read_set
from mtqa.checks.configure import configured
from mtqa.models import ModelOptions, Models
from mtqa.pipeline import Checker
from mtqa.translate.places import Places


def main() -> None:
    """Plant, measure, print."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--pairs", type=int, default=300)
    parser.add_argument("--seed", type=int, default=41)
    parser.add_argument("--no-model", action="store_true")
    args = parser.parse_args()
    clean = read_set(Path(str(files("mtqa.bench").joinpath("data/invented_news.jsonl"))), None)
    pairs = list(planted((row.french for row in clean.rows if row.bad is False), args.pairs, args.seed))
    rows = tuple(Row(f"{n}#{side}", text, bool(side), bool(side)) for n, pair in enumerate(pairs) for side, text in enumerate(pair))
    with Models(ModelOptions(enabled=not args.no_model), Places.default(), lambda phrase: print(phrase.en, file=sys.stderr)) as models:
        found = {m.row.id: m.scores.risk or 0.0 for m in measure(Checker(configured({}), models), BenchSet("planted", rows))}
    risks = [(found[f"{n}#0"], found[f"{n}#1"]) for n in range(len(pairs))]
    falls = sum(faulty < sound - 1e-9 for sound, faulty in risks)
    rises = sum(faulty > sound + 1e-9 for sound, faulty in risks)
    print(f"{len(risks)} pairs: risk does not fall in {1 - falls / len(risks):.1%}, rises in {rises / len(risks):.1%}")


if __name__ == "__main__":
    main()
