r"""A small language for phrases: literal words, lemmas, classes and bounded gaps, compiled onto tokens.

    faire            the word as it stands (any case; elided words keep their apostrophe: `d'`, `qu'`; `d'eau` is two words)
    <faire>          any inflected form of the lemma (<être> in compound tenses too); <a|b> either lemma; <faire/V> only its
                     verb forms (N noun, A adjective, V verb, PP past participle, INF infinitive)
    [x|y z] (x|y z)  one of the alternatives, each a sequence
    (x y)? [x|y]?    optional; x? likewise for one word; but grues? is `grue` or `grues`, prête? is `prêt` or `prête`
    @disaster        any noun of the class in `noun_classes.tsv`
    DET ADJ N ADV INF PP V NAME WORD FIGURE    one token of the class (N ADJ V: some reading allows it)
    NUM              a figure or number words, with a scale word and `de`
    OBJ              what may stand between a verb and the head of its object: adverbs, determiner or number, adjectives
    DE  AU           de d' du des (la l') / à au aux (la l')
    SELF PRON        a reflexive pronoun with the auxiliary it may take / a subject pronoun
    ~3               up to 3 words or figures; ~~3 commas allowed as well (never a full stop, a colon or a quotation mark)
    !x               here x must not follow
    ^  $             start and end of a clause: the edge of the sentence, or a mark
    {x y}            the part of the match that is reported (the whole match without braces)

Matching is a set of token positions moved from element to element, so its cost is bounded by the length of the pattern times
its widest gap. A `PatternIndex` (see `pattern_index`) looks only at the patterns of which the sentence holds the anchor: the rarest word
that they need.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from mtqa.language.morphology import french
from mtqa.language.noun_classes import noun_classes
from mtqa.language.pattern_classes import CLASSES
from mtqa.language.pattern_nodes import Anchor, Edge, Either, Gap, Node, Not, Number, OneOf, Optional, Sequenced, Test, Words

ELEMENT = re.compile(r"<[^<>]+>\??|~~?\d{1,2}|\)\?|[\[\](){}|!^$]|[^\s\[\](){}|<>!^$]+")
ENDING = re.compile(r"[^\W\dA-Z]{2,}[esx]\?")
ELIDED = re.compile(r"(\w+')(.+)")
_POS = {"V": ("verb", "aux"), "N": ("noun",), "A": ("adj",), "PP": ("verb", "aux"), "INF": ("verb", "aux"), "": ()}
AGREEING = ("é", "i", "u", "t")
"""Endings of the participles to which the endings of gender and number are added as they are."""
_NEVER_PARTICIPLES = ("ent", "ont")
MACROS = {
    "DE": "[du|des|[de|d'] [la|l']?]",
    "AU": "[au|aux|à [la|l']?]",
    "OBJ": "ADV? ADV? [de la|de l'|DET|NUM]? [NUM|DET]? ADJ? ADJ?",
    "SELF": "[se|s'|me|m'|te|t'|nous|vous] [y|en]? <être>? ADV?",
    "PRON": "[il|elle|ils|elles|on|nous|je|j'|vous|ce|c'|cela|ceci|ça]",
}


@dataclass(frozen=True, slots=True)
class Match:
    """Token indices of the reported part, `[first, after)`, and of the whole match, `[start, end)`."""

    first: int
    after: int
    start: int
    end: int


class PatternError(ValueError):
    """A pattern that can't be read, or a lemma that the lexicon does not know."""


class Pattern:
    """A compiled pattern.

    Raises:
        PatternError: the text is not a pattern, or names a lemma without forms.
    """

    def __init__(self, text: str) -> None:
        self.text = text
        self.head, self.core, self.tail = _Parser(text).pattern()
        whole = Sequenced((self.head, self.core, self.tail))
        self.low, self.high = whole.low, whole.high
        self.anchor: Anchor | None = whole.anchor()
        self._opening = whole.opening()
        self._needed = tuple(sorted(dict.fromkeys(whole.needed()), key=len))
        self._whole = whole

    def may_match(self, present: frozenset[str]) -> bool:
        """False for a sentence whose lower-case forms `present` lack a word that the pattern needs: a quick test."""
        return not any(map(present.isdisjoint, self._needed))

    def starts(self, words: Words) -> list[int]:
        """Where a match may start, by the words that it needs and the word that it opens with, in order."""
        if self.anchor is None:
            return list(range(len(words) + 1))
        least, most = self.anchor.before
        places = [i for i, word in enumerate(words.lower) if word in self.anchor.words]
        starts = sorted({start for place in places for start in range(max(0, place - most), place - least + 1)})
        return starts if self._opening is None else [start for start in starts if words.lower[start] in self._opening]

    def at(self, words: Words, start: int) -> Match | None:
        """The match that starts at token `start`, its reported part as long as it can be."""
        for first in sorted(self.head.ends(words, start)):
            for after in sorted(self.core.ends(words, first), reverse=True):
                ends = self.tail.ends(words, after)
                if ends and after > first:
                    return Match(first, after, start, max(ends))
        return None

    def matches(self, words: Words) -> Iterator[Match]:
        """The matches from left to right; the reported parts don't overlap."""
        done = -1
        for start in self.starts(words) if self.may_match(frozenset(words.lower)) else ():
            if start >= done and (match := self.at(words, start)) is not None:
                done = match.after
                yield match

    def ends_at(self, words: Words, end: int) -> bool:
        """True when some match ends just before token `end`."""
        return any(end in self._whole.ends(words, start) for start in range(max(0, end - self.high), end - self.low + 1))

    def starts_at(self, words: Words, start: int) -> bool:
        """True when some match starts at token `start`."""
        return bool(self._whole.ends(words, start))

    def occurs(self, words: Words) -> bool:
        """True when it matches anywhere in the sentence."""
        return any(self._whole.ends(words, start) for start in range(len(words) + 1))


class _Parser:
    """Reads a pattern from left to right."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.elements: list[str] = ELEMENT.findall(text)
        self.place = 0
        if "".join(self.elements) != "".join(text.split()):
            raise PatternError(f"a sign that can't be read: {text}")

    def pattern(self) -> tuple[Node, Node, Node]:
        """What precedes, what is reported, what follows."""
        parts: list[Node] = []
        while self.place < len(self.elements) and self.elements[self.place] != "{":
            parts.append(self._element())
        if self.place == len(self.elements):
            return Sequenced(()), Sequenced(tuple(parts)), Sequenced(())
        self.place += 1
        core = self._sequence("}")
        self._take("}")
        return Sequenced(tuple(parts)), core, self._sequence("")

    def _take(self, expected: str) -> None:
        if self.place >= len(self.elements) or self.elements[self.place] not in (expected, expected + "?"):
            raise PatternError(f"`{expected}` expected at element {self.place + 1}: {self.text}")
        self.place += 1

    def _sequence(self, *closing: str) -> Node:
        parts = []
        while self.place < len(self.elements) and self.elements[self.place] not in closing:
            parts.append(self._element())
        return parts[0] if len(parts) == 1 else Sequenced(tuple(parts))

    def _element(self) -> Node:
        piece = self.elements[self.place]
        self.place += 1
        if piece == "[":
            node = self._alternatives("]")
        elif piece == "(":
            node = self._alternatives(")", ")?")
            if self.elements[self.place - 1] == ")?":
                return Optional(node)
        elif piece == "!":
            return Not(self._element())
        elif piece in "^$":
            return Edge(piece == "^")
        elif piece.startswith("~"):
            return Gap(int(piece.lstrip("~")), marks=piece.startswith("~~"))
        elif piece in ")]}|" or piece == ")?":
            raise PatternError(f"unexpected `{piece}`: {self.text}")
        else:
            return self._single(piece)
        if self.elements[self.place : self.place + 1] == ["?"]:
            self.place += 1
            return Optional(node)
        return node

    def _alternatives(self, *closing: str) -> Node:
        parts = [self._sequence("|", *closing)]
        while self.elements[self.place : self.place + 1] == ["|"]:
            self.place += 1
            parts.append(self._sequence("|", *closing))
        self._take(closing[0])
        if len(parts) == 1:
            return parts[0]
        if all(isinstance(p, OneOf) for p in parts):
            return OneOf(frozenset().union(*(p.forms for p in parts if isinstance(p, OneOf))))
        return Either(tuple(parts))

    def _single(self, piece: str) -> Node:
        """One word with its signs: elided (`d'eau`), with an optional ending (`grues?`), optional (`d'?`)."""
        elided = ELIDED.fullmatch(piece.lower())
        if elided and piece.lower() != "aujourd'hui" and elided.group(2) != "?":
            return Sequenced((OneOf(frozenset((elided.group(1),))), self._single(elided.group(2))))
        if ENDING.fullmatch(piece):
            return OneOf(frozenset((piece[:-2].lower(), piece[:-1].lower())))
        if "?" in piece[:-1]:
            raise PatternError(f"one ending at most: `{piece}` in {self.text}")
        if len(piece) > 1 and piece.endswith("?"):
            return Optional(_word(piece[:-1]))
        return _word(piece)


def _macro(text: str) -> Node:
    return _Parser(text).pattern()[1]


@cache
def _word(piece: str) -> Node:
    """The part for one word, lemma or class; the same for all patterns that hold it, as parts have no state."""
    if piece in MACROS:
        return _macro(MACROS[piece])
    if piece == "<être>":
        return Sequenced((Optional(_macro("<avoir> ADV?")), OneOf(lemma_forms("être"))))
    if piece == "NUM":
        return Number()
    if piece in CLASSES:
        return Test(CLASSES[piece])
    if piece.startswith("@"):
        return OneOf(_class_forms(piece[1:]))
    if piece.startswith("<"):
        lemmas, _, pos = piece.strip("<>").partition("/")
        return OneOf(frozenset().union(*(lemma_forms(lemma.lower(), pos) for lemma in lemmas.split("|"))))
    return OneOf(frozenset((piece.lower(),)))


@cache
def _class_forms(name: str) -> frozenset[str]:
    if name not in noun_classes():
        raise PatternError(f"no such class of nouns: {name}")
    return frozenset().union(*(lemma_forms(lemma, "N") for lemma in noun_classes()[name]))


def _agreeing(lemma: str, forms: tuple[str, ...]) -> tuple[str, ...]:
    """Feminine and plural forms of a participle: the lexicon lists those that look like adjectives elsewhere, or not at all."""
    readings = french().readings
    ended = (f for f in forms if f.removesuffix("s").endswith(AGREEING) and not f.endswith(_NEVER_PARTICIPLES))
    participles = (f for f in ended if any(r.lemma == lemma and "par:pas" in r.verb and r.gender != "f" for r in readings(f)))
    bases = {form.removesuffix("s") if form.endswith(("és", "is", "us", "ts")) else form for form in participles}
    return tuple(base + ending for base in bases if base.endswith(AGREEING) for ending in ("", "e", "s", "es"))


@cache
def lemma_forms(lemma: str, pos: str = "") -> frozenset[str]:
    """All forms of a lemma; `pos` is V, N, A, PP, INF or empty (see the module).

    Raises:
        PatternError: the lexicon has none.
    """
    if pos not in _POS:
        raise PatternError(f"no such part of speech: {pos}")
    if "œ" in lemma:
        folded = lemma_forms(lemma.replace("œ", "oe"), pos)
        return folded | {form.replace("oe", "œ") for form in folded}
    lexicon = french()
    forms = lexicon.forms(lemma, *_POS[pos])
    if pos in ("PP", "INF"):
        tag = {"PP": "par:pas", "INF": "inf"}[pos]
        forms = tuple(f for f in forms if any(r.lemma == lemma and tag in r.verb for r in lexicon.readings(f)))
    if pos in ("PP", "V"):
        forms += _agreeing(lemma, forms)
    if not forms:
        raise PatternError(f"no forms of <{lemma}{'/' + pos if pos else ''}> in the lexicon")
    return frozenset(forms)
