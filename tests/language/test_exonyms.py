"""Exonyms: from our table and from CLDR, the same when they are made and when they are kept."""

from __future__ import annotations

from pathlib import Path

import pytest

from mtqa.language.exonyms import exonyms, found_in
from mtqa.language.tokens import tokenize


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("La ville de New Delhi", []),
        ("Il vit à Beijing.", ["Pékin"]),
        ("Il vit à Jerman.", ["Allemagne"]),
        ("Il vit à Paris.", []),
    ],
)
def test_found_in(text: str, expected: list[str]) -> None:
    assert [exonym.french for exonym, _, _ in found_in(tokenize(text))] == expected


def test_kept_exonyms_are_those_that_were_made(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("MTQA_CACHE_DIR", str(tmp_path))
    made = exonyms.__wrapped__()
    assert [path.name.partition("-")[0] for path in (tmp_path / "ready").iterdir()] == ["exonyms"]
    assert exonyms.__wrapped__() == made == exonyms()
    assert all(group == tuple(sorted(group, key=lambda e: -len(e.tokens))) for group in made.values())
    assert {e.anywhere for group in made.values() for e in group} == {True, False}
