"""Where a stretch of the source belongs in the French."""

from __future__ import annotations

import pytest

from mtqa.article.build import article_from_rows
from mtqa.article.model import Segment, Span
from mtqa.checks.source_place import place_in_french
from mtqa.checks.view import ArticleView


def placed(french: str, source: str, word: str) -> str:
    row = Segment("1", Span(0, 0), 0, source=source, source_language="id")
    segment = ArticleView(article_from_rows("x", [row], [french], independent=False)).segments[0]
    at = source.index(word)
    return place_in_french(segment, Span(at, at + len(word))).of(french)


@pytest.mark.parametrize(
    ("french", "source", "word", "expected"),
    [
        (
            "En 2019, Wiranti a quitté Kupang avec 40 amis.",
            "Pada 2019 Wiranti meninggalkan Kupang Senin bersama 40 teman.",
            "Senin",
            "Kupang avec",
        ),
        ("Tout commence ici puis finit là.", "Senin semua mulai di sini lalu selesai.", "Senin", "Tout"),
        ("…", "Senin.", "Senin", "…"),
    ],
)
def test_the_place_lies_between_what_both_sides_share(french: str, source: str, word: str, expected: str) -> None:
    assert expected in placed(french, source, word)
