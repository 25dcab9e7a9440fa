"""An index of spans finds what a look at every span finds."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from mtqa.article.model import Span
from mtqa.article.span_index import SpanIndex

SPANS = st.builds(lambda start, size: Span(start, start + size), st.integers(0, 60), st.sampled_from([0, 0, 1, 2, 3, 5, 8, 13, 40]))


@given(st.lists(SPANS, max_size=20), SPANS)
def test_finds_what_overlaps(kept: list[Span], asked: Span) -> None:
    index = SpanIndex()
    for span in kept:
        index.add(span)
    assert sorted(index.overlapping(asked)) == sorted(span for span in kept if span.overlaps(asked))


@given(st.lists(SPANS, max_size=20), SPANS)
def test_finds_all_of_about_the_same_length(kept: list[Span], asked: Span) -> None:
    index = SpanIndex()
    for span in kept:
        index.add(span)
    short, long = len(asked), 4 * len(asked)
    alike = [s for s in kept if s.overlaps(asked) and bool(len(s)) == bool(short) and short <= 4 * len(s) and len(s) <= long]
    found = list(index.overlapping(asked, 4))
    assert all(found.count(span) == kept.count(span) for span in alike)
