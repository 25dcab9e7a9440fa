"""What the n-gram model counts, and as what."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mtqa.estimate.ngram import NgramModel
from mtqa.estimate.ngram_vocabulary import SPECIAL, symbols, word_class
from mtqa.language.morphology import Lexicon


@pytest.mark.parametrize(
    ("text", "forms"),
    [
        ("“Oui”, dit-il…", ["«", "Oui", "»", ",", "dit", "-il", "..."]),
        ('Il dit "oui" et "non".', ["Il", "dit", "«", "oui", "»", "et", "«", "non", "»", "."]),
        ("L’e\u0301té", ["L'", "été"]),
        ("", []),
    ],
)
def test_symbols(text: str, forms: list[str]) -> None:
    assert [s.text for s in symbols(text)] == forms


@pytest.mark.parametrize(
    ("text", "starting"),
    [
        ("Un port. Le bac.", ["Un", "Le"]),
        ("M. Loa arrive. Il part.", ["M", "Il"]),
        ("Un port. le bac", ["Un"]),
        ("Pourquoi ? Parce que.", ["Pourquoi", "Parce"]),
        ("Il a dit : « Oui. »", ["Il"]),
    ],
)
def test_where_sentences_start(text: str, starting: list[str]) -> None:
    assert [s.text for s in symbols(text) if s.starts] == starting


@pytest.mark.parametrize(
    ("text", "symbol"),
    [
        ("Le", "le"),
        ("a le", "le"),
        ("a Buton", "<name>"),
        ("a Samarinda", "<name>"),
        ("a PKB", "<acronym>"),
        ("a 40", "<number>"),
        ("a 10 000,5", "<number>"),
        ("a xyzzy", "<unknown>"),
        ("a digue", "<unknown:nounms>"),
        ("a digues", "<unknown:nounmp>"),
        ("a coule", "<unknown>"),
        ("Digue", "<unknown:nounms>"),
        ("Xyzzy", "<name>"),
        ("a \ud800", "<unknown>"),
    ],
)
def test_words_and_what_stands_for_them(small: NgramModel, text: str, symbol: str) -> None:
    known = small.vocabulary
    assert known.words[known.encode(text).ids[-1]] == symbol


def test_special_symbols_come_first(small: NgramModel) -> None:
    assert small.vocabulary.words[: len(SPECIAL)] == SPECIAL


def test_every_special_symbol_stands_apart(small: NgramModel) -> None:
    known = small.vocabulary
    assert [known.words[i] for i in range(len(known)) if known.apart[i]] == [w for w in known.words if w.startswith("<")]


@pytest.mark.parametrize(
    ("form", "expected"),
    [("bac", "nounms"), ("bacs", "nounmp"), ("ferme", "vf3s"), ("xyzzy", "?")],
)
def test_word_class(lexicon: Lexicon, form: str, expected: str) -> None:
    assert word_class(lexicon.readings(form)) == expected


@given(st.text())
def test_any_text_is_encoded_in_order(small: NgramModel, text: str) -> None:
    found = small.vocabulary.encode(text)
    assert len(found.ids) == len(found.places)
    at = 0
    for i, (start, end) in zip(found.ids, found.places, strict=True):
        assert 0 <= i < len(small.vocabulary)
        assert at <= start <= end <= len(text)
        at = end
