"""Zipf values: what is frequent where, and that each list is read once."""

from __future__ import annotations

import pytest

from mtqa.language.frequency import WordfreqFrequencies, frequencies


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


def test_a_list_is_read_once(monkeypatch: pytest.MonkeyPatch) -> None:
    import wordfreq

    read: list[str] = []

    def fake(language: str, wordlist: str) -> dict[str, float]:
        read.append(language)
        return {"satu": 1e-4}

    monkeypatch.setattr(wordfreq, "get_frequency_dict", fake)
    words = WordfreqFrequencies()
    assert words.zipf("satu", "id") == pytest.approx(5.0)
    assert words.zipf("dua", "id") == 0
    assert read == ["id"]
