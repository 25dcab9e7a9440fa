"""Parquet tables hold what the CSV files hold, typed."""

from __future__ import annotations

from collections.abc import Iterable
from importlib import import_module
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from mtqa.batch import parquet
from mtqa.batch.formats import PARQUET
from mtqa.batch.parquet import cells
from mtqa.batch.part import part_of
from mtqa.cli.main import main
from mtqa.errors import UsageError
from mtqa.judge.gate import Policy
from mtqa.report.csv import csv_line
from mtqa.report.escape import restored, storable
from mtqa.report.frames import ARTICLES, FINDINGS, SENTENCES, Columns, Row, article_rows, finding_rows, sentence_rows
from tests.report.sample import report

TEXTS = {"a": "text", "b": "text", "c": "text"}


def read(path: Path) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = import_module("pyarrow.parquet").read_table(path).to_pylist()
    return found


def expected(columns: Columns, rows: Iterable[Row]) -> list[dict[str, Any]]:
    def cell(value: object) -> object:
        return None if value == "" else storable(value) if isinstance(value, str) else value

    return [dict(zip(columns, map(cell, row), strict=True)) for row in rows]


@pytest.mark.parametrize("rows", [1, 20_000])
def test_the_sample(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, rows: int) -> None:
    pytest.importorskip("pyarrow", reason="the extra `parquet` is not installed")
    monkeypatch.setattr(parquet, "_ROWS", rows)
    whole = report()
    names = parquet.write_tables(tmp_path, part_of(whole.articles, Policy(), "en").articles, whole.signature)
    assert names == ["sentences.parquet", "findings.parquet", "articles.parquet"]
    assert read(tmp_path / names[0]) == expected(SENTENCES, sentence_rows(whole))
    assert read(tmp_path / names[1]) == expected(FINDINGS, finding_rows(whole))
    assert read(tmp_path / names[2]) == expected(ARTICLES, article_rows(whole))


@settings(max_examples=200, deadline=None)
@given(st.lists(st.text(st.sampled_from("a|,\"='\r\n \ud800"), max_size=6), min_size=3, max_size=3))
def test_cells_of_any_line(texts: list[str]) -> None:
    assert list(map(restored, cells(csv_line(TEXTS, tuple(texts))))) == list(map(storable, texts))


def test_a_run_makes_tables(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    pytest.importorskip("pyarrow", reason="the extra `parquet` is not installed")
    monkeypatch.chdir(tmp_path)
    for name in ("un", "deux"):
        Path(f"{name}.txt").write_text("Le maire a ouvert le port lundi. Les bateaux sont partis.", encoding="utf-8")
    command = ["mtqa", "check", "un.txt", "deux.txt", "--no-model", "--format", f"csv,{PARQUET}", "-o", "out", "--fail-on", "never"]
    monkeypatch.setattr("sys.argv", command)
    with pytest.raises(SystemExit) as ended:
        main()
    assert ended.value.code in (None, 0)
    assert [row["article"] for row in read(Path("out/articles.parquet"))] == ["un.txt", "deux.txt"]
    assert len(read(Path("out/sentences.parquet"))) == 4
    assert not Path("out/.parts").exists()


def test_pyarrow_is_missed_before_the_work(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(parquet, "find_spec", lambda name: None)
    with pytest.raises(UsageError, match=r"pyarrow is not installed. Install it: `pip install 'mtqa\[parquet\]'`"):
        parquet.need_pyarrow()
