"""French words and punctuation with their places: the tokenizer that all checks share."""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import StrEnum

_TOKEN = re.compile(
    r"""
    (?P<number>\d{1,3}(?:[ ]\d{3})+(?!\d)(?:,\d+)?|\d+(?:[.,]\d+)*)
  | (?P<clitic>(?<=[^\W\d_])(?:-t)?-(?:ils?|elles?|on|je|tu|nous|vous|ce)(?![\w-]))   # dit-il, a-t-elle
  | (?P<word>rendez-vous|[^\W\d_](?:[^\W\d_]|[\u0300-\u036f])*'(?=[^\W\d_])        # elided: l' d' qu' aujourd'
      | [^\W_]+(?:[\u0300-\u036f]+|(?!(?:-t)?-(?:ils?|elles?|on|je|tu|nous|vous|ce)(?![\w-]))-(?=[^\W_])|[^\W_])*)   # words, compounds
  | (?P<mark>\.\.\.|[^\w\s]|_)
    """,
    re.VERBOSE | re.IGNORECASE,
)
_SAME_LENGTH = str.maketrans({"’": "'", "ʼ": "'", "\u00a0": " ", "\u202f": " ", "\u2009": " ", "\u2007": " "})


class Kind(StrEnum):
    """What a token is."""

    WORD = "word"
    NUMBER = "number"
    MARK = "mark"


@dataclass(frozen=True, slots=True)
class Token:
    """A token of `plain` text at `[start, end)`; `lower` is its lower-case form."""

    text: str
    lower: str
    start: int
    end: int
    kind: Kind

    @property
    def is_word(self) -> bool:
        """True for words, elided ones included."""
        return self.kind is Kind.WORD

    @property
    def capitalised(self) -> bool:
        """True when the first letter is upper case."""
        return self.text[:1].isupper()


def plain(text: str) -> str:
    """A copy of equal length with straight apostrophes and plain spaces, so that offsets hold."""
    return text.translate(_SAME_LENGTH)


def tokenize(text: str, offset: int = 0) -> tuple[Token, ...]:
    """Tokens of `text` (as `plain` gives it), their places counted from `offset`.

    Elided words are tokens of their own with their apostrophe (`l'`, `qu'`); `aujourd'hui` is one token; an inverted subject
    is a token with its hyphens (`dit` `-il`, `a` `-t-elle`); other compounds stay whole (`porte-parole`); a number keeps its
    blanks, points and commas between digits (`10 000`, `2,5`); everything else is a mark of one character (or `...`).
    """
    found: list[Token] = []
    for match in _TOKEN.finditer(text):
        piece = match.group()
        start, end = match.start() + offset, match.end() + offset
        if match.group("number") is not None:
            kind = Kind.NUMBER
        else:
            kind = Kind.MARK if match.group("mark") is not None else Kind.WORD
        if found and found[-1].lower == "aujourd'" and piece.lower() == "hui" and found[-1].end == start:
            whole = found.pop()
            found.append(Token(whole.text + piece, whole.lower + "hui", whole.start, end, Kind.WORD))
            continue
        found.append(Token(piece, piece.lower(), start, end, kind))
    return tuple(found)
