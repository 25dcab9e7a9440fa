"""What a causal language model says of a clean sentence of a given makeup: long or short, with names, numbers and rare words.

Sentences differ in surprisal for what they speak of more than for how well they say it. So the model ships a linear estimate, made from
clean French (`scripts/fit_makeup.py`), and a sentence is held against what its makeup lets one expect. The estimate takes away 43 % of the
variance of mean surprisal in clean French and 62 % of that of the shortfall. What is left orders better (AUC on invented news .63 instead
of .60 and .68 instead of .63, on human against machine .74 instead of .71 and .73 instead of .63, on planted errors .59 as before and .66
instead of .63), and compares versions of a sentence as before (news translations .66 and .66, repairs .82 and .81).
"""

from __future__ import annotations

import json
import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from mtqa.errors import ModelError
from mtqa.estimate.surprisal_gain import WORD

if TYPE_CHECKING:
    from mtqa.language.frequency import Frequencies

FILE_NAME = "makeup.json"
TRAITS = ("one_per_word", "root_words", "words", "capitals", "numbers", "pieces_per_word", "frequency")
"""What `traits` says of a sentence, in this order."""
_USUAL = 5.0
"""Mean frequency of a sentence without words, on the Zipf scale."""
_FARTHEST = 3.0


@dataclass(frozen=True, slots=True)
class Makeup:
    """A linear estimate of signals from the traits of a sentence.

    Attributes:
        centre: of each trait in clean French.
        spread: its standard deviation there, above 0; traits count up to three of them away from the centre.
        weights: for each signal by name, one for each trait, and the signal of a sentence at the centre.
    """

    centre: tuple[float, ...]
    spread: tuple[float, ...]
    weights: Mapping[str, tuple[float, ...]]

    def residual(self, signal: str, value: float | None, own: Sequence[float]) -> float | None:
        """`value` less what a clean sentence with the traits `own` has on average; None without a value or an estimate of the signal."""
        known = self.weights.get(signal)
        if value is None or known is None:
            return None
        return value - known[-1] - sum(weight * trait for weight, trait in zip(known, self.standard(own), strict=False))

    def standard(self, own: Sequence[float]) -> tuple[float, ...]:
        """The traits as deviations from the centre, in spreads, within three."""
        found = ((value - centre) / spread for value, centre, spread in zip(own, self.centre, self.spread, strict=True))
        return tuple(max(-_FARTHEST, min(value, _FARTHEST)) for value in found)


def traits(text: str, pieces: int, words: Frequencies) -> tuple[float, ...]:
    """The makeup of a sentence, in the order of `TRAITS`.

    Args:
        text: the sentence.
        pieces: how many the language model reads it in.
        words: French word frequencies.
    """
    tokens = WORD.findall(text)
    count = max(1, len(tokens))
    letters = [token for token in tokens if token[0].isalpha()]
    capitals = sum(token[0].isupper() for token in letters[1:])
    numbers = sum(token[0].isdigit() for token in tokens)
    frequency = sum(words.zipf(token.lower(), "fr") for token in letters) / len(letters) if letters else _USUAL
    return (1 / count, count**0.5, float(count), capitals / count, numbers / count, pieces / count, frequency)


def read(path: Path) -> Makeup | None:
    """The estimate beside a model, or None when it ships none.

    Raises:
        ModelError: the file is there but damaged.
    """
    if not path.is_file():
        return None
    try:
        data = json.loads(path.read_text(encoding="utf-8"))
        if tuple(data["traits"]) != TRAITS:
            raise ValueError("its traits are others")
        weights = {str(name): _numbers(row, len(TRAITS) + 1) for name, row in data["weights"].items()}
        spread = _numbers(data["spread"], len(TRAITS))
        if min(spread) <= 0:
            raise ValueError("spreads lie above 0")
        return Makeup(_numbers(data["centre"], len(TRAITS)), spread, weights)
    except (ValueError, KeyError, TypeError, AttributeError, OverflowError, RecursionError) as error:
        raise ModelError("bad-makeup", f"{path}: not an estimate by makeup: {error}.", "Install mtqa again, or remake the file.") from None


def write(makeup: Makeup, path: Path) -> None:
    """Write the estimate as JSON."""
    data = {"traits": TRAITS, "centre": makeup.centre, "spread": makeup.spread, "weights": dict(makeup.weights)}
    path.write_text(json.dumps(data, indent=1) + "\n", encoding="utf-8")


def _numbers(row: Sequence[float], count: int) -> tuple[float, ...]:
    found = tuple(map(float, row))
    if len(found) != count or not all(map(math.isfinite, found)):
        raise ValueError(f"{count} finite numbers expected")
    return found
