"""What a text says around a number or date: at least, nearly, until, days before … (`number_cues.tsv`)."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

from mtqa.language.pieces import PhraseTable, Piece, pieces_of
from mtqa.language.tables import table
from mtqa.language.tokens import plain
from mtqa.language.values import Aspect, Value
from mtqa.language.wordlists import words

OPPOSITES = {
    "high": "low", "low": "high", "more": "less", "less": "more", "from": "until", "until": "from", "before": "after", "after": "before",
    "earlier": "later", "later": "earlier", "faster": "slower", "slower": "faster",
}  # fmt: skip
_TIMES = frozenset(("from", "until", "before", "after"))
_LIMITS = frozenset(("high", "low"))
_REACH = 8
_FILLERS = words(
    "environ quelque quelques le la les l du de d des un une en à au ce cette dans heure heures rp rupiah idr us sekitar kira "
    "sebesar senilai pukul jam hari tanggal pada bulan tahun the a an about around some at on roughly year month ' $ € £ ."
)
_NEGATIVES = words(
    "pas ne n sans aucun ni jamais interdit interdite interdire tidak tak bukan belum jangan dilarang tanpa not no never without n't"
)


@dataclass(frozen=True, slots=True)
class Bearing:
    """What stands beside a value: its class (`high`, `low`, `more`, `less`, `from`, `until`, `before`, `after`, `earlier`,
    `later`, `faster`, `slower`) and place.

    `negated`: a negative word stands shortly before.
    """

    kind: str
    start: int
    end: int
    negated: bool


@cache
def _phrases(language: str, side: str) -> PhraseTable[tuple[str, ...]]:
    """Forms with their classes (*à partir de* is `high` before a number and `from` before a date)."""
    found: dict[str, tuple[str, ...]] = {}
    for row in table("number_cues.tsv"):
        if row["language"] == language and row["side"] == side:
            found[row["form"]] = (*found.get(row["form"], ()), row["class"])
    return PhraseTable(list(found.items()))


class Bearings:
    """The bearings of all values of one text."""

    def __init__(self, text: str, language: str) -> None:
        self._text, self._language = plain(text), language
        self._pieces = pieces_of(self._text)
        self._starts = [p.start for p in self._pieces]

    def of(self, value: Value) -> tuple[Bearing, ...]:
        """What is said right before and right after `value`; limits for numbers, from and until for dates and clock times."""
        first = bisect_left(self._starts, value.whole_span[0])
        after = bisect_left(self._starts, value.whole_span[1])
        return tuple(b for b in (*self._before(first), *self._after(after)) if _fits(b.kind, value))

    def _before(self, index: int) -> list[Bearing]:
        """The phrase that ends right before piece `index`, or up to three small words before it; the nearest, then the longest."""
        known = _phrases(self._language, "before")
        best: tuple[int, int, tuple[str, ...]] | None = None
        for start in range(max(0, index - _REACH), index):
            match = known.at(self._pieces, start)
            if match is None:
                continue
            end = start + match[0]
            if end > index or not _only_fillers(self._pieces[end:index]):
                continue
            if best is None or start >= best[1]:
                best = (start, end, match[1])
        return self._bearings(best)

    def _after(self, index: int) -> list[Bearing]:
        """The phrase that starts at most one word after piece `index`."""
        known = _phrases(self._language, "after")
        for start in (index, index + 1):
            if start > index and (index >= len(self._pieces) or not self._pieces[index].word):
                return []
            if match := known.at(self._pieces, start):
                return self._bearings((start, start + match[0], match[1]))
        return []

    def _bearings(self, found: tuple[int, int, tuple[str, ...]] | None) -> list[Bearing]:
        if found is None:
            return []
        start, end, kinds = found
        negated = any(p.lower in _NEGATIVES for p in self._pieces[max(0, start - 6) : start])
        return [Bearing(k, self._pieces[start].start, self._pieces[end - 1].end, negated) for k in kinds if k != "-"]


def _only_fillers(pieces: Sequence[Piece]) -> bool:
    return len(pieces) <= 3 and all(p.lower in _FILLERS for p in pieces)


def _fits(kind: str, value: Value) -> bool:
    """True when the class can be said of such a value: until Monday, at least nine; before and after of both."""
    dated = value.aspect is not Aspect.NUMBER or value.calendar
    if kind in _TIMES:
        return dated or (value.unit is not None and value.unit.code == "hour")
    if kind in ("earlier", "later"):
        return value.aspect is Aspect.NUMBER and value.unit is not None and value.unit.dimension == "time"
    return not dated or (kind in _LIMITS and value.aspect is Aspect.NUMBER)


def contradictory(one: Sequence[Bearing], other: Sequence[Bearing]) -> tuple[Bearing, Bearing] | None:
    """The first pair of bearings of one value on both sides that say the opposite, neither or both negated."""
    for a in one:
        for b in other:
            opposed = OPPOSITES.get(a.kind) == b.kind and a.negated == b.negated
            if opposed and not any(c.kind == a.kind for c in other) and not any(c.kind == b.kind for c in one):
                return a, b
    return None
