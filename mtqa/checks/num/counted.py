"""What a number counts: the noun behind it and the word before it, for the checks that compare facts inside an article."""

from __future__ import annotations

from bisect import bisect_left
from dataclasses import dataclass

from mtqa.checks.view import ArticleView, SegmentView, remembered
from mtqa.language.morphology import french
from mtqa.language.number_grammar import NumberKind
from mtqa.language.tokens import Token
from mtqa.language.values import Aspect, Value

DEFINITE = frozenset(("les", "ces", "ses", "leurs", "nos", "vos", "aux", "des", "lesdits"))
_NOT_FACTS = ("time", "percent", "point", "times", "night")


@dataclass(frozen=True, slots=True)
class Count:
    """A number with what it counts.

    Attributes:
        value: the number.
        start, end: the number's code points in the article.
        segment: index of its sentence.
        noun: lemma of the counted noun, empty when none follows.
        before: the word right before the number, in lower case.
        context: lemmas of the nouns in the twelve words before the number.
    """

    value: Value
    start: int
    end: int
    segment: int
    noun: str
    before: str
    context: frozenset[str]

    @property
    def definite(self) -> bool:
        """True after les, ces, ses …: the number is one that the reader has met."""
        return self.before in DEFINITE


def counts(segment: SegmentView) -> list[Count]:
    """The firm cardinals of a sentence that tell facts: no dates, durations, shares, nor vague quantities."""
    return list(_counts(segment.article, segment.index))


@remembered
def _counts(article: ArticleView, index: int) -> tuple[Count, ...]:
    segment = article.segments[index]
    if not segment.values:
        return ()
    found = []
    starts = [t.start for t in segment.tokens]
    for value in segment.values:
        if value.aspect is not Aspect.NUMBER or not value.firm or value.calendar or value.kind is not NumberKind.CARDINAL:
            continue
        if value.value < 2 or value.bounds or (value.unit and value.unit.dimension in _NOT_FACTS):
            continue
        at = bisect_left(starts, segment.start + value.start)
        after = bisect_left(starts, segment.start + value.end)
        before = segment.tokens[at - 1].lower if at else ""
        found.append(
            Count(
                value, segment.start + value.start, segment.start + value.end, segment.index, _noun(segment.tokens, after), before,
                _context(segment.tokens[max(0, at - 12) : at]),
            )
        )  # fmt: skip
    return tuple(found)


def _noun(tokens: tuple[Token, ...], at: int) -> str:
    """The noun at or near token `at`, past de and up to two adjectives."""
    if at < len(tokens) and tokens[at].lower in ("de", "d'"):
        at += 1
    for token in tokens[at : at + 3]:
        if not token.is_word:
            return ""
        readings = french().readings(token.lower)
        for reading in readings:
            if reading.pos == "noun" and reading.number != "s":
                return reading.lemma
        if not any(r.pos == "adj" for r in readings):
            return ""
    return ""


def _context(tokens: tuple[Token, ...]) -> frozenset[str]:
    return frozenset().union(*[french().lemmas(t.lower, "noun") for t in tokens if t.is_word and len(t.lower) > 3])
