"""Phrasebooks: rows made when they are asked for, and all books together find what each finds alone."""

from __future__ import annotations

from pathlib import Path

import pytest

from mtqa.language.phrasebook import BOOKS, Phrasebook, Rows, entries, shipped, shipped_phrases
from mtqa.language.tokens import plain, tokenize

HEADER = "id\tkind\tpattern\tunless\ttrigger_en\ttrigger_id\twhy_en\twhy_fr\trepair\tswap\tsource\tseverity\tinnocent\tbad"


def test_rows_are_made_when_asked_for() -> None:
    lines = [f"{name}\tcalque\tun {name}" + "\t" * 11 for name in ("a", "b", "c")]
    rows = Rows({"one": "\n".join((HEADER, *lines[:2])), "two": "\n".join((HEADER, lines[2], ""))})
    assert [(row.id, row.book, row.pattern) for row in rows] == [("a", "one", "un a"), ("b", "one", "un b"), ("c", "two", "un c")]
    assert rows[1] is rows[1]
    assert [row.id for row in rows[1:]] == ["b", "c"]
    assert rows[-1].id == "c"
    with pytest.raises(IndexError):
        rows[3]


def test_a_row_with_a_cell_too_few_is_refused() -> None:
    with pytest.raises(ValueError, match="argument"):
        Rows({"one": f"{HEADER}\na\tcalque"})[0]


def test_all_books_find_what_each_finds(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    sentences = [tokenize(plain(row.bad)) for name in BOOKS for row in entries(name)[::20]]
    alone = [Phrasebook(entries(name)) for name in BOOKS]
    expected = [[(e.id, match) for book in alone for e, match in book.find(tokens)] for tokens in sentences]
    assert sum(map(len, expected)) >= len(sentences)
    monkeypatch.setenv("MTQA_CACHE_DIR", str(tmp_path))
    for _ in ("made", "kept"):
        shipped.cache_clear()
        assert [[(e.id, match) for e, match in shipped_phrases(tokens)] for tokens in sentences] == expected
    assert [path.name.partition("-")[0] for path in (tmp_path / "ready").iterdir()] == ["needs"]
