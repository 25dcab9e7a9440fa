"""NAM202: a proper name translated, in part or whole."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from functools import cache
from itertools import pairwise
from typing import ClassVar

from mtqa.checks.base import Check
from mtqa.checks.finding import Evidence, Finding, Severity
from mtqa.checks.view import ArticleView, SegmentView
from mtqa.language.conventions import conventions
from mtqa.language.exonyms import exonyms
from mtqa.language.frequency import frequencies
from mtqa.language.morphology import french
from mtqa.language.names import demonym, is_name_word, sentence_start
from mtqa.language.portfolios import in_french_portfolio, indonesian_portfolios
from mtqa.language.spelling import fold
from mtqa.language.tables import table
from mtqa.language.tokens import Token, plain, tokenize
from mtqa.phrase import Phrase

Pair = tuple[str, str]
_KNOWN = 2.5


class HalfTranslated(Check):
    """A proper name translated, in part or whole.

    What it does: Takes the two-word names of the source. Where the French keeps one word and puts a French capitalised noun or adjective
    for the other (*la société Étoile Makmur* for Bintang Makmur), and where a name that the article keeps elsewhere is missing
    and a capitalised French noun stands instead, the translation is reported.

    Why it matters: Nobody finds a firm, a ship or a village under a translated name.

    Known problems: Names that do have a translated form in French use (Palais Merdeka); generic words of places are left out, and so
    is what a ministry or a directorate has charge of (*ministre du Commerce*).

    Example:
        bad: La société Étoile Makmur a fermé. (source: PT Bintang Makmur tutup.)
        good: Le mont Merapi gronde. (source: Gunung Merapi bergemuruh.)

    Options: none.

    Sources: Newmark, A Textbook of Translation (proper names).

    Measured: see `mtqa explain`; the figures come from the shipped `measured.json`.
    """

    code: ClassVar[str] = "NAM202"
    name: ClassVar[str] = "translated-name"
    category: ClassVar[str] = "accuracy/mistranslation/name"
    its_type: ClassVar[str] = "mistranslation"
    severity: ClassVar[Severity] = Severity.MAJOR
    evidence: ClassVar[Evidence] = Evidence.SOURCE

    def check(self, article: ArticleView) -> Iterator[Finding]:
        """See `Check.check`."""
        if not any(s.source for s in article.segments):
            return
        kept = Counter(pair for s in article.segments for pair in _pairs(s.tokens))
        for segment in article.segments:
            if segment.source:
                yield from self._segment(segment, kept)

    def _segment(self, segment: SegmentView, kept: Counter[Pair]) -> Iterator[Finding]:
        source = tokenize(plain(segment.source or ""))
        theirs = {fold(t.text) for t in source}
        reported: set[int] = set()
        for left, right in _pairs(source, indonesian_portfolios(source)):
            if _generic(left) or _generic(right):
                continue
            for first, after, whole in _replaced(segment.tokens, left, right, theirs, elsewhere=kept[left, right] > 0):
                if first not in reported:
                    reported.add(first)
                    yield self._finding(segment, first, after, f"{left} {right}", whole=whole)
                break

    def _finding(self, segment: SegmentView, first: int, after: int, name: str, *, whole: bool) -> Finding:
        return self.finding(
            segment.span(first, after),
            Phrase(f"The source has {name}", f"La source dit {name}", f"Sumber menulis {name}"),
            Phrase(
                "A proper name was translated, or one half of it.",
                "Un nom propre a été traduit, en tout ou à moitié.",
                "Nama diri ikut diterjemahkan, seluruhnya atau separuhnya.",
            ),
            suggestion=name if whole else None,
            confidence=0.88,
        )


def _pairs(tokens: Sequence[Token], common: frozenset[int] = frozenset()) -> list[Pair]:
    """Neighbouring capitalised words, with nothing but a blank between, none of them at the places `common`."""
    return [
        (a.text, b.text)
        for at, (a, b) in enumerate(pairwise(tokens))
        if common.isdisjoint((at, at + 1))
        and is_name_word(a)
        and is_name_word(b)
        and b.start - a.end == 1
        and not (sentence_start(tokens, at) and french().known(a.lower))
    ]


def _generic(word: str) -> bool:
    """True for a title, a kind of place or institution, a month, or a name with a French form: those are translated."""
    return word in conventions() or word in exonyms() or word in generic_words()


@cache
def generic_words() -> frozenset[str]:
    """Capitalised words that say what kind of place, body or time a name is: they are translated."""
    return frozenset(row["form"] for row in table("place_words.tsv"))


def _replaced(tokens: Sequence[Token], left: str, right: str, theirs: set[str], *, elsewhere: bool) -> Iterator[tuple[int, int, bool]]:
    """Token ranges of the French where a French capitalised word stands for part of the name, or for all of a name kept elsewhere.

    True with those that the name can replace: a part that stands on the other side of what is kept of it has more of the name around.
    """
    ours = {t.text for t in tokens}
    if left in ours and right in ours:
        return
    for at, token in enumerate(tokens):
        if token.text in (left, right) and frequencies().zipf(token.lower, "fr") < _KNOWN:
            for other, first, kept in ((at - 1, at - 1, right), (at + 1, at, left)):
                if 0 <= other < len(tokens) and _french_noun(tokens, other, theirs):
                    yield first, first + 2, token.text == kept
    if elsewhere and left not in ours and right not in ours:
        for at in range(1, len(tokens)):
            if _french_noun(tokens, at, theirs):
                yield at, at + 1, True


def _french_noun(tokens: Sequence[Token], at: int, theirs: set[str]) -> bool:
    """True for a capitalised word in mid-sentence that the French dictionary has as a noun or adjective and the source has not."""
    token = tokens[at]
    if not at or sentence_start(tokens, at) or not is_name_word(token) or fold(token.text) in theirs:
        return False
    if token.lower in ("mme", "mlle", "mgr", "dr") or tokens[at - 1].lower == "d'" or demonym(token.lower):
        return False
    return french().is_pos(token.lower, "noun", "adj") and not in_french_portfolio(tokens, at, theirs)
