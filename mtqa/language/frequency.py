"""How frequent a word is in French, English and Indonesian: Zipf values from wordfreq, loaded when first asked for."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from math import log10
from typing import Protocol


class Frequencies(Protocol):
    """Word frequencies by language, so that tests can bring their own."""

    def zipf(self, word: str, language: str) -> float:
        """Zipf value of the lower-case `word` in `language` (`fr`, `en`, `id`): see `WordfreqFrequencies.zipf`."""
        ...


class WordfreqFrequencies:
    """Zipf values from the lists of wordfreq.

    Source: Speer (2022), rspeer/wordfreq v3.0. The lists take about 75 MB and 0.3 s for the three languages together; each is read
    when a word is first looked up in its language.
    """

    def __init__(self) -> None:
        self._lists: dict[str, Mapping[str, float]] = {}

    def zipf(self, word: str, language: str) -> float:
        """Base-10 logarithm of the occurrences per billion words: 0 for an unlisted word, 1 rare, 3 known to most readers, 7 `de`.

        The French and English lists go down to about 1, the Indonesian one to about 3.
        """
        share = self._list(language).get(word, 0.0)
        return log10(share) + 9 if share else 0.0

    def _list(self, language: str) -> Mapping[str, float]:
        known = self._lists.get(language)
        if known is None:
            from wordfreq import get_frequency_dict

            known = self._lists[language] = get_frequency_dict(language, "best")
        return known


@cache
def frequencies() -> Frequencies:
    """The shared lists (nothing is read before the first look-up)."""
    return WordfreqFrequencies()
