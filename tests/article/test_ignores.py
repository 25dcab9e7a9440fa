from __future__ import annotations

from mtqa.article.model import Article
from mtqa.article.read import read_text


def article(text: str) -> Article:
    return read_text(text, "x.md", form="markdown").articles[0]


def ignores(text: str) -> list[tuple[str, str, str]]:
    read = article(text)
    return [(i.code, i.reason, read.visible(i.span).strip()) for i in read.ignores]


def test_the_paragraph_on_the_same_line() -> None:
    assert ignores("Le bac part. <!-- mtqa: ignore CAL101 formule voulue -->\n\nFin.\n") == [("CAL101", "formule voulue", "Le bac part.")]
    assert ignores("<!-- mtqa: ignore CAL101 -->Le bac part.\n\nFin.\n") == [("CAL101", "", "Le bac part.")]


def test_the_next_paragraph() -> None:
    text = "Début.\n\n<!-- mtqa: ignore quo101, CAL: citation exacte -->\n\nLe bac part.\n"
    assert ignores(text) == [("QUO101", "citation exacte", "Le bac part."), ("CAL", "citation exacte", "Le bac part.")]


def test_a_comment_between_paragraphs_does_not_join_them() -> None:
    assert len(article("Début.\n<!-- mtqa: ignore CAL101 -->\nLe bac part.\n").paragraphs) == 2


def test_nothing_follows() -> None:
    assert ignores("Le bac part.\n\n<!-- mtqa: ignore CAL101 -->\n") == []


def test_other_comments() -> None:
    assert ignores("<!-- mtqa ignore CAL101 -->\n\nLe bac part.\n") == []
    read = article("<!-- mtqa: ignorer CAL101 -->\n<!-- mtqa: ignore CALQUE -->\n\nLe bac part.\n")
    assert read.ignores == ()
    assert len(read.warnings) == 2
    assert "mtqa: ignore CODE reason" in read.warnings[0]


def test_place_is_the_comment() -> None:
    read = article("Oui. <!-- mtqa: ignore CAL101 -->\n")
    assert read.ignores[0].place.of(read.text) == "<!-- mtqa: ignore CAL101 -->"
