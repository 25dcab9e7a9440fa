"""Which languages a model translates between: from its card, its tokenizer configuration, its vocabulary, or its name."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable

ANY = "*"
_CODES = {"fr": ("fra", "fre"), "en": ("eng",), "id": ("ind",)}
_SHORT = {long: short for short, codes in _CODES.items() for long in codes}
_PAIR = re.compile(r"^(|.*[-_/])([a-z]{2,3}|[A-Z]{2,12})-([a-z]{2,3}|[A-Z]{2,12})$")
_TAG = re.compile(r">>([A-Za-z_]{2,16})<<")

Directions = frozenset[tuple[str, str]]
"""Pairs of source and target language; `*` stands for any."""


def language(code: str) -> str:
    """The short code for a language (`fra`, `fr_FR`, `FR` are `fr`); `*` for a group of languages (`mul`, `ROMANCE`)."""
    plain = re.split(r"[_-]", code)[0].lower()
    short = _SHORT.get(plain, plain)
    return short if len(short) == 2 else ANY


def tag(code: str, vocabulary: Collection[str]) -> str | None:
    """The piece that asks a multilingual model for language `code` (`>>fra<<`, or the older `>>fr<<`); None when it has none."""
    for name in (*_CODES.get(code, ()), code):
        if (piece := f">>{name}<<") in vocabulary:
            return piece
    return None


def tagged(vocabulary: Iterable[str]) -> frozenset[str]:
    """The languages that a vocabulary has tags for."""
    found = (_TAG.fullmatch(piece) for piece in vocabulary if piece.startswith(">>"))
    return frozenset(language(match.group(1)) for match in found if match) - {ANY}


def directions(source: str | None, target: str | None, name: str, vocabulary: Iterable[str]) -> Directions:
    """Directions of a model without a card.

    Args:
        source: `source_lang` of its tokenizer configuration.
        target: `target_lang` of it.
        name: the folder or hub name; its last two parts are read where the configuration says nothing (`opus-mt-fr-en`).
        vocabulary: its pieces, for target tags.

    Returns:
        Empty when nothing tells.
    """
    if not (source and target):
        match = _PAIR.match(name)
        if match is None:
            return frozenset()
        _, source, target = match.groups()
    tags = tagged(vocabulary)
    targets = tags if language(target) == ANY and tags else {language(target)}
    return frozenset((language(source), t) for t in targets)


def reverse_name(name: str) -> str | None:
    """The name of the model for the other direction (`opus-mt-fr-en`: `opus-mt-en-fr`); None when the name shows no direction."""
    match = _PAIR.match(name)
    return f"{match.group(1)}{match.group(3)}-{match.group(2)}" if match else None


def allows(known: Directions, source: str, target: str) -> bool:
    """True when `known` holds the direction; a wildcard does not cover a language into itself."""
    return source != target and any(pair in known for pair in ((source, target), (ANY, target), (source, ANY), (ANY, ANY)))
