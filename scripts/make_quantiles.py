"""Make `quantiles.json` for the embedded models: percentiles of every signal on clean French that no model was trained on.

Usage: python scripts/make_quantiles.py CLEAN.tsv [--column 2] [--source en=3 --source id=4] [--translator NAME|DIR --out FILE]

CLEAN.tsv holds one sentence a row in the given column (1-based), without a header, and what it says in other languages in the columns
that `--source` names: the signals that rest on a source, the estimator's among them, get a table for each of these languages. Without
options the tables of the embedded translator, estimator and n-gram model and, where the extra `lm` is installed, of its language model are
written below `mtqa/model`.
"""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

from mtqa.checks.configure import RuleSet
from mtqa.estimate.cached_estimator import Judge
from mtqa.estimate.load import EMBEDDED
from mtqa.models import NGRAM, SHIPPED, ModelOptions, Models
from mtqa.pipeline import Checker
from mtqa.score.quantiles import FILE_NAME, Quantiles, measure, write
from mtqa.score.scores import CONTRASTS, ESTIMATOR_SOURCE, ROUND_TRIP_SIGNALS, SOURCE_SIGNALS, estimator_value, table_name, values
from mtqa.score.translator_signals import translator_signals
from mtqa.translate.places import Places
from mtqa.translate.round_trip import RoundTripper, Source

SURPRISALS = ("surprisal_mean", "surprisal_lowest", "surprisal_plain", "surprisal_gain", "surprisal_residual", "shortfall_residual")
NGRAMS = ("ngram_mean", "ngram_lowest", "ngram_shortfall")
TRANSLATOR = (*ROUND_TRIP_SIGNALS, *CONTRASTS, "log_probability_alone")


def with_sources(tripper: RoundTripper, french: list[str], sources: list[str], language: str) -> dict[str, list[float]]:
    """The signals that rest on a source in `language`, by the names of their tables."""
    found: dict[str, list[float]] = {}
    for trip in tripper.run(french, None, [Source(text, language) for text in sources]):
        signals = translator_signals(trip)
        for name in SOURCE_SIGNALS:
            value = getattr(signals, name)
            if value is not None:
                found.setdefault(table_name(name, language), []).append(value)
    return found


def beside_sources(estimator: Judge, french: list[str], sources: list[str]) -> list[float]:
    """What the estimator says of the French when it reads the source too; higher is better."""
    found = (estimator_value(e.logit, e.worst_words) for e in estimator.estimate(list(zip(french, sources, strict=True))))
    return [value for value in found if value is not None]


def main() -> None:
    """Measure and write."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("clean", type=Path)
    parser.add_argument("--column", type=int, default=2)
    parser.add_argument("--source", action="append", default=[], metavar="LANGUAGE=COLUMN")
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
        judged = {"estimator": measure(tables["estimator"])}
        for language, _, column in (source.partition("=") for source in args.source):
            sources = [row.split("\t")[int(column) - 1] for row in rows]
            own |= {name: measure(found) for name, found in with_sources(tripper, french, sources, language).items()}
            judged |= {table_name(ESTIMATOR_SOURCE, language): measure(beside_sources(estimator, french, sources))}
    write(Quantiles(tripper.signature, len(french), own), args.out or tripper.route.forward.folder / FILE_NAME)
    if args.translator is None:
        write(Quantiles(estimator.identity, len(french), judged), EMBEDDED / FILE_NAME)
        gains = {name: measure(tables[name]) for name in NGRAMS}
        write(Quantiles(ngram.identity, len(french), gains), SHIPPED / NGRAM / FILE_NAME)
        if language_model is not None:
            surprisal = {name: measure(tables[name]) for name in SURPRISALS if name in tables}
            folder = SHIPPED / language_model.identity.partition("@")[0]
            write(Quantiles(language_model.identity, len(french), surprisal), folder / FILE_NAME)


if __name__ == "__main__":
    main()
