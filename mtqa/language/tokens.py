"""French words and punctuation with their places: the tokenizer that all checks share."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence
from functools import lru_cache
from operator import attrgetter
from typing import Final, NamedTuple

from mtqa.language.remember import FORMS

_CLITIC = r"(?i:(?:-t)?-(?:ils?|elles?|on|je|tu|nous|vous|ce)(?![\w-]))"
# Possessive quantifiers and runs of letters spare the search its way back; case is ignored only where it can differ.
_TOKEN = re.compile(
    rf"""
    (?P<number>\d{{1,3}}(?:[ ]\d{{3}})+(?!\d)(?:,\d+)?|\d+(?:[.,]\d+)*)
  | (?P<clitic>(?<=[^\W\d_]){_CLITIC})                                                        # dit-il, a-t-elle
  | (?P<word>(?i:rendez-vous)|(?:[^\W\d_]++[\u0300-\u036f]*+)++'(?=[^\W\d_])                 # elided: l' d' qu' aujourd'
      | [^\W_]++(?:(?:[\u0300-\u036f]++|(?!{_CLITIC})-(?=[^\W_]))[^\W_]*+)*+)                # words, compounds
  | (?P<mark>\.\.\.|[^\w\s]|_)
    """,
    re.VERBOSE,
)
_NUMBER_WITH_BLANKS = re.compile(r"\d[ ]\d{3}")
_LONGEST_KNOWN = 40  # characters of a chunk whose tokens are remembered
_BEHIND = frozenset(",.;:)")
_START = attrgetter("start")
_make = tuple.__new__  # without the call that a named tuple's own constructor makes on top
_SAME_LENGTH = {"’": "'", "ʼ": "'", "\u00a0": " ", "\u202f": " ", "\u2009": " ", "\u2007": " "}


class Kind:
    """What a token is: plain attributes, since Python 3.11 takes twenty times as long to find a member of an enumeration."""

    WORD: Final = "word"
    NUMBER: Final = "number"
    MARK: Final = "mark"


_KINDS = {"number": Kind.NUMBER, "clitic": Kind.WORD, "word": Kind.WORD, "mark": Kind.MARK}


class Token(NamedTuple):
    """A token of `plain` text at `[start, end)`.

    A named tuple, since it is made for each word of each sentence and asked by every rule: making one takes a third of the time that a
    frozen dataclass takes.

    Attributes:
        text: as it stands in the plain text.
        lower: in lower case.
        kind: one of `Kind`: word, number or mark.
        is_word: True for words, elided ones included.
        capitalised: True when the first letter is upper case.
    """

    text: str
    lower: str
    start: int
    end: int
    kind: str
    is_word: bool
    capitalised: bool


def plain(text: str) -> str:
    """A copy of equal length with straight apostrophes and plain spaces, so that offsets hold."""
    for sign, simple in _SAME_LENGTH.items():  # not `str.translate`, which looks at every character in turn
        text = text.replace(sign, simple)
    return text


def tokenize(text: str, offset: int = 0) -> tuple[Token, ...]:
    """Tokens of `text` (as `plain` gives it), their places counted from `offset`.

    Elided words are tokens of their own with their apostrophe (`l'`, `qu'`); `aujourd'hui` is one token; an inverted subject
    is a token with its hyphens (`dit` `-il`, `a` `-t-elle`); other compounds stay whole (`porte-parole`); a number keeps its
    blanks, points and commas between digits (`10 000`, `2,5`); everything else is a mark of one character (or `...`).
    """
    found: list[Token] = []
    at = 0
    for chunk in (text,) if _NUMBER_WITH_BLANKS.search(text) else text.split():  # no other token holds a blank; most chunks come again
        at = text.index(chunk, at)
        begin = at + offset
        for own, lower, start, end, kind, is_word, capitalised in _known_cut(chunk) if len(chunk) < _LONGEST_KNOWN else _cut(chunk):
            found.append(_make(Token, (own, lower, start + begin, end + begin, kind, is_word, capitalised)))
        at += len(chunk)
    return tuple(found)


def part_between_blanks(tokens: Sequence[Token], text: str, offset: int, start: int, end: int) -> tuple[Token, ...] | None:
    """Those of the `tokens` of `text`, whose places are counted from `offset`, that stand in `[start, end)`.

    None where the stretch alone may have other tokens: outside the text, and where no blank or end of the text stands on both sides.
    """
    first, after = start - offset, end - offset
    if not 0 <= first < after <= len(text) or not (text[first - 1 : first] + text[after : after + 1] or " ").isspace():
        return None
    low = bisect_left(tokens, start, key=_START)
    found = tuple(tokens[low : bisect_left(tokens, end, lo=low, key=_START)])
    cut = (low and tokens[low - 1].end > start) or (found and found[-1].end > end)
    return None if cut else found


def _cut(text: str) -> tuple[Token, ...]:
    if text.isalpha():  # most chunks are a word, with a mark behind it or not: no search is needed for those
        return (_make(Token, (text, _lowered(text), 0, len(text), Kind.WORD, True, text[0].isupper())),)
    word, last = text[:-1], text[-1:]
    if last in _BEHIND and word.isalpha():
        size = len(word)
        return (
            _make(Token, (word, _lowered(word), 0, size, Kind.WORD, True, word[0].isupper())),
            _make(Token, (last, last, size, size + 1, Kind.MARK, False, False)),
        )
    found: list[Token] = []
    for match in _TOKEN.finditer(text):
        piece = match.group()
        lower = _lowered(piece)
        start, end = match.span()
        if lower == "hui" and found and found[-1].lower == "aujourd'" and found[-1].end == start:
            whole = found.pop()
            found.append(Token(whole.text + piece, "aujourd'hui", whole.start, end, Kind.WORD, True, whole.capitalised))
            continue
        kind = _KINDS[match.lastgroup or "mark"]
        found.append(_make(Token, (piece, lower, start, end, kind, kind is Kind.WORD, piece[0].isupper())))
    return tuple(found)


def _lowered(text: str) -> str:
    """The text in lower case: itself where it is, since thousands of forms are remembered."""
    lower = text.lower()
    return text if lower == text else lower


_known_cut = lru_cache(maxsize=FORMS)(_cut)
