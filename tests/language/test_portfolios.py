"""What a ministry or directorate has charge of, in French and in Indonesian."""

from __future__ import annotations

import pytest

from mtqa.language.portfolios import in_french_portfolio, indonesian_portfolios
from mtqa.language.tokens import Token, plain, tokenize


def tokens(text: str) -> tuple[Token, ...]:
    return tokenize(plain(text))


@pytest.mark.parametrize(
    ("text", "word", "source", "expected"),
    [
        ("Le ministre du Commerce Hasan", "Commerce", "", True),
        ("Ministre du Commerce", "Commerce", "", True),
        ("La ministre indonésienne de la Santé", "Santé", "", True),
        ("Le ministre de l’Agriculture, de la Pêche et des Forêts", "Forêts", "", True),
        ("Le ministre délégué au Commerce", "Commerce", "", True),
        ("Le ministre des Affaires Étrangères", "Étrangères", "", True),
        ("Le secrétaire d’État au Commerce", "Commerce", "", True),
        ("La direction de la Pêche", "Pêche", "dinas perikanan", True),
        ("La direction de la Pêche", "Pêche", "manajemen", False),
        ("Le ministre du Commerce Lumière Segarawati", "Lumière", "", False),
        ("Le ministre du Commerce, Étoile Makmur", "Étoile", "", False),
        ("Le ministre Lumière Segarawati", "Lumière", "", False),
        ("Le ministre, la Lumière", "Lumière", "", False),
        ("Le ministre visite le Soleil", "Soleil", "", False),
        ("Le ministre a parlé du Soleil", "Soleil", "", False),
        ("Commerce", "Commerce", "", False),
    ],
)
def test_french_portfolios(text: str, word: str, source: str, expected: bool) -> None:
    words = tokens(text)
    at = next(i for i, token in enumerate(words) if token.text == word)
    assert in_french_portfolio(words, at, frozenset(source.split())) is expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Menteri Perdagangan Zulkifli Hasan", ["Perdagangan"]),
        ("Wakil Menteri Luar Negeri Sugiono", ["Luar", "Negeri"]),
        ("Menteri Koordinator Bidang Perekonomian Airlangga", ["Perekonomian"]),
        ("Kementerian Kelautan dan Perikanan", ["Kelautan", "Perikanan"]),
        ("Direktorat Jenderal Pajak", ["Pajak"]),
        ("Menteri Hadi Lubis", []),
        ("Menteri Hadi Industri", []),
        ("PT Industri Makmur", []),
        ("menteri Industri", []),
    ],
)
def test_indonesian_portfolios(text: str, expected: list[str]) -> None:
    words = tokens(text)
    assert [words[at].text for at in sorted(indonesian_portfolios(words))] == expected
