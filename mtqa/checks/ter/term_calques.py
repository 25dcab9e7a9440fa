"""TER102: a term of Indonesian news translated word for word."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import ClassVar

from mtqa.checks.base import SegmentCheck
from mtqa.checks.finding import Finding, Severity
from mtqa.checks.view import SegmentView
from mtqa.language.glosses import quoted_shortly
from mtqa.language.remember import FORMS, Sieve
from mtqa.language.tables import listed, table
from mtqa.language.terms import Term, lemmas_in_term, lemmas_of, term, words_of
from mtqa.language.tokens import Token
from mtqa.phrase import Phrase


@dataclass(frozen=True, slots=True)
class _Calque:
    """A word-for-word term, what French says, lemmas of which one must stand in the sentence, and lemmas that excuse it."""

    wrong: Term
    right: str
    context: frozenset[str]
    unless: frozenset[str]


class TermCalques(SegmentCheck):
    """A term of Indonesian news translated word for word.

    What it does: Looks for compound terms that only a word-for-word translation makes (*mémorandum de compréhension, lavage du sang,
    boîte vide* in an election), by lemma; entries with a literal sense ask for a word of the subject in the same sentence.

    Why it matters: The reader does not recognise the thing: a dialysis, a protocol of agreement, an empty ballot box.

    Known problems: The literal sense in an article on the same subject.

    Example:
        bad: L’université prépare un mémorandum de compréhension avec un hôpital.
        good: Le lavage des mains évite bien des contaminations.

    Options: none.

    Sources: FranceTerme; Le Grand Robert; Kamus Besar Bahasa Indonesia for the terms behind.

    Measured: see `mtqa explain`; the figures come from the shipped `measured.json`.
    """

    code: ClassVar[str] = "TER102"
    name: ClassVar[str] = "term-calque"
    category: ClassVar[str] = "terminology/wrong-term"
    its_type: ClassVar[str] = "terminology"
    severity: ClassVar[Severity] = Severity.MINOR

    def check_segment(self, segment: SegmentView) -> Iterator[Finding]:
        """See `SegmentCheck.check_segment`."""
        tokens = segment.tokens
        free = 0
        for at in segment.standing(_openers(segment.forms)):
            opened = _opened_by(tokens[at].lower) if at >= free and tokens[at].is_word else ()
            hit = next((c for c in opened if c.wrong.at(tokens, at)), None)
            if hit is not None and _fits(tokens, at, hit):
                yield self._finding(segment, at, hit)
                free = at + len(hit.wrong.words)

    def _finding(self, segment: SegmentView, at: int, calque: _Calque) -> Finding:
        span = segment.span(at, at + len(calque.wrong.words))
        text = span.of(segment.article.article.text)
        return self.finding(
            span,
            Phrase(f"“{text}” → {calque.right}", f"« {text} » → {calque.right}", f"“{text}” → {calque.right}"),
            Phrase(
                "The term was translated word for word; French has its own.",
                "Le terme a été traduit mot à mot ; le français en a un autre.",
                "Istilah ini diterjemahkan kata demi kata; bahasa Prancis punya istilah sendiri.",
            ),
            confidence=0.85,
        )


@cache
def _rows() -> Mapping[str, Sequence[int]]:
    """Rows of the table by each lemma of their first word, and by the word itself."""
    found: dict[str, list[int]] = defaultdict(list)
    for number, row in enumerate(table("term_calques.tsv")):
        first = words_of(row["wrong"])[0]
        for key in {first, *lemmas_in_term(first)}:
            found[key].append(number)
    return found


@cache
def _calque(number: int) -> _Calque:
    """What a row says, worked out when its first word is met: most rows are not asked for in a run."""
    row = table("term_calques.tsv")[number]
    return _Calque(term(row["wrong"]), row["right"], _lemma_set(row["context"]), _lemma_set(row["unless"]))


def _opened(key: str) -> list[_Calque]:
    """The calques under a word or lemma, the longest first."""
    return sorted(map(_calque, _rows()[key]), key=lambda c: -len(c.wrong.words))


def _lemma_set(cell: str) -> frozenset[str]:
    words = [w.lower() for item in listed(cell) for w in item.split()]
    return frozenset(w for word in words for w in (word, *lemmas_of(word)))


@lru_cache(maxsize=FORMS)
def _opened_by(lower: str) -> tuple[_Calque, ...]:
    """The calques that may start with the lower-case word: first those listed under itself, then those under its lemmas."""
    keys = (lower, *(lemma for lemma in lemmas_of(lower) if lemma != lower))
    rows = _rows()
    return tuple([calque for key in keys if key in rows for calque in _opened(key)])


_openers = Sieve(lambda form: bool(_opened_by(form)))


def _fits(tokens: Sequence[Token], at: int, calque: _Calque) -> bool:
    """True when the subject is there, nothing excuses it, and the writer does not keep a distance by quotation marks."""
    after = at + len(calque.wrong.words)
    if quoted_shortly(tokens, at, after):
        return False
    around = {key for t in (*tokens[:at], *tokens[after:]) for key in ((t.lower, *lemmas_of(t.lower)) if t.is_word else (t.text,))}
    if calque.unless & around:
        return False
    return not calque.context or bool(calque.context & around)
