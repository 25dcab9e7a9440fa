"""One name in two spellings: a very long article is compared another way, with the same result."""

from __future__ import annotations

import pytest

from mtqa.article.build import article_from_text
from mtqa.checks.nam import variants
from mtqa.checks.nam.variants import Variants
from mtqa.checks.view import ArticleView

TEXT = (
    "Mme Dewi Kusumawardani a salué M. Budi Santoso. M. Agus Harimurti a remercié Mme Dewi Kusumavardani.\n"
    "Mme Kusumawardani a revu M. Budi Sanroso. Le bac de Sorong a croisé celui de Sorogn, dit M. Joko Widodo.\n"
)


def found(text: str) -> list[str]:
    article = article_from_text(text)
    return sorted(finding.span.of(article.text) for finding in Variants().check(ArticleView(article)))


@pytest.mark.parametrize("many", [0, 600])
def test_many_names_and_few_are_compared_alike(many: int, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(variants, "_MANY", many)
    assert found(TEXT) == ["Kusumavardani", "Sanroso"]


def test_series_of_names_are_no_slips(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(variants, "_MANY", 0)
    series = " ".join(f"M. Budi Santo{letter}a a parlé." for letter in "bcdfghjklmnpqrst")
    assert found(series) == []


def test_pairs_come_in_the_same_order_in_every_process(monkeypatch: pytest.MonkeyPatch) -> None:
    """Which of two other spellings a finding names hangs on it: the first place that two forms share decides."""
    monkeypatch.setattr(variants, "_MANY", 0)
    found = list(variants._candidates(["Santosa", "Santoso", "Sanyosa", "Zantosa"]))
    assert found == [("Santosa", "Zantosa"), ("Santosa", "Sanyosa"), ("Santosa", "Santoso")]
