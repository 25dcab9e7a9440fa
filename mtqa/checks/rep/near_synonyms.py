"""REP132: a noun, adjective or adverbial that says again what the word beside it means."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from functools import cache, lru_cache
from types import MappingProxyType

from mtqa.checks.base import SegmentCheck
from mtqa.checks.finding import Finding, Severity
from mtqa.checks.view import SegmentView
from mtqa.language.morphology import french
from mtqa.language.remember import FORMS, Sieve
from mtqa.language.tables import listed, table
from mtqa.language.tokens import Kind, Token, tokenize
from mtqa.language.wordlists import words
from mtqa.phrase import Phrase

_STOPS = words("ou ni mais que qu' qui dont où car si comme puis contre entre non plus moins aussi autre autres")
_OPEN = words("de d' du des la le l' les un une en à au aux par")
_NOTHING: Mapping[int, tuple[int, str, int]] = MappingProxyType({})


class NearSynonyms(SegmentCheck):
    """A word beside another that means the same.

    What it does: looks for two members of one set of `data/near_synonyms.tsv` (`collectif … en groupe`, `reprises … fois`, `argent …
    billets`) within a few words of each other, with no mark, relative pronoun, negation or comparison between. Members are lemmas, or
    phrases as written.

    Why it matters: the machine has rendered one Indonesian word by two French ones.

    Known problems: insistence and definitions; the finding is minor and quotations are left alone.

    Example:
        bad: Elles ont porté une plainte collective en groupe.
        good: Elles ont porté une plainte collective.

    Options: none.

    Sources: TLFi; Académie française, Dire, ne pas dire (pléonasmes).

    Measured: `mtqa explain` shows the figures of the shipped `measured.json`.
    """

    code = "REP132"
    name = "near-synonyms"
    category = "fluency/duplication"
    its_type = "duplication"
    severity = Severity.MINOR

    def check_segment(self, segment: SegmentView) -> Iterator[Finding]:
        """See `SegmentCheck.check_segment`."""
        tokens = segment.tokens
        places = _places(segment)
        if len(places) < 2:
            return
        marks = {i: found for i in places if (found := _marks(segment, i))}
        for i, here in marks.items():
            for row, (after, member, within) in here.items():
                second = _again(tokens, marks, after, row, member, within)
                if second and not segment.quoted(tokens[i]):
                    yield self._report(segment, i, second)
                    return

    def _report(self, segment: SegmentView, first: int, after: int) -> Finding:
        text = segment.span(first, after).of(segment.article.plain)
        return self.finding(
            segment.span(first, after),
            Phrase(f"the same idea twice: {text}", f"deux fois la même idée : {text}", f"gagasan yang sama dua kali: {text}"),
            Phrase(
                "Both words mean the same here; one is enough.",
                "Les deux mots ont ici le même sens ; un seul suffit.",
                "Kedua kata itu sama artinya di sini; satu saja cukup.",
            ),
            confidence=0.7,
        )


@cache
def _members() -> tuple[Mapping[str, tuple[tuple[int, int], ...]], Mapping[str, tuple[tuple[int, int, tuple[str, ...]], ...]]]:
    """Rows and reach by lemma; rows, reach and words of phrases by their first word."""
    lemmas: dict[str, list[tuple[int, int]]] = defaultdict(list)
    phrases: dict[str, list[tuple[int, int, tuple[str, ...]]]] = defaultdict(list)
    for number, cells in enumerate(table("near_synonyms.tsv")):
        for member in listed(cells["members"]):
            split = tuple(t.lower for t in tokenize(member))
            if len(split) == 1:
                lemmas[member].append((number, int(cells["within"])))
            else:
                phrases[split[0]].append((number, int(cells["within"]), split))
    return {k: tuple(v) for k, v in lemmas.items()}, {k: tuple(v) for k, v in phrases.items()}


@lru_cache(maxsize=FORMS)
def _rows(lower: str) -> tuple[tuple[int, int, str], ...]:
    lemmas, _ = _members()
    readings = french().readings(lower)
    found = {r.lemma for r in readings} | {lower}
    return tuple((row, within, lemma) for lemma in sorted(found) for row, within in lemmas.get(lemma, ()))


_in_a_row = Sieve(lambda lower: bool(_rows(lower)))


@cache
def _second_words() -> Mapping[str, frozenset[str]]:
    """By the first word of a phrase the words that may follow."""
    return {first: frozenset(split[1] for _, _, split in phrases) for first, phrases in _members()[1].items()}


def _places(segment: SegmentView) -> list[int]:
    """Where a member may start."""
    lowers, second_words = segment.lowers, _second_words()
    single = _in_a_row(segment.forms)
    openers = second_words.keys() & segment.forms
    if not openers:
        return segment.standing(single)
    following = (*lowers[1:], "")
    return [i for i in segment.standing(single | openers) if lowers[i] in single or following[i] in second_words[lowers[i]]]


def _marks(segment: SegmentView, i: int) -> Mapping[int, tuple[int, str, int]]:
    """Row to (index after the member, the member, reach) for the members that start at `i`."""
    token, lowers = segment.tokens[i], segment.lowers
    if not token.is_word:
        return _NOTHING
    phrases = _members()[1].get(token.lower, ())
    rows = _rows(token.lower) if not token.capitalised else ()
    if not phrases and not rows:
        return _NOTHING
    found = {}
    for row, within, split in phrases:
        if lowers[i : i + len(split)] == split:
            found[row] = (i + len(split), " ".join(split), within)
    for row, within, lemma in rows:
        found.setdefault(row, (i + 1, lemma, within))
    return found


def _again(
    tokens: Sequence[Token], marks: Mapping[int, Mapping[int, tuple[int, str, int]]], start: int, row: int, member: str, within: int
) -> int:
    """After another member of the row within reach, or 0."""
    for at in range(start, min(start + within + 1, len(tokens))):
        other = marks.get(at, _NOTHING).get(row)
        if other is not None:
            return other[0] if other[1] != member else 0
        if tokens[at].kind is Kind.MARK or tokens[at].lower in _STOPS or (within < 3 and tokens[at].lower not in _OPEN):
            return 0
    return 0
