"""Anchors of a sentence: its words, what they may be forms of, and the sign that it holds a digit."""

from __future__ import annotations

import pytest

from mtqa.article.build import article_from_text
from mtqa.checks.anchors import FIGURE, anchors_of
from mtqa.checks.view import ArticleView


@pytest.mark.parametrize(("text", "expected"), [("Le bac G20 part.", True), ("Le bac de 12 m part.", True), ("Le bac part.", False)])
def test_a_digit_calls(text: str, *, expected: bool) -> None:
    (segment,) = ArticleView(article_from_text(text)).segments
    assert (FIGURE in segment.anchors) is expected
    assert {"bac", "part", "<partir>"} <= segment.anchors


def test_words_and_lemmas() -> None:
    assert anchors_of(("allons", ","), has_figure=False) == {"allons", "<aller>", ","}
