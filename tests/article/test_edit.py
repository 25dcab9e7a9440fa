"""Sentences replaced: everything else stays where its words are."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from mtqa.article.edit import with_sentences
from mtqa.article.model import Article
from mtqa.article.read import read_text

PAGE = "# Le port rouvre\n\nLe **maire** a parlé. Il pleut.\n\nLes quais sont vides. <!-- mtqa: ignore CAL103 vu -->\n\nIl neige enfin.\n"
ARTICLE = read_text(PAGE, "page.md", form="markdown").articles[0]


def words(article: Article) -> list[str]:
    return [s.span.of(article.text) for s in article.segments]


def test_a_sentence_is_replaced_and_the_others_move() -> None:
    made = with_sentences(ARTICLE, {1: "Hier, le **maire** a longuement parlé."})
    assert made.text == PAGE.replace("Le **maire** a parlé.", "Hier, le **maire** a longuement parlé.")
    assert made.visible(made.segments[1].span) == "Hier, le maire a longuement parlé."
    assert [made.visible(s.span) for s in made.segments if s.id != "2"] == [
        ARTICLE.visible(s.span) for s in ARTICLE.segments if s.id != "2"
    ]
    assert made.paragraphs[1].span.of(made.text) == "Hier, le **maire** a longuement parlé. Il pleut."
    assert made.ignores[0].place.of(made.text) == ARTICLE.ignores[0].place.of(PAGE)


def test_nothing_replaced_is_the_same_article() -> None:
    assert with_sentences(ARTICLE, {}) == ARTICLE
    assert with_sentences(ARTICLE, dict(enumerate(words(ARTICLE)))) == ARTICLE


@settings(deadline=None)
@given(st.dictionaries(st.integers(0, len(ARTICLE.segments) - 1), st.text(max_size=30)))
def test_every_other_sentence_keeps_its_words(texts: dict[int, str]) -> None:
    made = with_sentences(ARTICLE, texts)
    assert words(made) == [texts.get(at, old) for at, old in enumerate(words(ARTICLE))]
    assert all(0 <= gap.start <= gap.end <= len(made.text) for gap in made.hidden)
    assert [b.start for b in made.hidden] == sorted(b.start for b in made.hidden)
    for paragraph in made.paragraphs:
        assert paragraph.span.end <= len(made.text)
