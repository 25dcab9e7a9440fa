"""How frequent a word is in French, English and Indonesian: Zipf values from wordfreq, loaded when first asked for."""

from __future__ import annotations

import gzip
from collections.abc import Callable, Mapping
from functools import cache
from importlib.util import find_spec
from math import log10
from pathlib import Path
from typing import Protocol

from mtqa.language.shelf import kept_table

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

    Source: Speer (2022), rspeer/wordfreq v3.0. Each list is opened when a word is first looked up in its language.

    Args:
        opened: gives the list of a language, a word's group as `read_list` says.
    """

    def __init__(self, opened: Callable[[str], Mapping[str, str]] | None = None) -> None:
        self._opened = opened or kept_list
        self._lists: dict[str, Mapping[str, str]] = {}

    def zipf(self, word: str, language: str) -> float:
        """Base-10 logarithm of the occurrences per billion words: 0 for an unlisted word, 1 rare, 3 known to most readers, 7 `de`.

        The French and English lists go down to about 1, the Indonesian one to about 3.
        """
        known = self._lists.get(language)
        if known is None:
            known = self._lists[language] = self._opened(language)
        group = known.get(word)
        return 0.0 if group is None else zipf_of(int(group))


def zipf_of(group: int) -> float:
    """The Zipf value of the words in a group of wordfreq's lists, whose frequency is 10 ** (-group / 100)."""
    return log10(10 ** (-group / 100)) + 9


def read_list(path: Path) -> dict[str, str]:
    """The group of each word, a number in digits, in one of wordfreq's files.

    The list is read from the package's file and not through its `get_frequency_dict`: importing wordfreq brings in its tokenizers
    and tables of languages, which take as long as two lists. The file ("cBpack") holds, after a header, the words of each group.
    """
    import msgpack

    _, *groups = msgpack.unpackb(gzip.decompress(path.read_bytes()), raw=False)
    found: dict[str, str] = {}
    for index, group in enumerate(groups):
        found.update(dict.fromkeys(group, str(index)))
    return found


def kept_list(language: str) -> Mapping[str, str]:
    """The fullest list that wordfreq has for `language` (`fr`, `en`, `id`), kept in a form that need not be read to be looked up."""
    path = place_of(language)
    return kept_table(f"frequencies-{language}", (path, Path(__file__)), lambda: read_list(path))


def place_of(language: str) -> Path:
    """The file of the fullest list that wordfreq has for `language`.

    Raises:
        ModuleNotFoundError: wordfreq is not installed.
    """
    spec = find_spec("wordfreq")
    if spec is None or spec.origin is None:
        raise ModuleNotFoundError("wordfreq")
    return Path(spec.origin).parent / "data" / f"{_LISTS[language]}.msgpack.gz"


@cache
def frequencies() -> Frequencies:
    """The shared lists (nothing is read before the first look-up)."""
    return WordfreqFrequencies()
