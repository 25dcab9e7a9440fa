"""Measure a translator on a table of sentences in several languages: corpus BLEU and chrF, and speed, for each direction.

Usage: python scripts/measure_translator.py TABLE.tsv [--model NAME|DIR] [--directions fr-en,en-fr] [--limit 200] [--beam 2]
                                            [--engine ctranslate2|transformers] [--dataset NAME --write-card]

TABLE has a header; the columns fr, en, id (or id_ID …) hold the same sentences. Output and references are compared in the model's plain
form (straight quotes, plain spaces). With --write-card the figures and fresh checksums go into the card beside the model, after any
change of its weights.
"""

from __future__ import annotations

import argparse
import csv
import time
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

from sacrebleu.metrics.bleu import BLEU
from sacrebleu.metrics.chrf import CHRF

from mtqa.translate.card import Quality, read_card, sums, write_card
from mtqa.translate.marian import MarianTranslator, open_translator
from mtqa.translate.model import FILES, Model
from mtqa.translate.normalise import normalise
from mtqa.translate.places import Places
from mtqa.translate.resolve import find


def read_table(path: Path, limit: int) -> dict[str, list[str]]:
    """Columns by language code, `limit` rows of each (0: all)."""
    with path.open(encoding="utf-8", newline="") as stream:
        rows = list(csv.DictReader(stream, delimiter="\t", quoting=csv.QUOTE_NONE))
    rows = rows[:limit] if limit else rows
    found: dict[str, list[str]] = {}
    for name in rows[0]:
        code = name.partition("_")[0]
        if code in ("fr", "en", "id") and not (name == "id" and any(other.startswith("id_") for other in rows[0])):
            found[code] = [row[name] for row in rows]
    return found


def measure(
    translator: MarianTranslator, table: dict[str, list[str]], direction: tuple[str, str], beam: int, dataset: str
) -> tuple[Quality, float, int]:
    """Quality of one direction, sentences a second, and how many outputs were degenerate."""
    source, target = direction
    model = translator.model
    started = time.perf_counter()
    outputs = translator.translate(table[source], source, target, beam)
    seconds = time.perf_counter() - started
    references = [[normalise(text, model.card.guillemets).text for text in table[target]]]
    texts = [output.text for output in outputs]
    bleu, chrf = BLEU().corpus_score(texts, references).score, CHRF().corpus_score(texts, references).score
    engine = translator.identity.rpartition("engine:")[2]
    quality = Quality(dataset, len(texts), source, target, round(bleu, 1), round(chrf, 1), engine, beam)
    return quality, len(texts) / seconds, sum(bool(output.degenerate) for output in outputs)


def update_card(model: Model, measured: Sequence[Quality]) -> None:
    """Put figures and fresh checksums into the model's card."""
    card = read_card(model.folder) or model.card
    fresh = {(q.dataset, q.source, q.target): q for q in measured}
    kept = tuple(q for q in card.quality if (q.dataset, q.source, q.target) not in fresh)
    write_card(model.folder, replace(card, quality=(*fresh.values(), *kept), files=sums(model.folder, FILES)))


def main() -> None:
    """Read the command line, measure, print."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("table", type=Path)
    parser.add_argument("--model", default="embedded")
    parser.add_argument("--directions", default="fr-en,en-fr")
    parser.add_argument("--limit", type=int, default=200)
    parser.add_argument("--beam", type=int)
    parser.add_argument("--engine", choices=("ctranslate2", "transformers"))
    parser.add_argument("--dataset")
    parser.add_argument("--write-card", action="store_true")
    options = parser.parse_args()

    places = Places.default()
    model = find(options.model, places)
    translator = open_translator(model, places, engine=options.engine)
    table = read_table(options.table, options.limit)
    beam = options.beam or model.card.beam
    translator.translate(["Un."], "fr", next(t for s, t in model.card.directions if s == "fr"), 1)
    measured = []
    print(f"{model.identity}, beam {beam}, {options.table.name}")
    for name in options.directions.split(","):
        source, _, target = name.partition("-")
        quality, speed, failed = measure(translator, table, (source, target), beam, options.dataset or options.table.stem)
        print(f"{name}  BLEU {quality.bleu:5.1f}  chrF {quality.chrf:5.1f}  {speed:5.1f} sentences/s  {failed} degenerate", flush=True)
        measured.append(quality)
    if options.write_card:
        update_card(model, measured)


if __name__ == "__main__":
    main()
