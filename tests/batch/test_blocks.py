"""Blocks."""

from __future__ import annotations

from dataclasses import replace
from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from mtqa.article.model import Article, Provenance, Segment, Span
from mtqa.batch.blocks import Block, blocks


def article(path: str, sentences: int) -> Article:
    return Article(path, "x" * sentences, segments=tuple(Segment(str(n + 1), Span(n, n + 1), 0) for n in range(sentences)))


@given(st.lists(st.integers(0, 25), max_size=30), st.integers(1, 20))
def test_blocks_keep_order_and_size(sizes: list[int], most: int) -> None:
    articles = [article(f"{n}.txt", size) for n, size in enumerate(sizes)]
    cut = list(blocks(articles, most))
    assert [a for block in cut for a in block.articles] == articles
    assert [block.number for block in cut] == list(range(len(cut)))
    for block in cut:
        assert block.segments <= most or len([a for a in block.articles if a.segments]) == 1
    for block, following in pairwise(cut):
        assert block.segments + len(following.articles[0].segments) > most


def test_blocks_are_cut_while_reading() -> None:
    taken = 0

    def read() -> object:
        nonlocal taken
        for n in range(100):
            taken += 1
            yield article(f"{n}.txt", 4)

    next(iter(blocks(read(), 8)))  # type: ignore[arg-type]
    assert taken == 3


def test_the_digest_knows_all_that_was_read() -> None:
    one = article("a.txt", 2)
    others = [
        replace(one, path="b.txt"),
        replace(one, text="xy"),
        replace(one, segments=one.segments[:1]),
        replace(one, segments=(replace(one.segments[0], source="s"), one.segments[1])),
        replace(one, provenance=Provenance(vendor="V")),
        replace(one, text="\ud800x"),
    ]
    digests = {Block(0, (each,)).digest() for each in (one, *others)}
    assert len(digests) == len(others) + 1
    assert Block(7, (article("a.txt", 2),)).digest() == Block(0, (one,)).digest()


def test_source_languages_in_order_of_appearance() -> None:
    one = replace(article("a.txt", 2), provenance=Provenance(source_language="id"))
    rows = tuple(replace(s, provenance=Provenance(source_language=code)) for s, code in zip(one.segments, ("en", "id"), strict=True))
    assert Block(0, (article("b.txt", 1), one, replace(one, segments=rows))).source_languages == (None, "id", "en")
    assert Block(0, (article("b.txt", 0),)).source_languages == ()
