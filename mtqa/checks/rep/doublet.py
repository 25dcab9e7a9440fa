"""REP124: one idea said by two different words of one clause."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import count

from mtqa.checks.base import SegmentCheck
from mtqa.checks.finding import Finding, Severity
from mtqa.checks.view import SegmentView
from mtqa.language.tables import listed, table
from mtqa.language.tokens import Kind, Token, tokenize
from mtqa.language.wordlists import words
from mtqa.phrase import Phrase

_STOPS = words("au et ou mais ni que qu' qui dont où puis car soit si lorsque quand tandis alors comme contre")


@dataclass(frozen=True, slots=True)
class _Row:
    """Phrases that say the same, how many words may stand between, the first words of both, and the longest words of the `other`."""

    one: tuple[tuple[str, ...], ...]
    other: tuple[tuple[str, ...], ...]
    within: int
    ones: frozenset[str]
    others: frozenset[str]
    other_keys: frozenset[str]


class Doublet(SegmentCheck):
    """One idea said by two different words of one clause.

    What it does: looks for the pairs of `data/doublets.tsv` (`il y a … auparavant`, `nocturne … de nuit`, `consécutifs …
    d'affilée`) with a few words, and no mark, conjunction or relative pronoun, between the two.

    Why it matters: the machine has rendered one Indonesian word or phrase at two places.

    Known problems: some such pairs are insistence; the finding is minor, and quotations are left alone.

    Example:
        bad: Le pont a été refait il y a six ans auparavant.
        good: Le pont a été refait il y a six ans.

    Options: none.

    Sources: Académie française, Dire, ne pas dire (pléonasmes); TLFi.

    Measured: `mtqa explain` shows the figures of the shipped `measured.json`.
    """

    code = "REP124"
    name = "doublet"
    category = "fluency/duplication"
    its_type = "duplication"
    severity = Severity.MINOR

    def check_segment(self, segment: SegmentView) -> Iterator[Finding]:
        """See `SegmentCheck.check_segment`."""
        tokens, present, numbered = segment.tokens, segment.forms, _by_key()
        called = {n: row for key in numbered.keys() & present for n, row in numbered[key] if not row.other_keys.isdisjoint(present)}
        rows = [called[n] for n in sorted(called)]
        for i, token in enumerate(tokens if rows else ()):
            for row in rows:
                found = _pair(tokens, i, row) if token.lower in row.ones else None
                if found is not None and not segment.quoted(token):
                    yield self._report(segment, *found)
                    return

    def _report(self, segment: SegmentView, first: int, again: int, after: int) -> Finding:
        word = segment.span(again, after).of(segment.article.plain)
        return self.finding(
            segment.span(first, after),
            Phrase(f"“{word}” says it again", f"« {word} » le redit", f"“{word}” mengatakannya lagi"),
            Phrase(
                "Two expressions of this clause mean the same; one is enough.",
                "Deux expressions de cette proposition disent la même chose ; une seule suffit.",
                "Dua ungkapan dalam klausa ini sama artinya; satu saja cukup.",
            ),
            confidence=0.7,
        )


@cache
def _by_key() -> Mapping[str, tuple[tuple[int, _Row], ...]]:
    """Rows with their numbers, in both orders, by the longest words of the phrase that comes first."""
    found: dict[str, tuple[tuple[int, _Row], ...]] = {}
    numbers = count()
    for cells in table("doublets.tsv"):
        one, other = (tuple(tuple(t.lower for t in tokenize(form)) for form in listed(cells[side])) for side in ("one", "other"))
        within = int(cells["within"])
        for row in (_row(one, other, within), _row(other, one, within)) if cells["order"] == "any" else (_row(one, other, within),):
            numbered = (next(numbers), row)
            for key in _keys(row.one):
                found[key] = (*found.get(key, ()), numbered)
    return found


def _row(one: tuple[tuple[str, ...], ...], other: tuple[tuple[str, ...], ...], within: int) -> _Row:
    return _Row(one, other, within, frozenset(f[0] for f in one), frozenset(f[0] for f in other), _keys(other))


def _keys(forms: tuple[tuple[str, ...], ...]) -> frozenset[str]:
    return frozenset(max(form, key=len) for form in forms)


def _pair(tokens: Sequence[Token], first: int, row: _Row) -> tuple[int, int, int] | None:
    """`first`, the first token of the other phrase and the index after it, when both stand in one clause."""
    start = next((first + len(form) for form in row.one if _stands(tokens, first, form)), None)
    if start is None or row.others.isdisjoint([t.lower for t in tokens[start : start + row.within + 1]]):
        return None
    for at in range(start, min(start + row.within + 1, len(tokens))):
        form = next((form for form in row.other if _stands(tokens, at, form)), None)
        if form is not None:
            return first, at, at + len(form)
        if tokens[at].lower in _STOPS or (tokens[at].kind is Kind.MARK and tokens[at].text != "%"):
            return None
    return None


def _stands(tokens: Sequence[Token], at: int, form: tuple[str, ...]) -> bool:
    return tokens[at].lower == form[0] and tuple(t.lower for t in tokens[at : at + len(form)]) == form
