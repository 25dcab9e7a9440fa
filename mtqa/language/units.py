"""Units, currencies and counted classes in French, Indonesian and English, found beside a number."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction
from functools import cache

from mtqa.language.pieces import PhraseTable, Piece
from mtqa.language.tables import table


@dataclass(frozen=True, slots=True)
class Unit:
    """A unit: its code (`%`, `hour`, `person`), its dimension (`currency`, `time`, `count` …), and its size in the dimension's base unit.

    Currencies of one name have codes of one family: `dollar` (some dollar), `dollar:USD`, `dollar:SGD`. Sizes of currencies mean nothing
    (1), but for cents. Base units: second, metre, square metre, litre, kilogram, watt.
    """

    code: str
    dimension: str
    factor: Fraction

    def compatible(self, other: Unit) -> bool:
        """True when both can be names of one unit."""
        (family, _, own), (other_family, _, others) = self.code.partition(":"), other.code.partition(":")
        return family == other_family and (own == others or not own or not others)


@cache
def units(language: str) -> PhraseTable[Unit]:
    """All unit names and symbols of a language."""
    rows = [r for r in table("units.tsv") if r["language"] in (language, "*")]
    return PhraseTable([(r["form"], Unit(r["unit"], r["dimension"], Fraction(r["factor"]))) for r in rows])


@cache
def _before(language: str) -> PhraseTable[Unit]:
    rows = [r for r in table("units.tsv") if r["language"] == "*" and r["dimension"] == "currency"]
    return PhraseTable([(r["form"], Unit(r["unit"], r["dimension"], Fraction(1))) for r in rows])


def unit_after(pieces: Sequence[Piece], index: int, language: str) -> tuple[int, Unit] | None:
    """The unit at piece `index`, past `de`, `d'`, `of` or a hyphen: the piece after it, and the unit."""
    known = units(language)
    for start in (index, index + 1, index + 2):
        if start >= len(pieces) or any(p.lower not in ("de", "d", "'", "of", "-") for p in pieces[index:start]):
            return None
        if found := known.at(pieces, start):
            return start + found[0], found[1]
    return None


def currency_before(pieces: Sequence[Piece], index: int, language: str) -> tuple[int, Unit] | None:
    """The currency sign or code that ends right before piece `index` (Rp, US$, €): its first piece, and the unit."""
    known = _before(language)
    end = index - 1 if index and pieces[index - 1].lower == "." else index
    for size in (2, 1):
        if end - size >= 0 and (found := known.at(pieces, end - size)) and found[0] == size:
            return end - size, found[1]
    return None


def unit_before_ordinal(pieces: Sequence[Piece], index: int) -> tuple[int, Unit] | None:
    """The unit right before an Indonesian ordinal (*kuartal* kedua, *abad* ke-19): its piece, and the unit."""
    at = index - 1
    if at >= 1 and pieces[at].lower == "-" and pieces[at - 1].lower == "ke":
        at -= 2
    found = units("id").at(pieces, at) if at >= 0 else None
    return (at, found[1]) if found and found[0] == 1 else None


def time_unit_of(word: str, language: str) -> Unit | None:
    """The time unit in an Indonesian one-word quantity (sebulan: one month), if it is one."""
    if language != "id" or not word.startswith("se") or len(word) < 5:
        return None
    found = units("id").at([Piece(word[2:], 0, len(word) - 2, False, True)], 0)
    return found[1] if found and found[1].dimension == "time" else None
