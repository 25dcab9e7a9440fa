"""Which things of a kind (`mtqa.language.siblings`) a sentence lost, and which it added, beside its Indonesian source."""

from __future__ import annotations

from collections.abc import Iterator

from mtqa.article.model import Span
from mtqa.checks.view import ArticleView, SegmentView, remembered
from mtqa.language.pieces import pieces_of
from mtqa.language.siblings import Sibling, called_by, named
from mtqa.language.tokens import plain
from mtqa.language.wordlists import words

Lost = tuple[Sibling, Span]
Added = tuple[Sibling, int, int]
_TURNED = words("moins pas peu sans non guère jamais ni ne n' aucun aucune")
_MONTH = "month"  # a kind of siblings, and an aspect of values
_TURNED_ID = (" tidak ", " tak ", " bukan ", " belum ", " kurang ", " tanpa ", " jangan ")


def lost_siblings(segment: SegmentView) -> tuple[Lost, ...]:
    """What the source names and the French does not render, with the place in the source; nothing right after a negation."""
    if not segment.source or segment.source_language != "id":
        return ()
    return _lost(segment.article, segment.index)


@remembered
def _lost(article: ArticleView, index: int) -> tuple[Lost, ...]:
    return tuple(_lost_of(article.segments[index]))


def _lost_of(segment: SegmentView) -> Iterator[Lost]:
    text = plain(segment.source or "")
    lower = f" {text.lower()}"
    for sibling, start, end in named(text):
        if not lower[: start + 1].endswith(_TURNED_ID) and not sibling.rendered(segment.tokens):
            yield sibling, Span(start, end)


def added_siblings(segment: SegmentView, kind: str | None = None) -> Iterator[Added]:
    """What the French names and the source has no word for, with the tokens: of one kind, or of any, then only what tells alone.

    Words with a capital inside the sentence are names, words right after a negation may say the opposite: neither counts.
    """
    if not segment.source or segment.source_language != "id":
        return
    source = _spaced(segment.article, segment.index)
    tokens = segment.tokens
    for sibling in called_by(segment.anchors):
        if sibling.kind != kind if kind is not None else "added" not in sibling.alone:
            continue
        for first, after in sibling.places(tokens):
            if sibling.named_in(source):
                break
            if sibling.kind == _MONTH and _in_figures(segment, first, after):
                continue
            if not (first and tokens[first].capitalised) and _TURNED.isdisjoint(t.lower for t in tokens[max(0, first - 2) : first]):
                yield sibling, first, after


def _in_figures(segment: SegmentView, first: int, after: int) -> bool:
    """True when the source has the month that these words name in a date such as `(12/5)`."""
    start, end = segment.tokens[first].start, segment.tokens[after - 1].end
    ours = {number for v in segment.values if v.aspect == _MONTH and v.start < end and start < v.end for number in v.values}
    return any(v.aspect == _MONTH and not ours.isdisjoint(v.values) for v in segment.source_values)


@remembered
def _spaced(article: ArticleView, index: int) -> str:
    """The words of a sentence's source in lower case with one blank around each."""
    return f" {' '.join(p.lower for p in pieces_of(plain(article.segments[index].source or '')) if p.word)} "
