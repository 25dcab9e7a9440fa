"""What a fuzz target is, and the promises that every article and finding keeps."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from itertools import pairwise

from mtqa.article.model import Article, Span, blanked
from mtqa.article.place import Places
from mtqa.checks.finding import Finding


@dataclass(frozen=True)
class Target:
    """A function of bytes, seeds to start from, and words that its input is made of."""

    name: str
    run: Callable[[bytes], None]
    seeds: tuple[bytes, ...]
    words: tuple[bytes, ...] = ()


def sound_article(article: Article) -> None:
    """Spans lie inside the text, in order, and cover what a reader sees.

    Raises:
        AssertionError: they don't.
    """
    text, visible = article.text, blanked(article.text, article.hidden)
    text.encode("utf-8")
    assert len(visible) == len(text)
    assert all(gap.end <= len(text) for gap in article.hidden)
    assert all(one.end <= two.start for one, two in pairwise(article.hidden))
    assert all(one.span.end <= two.span.start for one, two in pairwise(article.paragraphs))
    places = Places(text)
    said: dict[int, list[str]] = {}
    for segment in article.segments:
        assert segment.span.start < segment.span.end
        assert segment.span.end <= len(text)
        assert article.paragraphs[segment.paragraph].span.contains(segment.span)
        said.setdefault(segment.paragraph, []).append(segment.span.of(visible))
        shown = article.visible(segment.span)
        assert segment.span.contains(article.original(segment.span, Span(0, len(shown))))
        line, column = places.at(segment.span.start)
        assert places.start(line) + column - 1 == segment.span.start
    for index, paragraph in enumerate(article.paragraphs):
        whole, sentences = paragraph.span.of(visible), "".join(said.get(index, []))
        assert "".join(sentences.split()) == "".join(whole.split())


def sound_findings(text: str, findings: Iterable[Finding]) -> None:
    """Findings and what they point to lie inside the text.

    Raises:
        AssertionError: one doesn't.
    """
    for finding in findings:
        assert finding.span.end <= len(text), finding.code
        assert len(finding.span.of(text)) == len(finding.span), finding.code
        assert all(related.span.end <= len(text) for related in finding.related), finding.code
        assert 0 <= finding.confidence <= 1, finding.code
        for said in (finding.message, finding.reason):
            assert said.en, finding.code
            assert said.fr, finding.code
            assert said.id, finding.code
