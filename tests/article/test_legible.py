"""What models read of a text that holds character references."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mtqa.article.legible import legible
from mtqa.article.model import Article, Span

CASES = {
    "a decimal reference": ("à l&#39;aube", "à l'aube"),
    "a hexadecimal one": ("l&#x2019;aube", "l’aube"),
    "named ones": ("&laquo; Oui &raquo;", "« Oui »"),
    "next to each other": ("&lt;&gt;", "<>"),
    "an ampersand of its own": ("R&D et AT&T ; 3 & 4", "R&D et AT&T ; 3 & 4"),
    "no such name": ("A&B; &zzzz;", "A&B; &zzzz;"),
    "a name that begins like one": ("?pays=1&region; &ampere;", "?pays=1&region; &ampere;"),
    "none": ("à l'aube", "à l'aube"),
}


@pytest.mark.parametrize(("text", "read"), CASES.values(), ids=list(CASES))
def test_references_are_resolved(text: str, read: str) -> None:
    assert legible(Article("a", text)).visible(Span(0, len(text))) == read


def test_what_is_hidden_stays_so() -> None:
    text = "le <code>&lt;</code> &amp; le **gras**"
    hidden = (Span(3, 20), Span(30, 32), Span(36, 38))
    assert legible(Article("a", text, hidden=hidden)).visible(Span(0, len(text))) == "le  & le gras"


def test_an_article_without_references_is_itself() -> None:
    article = Article("a", "R&D", hidden=(Span(0, 1),))
    assert legible(article) is article


@given(st.lists(st.sampled_from(["&#39;", "&amp;", "a", " ", "é", "&", "&#1;", ";"])).map("".join), st.data())
def test_places_map_back(text: str, data: st.DataObject) -> None:
    read = legible(Article("a", text))
    whole = Span(0, len(text))
    seen = read.visible(whole)
    start = data.draw(st.integers(0, len(seen)))
    end = data.draw(st.integers(start, len(seen)))
    place = read.original(whole, Span(start, end))
    assert 0 <= place.start <= place.end <= len(text)
    if start < end:
        assert seen[start:end] in read.visible(place)
