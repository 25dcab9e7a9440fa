"""Fit what a language model says of clean French by its makeup, and write `makeup.json` beside the model's quantiles.

Usage: python scripts/fit_makeup.py CLEAN.txt[:COUNT] … NEWS.tsv[:COUNT][:COLUMN] … [--lm FOLDER --out FILE]

Each file holds one clean French sentence a line, a `.tsv` file in the given column (1-based, default 2). COUNT lines of 40 to 320
characters are drawn from it, all where it is left out. See `mtqa.estimate.makeup`; prints how much of the variance of each signal the
estimate explains.
"""

from __future__ import annotations

import argparse
import random
import sys
from pathlib import Path

import numpy as np

from mtqa.estimate.makeup import FILE_NAME, TRAITS, Makeup, traits, write
from mtqa.estimate.surprisal_gain import gains
from mtqa.language.frequency import frequencies
from mtqa.models import SHIPPED, ModelOptions, Models
from mtqa.translate.places import Places

SIGNALS = ("surprisal_mean", "surprisal_shortfall")
SHORTEST, LONGEST = 40, 320
RIDGE = 30.0
DECIMALS = 5
SEED = 5


def lines_of(entry: str, chance: random.Random) -> list[str]:
    """The sentences that one argument names."""
    path, *further = entry.split(":")
    rows = Path(path).read_text(encoding="utf-8").rstrip("\n").split("\n")
    if path.endswith(".tsv"):
        column = int(further[1]) if len(further) > 1 else 2
        rows = [row.split("\t")[column - 1] for row in rows]
    fit = [row for row in map(str.strip, rows) if SHORTEST <= len(row) <= LONGEST]
    return chance.sample(fit, min(int(further[0]), len(fit))) if further and further[0] else fit


def main() -> None:
    """Read, score, fit, write."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("clean", nargs="+")
    parser.add_argument("--lm")
    parser.add_argument("--out", type=Path)
    args = parser.parse_args()
    chance = random.Random(SEED)
    texts = list(dict.fromkeys(text for entry in args.clean for text in lines_of(entry, chance)))
    with Models(ModelOptions(language_model=args.lm), Places.default(), lambda phrase: print(phrase.en, file=sys.stderr)) as models:
        language_model = models.language_model()
        if language_model is None:
            raise SystemExit("a language model is needed: pip install 'mtqa[lm]'")
        surprisals = language_model.score(texts)
        name = language_model.identity.partition("@")[0]
    words = frequencies()
    own = np.array([traits(text, len(found.spans), words) for text, found in zip(texts, surprisals, strict=True)])
    said = np.array([(found.mean, gains(text, found, words).shortfall) for text, found in zip(texts, surprisals, strict=True)], dtype=float)
    centre, spread = own.mean(0), own.std(0)
    bare = Makeup(tuple(centre.tolist()), tuple(spread.tolist()), {})
    x = np.hstack([np.array([bare.standard(row) for row in own]), np.ones((len(own), 1))])
    ridge = RIDGE * np.diag([1.0] * len(TRAITS) + [0.0])  # the mean of clean French stays as it is
    weights = np.linalg.solve(x.T @ x + ridge, x.T @ said)
    explained = 1 - (said - x @ weights).var(0) / said.var(0)
    print(f"{len(texts)} sentences;", ", ".join(f"{name} {share:.2f}" for name, share in zip(SIGNALS, explained, strict=True)))
    made = Makeup(rounded(centre), rounded(spread), {name: rounded(row) for name, row in zip(SIGNALS, weights.T, strict=True)})
    write(made, args.out or SHIPPED / name / FILE_NAME)


def rounded(values: np.ndarray) -> tuple[float, ...]:
    """Numbers as the file holds them."""
    return tuple(round(float(value), DECIMALS) for value in values)


if __name__ == "__main__":
    main()
