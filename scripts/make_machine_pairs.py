"""Let the embedded translator put sentences into French, beside a human's French for them: pairs that `train_estimator.py` learns to order.

Usage: python scripts/make_machine_pairs.py TABLE.tsv OUT.jsonl [--limit 5900] [--seed 4]

TABLE has the French in the second column and its English in the third. Each line of OUT holds `good` (human), `bad` (machine), `src` and
`chrf` of the two. Degenerate output is left out.
"""

from __future__ import annotations

import argparse
import json
import random
from pathlib import Path

from sacrebleu.metrics.chrf import CHRF

from mtqa.translate.marian import open_translator
from mtqa.translate.normalise import normalise
from mtqa.translate.places import Places
from mtqa.translate.resolve import find

SHORTEST, LONGEST, AT_ONCE = 8, 32, 64


def main() -> None:
    """Translate and write."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("table", type=Path)
    parser.add_argument("out", type=Path)
    parser.add_argument("--limit", type=int, default=5900)
    parser.add_argument("--seed", type=int, default=4)
    args = parser.parse_args()
    rows = [line.split("\t")[1:3] for line in args.table.read_text(encoding="utf-8").splitlines()]
    rows = [row for row in rows if SHORTEST <= len(row[0].split()) <= LONGEST]
    random.Random(args.seed).shuffle(rows)
    del rows[args.limit :]
    translator, measure = open_translator(find("embedded", Places.default()), Places.default()), CHRF()
    with args.out.open("w", encoding="utf-8") as out:
        for at in range(0, len(rows), AT_ONCE):
            part = rows[at : at + AT_ONCE]
            for (human, source), found in zip(part, translator.translate([row[1] for row in part], "en", "fr", 1), strict=True):
                if not found.degenerate:
                    chrf = measure.sentence_score(found.text, [normalise(human).text]).score
                    pair = {"good": human, "bad": found.text, "src": source, "chrf": round(chrf, 1)}
                    out.write(json.dumps(pair, ensure_ascii=False) + "\n")


if __name__ == "__main__":
    main()
