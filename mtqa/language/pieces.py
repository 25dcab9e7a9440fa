"""Text cut into the pieces that numbers are made of: figures, words (compounds split at hyphens), marks."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache
from itertools import pairwise
from typing import Generic, NamedTuple, TypeVar

from mtqa.language.figures import FIGURE
from mtqa.language.remember import FORMS, SENTENCES

V = TypeVar("V")
_PIECE = re.compile(rf"(?P<figure>{FIGURE})|(?P<word>[^\W\d_]+)|[^\w\s]|\w")

_FIGURE_WITH_BLANKS = re.compile(r"[0-9][ ][0-9]{3}")
_LONGEST_KNOWN = 40  # characters of a chunk whose pieces are remembered
_make = tuple.__new__  # without the call that a named tuple's own constructor makes on top


class Piece(NamedTuple):
    """A piece at `[start, end)`: `lower` is its lower-case text, `figure` and `word` say what it is (neither: a mark).

    A named tuple, quick to make, for the same reason as `tokens.Token`.
    """

    lower: str
    start: int
    end: int
    figure: bool
    word: bool


@lru_cache(maxsize=SENTENCES)
def pieces_of(text: str) -> tuple[Piece, ...]:
    """All pieces of `text` (as `plain` gives it); the last few texts are remembered, as several finders read one sentence in turn."""
    if _FIGURE_WITH_BLANKS.search(text):
        return _cut(text)
    found: list[Piece] = []
    at = 0
    for chunk in text.split():  # no other piece holds a blank, and most chunks come again
        at = text.index(chunk, at)
        for lower, start, end, figure, word in _known_cut(chunk) if len(chunk) < _LONGEST_KNOWN else _cut(chunk):
            found.append(_make(Piece, (lower, start + at, end + at, figure, word)))
        at += len(chunk)
    return tuple(found)


def _cut(text: str) -> tuple[Piece, ...]:
    if text.isalpha():  # as most chunks are: no search is needed for those
        return (_make(Piece, (text.lower(), 0, len(text), False, True)),)
    found = _PIECE.finditer(text)
    return tuple([_make(Piece, (m.group().lower(), *m.span(), m.lastgroup == "figure", m.lastgroup == "word")) for m in found])


_known_cut = lru_cache(maxsize=FORMS)(_cut)


def joined(text: str, pieces: Sequence[Piece], first: int, after: int) -> bool:
    """True when pieces `first` to `after - 1` stand with nothing but one blank or nothing between them."""
    return all(text[a.end : b.start] in ("", " ") for a, b in pairwise(pieces[first:after]))


class Taken:
    """Code points of a text that a finder has used up, so that a later pattern does not find them again."""

    def __init__(self, size: int) -> None:
        self._mask = bytearray(size)

    def claim(self, start: int, end: int) -> bool:
        """Take `[start, end)`; False, and nothing taken, when part of it is used already."""
        if any(self._mask[start:end]):
            return False
        self._mask[start:end] = b"\x01" * (end - start)
        return True


class PhraseTable(Generic[V]):
    """Phrases of pieces with a value each, found longest first at a place."""

    def __init__(self, entries: Sequence[tuple[str, V]]) -> None:
        self._by_first: dict[str, list[tuple[tuple[str, ...], V]]] = {}
        for phrase, value in entries:
            key = tuple(p.lower for p in pieces_of(phrase))
            self._by_first.setdefault(key[0], []).append((key, value))
        for found in self._by_first.values():
            found.sort(key=lambda pair: -len(pair[0]))

    def at(self, pieces: Sequence[Piece], index: int) -> tuple[int, V] | None:
        """The longest phrase that starts at piece `index`: how many pieces it has, and its value."""
        if index >= len(pieces):
            return None
        second = pieces[index + 1].lower if index + 1 < len(pieces) else ""
        for key, value in self._by_first.get(pieces[index].lower, ()):
            size = len(key)
            if size == 1 or (key[1] == second and (size == 2 or tuple(p.lower for p in pieces[index : index + size]) == key)):
                return size, value
        return None

    def scan(self, text: str, pieces: Sequence[Piece]) -> Iterator[tuple[int, tuple[int, V]]]:
        """The phrases of `text` from left to right, the longest at each place and none inside another, with the piece each starts at."""
        free = 0
        for at in [i for i, piece in enumerate(pieces) if piece.lower in self._by_first]:
            match = self.at(pieces, at) if at >= free else None
            if match and joined(text, pieces, at, at + match[0]):
                yield at, match
                free = at + match[0]
