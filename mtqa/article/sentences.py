"""Sentence boundaries inside a paragraph, behind a protocol so that another segmenter can take over."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING, Protocol

from mtqa.article.model import Span

if TYPE_CHECKING:
    from yasbd import BoundaryDetector


class Segmenter(Protocol):
    """Splits the text of one paragraph into sentences."""

    def split(self, text: str) -> list[Span]:
        """Spans of the sentences in `text`, in order, without white space at their edges; together they cover all but white space."""
        ...


class YasbdSegmenter:
    """Sentence boundaries by `yasbd`, with the abbreviations of Indonesian newsrooms joined again."""

    @cached_property
    def _detector(self) -> BoundaryDetector:
        from yasbd import BoundaryDetector

        return BoundaryDetector("fr")

    def split(self, text: str) -> list[Span]:
        """See `Segmenter.split`."""
        spans: list[Span] = []
        start = 0
        for end in [*self._detector.detect(text), len(text)]:
            piece = text[start:end]
            if piece.strip():
                left = start + len(piece) - len(piece.lstrip())
                spans.append(Span(left, left + len(piece.strip())))
            start = end
        return spans
