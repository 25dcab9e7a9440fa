"""The article that source checks see: where several French sentences stand for one of the original, they are one segment."""

from __future__ import annotations

from dataclasses import replace

from mtqa.article.beads import Bead
from mtqa.article.model import Article, Segment, Span


def by_bead(article: Article) -> Article:
    """The article with each bead of its alignment as one segment, from its first French sentence to its last.

    A source check then compares all of the bead at once, and does not find half of the original missing in half of the French. The
    alignment's beads count in these segments. The article itself where it has no alignment.
    """
    if article.alignment is None:
        return article
    segments: list[Segment] = []
    beads: list[Bead] = []
    for bead in article.alignment.beads:
        target: tuple[int, ...] = ()
        if bead.target:
            first, last = article.segments[bead.target[0]], article.segments[bead.target[-1]]
            target = (len(segments),)
            segments.append(replace(first, span=Span(first.span.start, last.span.end)))
        beads.append(replace(bead, target=target))
    return replace(article, segments=tuple(segments), alignment=replace(article.alignment, beads=tuple(beads)))
