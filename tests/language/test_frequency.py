"""Zipf values: what is frequent where, and that each list is opened once."""

from __future__ import annotations

from math import log10

import pytest

from mtqa.language.frequency import WordfreqFrequencies, frequencies, kept_list, place_of, read_list, zipf_of


@pytest.mark.parametrize(
    ("word", "language", "low", "high"),
    [
        ("de", "fr", 7, 8),
        ("maison", "fr", 4.5, 6),
        ("dengan", "id", 6, 8),
        ("dengan", "fr", 0, 1),
        ("government", "en", 5, 6),
        ("qsdfqsdf", "fr", 0, 0),
        ("", "en", 0, 0),
        ("\ud800", "id", 0, 0),
    ],
)
def test_zipf(word: str, language: str, low: float, high: float) -> None:
    assert low <= frequencies().zipf(word, language) <= high


def test_a_list_is_opened_once() -> None:
    opened: list[str] = []

    def fake(language: str) -> dict[str, str]:
        opened.append(language)
        return {"satu": "400"}

    words = WordfreqFrequencies(fake)
    assert words.zipf("satu", "id") == pytest.approx(5.0)
    assert words.zipf("dua", "id") == 0
    assert opened == ["id"]


@pytest.mark.parametrize("language", ["fr", "en", "id"])
def test_a_list_says_what_the_package_says(language: str) -> None:
    from wordfreq import get_frequency_dict

    listed = read_list(place_of(language))
    shares = get_frequency_dict(language, "best")
    assert {word: zipf_of(int(group)) for word, group in listed.items()} == {word: log10(share) + 9 for word, share in shares.items()}
    assert dict(kept_list(language)) == listed
