"""What a reader sees of a stretch, and where a piece of it stands in the text as read."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mtqa.article.model import Article, Span


def article(text: str, *hidden: tuple[int, int]) -> Article:
    return Article("x", text, hidden=tuple(Span(*pair) for pair in hidden))


@pytest.mark.parametrize(
    ("text", "hidden", "within", "visible", "part", "original"),
    [
        ("Le bac coule.", [], (3, 13), "bac coule.", (0, 3), "bac"),
        ("Le **bac** coule.", [(3, 5), (8, 10)], (0, 17), "Le bac coule.", (3, 6), "bac"),
        ("Le **bac** coule.", [(3, 5), (8, 10)], (0, 17), "Le bac coule.", (0, 9), "Le **bac** co"),
        ("Un&nbsp;bac coule", [(2, 8)], (0, 17), "Un\u00a0bac coule", (3, 6), "bac"),
        ("Un&nbsp;bac coule", [(2, 8)], (0, 17), "Un\u00a0bac coule", (2, 3), "&nbsp;"),
        ("Un&nbsp;bac coule", [(2, 8)], (0, 17), "Un\u00a0bac coule", (1, 6), "n&nbsp;bac"),
        ("Le bac.", [], (0, 7), "Le bac.", (7, 7), ""),
        ("Le bac.", [(6, 7)], (0, 7), "Le bac", (3, 6), "bac"),
    ],
)
def test_original(
    text: str, hidden: list[tuple[int, int]], within: tuple[int, int], visible: str, part: tuple[int, int], original: str
) -> None:
    made = article(text, *hidden)
    assert made.visible(Span(*within)) == visible
    assert made.original(Span(*within), Span(*part)).of(text) == original


@given(st.text("abc é", min_size=1, max_size=40), st.data())
def test_every_visible_piece_is_found_again(text: str, data: st.DataObject) -> None:
    cuts = sorted(data.draw(st.sets(st.integers(0, len(text)), max_size=6)))
    hidden = list(zip(cuts[::2], cuts[1::2], strict=False))
    made = article(text, *hidden)
    start = data.draw(st.integers(0, len(text)))
    within = Span(start, data.draw(st.integers(start, len(text))))
    seen = made.visible(within)
    first = data.draw(st.integers(0, len(seen)))
    part = Span(first, data.draw(st.integers(first, len(seen))))
    found = made.original(within, part)
    assert made.visible(found) == part.of(seen)
    assert within.contains(found)
