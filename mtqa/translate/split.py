"""Cuts texts that are longer than a model reads, at sentence ends first, then at clause ends, then at blanks."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable

_BOUNDARIES = (
    re.compile(r"[.!?]['\")»]? +(?=\S)"),
    re.compile(r"[;:] +(?=\S)"),
    re.compile(r", +(?=\S)"),
    re.compile(r" +(?=\S)"),
)
_MIDDLE = 0.25
"""A boundary counts when it lies within this share of the length from the middle."""


def cut(text: str) -> int:
    """The best place to cut `text` in two, near its middle: sentence end, clause end, comma, blank, or (last) between two letters."""
    middle = len(text) / 2
    reach = len(text) * _MIDDLE
    for pattern in _BOUNDARIES:
        places = [m.end() for m in pattern.finditer(text) if abs(m.end() - middle) <= reach]
        if places:
            return min(places, key=lambda place: abs(place - middle))
    at = len(text) // 2
    while 0 < at < len(text) and unicodedata.combining(text[at]):
        at += 1
    return at if at < len(text) else len(text) // 2


def split_text(text: str, fits: Callable[[str], bool]) -> list[str]:
    """Parts of `text`, in order, none longer than `fits` allows; joined they are `text`."""
    if len(text) < 2 or fits(text):
        return [text]
    at = cut(text)
    return split_text(text[:at], fits) + split_text(text[at:], fits)


def split_pair(source: str, target: str, source_fits: Callable[[str], bool], target_fits: Callable[[str], bool]) -> list[tuple[str, str]]:
    """Parts of a source and its target, halved together until both fit, so that what belongs together roughly stays together."""
    if (len(source) < 2 or source_fits(source)) and (len(target) < 2 or target_fits(target)):
        return [(source, target)]
    left, right = cut(source), cut(target)
    return split_pair(source[:left], target[:right], source_fits, target_fits) + split_pair(
        source[left:], target[right:], source_fits, target_fits
    )
