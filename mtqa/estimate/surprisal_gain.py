"""How much likelier words are in their place, to the causal language model, than by themselves: surprisal with rarity taken out.

Surprisal alone orders versions of a sentence well and different sentences badly, for rare words and topics dominate it. Less the surprisal
of each word by itself, from its frequency, it does both (SLOR: Pauls & Klein 2012; Lau, Clark & Lappin 2017). On invented news its AUC is
.68 where the mean outside names has .62, and on newsroom faults .63 instead of .50.
"""

from __future__ import annotations

import math
import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from mtqa.estimate.language_model import Surprisal
    from mtqa.language.frequency import Frequencies

_WORD = re.compile(r"[^\W\d_]+|\d+|[^\w\s]")
_PER_BILLION = 9
_MARK = 2.5
"""Nats of a mark by itself: about one word in twelve is followed by one."""


def mean_gain(text: str, surprisal: Surprisal, words: Frequencies) -> float | None:
    """Mean, over lower-case words and marks, of the natural-log probability in their place less that by themselves (nats).

    Higher is more expected. Names, acronyms and numbers are left out. None when there is nothing else.

    Args:
        text: the sentence.
        surprisal: what the language model says of it.
        words: French word frequencies.
    """
    gains = [
        probability + (_MARK if not word[0].isalnum() else (_PER_BILLION - words.zipf(word, "fr")) * math.log(10))
        for word, probability in _probabilities(text, surprisal)
        if word.islower() or not word[0].isalnum()
    ]
    return sum(gains) / len(gains) if gains else None


def _probabilities(text: str, surprisal: Surprisal) -> list[tuple[str, float]]:
    """Words, numbers and marks with the sum of the log-probabilities of the tokens that start in them, or before them in a blank."""
    found = list(_WORD.finditer(text))
    sums, at = [0.0] * len(found), 0
    for value, span in zip(surprisal.log_probabilities, surprisal.spans, strict=True):
        while at < len(found) - 1 and found[at].end() <= span.start:
            at += 1
        if found:
            sums[at] += value
    return [(match.group(), value) for match, value in zip(found, sums, strict=True)]
