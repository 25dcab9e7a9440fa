"""TER121: a term that belongs to another field than the article, or that is put together word for word."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import cache
from typing import ClassVar

from mtqa.checks.base import Check
from mtqa.checks.finding import Finding, Severity
from mtqa.checks.view import ArticleView, SegmentView
from mtqa.language.glosses import quoted_shortly
from mtqa.language.morphology import french
from mtqa.language.patterns import Match, lemma_forms
from mtqa.language.phrasebook import Entry
from mtqa.language.tables import table
from mtqa.phrase import Phrase

_IN_SENTENCE, _IN_ARTICLE = 1, 3


class Topics(Check):
    """A term of another field, or one put together word for word.

    What it does: Looks for terms of `data/terms_by_topic.tsv` (a *pénalité* in football, an *éléphant* on a chess board, a *jury* in an
    Indonesian court) where the sentence holds a word of the topic beside them, or the article three.

    Why it matters: The reader does not recognise the thing, or takes it for another.

    Known problems: An article that compares two fields (a rugby international at a football match).

    Example:
        bad: La gardienne a arrêté deux pénalités en fin de match.
        good: Le contrat prévoit des pénalités de retard.

    Options: none.

    Sources: Trésor de la langue française; Kamus Besar Bahasa Indonesia for the terms behind.

    Measured: see `mtqa explain`; the figures come from the shipped `measured.json`.
    """

    code: ClassVar[str] = "TER121"
    name: ClassVar[str] = "term-of-another-field"
    category: ClassVar[str] = "terminology/wrong-term"
    its_type: ClassVar[str] = "terminology"
    severity: ClassVar[Severity] = Severity.MINOR

    def check(self, article: ArticleView) -> Iterator[Finding]:
        """See `Check.check`."""
        for segment in article.segments:
            last = -1
            for entry, match in segment.phrases:
                if (
                    entry.book == "terms_by_topic"
                    and match.first >= last
                    and not quoted_shortly(segment.tokens, match.first, match.after)
                    and _on_topic(article, segment, entry, match)
                ):
                    last = match.after
                    yield self._finding(segment, entry, match)

    def _finding(self, segment: SegmentView, entry: Entry, match: Match) -> Finding:
        span = segment.span(match.first, match.after)
        text = span.of(segment.article.article.text)
        return self.finding(
            span,
            Phrase(f"{text}: {entry.repair}", f"{text} : {entry.repair}", f"{text}: {entry.repair}"),
            Phrase(
                "This field has another term in French.",
                "Dans ce domaine, le français a un autre terme.",
                "Dalam bidang ini bahasa Prancis memakai istilah lain.",
            ),
            severity=Severity(entry.level),
            confidence=0.8,
        )


def _on_topic(article: ArticleView, segment: SegmentView, entry: Entry, match: Match) -> bool:
    words = _topics()[entry.kind]
    tokens = segment.tokens
    beside = {words[t.lower] for t in (*tokens[: match.first], *tokens[match.after :]) if t.lower in words}
    if len(beside) >= _IN_SENTENCE:
        return True
    if article.alone:
        return False
    return len({words[t.lower] for s in article.segments for t in s.tokens if t.lower in words}) >= _IN_ARTICLE


@cache
def _topics() -> Mapping[str, Mapping[str, str]]:
    """By topic, each form of its words with the word it is a form of."""
    found: dict[str, dict[str, str]] = {}
    for row in table("topics.tsv"):
        forms = found.setdefault(row["topic"], {})
        for word in row["words"].split():
            for form in {word, *_forms(word)}:
                forms[form] = word
    return found


def _forms(word: str) -> frozenset[str]:
    return lemma_forms(word, "N") if french().forms(word, "noun") else frozenset()
