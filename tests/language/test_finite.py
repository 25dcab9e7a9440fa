"""Finite verbs in their context and ends of sentences."""

from __future__ import annotations

import pytest

from mtqa.language.finite import ends_sentence, finite_at, has_main_verb, maybe_finite
from mtqa.language.tokens import plain, tokenize


@pytest.mark.parametrize(
    ("text", "word", "expected"),
    [
        ("la note est claire", "note", False),
        ("il note tout", "note", True),
        ("le garde note tout", "note", True),
        ("la porte de fer", "porte", False),
        ("Ana Porte est là", "Porte", False),
        ("l’est du pays", "est", False),
        ("elle est là", "est", True),
        ("sans rien dire", "dire", False),
        ("le port, figure de la côte", "figure", False),
    ],
)
def test_finite_at(text: str, word: str, expected: bool) -> None:
    tokens = tokenize(plain(text))
    index = next(i for i, t in enumerate(tokens) if t.text == word)
    assert finite_at(tokens, index) is expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("la mer monte", True),
        ("la mer qui monte", False),
        ("quand la mer monte, tout dort", True),
        ("la fin de la nuit", False),
        ("attendez le bac", True),
        ("s’il vient", False),
        ("elle s’arrête", True),
    ],
)
def test_has_main_verb(text: str, expected: bool) -> None:
    assert has_main_verb(tokenize(plain(text))) is expected


def test_maybe_finite_takes_unknown_words_for_verbs() -> None:
    tokens = tokenize("le bac zorgule Zorgule dit-il")
    assert [maybe_finite(tokens, i) for i in range(len(tokens))] == [False, False, True, False, True, True]


@pytest.mark.parametrize(
    ("text", "ends"),
    [("Il dort. Elle part.", 2), ("M. Loa dort.", 1), ("J. B. Loa dort ?", 1), ("« Il dort. » Elle part.", 2), ("il paie 3.5 euros", 0)],
)
def test_ends_of_sentences(text: str, ends: int) -> None:
    tokens = tokenize(plain(text))
    assert sum(ends_sentence(tokens, i) for i in range(len(tokens))) == ends
