"""What a phrase pattern needs, read off its text without compiling it: sets of words and lemmas, of each of which every match holds one.

Compiling a pattern expands its lemmas into their forms, which for a whole phrasebook takes longer than checking an article. A phrasebook
therefore compiles a pattern only when a sentence first holds what the pattern needs. A key is a lower-case word, or a lemma in angle
brackets (`<faire>`); `keys_of` gives those of a token.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache

from mtqa.language.morphology import french
from mtqa.language.pattern_classes import CLASSES
from mtqa.language.pattern_nodes import COMMON
from mtqa.language.patterns import AGREEING, ELEMENT, ELIDED, ENDING, MACROS
from mtqa.language.remember import FORMS

OneOf = frozenset[str]
"""Keys of which one is needed."""
Needs = tuple[OneOf, ...]
"""All that is needed, the rarest first."""
_OFTEN = COMMON | {
    f"<{lemma}>" for lemma in ("être", "avoir", "faire", "le", "un", "de", "pouvoir", "devoir", "aller", "dire", "tout", "ce")
}


def needs(pattern: str) -> Needs:
    """Sets of keys of which each match of `pattern` holds one, the rarest set first; empty when none can be told without compiling.

    Raises:
        IndexError: the pattern ends too early (`patterns.Pattern` says what is wrong with it).
    """
    return _Reader(pattern).read()


@lru_cache(maxsize=FORMS)
def keys_of(form: str) -> frozenset[str]:
    """The keys of a lower-case token: itself, and the lemmas that it may be a form of.

    It undoes `patterns.lemma_forms`: listed forms, feminine and plural participles that are made from the masculine, œ for oe.
    """
    folded = form.replace("œ", "oe")
    stems = [stem for stem in {folded, *(folded.removesuffix(ending) for ending in ("e", "s", "es"))} if stem.endswith(AGREEING)]
    candidates = {form, folded, *stems, *(stem + "s" for stem in stems)}
    listed_lemmas = french().listed_lemmas
    return frozenset((form, *(_key(lemma) for candidate in candidates for lemma in listed_lemmas(candidate))))


def _key(lemma: str) -> str:
    return f"<{lemma.lower().replace('œ', 'oe')}>"


def _cost(found: OneOf) -> int:
    return len(found) + 59 * len(found & _OFTEN)


class _Reader:
    """Reads a pattern from left to right, as `patterns` does, but keeps only what it needs."""

    def __init__(self, pattern: str) -> None:
        self.elements: list[str] = ELEMENT.findall(pattern)
        self.place = 0

    def read(self) -> Needs:
        found: list[OneOf] = []
        while self.place < len(self.elements):
            found += self._sequence("{", "}")
            self.place += 1
        return tuple(sorted(dict.fromkeys(found), key=_cost))

    def _sequence(self, *closing: str) -> list[OneOf]:
        found: list[OneOf] = []
        while self.place < len(self.elements) and self.elements[self.place] not in closing:
            found += self._element()
        return found

    def _element(self) -> Sequence[OneOf]:
        piece = self.elements[self.place]
        self.place += 1
        if piece == "!":
            self._element()
            return []
        if piece in ("[", "("):
            found = self._alternatives("]") if piece == "[" else self._alternatives(")", ")?")
            if self.elements[self.place - 1] == ")?":
                return []
            if self.elements[self.place : self.place + 1] == ["?"]:
                self.place += 1
                return []
            return found
        return [] if piece in "^$" or piece.startswith("~") else _of_word(piece)

    def _alternatives(self, *closing: str) -> list[OneOf]:
        """What is needed whichever alternative matches: one of the rarest sets of each."""
        parts = [self._sequence("|", *closing)]
        while self.elements[self.place] == "|":
            self.place += 1
            parts.append(self._sequence("|", *closing))
        self.place += 1
        if len(parts) == 1:
            return parts[0]
        return [frozenset[str]().union(*(min(part, key=_cost) for part in parts))] if all(parts) else []


@lru_cache(maxsize=FORMS)
def _of_word(piece: str) -> tuple[OneOf, ...]:
    elided = ELIDED.fullmatch(piece.lower())
    if elided and piece.lower() != "aujourd'hui" and elided.group(2) != "?":
        return frozenset((elided.group(1),)), *_of_word(piece[elided.start(2) :])
    if ENDING.fullmatch(piece):
        return (frozenset((piece[:-2].lower(), piece[:-1].lower())),)
    if (len(piece) > 1 and piece.endswith("?")) or piece in MACROS or piece in CLASSES or piece == "NUM" or piece.startswith("@"):
        return ()
    if piece.startswith("<"):
        return (frozenset(_key(lemma) for lemma in piece.strip("<>").partition("/")[0].split("|")),)
    return (frozenset((piece.lower(),)),)
