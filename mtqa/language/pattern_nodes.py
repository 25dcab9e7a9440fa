"""The parts that token patterns are made of: each says where a match that starts at a token may end."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field

from mtqa.language.tokens import Kind, Token
from mtqa.language.wordlists import words

_STOPS = frozenset('.;:?!…«»“”"') | {"..."}
NUMERALS = words(
    "deux trois quatre cinq six sept huit neuf dix onze douze treize quatorze quinze seize vingt trente quarante cinquante "
    "soixante cent cents mille million millions milliard milliards dizaine dizaines douzaine douzaines quinzaine vingtaine "
    "trentaine quarantaine cinquantaine soixantaine centaine centaines millier milliers"
)
# Words so frequent in French news that an index over them would touch most sentences.
COMMON = words(
    "le la l' les un une des du de d' à au aux et ou en dans par pour sur avec sans que qu' qui ne n' pas plus ce c' cette ces se s' "
    "son sa ses leur leurs il elle ils elles on y a ont est sont été était être avoir avait fait faire peut doit va dit deux ans "
    "selon après mais où dont comme si leur lui nous je j' m' vous tout tous sous entre vers chez depuis même aussi non lors "
    "contre avant jour jours pays président gouvernement , . : ; « »"
)


@dataclass(frozen=True, slots=True)
class Words:
    """The tokens of one sentence with their lower-case forms at hand."""

    tokens: Sequence[Token]
    lower: Sequence[str]

    @classmethod
    def of(cls, tokens: Sequence[Token]) -> Words:
        """From tokens."""
        return cls(tokens, [t.lower for t in tokens])

    def __len__(self) -> int:
        return len(self.tokens)


@dataclass(frozen=True, slots=True)
class Anchor:
    """Words of which a match must hold one, `before` tokens (least, most) after its start; `cost`: how often they are met, roughly."""

    words: frozenset[str]
    before: tuple[int, int]
    cost: int


class Node:
    """A part of a pattern: it covers `low` to `high` tokens."""

    low: int = 0
    high: int = 0

    def ends(self, words: Words, at: int) -> Sequence[int]:
        """Where matches that start at token `at` end (exclusive), in no order, without doubles."""
        raise NotImplementedError

    def anchor(self) -> Anchor | None:
        """The cheapest anchor inside this part, counted from its own start; None when it can match without any known word."""
        return None

    def needed(self) -> tuple[frozenset[str], ...]:
        """Sets of lower-case forms of which every sentence that it matches holds one each."""
        return ()

    def opening(self) -> frozenset[str] | None:
        """The forms of the token that each match begins with, when that is one of a set."""
        return None


@dataclass(slots=True)
class OneOf(Node):
    """One token out of a set of lower-case forms."""

    forms: frozenset[str]
    low: int = 1
    high: int = 1

    def ends(self, words: Words, at: int) -> Sequence[int]:
        """See `Node.ends`."""
        return (at + 1,) if at < len(words.lower) and words.lower[at] in self.forms else ()

    def anchor(self) -> Anchor:
        """Its own forms."""
        return Anchor(self.forms, (0, 0), len(self.forms) + 59 * len(self.forms & COMMON))

    def needed(self) -> tuple[frozenset[str], ...]:
        """Its own forms."""
        return (self.forms,)

    def opening(self) -> frozenset[str]:
        """Its own forms."""
        return self.forms


@dataclass(slots=True)
class Test(Node):
    """One token that passes a test of its class."""

    test: Callable[[Words, int], bool]
    low: int = 1
    high: int = 1

    def ends(self, words: Words, at: int) -> Sequence[int]:
        """See `Node.ends`."""
        return (at + 1,) if at < len(words.lower) and self.test(words, at) else ()


@dataclass(slots=True)
class Edge(Node):
    """No token: the start of a clause (`^`: sentence start or after a mark) or its end (`$`: sentence end or before a mark)."""

    start: bool

    def ends(self, words: Words, at: int) -> Sequence[int]:
        """See `Node.ends`."""
        beside = at - 1 if self.start else at
        if not 0 <= beside < len(words):
            return (at,)
        return (at,) if words.tokens[beside].kind is Kind.MARK else ()


@dataclass(slots=True)
class Gap(Node):
    """Up to `high` words and numbers, with `marks` also commas and brackets (never the end of a sentence or quotation marks)."""

    high: int
    marks: bool = False
    low: int = 0

    def ends(self, words: Words, at: int) -> Sequence[int]:
        """See `Node.ends`."""
        found = [at]
        for i in range(at, min(at + self.high, len(words))):
            token = words.tokens[i]
            if token.kind is Kind.MARK and token.text != "%" and (not self.marks or token.text in _STOPS):
                break
            found.append(i + 1)
        return found


@dataclass(slots=True)
class Not(Node):
    """No token: succeeds where its part does not match."""

    part: Node

    def ends(self, words: Words, at: int) -> Sequence[int]:
        """See `Node.ends`."""
        return () if self.part.ends(words, at) else (at,)


@dataclass(slots=True)
class Optional(Node):
    """Its part, or nothing."""

    part: Node
    low: int = 0
    high: int = field(init=False)

    def __post_init__(self) -> None:
        self.high = self.part.high

    def ends(self, words: Words, at: int) -> Sequence[int]:
        """See `Node.ends`."""
        return tuple({at, *self.part.ends(words, at)})


@dataclass(slots=True)
class Sequenced(Node):
    """Its parts one after the other."""

    parts: tuple[Node, ...]
    low: int = field(init=False)
    high: int = field(init=False)

    def __post_init__(self) -> None:
        self.low = sum(p.low for p in self.parts)
        self.high = sum(p.high for p in self.parts)

    def ends(self, words: Words, at: int) -> Sequence[int]:
        """See `Node.ends`."""
        states: Sequence[int] = (at,)
        for part in self.parts:
            if len(states) == 1:
                states = part.ends(words, states[0])
            else:
                states = tuple({end for state in states for end in part.ends(words, state)})
            if not states:
                return ()
        return states

    def anchor(self) -> Anchor | None:
        """The cheapest of its parts' anchors, moved by what precedes them."""
        best: Anchor | None = None
        least = most = 0
        for part in self.parts:
            own = part.anchor()
            if own is not None and (best is None or own.cost < best.cost):
                best = Anchor(own.words, (own.before[0] + least, own.before[1] + most), own.cost)
            least, most = least + part.low, most + part.high
        return best

    def needed(self) -> tuple[frozenset[str], ...]:
        """What its parts need."""
        return tuple(forms for part in self.parts for forms in part.needed())

    def opening(self) -> frozenset[str] | None:
        """That of its first part that covers any token."""
        first = next((part for part in self.parts if part.high), None)
        return first.opening() if first is not None else None


@dataclass(slots=True)
class Either(Node):
    """One of its parts; those that begin with a token out of a set are tried only where one of the set stands."""

    parts: tuple[Node, ...]
    low: int = field(init=False)
    high: int = field(init=False)
    _any: tuple[Node, ...] = field(init=False)
    _opened: dict[str, list[Node]] = field(init=False)

    def __post_init__(self) -> None:
        self.low = min(p.low for p in self.parts)
        self.high = max(p.high for p in self.parts)
        self._any = tuple(part for part in self.parts if part.opening() is None)
        self._opened = {}
        for part in self.parts:
            for form in part.opening() or ():
                self._opened.setdefault(form, []).append(part)

    def ends(self, words: Words, at: int) -> Sequence[int]:
        """See `Node.ends`."""
        opened = self._opened.get(words.lower[at], ()) if at < len(words.lower) else ()
        return tuple({end for part in (*self._any, *opened) for end in part.ends(words, at)}) if self._any or opened else ()

    def needed(self) -> tuple[frozenset[str], ...]:
        """The smallest set of each part, all together; nothing when a part needs nothing."""
        owns = [part.needed() for part in self.parts]
        return (frozenset[str]().union(*(min(own, key=len) for own in owns)),) if all(owns) else ()

    def anchor(self) -> Anchor | None:
        """All alternatives' anchors together; None when one of them has none."""
        owns = [part.anchor() for part in self.parts]
        if any(own is None for own in owns):
            return None
        known = [own for own in owns if own is not None]
        span = (min(a.before[0] for a in known), max(a.before[1] for a in known))
        return Anchor(frozenset().union(*(a.words for a in known)), span, sum(a.cost for a in known))


@dataclass(slots=True)
class Number(Node):
    """A figure or number words, with its scale word and *de* (`12`, `deux cents`, `3 millions de`)."""

    low: int = 1
    high: int = 5

    def ends(self, words: Words, at: int) -> Sequence[int]:
        """See `Node.ends`."""
        found = []
        i = at
        while i < len(words) and i - at < 4 and (words.tokens[i].kind is Kind.NUMBER or words.lower[i] in NUMERALS):
            i += 1
            found.append(i)
        if found and i < len(words) and words.lower[i] in ("de", "d'"):
            found.append(i + 1)
        return found
