"""TER202: an Indonesian term of the courts, the state, money, disasters, farming or sport in the wrong French word."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from typing import ClassVar

from mtqa.article.model import Span
from mtqa.checks.base import SegmentCheck
from mtqa.checks.finding import Evidence, Finding, Severity
from mtqa.checks.view import SegmentView
from mtqa.language.tables import listed, table
from mtqa.language.terms import Term, find, find_in_source, term
from mtqa.language.tokens import Token, plain, tokenize
from mtqa.phrase import Phrase


@dataclass(frozen=True, slots=True)
class _Entry:
    """A source term, the French terms that render it, the wrong ones, and source words of which one must stand near (or none)."""

    text: str
    required: tuple[str, ...]
    wrong: tuple[str, ...]
    context: frozenset[str]


class SourceTerms(SegmentCheck):
    """An Indonesian term in the wrong French word.

    What it does: Where the Indonesian source has a term of the built-in glossary (courts, state and elections, money, disasters and
    health, farming, transport, sport, religion) and the French sentence has a rendering that the glossary calls wrong and none that it
    accepts, the wrong word is reported.

    Why it matters: A defendant is no convict, an operating permit no work permit, shallots are not onions: the report becomes false.

    Known problems: A free translation that expresses the term by a word the glossary does not know, beside a listed wrong one.

    Example:
        bad: Le condamné sera jugé mardi. (source: Terdakwa akan disidang Selasa.)
        good: Le prévenu sera jugé mardi. (source: Terdakwa akan disidang Selasa.)

    Options: none; `references/glossary.csv` adds terms of the newsroom (TER101, TER201).

    Sources: Kamus Besar Bahasa Indonesia; Le Grand Robert; FranceTerme.

    Measured: see `mtqa explain`; the figures come from the shipped `measured.json`.
    """

    code: ClassVar[str] = "TER202"
    name: ClassVar[str] = "source-term"
    category: ClassVar[str] = "terminology/wrong-term"
    its_type: ClassVar[str] = "terminology"
    severity: ClassVar[Severity] = Severity.MAJOR
    evidence: ClassVar[Evidence] = Evidence.SOURCE

    def check_segment(self, segment: SegmentView) -> Iterator[Finding]:
        """See `SegmentCheck.check_segment`."""
        if not segment.source or segment.source_language != "id":
            return
        source = tokenize(plain(segment.source))
        words = {t.lower for t in source}
        reported: set[int] = set()
        for entry, place in _present(source):
            if entry.context and entry.context.isdisjoint(words):
                continue
            if any(next(find(segment.tokens, term(t)), None) for t in entry.required):
                continue
            hit = _first(segment.tokens, entry.wrong)
            if hit is not None and hit[0] not in reported:
                reported.add(hit[0])
                yield self._finding(segment, entry, hit, place)

    def _finding(self, segment: SegmentView, entry: _Entry, hit: tuple[int, int], place: Span) -> Finding:
        span = segment.span(*hit)
        text, better = span.of(segment.article.article.text), " / ".join(entry.required[:3])
        return self.finding(
            span,
            Phrase(
                f"{entry.text} is {better}, not {text}", f"{entry.text} : {better}, non {text}", f"{entry.text}: {better}, bukan {text}"
            ),
            Phrase(
                "This French word means something else than the term of the source.",
                "Ce mot français dit autre chose que le terme de la source.",
                "Kata Prancis ini berarti lain dari istilah dalam sumber.",
            ),
            confidence=0.9,
            source_span=place,
        )


@cache
def _entries() -> Mapping[str, tuple[tuple[_Entry, str], ...]]:
    """Entries by the first word of each form, the longest form first."""
    found: dict[str, list[tuple[_Entry, str]]] = defaultdict(list)
    for row in table("terms_id.tsv"):
        context = frozenset(word.lower() for word in listed(row["context"]))
        for form in listed(row["term"]):
            entry = _Entry(form, listed(row["required"]), listed(row["wrong"]), context)
            found[form.split()[0].lower()].append((entry, form))
    return {first: tuple(sorted(group, key=lambda pair: -len(pair[1].split()))) for first, group in found.items()}


def _present(source: Sequence[Token]) -> Iterator[tuple[_Entry, Span]]:
    """Entries whose term stands in the source, the longest at each place, with that place."""
    known = _entries()
    at = 0
    while at < len(source):
        word = source[at].lower
        group = known.get(word) or known.get(word.removesuffix("nya"), ())
        hit = next((e for e, form in group if _stands(source, at, form)), None)
        if hit is None:
            at += 1
            continue
        after = at + len(tokenize(plain(hit.text)))
        yield hit, Span(source[at].start, source[after - 1].end)
        at = after


def _stands(source: Sequence[Token], at: int, form: str) -> bool:
    """True when the form starts at token `at`; acronyms keep their capitals."""
    size = len(tokenize(plain(form)))
    return next(find_in_source(source[at : at + size], form, "id", case=form.isupper()), None) is not None


def _first(tokens: Sequence[Token], wrong: Sequence[str]) -> tuple[int, int] | None:
    for text in wrong:
        wanted: Term = term(text)
        for hit in find(tokens, wanted):
            return hit
    return None
