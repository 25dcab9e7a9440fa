"""Streams the parts of a run into `sentences.parquet`, `findings.parquet` and `articles.parquet`: the CSV files' columns, typed.

An empty cell is null, and the `'` that keeps spreadsheets from running a cell is gone. Needs pyarrow, an extra, which is loaded here only.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from contextlib import ExitStack
from dataclasses import dataclass, field
from importlib import import_module
from importlib.util import find_spec
from pathlib import Path
from typing import Any

from mtqa.batch.part import SIGNATURE, ArticlePart
from mtqa.errors import UsageError
from mtqa.report.escape import restored, storable
from mtqa.report.frames import ARTICLES, FINDINGS, SENTENCES, Columns

_ROWS = 20_000
"""Rows of a row group, and about as many are in memory at a time."""
_CELL = re.compile(r'"([^"]*(?:""[^"]*)*)"|([^,"]*)')
_TYPES = {"text": "string", "integer": "int64", "number": "float64", "boolean": "bool_"}
_READS: dict[str, Callable[[str], Any]] = {"text": restored, "integer": int, "number": float, "boolean": "true".__eq__}


def need_pyarrow() -> None:
    """Complain before the work begins.

    Raises:
        UsageError: pyarrow is not installed.
    """
    if find_spec("pyarrow") is None:
        raise UsageError("no-parquet", "--format parquet: pyarrow is not installed.", "Install it: `pip install 'mtqa[parquet]'`.")


def write_tables(stage: Path, articles: Iterable[ArticlePart], signature: str) -> list[str]:
    """Write the three tables into `stage` and return their names."""
    with ExitStack() as stack:
        sentences, findings, rows = tables = [
            stack.enter_context(_Table.open(stage / f"{name}.parquet", columns, signature))
            for name, columns in (("sentences", SENTENCES), ("findings", FINDINGS), ("articles", ARTICLES))
        ]
        for article in articles:
            sentences.add(article.sentences)
            findings.add(article.findings)
            rows.add((article.row,))
    return [table.name for table in tables]


def cells(line: str) -> Iterator[str]:
    """The cells of a line that `mtqa.report.csv.csv_line` made."""
    at = -1
    while at < len(line):
        match = _CELL.match(line, at + 1)
        if match is None:
            raise ValueError(f"no CSV line: {line[:80]!r}")
        quoted, plain = match.groups()
        yield plain if quoted is None else quoted.replace('""', '"')
        at = match.end()


@dataclass(slots=True)
class _Table:
    """A Parquet file that is being written."""

    name: str
    columns: Columns
    signature: str
    schema: Any
    writer: Any
    lines: list[str] = field(default_factory=list)

    @classmethod
    def open(cls, path: Path, columns: Columns, signature: str) -> _Table:
        arrow, parquet = import_module("pyarrow"), import_module("pyarrow.parquet")
        schema = arrow.schema([(name, getattr(arrow, _TYPES[kind])()) for name, kind in columns.items()])
        return cls(path.name, columns, storable(signature), schema, parquet.ParquetWriter(path, schema))

    def __enter__(self) -> _Table:
        return self

    def __exit__(self, *_: object) -> None:
        self._flush()
        self.writer.close()

    def add(self, lines: Iterable[str]) -> None:
        """Lines of the CSV file, but for the last cell."""
        self.lines.extend(lines)
        if len(self.lines) >= _ROWS:
            self._flush()

    def _flush(self) -> None:
        if self.lines:
            rows = (self._row(line) for line in self.lines)
            self.writer.write_table(import_module("pyarrow").Table.from_pylist(list(rows), schema=self.schema))
            self.lines.clear()

    def _row(self, line: str) -> dict[str, Any]:
        own = {name: kind for name, kind in self.columns.items() if name != SIGNATURE}
        read = {name: _READS[kind](cell) if cell else None for (name, kind), cell in zip(own.items(), cells(line), strict=True)}
        return {**read, SIGNATURE: self.signature}
