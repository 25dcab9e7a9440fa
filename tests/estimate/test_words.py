"""The estimator's words and their places in the text as read."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mtqa.estimate.words import words


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("L’homme d'ici", ["L'", "homme", "d'", "ici"]),
        ("« Oui »,\u00a0dit-il…", ["«", "Oui", "»,", "dit-il..."]),
        ("e\u0301te\u0301", ["été"]),
        ("aujourd’hui", ["aujourd'", "hui"]),
        ("   ", []),
        ("", []),
    ],
)
def test_words(text: str, expected: list[str]) -> None:
    assert [w.text for w in words(text)] == expected


def test_spans_are_those_of_the_original() -> None:
    text = "🙂 L’e\u0301cole\u00a0: d'abord"
    assert [w.span.of(text) for w in words(text)] == ["🙂", "L’", "e\u0301cole", ":", "d'", "abord"]


@given(st.text())
def test_spans_lie_inside_in_order(text: str) -> None:
    at = 0
    for word in words(text):
        assert at <= word.span.start <= word.span.end <= len(text)
        at = word.span.start
