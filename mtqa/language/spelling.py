"""How near two spellings of a name are: edit distance, and a fold that ignores how scripts are transcribed."""

from __future__ import annotations

import re
import unicodedata

_SOUNDS = (
    ("skiy", "ski"), ("skyy", "ski"), ("skyi", "ski"), ("sky", "ski"), ("shch", "ch"), ("chtch", "ch"), ("tch", "ch"), ("sch", "sh"),
    ("sh", "ch"), ("sy", "ch"), ("gui", "gi"), ("gue", "ge"), ("dj", "j"), ("zh", "j"), ("kh", "k"), ("gh", "g"), ("ph", "f"), ("th", "t"),
    ("oe", "u"), ("ou", "u"), ("oo", "u"), ("ee", "i"), ("y", "i"), ("q", "k"), ("ck", "k"), ("c", "k"), ("w", "v"), ("x", "ks"),
    ("ii", "i"),
)  # fmt: skip
_LETTERS = str.maketrans({"ø": "o", "đ": "d", "ł": "l", "æ": "e", "œ": "e", "ð": "d", "þ": "t", "ı": "i", "'": ""})
_DOUBLE = re.compile(r"(.)\1")


def fold(word: str) -> str:
    """The word in lower case without accents, with one letter for each sound that transcriptions write in several ways."""
    bare = "".join(c for c in unicodedata.normalize("NFD", word.casefold()) if not unicodedata.combining(c)).translate(_LETTERS)
    if bare.endswith(("ah", "eh", "oh")):
        bare = bare[:-1]
    for written, sound in _SOUNDS:
        bare = bare.replace(written, sound)
    return _DOUBLE.sub(r"\1", bare)


def distance(left: str, right: str, limit: int = 2) -> int:
    """Edit distance (insert, delete, replace, swap of neighbours) between two words, or `limit + 1` when it is larger."""
    if abs(len(left) - len(right)) > limit:
        return limit + 1
    before: list[int] = []
    row = list(range(len(right) + 1))
    for i, a in enumerate(left, 1):
        last, before, row = before, row, [i]
        for j, b in enumerate(right, 1):
            cost = min(before[j] + 1, row[j - 1] + 1, before[j - 1] + (a != b))
            if i > 1 and j > 1 and a == right[j - 2] and left[i - 2] == b:
                cost = min(cost, last[j - 2] + 1)
            row.append(cost)
        if min(row) > limit:
            return limit + 1
    return min(row[-1], limit + 1)
