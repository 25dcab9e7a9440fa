"""How frequent a word is in French, English and Indonesian: Zipf values from wordfreq, loaded when first asked for."""

from __future__ import annotations

import gzip
from collections.abc import Mapping
from functools import cache
from importlib.util import find_spec
from math import log10
from pathlib import Path
from typing import Protocol

_LISTS = {"fr": "large_fr", "en": "large_en", "id": "small_id"}


class Frequencies(Protocol):
    """Word frequencies by language, so that tests can bring their own."""

    def zipf(self, word: str, language: str) -> float:
        """Zipf value of the lower-case `word` in `language` (`fr`, `en`, `id`): see `WordfreqFrequencies.zipf`."""
        ...

    def __hash__(self) -> int:
        """Answers about words are remembered for each source of frequencies."""
        ...


class WordfreqFrequencies:
    """Zipf values from the lists of wordfreq.

    Source: Speer (2022), rspeer/wordfreq v3.0. The lists take about 75 MB and 0.2 s for the three languages together; each is read
    when a word is first looked up in its language.
    """

    def __init__(self) -> None:
        self._lists: dict[str, Mapping[str, float]] = {}

    def zipf(self, word: str, language: str) -> float:
        """Base-10 logarithm of the occurrences per billion words: 0 for an unlisted word, 1 rare, 3 known to most readers, 7 `de`.

        The French and English lists go down to about 1, the Indonesian one to about 3.
        """
        return self._list(language).get(word, 0.0)

    def _list(self, language: str) -> Mapping[str, float]:
        known = self._lists.get(language)
        if known is None:
            known = self._lists[language] = read_list(language)
        return known


def read_list(language: str) -> Mapping[str, float]:
    """The Zipf value of each word in the list of wordfreq for `language` (`fr`, `en`, `id`), the fullest that there is.

    The list is read from the package's file and not through its `get_frequency_dict`: importing wordfreq brings in its tokenizers
    and tables of languages, which take as long as two lists. The file ("cBpack") holds, after a header, the words of each frequency,
    10 ** (-i / 100) for the i-th group, hence one logarithm a group.
    """
    import msgpack

    spec = find_spec("wordfreq")
    if spec is None or spec.origin is None:
        raise ModuleNotFoundError("wordfreq")
    path = Path(spec.origin).parent / "data" / f"{_LISTS[language]}.msgpack.gz"
    _, *groups = msgpack.unpackb(gzip.decompress(path.read_bytes()), raw=False)
    zipf: dict[str, float] = {}
    for index, group in enumerate(groups):
        zipf.update(dict.fromkeys(group, log10(10 ** (-index / 100)) + 9))
    return zipf


@cache
def frequencies() -> Frequencies:
    """The shared lists (nothing is read before the first look-up)."""
    return WordfreqFrequencies()
