"""What a phrase pattern needs, read off its text without compiling it: words and lemmas, and about where each stands in a match.

Compiling a pattern expands its lemmas into their forms, which for a whole phrasebook takes longer than checking an article. A phrasebook
therefore compiles a pattern only when a sentence first holds what the pattern needs. A key is a lower-case word, or a lemma in angle
brackets (`<faire>`); `keys_of` gives those of a token.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from functools import lru_cache
from itertools import product
from typing import NamedTuple

from mtqa.language.frequency import frequencies
from mtqa.language.morphology import french
from mtqa.language.pattern_classes import CLASSES
from mtqa.language.pattern_nodes import Number
from mtqa.language.patterns import AGREEING, ELEMENT, ELIDED, ENDING, MACROS
from mtqa.language.remember import FORMS


class Need(NamedTuple):
    """A token `least` to `most` places after the start of a match that has one of `keys`."""

    keys: Collection[str]
    least: int
    most: int


_MOST_WAYS = 48
"""Ways to match that are told apart; of a pattern with more, alternatives are taken together."""
_INFLECTED = (*AGREEING, "e", "s")
_MARK, _FORMS = 7.5, 0.5
"""How often a mark is met, and how much oftener all forms of a lemma are than the lemma itself, on the Zipf scale."""


def needs(pattern: str) -> tuple[tuple[Need, ...], ...]:
    """The ways in which `pattern` may match: all that a match needs in each, the rarest first.

    Empty when some match needs nothing that can be told without compiling.

    Raises:
        IndexError: the pattern ends too early (`patterns.Pattern` says what is wrong with it).
    """
    ways = _ways(pattern)
    if not all(way.needed for way in ways):
        return ()
    return tuple(dict.fromkeys(tuple(sorted(dict.fromkeys(way.needed), key=_cost)) for way in ways))


@lru_cache(maxsize=FORMS)
def keys_of(form: str) -> frozenset[str]:
    """The keys of a lower-case token: itself, and the lemmas that it may be a form of.

    It undoes `patterns.lemma_forms`: listed forms, feminine and plural participles that are made from the masculine, œ for oe.
    """
    folded = form.replace("œ", "oe")
    candidates = {form, folded}
    if folded.endswith(_INFLECTED):
        stems = [stem for stem in {folded, *[folded.removesuffix(ending) for ending in ("e", "s", "es")]} if stem.endswith(AGREEING)]
        candidates.update(stems, [stem + "s" for stem in stems])
    listed_lemmas = french().listed_lemmas
    return frozenset((form, *[_key(lemma) for candidate in candidates for lemma in listed_lemmas(candidate)]))


def _key(lemma: str) -> str:
    return f"<{lemma.lower().replace('œ', 'oe')}>"


def _cost(need: Need) -> float:
    """How often one of its keys is met, about."""
    return sum(map(_often, need.keys))


@lru_cache(maxsize=FORMS)
def _often(key: str) -> float:
    """Occurrences of a key in a billion words of French; marks and elided words are met as often as articles."""
    word = key.strip("<>")
    if not word[:1].isalpha() or word.endswith("'"):
        return float(10**_MARK)
    return float(10 ** (frequencies().zipf(word, "fr") + (_FORMS if key != word else 0)))


class _Way(NamedTuple):
    """A way in which a part of a pattern may match: what it needs, counted from its own start, and how many tokens it covers."""

    needed: tuple[Need, ...] = ()
    low: int = 0
    high: int = 0

    def then(self, after: _Way) -> _Way:
        """The way to match the part, and `after` it another part."""
        moved = (Need(need.keys, need.least + self.low, need.most + self.high) for need in after.needed)
        return _Way((*self.needed, *moved), self.low + after.low, self.high + after.high)


_NOTHING = (_Way(),)


def _together(ways: Sequence[_Way], *, optional: bool = False) -> tuple[_Way]:
    """Several ways as one, which needs the rarest of what each needs; nothing where the part is `optional`, or one way needs nothing."""
    low, high = min(way.low for way in ways), max(way.high for way in ways)
    if optional or not all(way.needed for way in ways):
        return (_Way((), 0 if optional else low, high),)
    rarest = [min(way.needed, key=_cost) for way in ways]
    keys = frozenset[str]().union(*(need.keys for need in rarest))
    return (_Way((Need(keys, min(need.least for need in rarest), max(need.most for need in rarest)),), low, high),)


def _in_turn(parts: Iterable[Sequence[_Way]]) -> Sequence[_Way]:
    """The ways of parts that follow each other."""
    found: Sequence[_Way] = _NOTHING
    for part in parts:
        told_apart = part if len(found) * len(part) <= _MOST_WAYS else _together(part)
        found = [way.then(after) for way, after in product(found, told_apart)]
    return found


def _one_of(parts: Sequence[Sequence[_Way]]) -> Sequence[_Way]:
    """The ways of alternatives."""
    ways = [way for part in parts for way in part]
    return ways if all(way.needed for way in ways) and len(ways) <= _MOST_WAYS else _together(ways)


@lru_cache(maxsize=FORMS)
def _ways(pattern: str) -> Sequence[_Way]:
    return _Reader(pattern).read()


class _Reader:
    """Reads a pattern from left to right, as `patterns` does, but keeps only what it needs."""

    def __init__(self, pattern: str) -> None:
        self.elements: list[str] = ELEMENT.findall(pattern)
        self.place = 0

    def read(self) -> Sequence[_Way]:
        found: list[Sequence[_Way]] = []
        while self.place < len(self.elements):
            found.append(self._sequence("{", "}"))
            self.place += 1
        return _in_turn(found)

    def _sequence(self, *closing: str) -> Sequence[_Way]:
        found: list[Sequence[_Way]] = []
        while self.place < len(self.elements) and self.elements[self.place] not in closing:
            found.append(self._element())
        return _in_turn(found)

    def _element(self) -> Sequence[_Way]:
        piece = self.elements[self.place]
        self.place += 1
        if piece == "!":
            self._element()
            return _NOTHING
        if piece in ("[", "("):
            found = self._alternatives("]") if piece == "[" else self._alternatives(")", ")?")
            if self.elements[self.place - 1] == ")?":
                return _together(found, optional=True)
            if self.elements[self.place : self.place + 1] == ["?"]:
                self.place += 1
                return _together(found, optional=True)
            return found
        if piece in "^$":
            return _NOTHING
        return (_Way((), 0, int(piece.lstrip("~"))),) if piece.startswith("~") else _of_word(piece)

    def _alternatives(self, *closing: str) -> Sequence[_Way]:
        parts = [self._sequence("|", *closing)]
        while self.elements[self.place] == "|":
            self.place += 1
            parts.append(self._sequence("|", *closing))
        self.place += 1
        return _one_of(parts)


@lru_cache(maxsize=FORMS)
def _of_word(piece: str) -> Sequence[_Way]:
    elided = ELIDED.fullmatch(piece.lower())
    if elided and piece.lower() != "aujourd'hui" and elided.group(2) != "?":
        return _in_turn((_single(elided.group(1)), _of_word(piece[elided.start(2) :])))
    if ENDING.fullmatch(piece):
        return _single(piece[:-2].lower(), piece[:-1].lower())
    if len(piece) > 1 and piece.endswith("?"):
        return _together(_of_word(piece[:-1]), optional=True)
    if piece in MACROS:
        whole = _together(_ways(MACROS[piece]))[0]
        return (_Way((), whole.low, whole.high),)
    if piece == "<être>":
        return _in_turn((_together(_ways("<avoir> ADV?"), optional=True), _single(piece)))
    if piece == "NUM":
        number = Number()
        return (_Way((), number.low, number.high),)
    if piece in CLASSES or piece.startswith("@"):
        return (_Way((), 1, 1),)
    if piece.startswith("<"):
        return _single(*(_key(lemma) for lemma in piece.strip("<>").partition("/")[0].split("|")))
    return _single(piece.lower())


def _single(*keys: str) -> Sequence[_Way]:
    """One token that has one of the keys."""
    return (_Way((Need(frozenset(keys), 0, 0),), 1, 1),)
