"""LAN201: words copied from the source instead of being translated."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import ClassVar

from mtqa.article.model import Span
from mtqa.checks.base import Check
from mtqa.checks.finding import Evidence, Finding, Severity
from mtqa.checks.lan.residue import Strength, admitted, in_address, indonesian, plain_word
from mtqa.checks.view import ArticleView, SegmentView
from mtqa.language.frequency import frequencies
from mtqa.language.glosses import explained, set_apart
from mtqa.language.identify import closed_class
from mtqa.language.morphology import french
from mtqa.language.names import is_name_word
from mtqa.language.tokens import Token, plain, tokenize
from mtqa.phrase import Phrase

_RUN = 3
_SENTENCE = 4
_WORD = 4
_RARE = 2.2


class CopiedSource(Check):
    """Words copied from the source instead of being translated.

    What it does: Reports a sentence that is the source itself (critical), three or more words in a row taken over from it of which
    French does not know most, and, as minor, single lower-case words of the source that French does not
    know and the article does not explain.

    Why it matters: What is copied was not translated; with the source beside, there is no doubt where the word comes from.

    Known problems: Slogans and titles kept in the original without quotation marks.

    Example:
        bad: Ils pêchent avec un sero. (source: Mereka menangkap ikan dengan sero.)
        good: Ils chantent « Indonesia Raya ». (source: Mereka menyanyikan “Indonesia Raya”.)

    Options: none.

    Sources: Lexique 3.83 and wordfreq (Speer 2022) for what French knows.

    Measured: see `mtqa explain`; the figures come from the shipped `measured.json`.
    """

    code: ClassVar[str] = "LAN201"
    name: ClassVar[str] = "copied-source"
    category: ClassVar[str] = "accuracy/untranslated"
    its_type: ClassVar[str] = "untranslated"
    severity: ClassVar[Severity] = Severity.MAJOR
    evidence: ClassVar[Evidence] = Evidence.SOURCE

    def check(self, article: ArticleView) -> Iterator[Finding]:
        """See `Check.check`."""
        known: set[str] = set()
        for segment in article.segments:
            if segment.source and segment.source_language != "fr":
                yield from self._segment(segment, known)

    def _segment(self, segment: SegmentView, known: set[str]) -> Iterator[Finding]:
        """Findings of one sentence; `known` collects the words that the article has explained so far."""
        source = [t.lower for t in tokenize(plain(segment.source or "")) if t.is_word]
        ours = [t.lower for t in segment.words]
        if ours == source and len(ours) >= _SENTENCE and sum(_unknown(t) for t in segment.words) * 2 > len(ours):
            yield self._finding(segment.segment.span, segment.text, Severity.CRITICAL)
            return
        pairs = set(pairwise(source))
        at = 0
        while at < len(segment.tokens):
            after = _run_end(segment.tokens, at, pairs)
            if _copied_run(segment.tokens[at:after]):
                if not set_apart(segment.tokens, at, after):
                    yield self._finding(segment.span(at, after), segment.span(at, after).of(segment.article.article.text), None)
                at = after
                continue
            token = segment.tokens[at]
            if token.lower in source and token.lower not in known and _single(segment.tokens, at):
                if explained(segment.tokens, at, at + 1):
                    known.add(token.lower)
                else:
                    yield self._finding(Span(token.start, token.end), token.text, Severity.MINOR)
            at += 1

    def _finding(self, span: Span, text: str, severity: Severity | None) -> Finding:
        shown = text if len(text) <= 60 else text[:59] + "…"
        return self.finding(
            span,
            Phrase(f"Copied from the source: {shown}", f"Repris de la source : {shown}", f"Disalin dari sumber: {shown}"),
            Phrase(
                "These words stand in the source as they are; French does not know them.",
                "Ces mots figurent tels quels dans la source ; le français ne les connaît pas.",
                "Kata-kata ini sama persis dengan sumber dan tidak dikenal dalam bahasa Prancis.",
            ),
            severity=severity,
            confidence=0.95,
        )


def _run_end(tokens: Sequence[Token], at: int, pairs: set[tuple[str, str]]) -> int:
    """Where the run of words that starts at token `at` and stands in the source in this order ends."""
    after = at + 1
    while after < len(tokens) and (tokens[after - 1].lower, tokens[after].lower) in pairs:
        after += 1
    return after


def _copied_run(run: Sequence[Token]) -> bool:
    """True for three lower-case words or more, most of them unknown in French."""
    common = [t for t in run if t.is_word and not t.capitalised]
    return len(common) >= max(_RUN, (len(run) + 1) // 2) and sum(_unknown(t) or _closed(t) for t in common) * 2 > len(common)


def _single(tokens: Sequence[Token], at: int) -> bool:
    """True for a lower-case word of four letters that French does not know; the second half of a scientific name is none."""
    token = tokens[at]
    if not plain_word(token) or len(token.text) < _WORD or in_address(tokens, at) or not _unknown(token):
        return False
    return (
        not (at > 0 and is_name_word(tokens[at - 1]) and not french().known(tokens[at - 1].lower))
        and indonesian(token.lower, frequencies()) < Strength.STRONG
    )


def _closed(token: Token) -> bool:
    return token.lower in closed_class("id") or token.lower in closed_class("en")


def _unknown(token: Token) -> bool:
    word = token.lower
    return not french().known(word) and not admitted(word) and frequencies().zipf(word, "fr") < _RARE
