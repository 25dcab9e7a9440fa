"""The tokenizer: numbers and words across chunks, and a part of a text's tokens."""

from __future__ import annotations

import pytest

from mtqa.language.pieces import pieces_of
from mtqa.language.tokens import part_between_blanks, tokenize

TEXT = "Le bac part. Il a coûté 10 000 euros, dit-elle."


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("10 000 bacs, 2,5 % et 10 000,5", ["10 000", "bacs", ",", "2,5", "%", "et", "10 000,5"]),
        ("aujourd'hui, l'eau", ["aujourd'hui", ",", "l'", "eau"]),
        ("a-t-elle dit-il ?", ["a", "-t-elle", "dit", "-il", "?"]),
        ("  un\tdeux\n\ntrois  ", ["un", "deux", "trois"]),
        ("m" * 60 + "-il", ["m" * 60, "-il"]),
        ("", []),
    ],
)
def test_tokens(text: str, expected: list[str]) -> None:
    found = tokenize(text, 7)
    assert [t.text for t in found] == expected
    assert [text[t.start - 7 : t.end - 7] for t in found] == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [("10 000 à 14h30", ["10 000", "à", "14", "h", "30"]), ("porte-bac Bac", ["porte", "-", "bac", "bac"]), ("x" * 60, ["x" * 60])],
)
def test_pieces(text: str, expected: list[str]) -> None:
    found = pieces_of(text)
    assert [piece.lower for piece in found] == expected
    assert [text[piece.start : piece.end].lower() for piece in found] == expected


@pytest.mark.parametrize(
    ("start", "end", "alone"),
    [(0, 12, True), (13, 47, True), (0, 47, True), (0, 26, False), (1, 12, False), (13, 46, False), (0, 48, False), (5, 5, False)],
)
def test_a_part_has_the_tokens_of_its_text_alone(start: int, end: int, *, alone: bool) -> None:
    whole = tokenize(TEXT, 100)
    found = part_between_blanks(whole, TEXT, 100, start + 100, end + 100)
    assert found == (tokenize(TEXT[start:end], start + 100) if alone else None)
