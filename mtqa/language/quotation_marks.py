"""Finding quotation marks in a paragraph: what each one does, and which look-alikes are none."""

from __future__ import annotations

import re
from dataclasses import dataclass

CLOSERS = {"«": "»", "“": "”", "„": "“”", '"': '"', "‘": "’", "‹": "›"}
ANY_MARK = re.compile('[«»“”„"‘‹›]')
_OPENERS = "«“„‹"
_SINGLE = re.compile("['’]")
_REACH = 200  # code points over which a single quotation may run


@dataclass(frozen=True, slots=True)
class Mark:
    """A quotation mark at code point `at`; `opens` tells its direction, `free` that the neighbours of a straight one do not tell it."""

    at: int
    char: str
    opens: bool
    free: bool = False


def marks_in(text: str, start: int, end: int) -> list[Mark]:
    """The quotation marks of `text[start:end]` in order.

    Single marks count only as a pair around whole words: apostrophes are never marks. A straight mark right after a figure is an inch or a
    second unless one is open.
    """
    found: list[Mark] = []
    paired = True
    for match in ANY_MARK.finditer(text, start, end):
        at, char = match.start(), match.group()
        if char == '"':
            mark = _straight(text, at, start, end, inch=paired)
            if mark:
                found.append(mark)
                paired = not paired
        elif char == "‘":
            closing = _single_end(text, at, end)
            if closing >= 0:
                found += [Mark(at, char, True), Mark(closing, "’", False)]
        else:
            found.append(Mark(at, char, char in _OPENERS))
    return sorted(found, key=lambda m: m.at)


def _straight(text: str, at: int, start: int, end: int, *, inch: bool) -> Mark | None:
    """A straight double mark opens after a blank and before a word, closes after a word; None for inches (`inch`: none is open)."""
    before = text[at - 1] if at > start else " "
    after = text[at + 1] if at + 1 < end else " "
    left, right = before.isspace() or before in "([«“'’—–-/", after.isspace() or after in ")]»”,.;:!?…—–/"
    if before.isdigit() and right and inch:
        return None
    if after in ",.;:!?)":
        return Mark(at, '"', False)
    return Mark(at, '"', left and not right, free=left == right)


def _single_end(text: str, at: int, end: int) -> int:
    """Place of the mark that closes a single quotation opened at `at`, or -1: apostrophes inside words do not close."""
    if at + 1 >= end or not text[at + 1].isalnum():
        return -1
    for match in _SINGLE.finditer(text, at + 1, min(end, at + _REACH)):
        place = match.start()
        after = text[place + 1] if place + 1 < end else " "
        if not text[place - 1].isspace() and not after.isalnum():
            return place
    return -1
