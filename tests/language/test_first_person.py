"""First-person words and what only looks like them."""

from __future__ import annotations

import pytest

from mtqa.language.first_person import first_person_at
from mtqa.language.tokens import plain, tokenize


def found(text: str) -> list[str]:
    tokens = tokenize(plain(text))
    return [word for i in range(len(tokens)) if (word := first_person_at(tokens, i))]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("je dors", ["je"]),
        ("j’ai dormi", ["je"]),
        ("il m’a vu", ["je"]),
        ("nous ne le savons pas", ["nous"]),
        ("avons-nous dormi", ["nous"]),
        ("mon fils et notre fille", ["mon", "notre"]),
    ],
)
def test_first_person(text: str, expected: list[str]) -> None:
    assert found(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "il nous a vus",
        "chez nous",
        "de nos jours",
        "selon nos informations",
        "notre planète",
        "Vincent J. Loa",
        "le port de Mon Repos",
        "Notre-Dame brûle",
    ],
)
def test_not_first_person(text: str) -> None:
    assert found(text) == []
