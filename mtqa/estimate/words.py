"""The estimator's view of a sentence: plain words, elisions apart, each with its place in the text as read."""

from __future__ import annotations

import re
from dataclasses import dataclass

from mtqa.article.model import Span
from mtqa.translate.normalise import normalise

_WORD = re.compile(r"\S+")
_ELISION = re.compile(r"(?<=\w)'(?=\w)")


@dataclass(frozen=True, slots=True)
class Word:
    """One word in plain form (`l'` and `homme` are two) and the code points of the original that it stands for."""

    text: str
    span: Span


def words(text: str) -> tuple[Word, ...]:
    """The words of `text`, normalised as the estimator was trained."""
    plain = normalise(text)
    found: list[Word] = []
    for match in _WORD.finditer(plain.text):
        start = match.start()
        cuts = [start + m.end() for m in _ELISION.finditer(match.group())]
        for end in [*cuts, match.end()]:
            found.append(Word(plain.text[start:end], plain.original(start, end)))
            start = end
    return tuple(found)
