"""How much likelier words are in their place, to the causal language model, than by themselves: surprisal with rarity taken out.

Surprisal alone orders versions of a sentence well and different sentences badly, for rare words and topics dominate it. Less the surprisal
of each word by itself, from its frequency, it does both (SLOR: Pauls & Klein 2012; Lau, Clark & Lappin 2017). The mean compares versions
best, and dilutes one faulty spot in a long sentence; the shortfall, a sum over the words that gain less than they should, does not. AUC on
newsroom faults / planted errors / human against machine, and pairs that judges or editors ordered (newsroom, news, grammar slips):

- mean surprisal of tokens: .51 / .57 / .70, .69, .67, .81;
- mean gain, each word counted up to six nats: .62 / .62 / .72, .72, .70, .81 (whole gains: .62 / .59 / .71, .74, .70, .82);
- shortfall below three nats: .63 / .62 / .61, .72, .68, .80.
"""

from __future__ import annotations

import math
import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from mtqa.estimate.language_model import Surprisal
    from mtqa.language.frequency import Frequencies

WORD = re.compile(r"[^\W\d_]+|\d+|[^\w\s]")
"""A word, a number or a mark: what gains something from its place."""
_PER_BILLION = 9
_EXPECTED, _MOST = 3.0, 6.0
_MARK = 2.5
"""Nats of a mark by itself: about one word in twelve is followed by one."""


@dataclass(frozen=True, slots=True)
class Gains:
    """What the words and marks of a sentence gain from their place, in nats each; higher is more expected.

    `apart` is True for names, acronyms and numbers.
    """

    values: tuple[float, ...]
    apart: tuple[bool, ...]

    @property
    def mean(self) -> float | None:
        """Mean gain, up to six nats each, of lower-case words and marks; None where there are none."""
        own = [min(gain, _MOST) for gain, apart in zip(self.values, self.apart, strict=True) if not apart]
        return sum(own) / len(own) if own else None

    @property
    def shortfall(self) -> float | None:
        """Sum of how far the gains of all words and marks lie below three nats, at most 0, higher is more expected; None without words."""
        return sum(min(0.0, gain - _EXPECTED) for gain in self.values) if self.values else None


def gains(text: str, surprisal: Surprisal, words: Frequencies) -> Gains:
    """The natural-log probability of each word, number and mark in its place, less that by itself.

    Args:
        text: the sentence.
        surprisal: what the language model says of it.
        words: French word frequencies.
    """
    found = _probabilities(text, surprisal)
    values = [probability + by_itself(word, words) for word, probability in found]
    return Gains(tuple(values), tuple(word[0].isalnum() and not word.islower() for word, _ in found))


def by_itself(word: str, words: Frequencies) -> float:
    """Nats of surprisal of a word, number or mark by itself, from its frequency."""
    return (_PER_BILLION - words.zipf(word, "fr")) * math.log(10) if word[0].isalnum() else _MARK


def _probabilities(text: str, surprisal: Surprisal) -> list[tuple[str, float]]:
    """Words, numbers and marks with the sum of the log-probabilities of the tokens that start in them, or before them in a blank."""
    found = list(WORD.finditer(text))
    sums, at = [0.0] * len(found), 0
    for value, span in zip(surprisal.log_probabilities, surprisal.spans, strict=True):
        while at < len(found) - 1 and found[at].end() <= span.start:
            at += 1
        if found:
            sums[at] += value
    return [(match.group(), value) for match, value in zip(found, sums, strict=True)]
