"""The three CSV files: `sentences.csv`, `findings.csv`, `articles.csv`; columns and rounding as in `mtqa.report.frames`.

Comma, UTF-8, LF, a header always. Integers have no point, a missing value is an empty cell, truth values are `true` and `false`. A cell
that a spreadsheet would run gets one leading `'` (see `mtqa.report.escape.neutralised`); offsets hold after removing it. A lone
surrogate, which UTF-8 can't hold, becomes U+FFFD, one for one.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from typing import Any

from mtqa.judge.assessment import Report
from mtqa.report.base import Context, Writer
from mtqa.report.escape import neutralised, storable
from mtqa.report.frames import ARTICLES, FINDINGS, SENTENCES, Columns, Row, article_rows, finding_rows, sentence_rows

_QUOTED = re.compile(r'[,"\r\n]|^\s|\s$')


class CsvWriter(Writer):
    """`sentences.csv` (alone on stdout), `findings.csv` and `articles.csv`."""

    name = "csv"
    file_name = "sentences.csv"

    def write(self, report: Report, context: Context) -> str:
        """`sentences.csv`."""
        return csv_text(SENTENCES, sentence_rows(report))

    def files(self, report: Report, context: Context) -> Iterator[tuple[str, str | bytes]]:
        """All three."""
        yield self.file_name, self.write(report, context)
        yield "findings.csv", csv_text(FINDINGS, finding_rows(report, context.machine_language))
        yield "articles.csv", csv_text(ARTICLES, article_rows(report))


def csv_text(columns: Columns, rows: Iterable[Row]) -> str:
    """Rows as CSV, rendered by the kinds of their columns.

    Not through pandas: loading it takes as long as checking a hundred sentences, and with LF line ends `DataFrame.to_csv` leaves a lone
    carriage return unquoted, so that readers see two rows.
    """
    return "".join(f"{line}\n" for line in (csv_header(columns), *(csv_line(columns, row) for row in rows)))


def csv_header(columns: Columns) -> str:
    """The first line, without its end."""
    return ",".join(map(_text_cell, columns))


def csv_line(columns: Columns, row: Row) -> str:
    """A row rendered by the kinds of its columns, without a line end behind it."""
    return ",".join("" if value is None else _RENDERS[kind](value) for kind, value in zip(columns.values(), row, strict=True))


def _number(value: float) -> str:
    return repr(float(value))


def _truth(value: bool) -> str:
    return "true" if value else "false"


def _text_cell(value: str) -> str:
    cell = neutralised(storable(value))
    return '"' + cell.replace('"', '""') + '"' if _QUOTED.search(cell) else cell


_RENDERS: dict[str, Callable[[Any], str]] = {"text": _text_cell, "integer": str, "number": _number, "boolean": _truth}
