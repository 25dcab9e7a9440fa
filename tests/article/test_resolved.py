"""What checks read of an article that holds character references, and the way back."""

from __future__ import annotations

import html
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mtqa.article.beads import Alignment, Bead
from mtqa.article.model import Article, Boilerplate, Ignore, Paragraph, Segment, Span
from mtqa.article.resolved import resolution, resolved

READ = {
    "a decimal reference": ("à l&#39;aube", "à l'aube"),
    "quotation marks": ("&quot;Oui&quot;, dit-il", '"Oui", dit-il'),
    "two characters for one name": ("&NotEqualTilde;", "≂̸"),
    "twice escaped": ("R&amp;#39;D", "R&#39;D"),
}
LEFT = {
    "an ampersand of its own": "R&D et AT&T ; 3 & 4",
    "no such name": "A&B; &zzzz;",
    "a line end": "a&#10;b&#13;c&#x2028;d",
    "nothing": "a&#1;b",
    "none": "à l'aube",
}


@pytest.mark.parametrize(("text", "read"), READ.values(), ids=list(READ))
def test_references_are_resolved(text: str, read: str) -> None:
    found = resolution(text)
    assert found is not None
    assert found.text == read


@pytest.mark.parametrize("text", LEFT.values(), ids=list(LEFT))
def test_what_stands_for_nothing_to_read_stays(text: str) -> None:
    assert resolution(text) is None


def test_references_that_readers_do_not_see_stay() -> None:
    text = "le <code>&lt;</code> &amp; le"
    found = resolution(text, (Span(3, 20),))
    assert found is not None
    assert found.text == "le <code>&lt;</code> & le"


PIECES = st.lists(st.sampled_from(["&#39;", "&amp;", "&NotEqualTilde;", "a", " ", "é", "&", "🙂", ";"])).map("".join)


@given(PIECES, st.data())
def test_places_map_back(text: str, data: st.DataObject) -> None:
    found = resolution(text)
    if found is None:
        return
    start = data.draw(st.integers(0, len(found.text)))
    span = Span(start, data.draw(st.integers(start, len(found.text))))
    place = found.as_it_was(span)
    assert span.of(found.text) in html.unescape(place.of(text))
    assert len(place) == 0 if not len(span) else found.as_read(place).contains(span)


@given(PIECES, st.data())
def test_edges_keep_their_order(text: str, data: st.DataObject) -> None:
    found = resolution(text)
    if found is None:
        return
    edges = sorted(data.draw(st.lists(st.integers(0, len(text)), min_size=2, max_size=4)))
    read = [found.as_read(Span(edge, edge)).start for edge in edges]
    assert read == sorted(read)
    assert found.as_read(Span(0, len(text))) == Span(0, len(found.text))


SOURCE = "Kata &quot;ya&quot; itu"
ARTICLE = Article(
    "a",
    "**L&#39;aube.** L&#39;or. Partager",
    paragraphs=(Paragraph(Span(0, 25)),),
    segments=(Segment("1", Span(2, 13), 0, source=SOURCE, source_language="id"), Segment("2", Span(16, 25), 0)),
    boilerplate=(Boilerplate(Span(26, 34), "share"),),
    hidden=(Span(0, 2), Span(13, 15)),
    ignores=(Ignore("LAN", "", Span(0, 25), Span(0, 0)),),
    alignment=Alignment("b", "id", (SOURCE,), (Bead((0, 1), (0,)),)),
)


def test_an_article_is_read_whole() -> None:
    read = resolved(ARTICLE)
    assert read is not None
    article = read.article
    assert article.text == "**L'aube.** L'or. Partager"
    assert [segment.span.of(article.text) for segment in article.segments] == ["L'aube.", "L'or."]
    assert [paragraph.span.of(article.text) for paragraph in article.paragraphs] == ["**L'aube.** L'or."]
    assert [own.span.of(article.text) for own in article.boilerplate] == ["Partager"]
    assert [gap.of(article.text) for gap in article.hidden] == ["**", "**"]
    assert article.alignment is not None
    assert article.segments[0].source == article.alignment.sentences[0] == 'Kata "ya" itu'
    assert read.span(article.segments[1].span) == ARTICLE.segments[1].span
    assert read.source_span(Span(5, 9), article.segments[0].span).of(SOURCE) == "&quot;ya&quot;"
    assert read.original is ARTICLE


def test_an_article_without_references_is_not_copied() -> None:
    assert resolved(Article("a", "R&D et AT&T", segments=(Segment("1", Span(0, 3), 0, source="3 & 4"),))) is None


def test_references_in_a_source_alone_are_resolved() -> None:
    text = "Le mot oui"
    read = resolved(replace(ARTICLE, text=text, segments=(Segment("1", Span(0, 10), 0, source=SOURCE),), boilerplate=(), hidden=()))
    assert read is not None
    assert (read.article.text, read.span(Span(3, 6))) == (text, Span(3, 6))
    assert read.article.segments[0].source == 'Kata "ya" itu'


def test_the_notice_moves_with_the_text() -> None:
    notice = replace(ARTICLE.provenance, notice=Span(26, 34))
    read = resolved(replace(ARTICLE, provenance=notice))
    assert read is not None
    assert read.article.provenance.notice is not None
    assert read.article.provenance.notice.of(read.article.text) == "Partager"
