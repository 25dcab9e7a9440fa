"""Anchors of a sentence: what stays much the same in all languages, such as its values, names, international words and quotation marks."""

from __future__ import annotations

import re
import unicodedata

from mtqa.language import values
from mtqa.language.tokens import plain

VALUE, NAME, WORD, QUOTATION = "v", "n", "w", "q"
WEIGHTS = {VALUE: (2.0, 2.0), NAME: (1.0, 0.3), WORD: (0.7, 0.0), QUOTATION: (0.5, 0.5)}
"""What an anchor of each kind counts where both sides have it, and where only one has."""
_WORDS = re.compile(r"[^\W\d_][\w-]{4,}")
_OPENING = re.compile(r"[«“]|\"[^\"]*\"")
_STEM = 5


def anchors_of(text: str, language: str) -> frozenset[str]:
    """The anchors of one sentence in `language` (values are read in fr, id and en), each with the letter of its kind.

    `v:n:10000` is a value, `n:wulan` a name, `w:polit` a word; of names and words the first five letters count, without accents.
    """
    flat = plain(text)
    found = {f"{VALUE}:{value}" for value in values.anchors(flat, language)}
    for match in _WORDS.finditer(flat):
        named = match.start() > 0 and match.group()[0].isupper()
        found.add(f"{NAME if named else WORD}:{_bare(match.group())[:_STEM]}")
    if _OPENING.search(text):
        found.add(f"{QUOTATION}:")
    return frozenset(found)


def _bare(word: str) -> str:
    return "".join(c for c in unicodedata.normalize("NFD", word.lower()) if not unicodedata.combining(c))
