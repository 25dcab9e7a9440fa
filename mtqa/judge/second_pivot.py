"""A second translator's round trip: words that neither round trip gives back are surer faults of the French."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace

from mtqa.article.model import Article
from mtqa.checks.finding import Finding
from mtqa.language.spelling import fold
from mtqa.language.tokens import plain, tokenize

_RAISED, _MOST = 0.15, 0.9
_LONG = 4  # letters of a word that carries sense
_FAMILY = 5  # letters by which a word of another form is known
_LOST = 0.5  # share of the words that must be gone


def seconded(findings: Iterable[Finding], article: Article, first: str | None, second: str | None) -> Iterator[Finding]:
    """The findings of one sentence, with more confidence (0-1, by 0.15, up to 0.9) where both round trips put their words otherwise.

    One translator may stumble over sound words; two with a pivot or weights of their own seldom stumble over the same ones. Without both
    round trips the findings are as they were.
    """
    for finding in findings:
        words = finding.span.of(article.text)
        if first and second and lost(words, first) and lost(words, second):
            yield replace(finding, confidence=max(finding.confidence, min(_MOST, finding.confidence + _RAISED)))
        else:
            yield finding


def lost(words: str, round_trip: str) -> bool:
    """True when half or more of the longer words are not in the round trip, in no form; False where there are only short ones."""
    own = _families(words)
    return bool(own) and len(own - _families(round_trip)) >= _LOST * len(own)


def _families(text: str) -> frozenset[str]:
    return frozenset(fold(token.text)[:_FAMILY] for token in tokenize(plain(text)) if token.is_word and len(token.text) >= _LONG)
