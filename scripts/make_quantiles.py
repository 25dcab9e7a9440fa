"""Make `quantiles.json` for the embedded models: percentiles of every signal on clean French that no model was trained on.

Usage: python scripts/make_quantiles.py CLEAN.tsv [--column 2] [--translator NAME|DIR --out FILE]

CLEAN.tsv holds one sentence a row in the given column (1-based), without a header. Without options the tables of the embedded
translator, estimator and n-gram model and, where the extra `lm` is installed, of its language model are written below `mtqa/model`.
"""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

from mtqa.checks.configure import RuleSet
from mtqa.estimate.load import EMBEDDED
from mtqa.models import NGRAM, SHIPPED, ModelOptions, Models
from mtqa.pipeline import Checker
from mtqa.score.quantiles import FILE_NAME, Quantiles, measure, write
from mtqa.score.scores import ROUND_TRIP_SIGNALS, values
from mtqa.translate.places import Places

TRANSLATOR = (*ROUND_TRIP_SIGNALS, "log_probability_alone")


def main() -> None:
    """Measure and write."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("clean", type=Path)
    parser.add_argument("--column", type=int, default=2)
    parser.add_argument("--translator")
    parser.add_argument("--out", type=Path)
    args = parser.parse_args()
    rows = args.clean.read_text(encoding="utf-8").splitlines()
    french = [row.split("\t")[args.column - 1] for row in rows]
    with Models(ModelOptions(args.translator), Places.default(), lambda phrase: print(phrase.en, file=sys.stderr)) as models:
        measured = Checker(RuleSet((), {}), models).signals(french, None)
        tables: dict[str, list[float]] = {}
        for signals in measured:
            for name, value in values(signals).items():
                if value is not None and not (signals.degenerate and name in TRANSLATOR):
                    tables.setdefault(name, []).append(value)
        tripper = models.round_tripper(None)
        estimator = models.estimator()
        language_model = models.language_model()
        ngram = models.ngram()
    if tripper is None or estimator is None:
        raise SystemExit("both models are needed")
    own = {name: measure(found) for name, found in tables.items() if name in TRANSLATOR}
    write(Quantiles(tripper.signature, len(french), own), args.out or tripper.route.forward.folder / FILE_NAME)
    if args.translator is None:
        write(Quantiles(estimator.identity, len(french), {"estimator": measure(tables["estimator"])}), EMBEDDED / FILE_NAME)
        gains = {name: measure(tables[name]) for name in ("ngram_mean", "ngram_lowest")}
        write(Quantiles(ngram.identity, len(french), gains), SHIPPED / NGRAM / FILE_NAME)
        if language_model is not None:
            surprisal = {name: measure(tables[name]) for name in ("surprisal_mean", "surprisal_lowest")}
            folder = SHIPPED / language_model.identity.partition("@")[0]
            write(Quantiles(language_model.identity, len(french), surprisal), folder / FILE_NAME)


if __name__ == "__main__":
    main()
