"""Which patterns a sentence calls for: those that one of its tokens may begin, by the words and lemmas that they need and their places."""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence, Set
from functools import cached_property, lru_cache

from mtqa.language.pattern_needs import Need, keys_of, needs
from mtqa.language.remember import FORMS

_THEN = "\x1f"  # stands in no key
_FIRSTS = ""
_UNTOLD = _THEN


def calls_of(patterns: Iterable[str]) -> dict[str, str]:
    """What `Calls` takes, made so that a sentence reads little of it: each way of a pattern waits for the two rarest keys that it needs.

    It holds all first keys; for a first key the second ones, an empty one where nothing more is needed; for both keys the ways that wait
    for them, as `number:way`; for a number all ways of the pattern, as JSON; and the numbers of the patterns that need nothing.
    """
    seconds: dict[str, dict[str, None]] = defaultdict(dict)
    waiting: dict[str, list[str]] = defaultdict(list)
    found: dict[str, str] = {}
    untold: list[str] = []
    for number, pattern in enumerate(patterns):
        ways = [[(sorted(keys), least, most) for keys, least, most in way] for way in needs(pattern)]
        found[f"{_THEN}{number}"] = json.dumps(ways, ensure_ascii=False, separators=(",", ":"))
        if not ways:
            untold.append(str(number))
        for place, way in enumerate(ways):
            for first in way[0][0]:
                for second in way[1][0] if len(way) > 1 else ("",):
                    seconds[first][second] = None
                    waiting[first + _THEN + second].append(f"{number}:{place}")
    found |= {first: _THEN.join(own) for first, own in seconds.items()}
    found |= {both: " ".join(own) for both, own in waiting.items()}
    return found | {_FIRSTS: _THEN.join(seconds), _UNTOLD: " ".join(untold)}


class Calls:
    """Finds the patterns that may match in a sentence.

    Args:
        table: see `calls_of`.
    """

    def __init__(self, table: Mapping[str, str]) -> None:
        self._table = table
        self._firsts = frozenset(table[_FIRSTS].split(_THEN)) - {""}
        self._seconds = lru_cache(maxsize=FORMS)(self._read_seconds)
        self._waiting = lru_cache(maxsize=FORMS)(self._read_waiting)
        self._ways = lru_cache(maxsize=FORMS)(self._read_ways)

    def untold(self) -> list[int]:
        """Numbers of the patterns of which cannot be told what they need."""
        return [int(number) for number in self._table[_UNTOLD].split()]

    def __call__(self, lowers: Sequence[str]) -> set[int]:
        """Numbers of the other patterns that may match among tokens, which are given in lower case."""
        keys = frozenset(("",)).union(*map(keys_of, lowers))
        standing = _Standing(lowers, keys)
        found = set[int]()
        for first in keys & self._firsts:
            for second in self._seconds(first) & keys:
                for number, place in self._waiting(first, second):
                    if number not in found and standing.hold(self._ways(number)[place]):
                        found.add(number)
        return found

    def _read_seconds(self, first: str) -> frozenset[str]:
        return frozenset(self._table[first].split(_THEN))

    def _read_waiting(self, first: str, second: str) -> list[tuple[int, int]]:
        """Number and way of the patterns that wait for both keys."""
        listed = (each.partition(":") for each in self._table[first + _THEN + second].split())
        return [(int(number), int(place)) for number, _, place in listed]

    def _read_ways(self, number: int) -> Sequence[Sequence[Need]]:
        return [[Need(*need) for need in way] for way in json.loads(self._table[f"{_THEN}{number}"])]


class _Standing:
    """Where the keys of a sentence stand.

    Args:
        lowers: the tokens in lower case.
        keys: all keys of the tokens.
    """

    def __init__(self, lowers: Sequence[str], keys: Set[str]) -> None:
        self._lowers, self._keys = lowers, keys

    @cached_property
    def _at(self) -> dict[str, int]:
        """For each key a number with a bit for each token that has it."""
        found = dict.fromkeys(self._keys, 0)
        for place, lower in enumerate(self._lowers):
            for key in keys_of(lower):
                found[key] |= 1 << place
        return found

    def hold(self, way: Iterable[Need]) -> bool:
        """True when a match that needs all of `way` may start somewhere."""
        starts = -1
        for keys, least, most in way:
            here = reached = 0
            for key in keys:
                here |= self._at.get(key, 0)
            for before in range(least, most + 1) if here else ():
                reached |= here >> before
            starts &= reached
            if not starts:
                return False
        return True
