"""The signs of a text: each finder of values is called where its words stand."""

from __future__ import annotations

import pytest

from mtqa.language.clocks import find_clocks, find_day_parts
from mtqa.language.dates import find_dates
from mtqa.language.value_signs import CLOCK, COLON, DAY_PART, FIGURE, MONTH, POINT, SLASH, WEEKDAY, signs_of


@pytest.mark.parametrize(
    ("text", "language", "expected"),
    [
        ("Le bac part.", "fr", 0),
        ("Trois bacs partent Mardi.", "fr", WEEKDAY),
        ("Le 14 mars 2023", "fr", FIGURE | MONTH),
        ("à 14h30", "fr", FIGURE | CLOCK),
        ("à 14.30 ou 14:30", "fr", FIGURE | POINT | COLON),
        ("(14/3)", "fr", FIGURE | SLASH),
        ("dans la matinée", "fr", DAY_PART),
        ("minuit", "fr", CLOCK | DAY_PART),
        ("Senin, 3 Maret", "id", WEEKDAY | FIGURE | MONTH),
        ("", "fr", 0),
    ],
)
def test_signs(text: str, language: str, expected: int) -> None:
    assert signs_of(text, language) == expected


@pytest.mark.parametrize(
    ("text", "language", "dates", "clocks", "parts"),
    [
        ("mardi (14/3) vers midi", "fr", 1, 1, 0),
        ("le premier mai, à l'aube", "fr", 1, 0, 1),
        ("le 2023-03-14 à 14.30 heures", "fr", 1, 1, 0),
        ("deux heures du matin, lundi soir", "fr", 1, 1, 1),
        ("pukul 14.30 WIB, Senin", "id", 1, 1, 0),
        ("at noon on Tuesday, March 14", "en", 1, 1, 1),
    ],
)
def test_what_the_signs_promise_is_found(text: str, language: str, dates: int, clocks: int, parts: int) -> None:
    assert (len(find_dates(text, language)), len(find_clocks(text, language)), len(find_day_parts(text, language))) == (
        dates,
        clocks,
        parts,
    )
