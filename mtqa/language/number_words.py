"""Number words below a thousand in French, Indonesian and English, and the lexicon of all words that make numbers.

Grammar: Grevisse, *Le bon usage* (numéraux); KBBI (numeralia); *Oxford English Grammar* (numerals).
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from fractions import Fraction
from functools import cache

from mtqa.language.pieces import Piece
from mtqa.language.tables import table

Chunk = tuple[int, int]
_ROMAN_LETTERS = "IVXL"


@dataclass(frozen=True, slots=True)
class NumberWord:
    """An entry of `number_words.tsv`: a range (`value` to `high`) for vague ones, else one value."""

    kind: str
    value: Fraction
    high: Fraction


@cache
def number_words(language: str) -> dict[str, tuple[NumberWord, ...]]:
    """The entries of a language by form."""
    found: dict[str, tuple[NumberWord, ...]] = {}
    for row in table("number_words.tsv"):
        if row["language"] == language:
            low, _, high = row["value"].partition("..")
            word = NumberWord(row["kind"], Fraction(low), Fraction(high or low))
            found[row["form"]] = (*found.get(row["form"], ()), word)
    return found


class Words:
    """The pieces of one text as number words. Chunks are `(value, after)`: a whole number and the index of the piece after it."""

    def __init__(self, text: str, pieces: Sequence[Piece], language: str) -> None:
        self.text, self.pieces, self.language = text, pieces, language
        self.lexicon = number_words(language)

    def starts(self) -> list[int]:
        """The pieces at which a number may start, from left to right: few of a text.

        Indonesian has one-word quantities (*sebulan*), which no list of first letters tells.
        """
        lexicon, text, any_word = self.lexicon, self.text, self.language == "id"
        return [
            i
            for i, piece in enumerate(self.pieces)
            if piece.figure or (piece.word and (piece.lower in lexicon or any_word or text[piece.start] in _ROMAN_LETTERS))
        ]

    def word(self, index: int, *kinds: str) -> NumberWord | None:
        """The entry of piece `index` that has one of the kinds."""
        if 0 <= index < len(self.pieces):
            for word in self.lexicon.get(self.pieces[index].lower, ()):
                if word.kind in kinds:
                    return word
        return None

    def lower(self, index: int) -> str:
        """The text of piece `index`; empty outside."""
        return self.pieces[index].lower if 0 <= index < len(self.pieces) else ""

    def link(self, index: int) -> int:
        """Where the same number goes on: piece `index` one blank or less after its neighbour, or the piece after a hyphen; else -1."""
        pieces = self.pieces
        if not 0 < index < len(pieces):
            return -1
        gap = self.text[pieces[index - 1].end : pieces[index].start]
        if pieces[index].lower == "-" and not gap:
            return index + 1 if index + 1 < len(pieces) and pieces[index + 1].start == pieces[index].end else -1
        return index if gap in ("", " ") else -1

    def chunk(self, index: int) -> Chunk | None:
        """The number in words below a thousand that starts at piece `index`."""
        if self.word(index, "unit", "ten", "hundred", "one") is None:
            return None
        read = {"fr": self._french, "id": self._indonesian, "en": self._english}.get(self.language)
        return read(index) if read else None

    def _unit(self, index: int, low: int, high: int) -> int | None:
        word = self.word(index, "unit")
        return int(word.value) if word and low <= word.value <= high else None

    # French

    def _french(self, index: int) -> Chunk | None:
        if self.word(index, "hundred"):
            return self._add(100, index + 1, self._french_tens)
        chunk = self._french_tens(index)
        if chunk and 2 <= chunk[0] <= 9 and self.word(at := self.link(chunk[1]), "hundred"):
            return self._add(chunk[0] * 100, at + 1, self._french_tens)
        return chunk

    def _french_tens(self, index: int) -> Chunk | None:
        ten = self.word(index, "ten")
        if ten is None:
            return self._french_small(index)
        return self._french_rest(int(ten.value), index + 1, 19 if ten.value == 60 else 9)

    def _french_small(self, index: int) -> Chunk | None:
        """0 to 19, and the eighties and nineties, which begin with quatre."""
        unit = self._unit(index, 0, 16)
        at = self.link(index + 1)
        if unit == 4 and (twenty := self.word(at, "ten")) and twenty.value == 20:
            return self._french_rest(80, at + 1, 19)
        if unit == 10 and (rest := self._unit(at, 7, 9)):
            return unit + rest, at + 1
        return (unit, index + 1) if unit is not None else None

    def _french_rest(self, tens: int, after: int, highest: int) -> Chunk:
        at = self.link(after)
        if self.lower(at) == "et":
            one = self.link(at + 1)
            rest = self._unit(one, 1, 1) or (self._unit(one, 11, 11) if tens == 60 else None)
            return (tens + rest, one + 1) if rest else (tens, after)
        small = self._french_small(at) if at >= 0 else None
        return (tens + small[0], small[1]) if small and 1 <= small[0] <= highest else (tens, after)

    # Indonesian

    def _indonesian(self, index: int) -> Chunk | None:
        if hundred := self.word(index, "one"):
            return self._add(100, index + 1, self._indonesian_tens) if hundred.value == 100 else None
        chunk = self._indonesian_tens(index)
        if chunk and 2 <= chunk[0] <= 9 and self.word(at := self.link(chunk[1]), "hundred"):
            return self._add(chunk[0] * 100, at + 1, self._indonesian_tens)
        return chunk

    def _indonesian_tens(self, index: int) -> Chunk | None:
        unit = self._unit(index, 0, 11)
        if unit is None:
            return None
        at = self.link(index + 1)
        if self.word(at, "teen"):
            return unit + 10, at + 1
        if self.word(at, "tens"):
            one = self.link(at + 1)
            rest = self._unit(one, 1, 9)
            return (unit * 10 + rest, one + 1) if rest else (unit * 10, at + 1)
        return unit, index + 1

    # English

    def _english(self, index: int) -> Chunk | None:
        if self.word(index, "hundred"):
            return self._add(100, index + 1, self._english_tens)
        chunk = self._english_tens(index)
        if chunk and 1 <= chunk[0] <= 19 and self.word(at := self.link(chunk[1]), "hundred"):
            return self._add(chunk[0] * 100, at + 1, self._english_tens)
        return chunk

    def _english_tens(self, index: int) -> Chunk | None:
        ten = self.word(index, "ten")
        if ten is None:
            unit = self._unit(index, 0, 19)
            return (unit, index + 1) if unit is not None else None
        at = self.link(index + 1)
        rest = self._unit(at, 1, 9)
        return (int(ten.value) + rest, at + 1) if rest else (int(ten.value), index + 1)

    def _add(self, value: int, after: int, read: Callable[[int], Chunk | None]) -> Chunk:
        """A hundred and what follows it, `and` allowed between in English."""
        at = self.link(after)
        if self.language == "en" and self.lower(at) == "and":
            at = self.link(at + 1)
        rest = read(at) if at >= 0 else None
        return (value + rest[0], rest[1]) if rest and 1 <= rest[0] < 100 else (value, after)
