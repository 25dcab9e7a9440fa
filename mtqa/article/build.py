"""Making an `Article` from text and paragraphs: the last step of every reader."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from mtqa.article.model import Article, Paragraph, Role, Segment, Span, blanked
from mtqa.article.sentences import Segmenter, YasbdSegmenter

_BLOCK = re.compile(r"[^\r\n]+")


def text_paragraphs(text: str) -> tuple[Paragraph, ...]:
    """Non-empty lines of plain text as body paragraphs, white space at the edges left out."""
    found = []
    for match in _BLOCK.finditer(text):
        line = match.group()
        if line.strip():
            start = match.start() + len(line) - len(line.lstrip())
            found.append(Paragraph(Span(start, start + len(line.strip()))))
    return tuple(found)


def segments_of(article: Article, segmenter: Segmenter | None = None) -> tuple[Segment, ...]:
    """Sentences of the article's paragraphs, numbered from 1."""
    text = blanked(article.text, article.hidden)
    return tuple(sentences(text, article.paragraphs, segmenter or YasbdSegmenter(article.language)))


def sentences(text: str, paragraphs: Sequence[Paragraph], segmenter: Segmenter) -> Iterator[Segment]:
    """Sentences of the paragraphs, numbered from 1, found as they are asked for.

    `text` is the article's with hidden stretches blanked, so that no sentence begins or ends with marks.
    """
    number = 0
    for index, paragraph in enumerate(paragraphs):
        for span in segmenter.split(paragraph.span.of(text)):
            number += 1
            yield Segment(str(number), span.shift(paragraph.span.start), index, paragraph.role)


def article_from_text(text: str, path: str = "-", segmenter: Segmenter | None = None) -> Article:
    """Plain text, a paragraph a line, no boilerplate looked for."""
    article = Article(path=path, text=text, paragraphs=text_paragraphs(text))
    return replace(article, segments=segments_of(article, segmenter))


def article_from_rows(path: str, rows: Sequence[Segment], targets: Sequence[str], *, independent: bool) -> Article:
    """Rows of a bilingual file, each a segment and a paragraph of its own; their spans are set here.

    `rows` carry id, source and reference; the text is the targets joined by line ends.
    """
    segments, paragraphs, at = [], [], 0
    for index, (row, target) in enumerate(zip(rows, targets, strict=True)):
        span = Span(at, at + len(target))
        segments.append(replace(row, span=span, paragraph=index))
        paragraphs.append(Paragraph(span, Role.BODY))
        at = span.end + 1
    return Article(
        path=path, text="\n".join(targets), format="rows", layout="rows", independent=independent,
        paragraphs=tuple(paragraphs), segments=tuple(segments),
    )  # fmt: skip
