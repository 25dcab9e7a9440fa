"""Frames as CSV and as a workbook, safe to open in a spreadsheet."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from mtqa.errors import UsageError
from mtqa.report.escape import neutralised
from mtqa.report.quoted import shortened
from mtqa.report.vendors.columns import FILES, Column

if TYPE_CHECKING:
    import pandas as pd

_DELIMITERS = {"tab": "\t", "\\t": "\t"}
_NOT_IN_A_SHEET = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]")
_LONGEST_CELL = 32_767
_MOST_ROWS = 1_048_576
_WIDTHS = {"text": 40, "source": 40, "back_translation": 40, "message": 40, "reason": 40, "comment": 40, "article": 28, "suggestion": 24}


@dataclass(frozen=True, slots=True)
class Dialect:
    """How CSV files are written. `bom`: with a byte order mark, by which spreadsheets tell UTF-8."""

    delimiter: str = ","
    decimal: str = "."
    bom: bool = False


def dialect(delimiter: str, decimal: str, *, bom: bool) -> Dialect:
    """The dialect that the command line names.

    Raises:
        UsageError: signs that can't stand there, or the same for both.
    """
    delimiter = _DELIMITERS.get(delimiter, delimiter)
    if delimiter not in (",", ";", "\t", "|"):
        raise UsageError("bad-delimiter", f"--delimiter {delimiter!r} can't part cells.", "One of `,` `;` `|` `tab`.")
    if decimal not in (".", ","):
        raise UsageError("bad-decimal", f"--decimal {decimal!r} is no decimal sign.", "One of `.` `,`.")
    if delimiter == decimal:
        raise UsageError("bad-decimal", "Cells and decimals can't both be parted by a comma.", "Add `--delimiter ';'`.")
    return Dialect(delimiter, decimal, bom)


def csv_bytes(made: pd.DataFrame, columns: tuple[Column, ...], form: Dialect) -> bytes:
    """The frame as CSV: a header, CRLF, cells quoted where RFC 4180 asks for it; text that a spreadsheet would run gets a leading `'`."""
    safe = made.copy(deep=False)
    for column in columns:
        if column.kind == "text":
            safe[column.name] = [neutralised(value) for value in made[column.name]]
    text = safe.to_csv(index=False, sep=form.delimiter, decimal=form.decimal, lineterminator="\r\n")
    return text.encode("utf-8-sig" if form.bom else "utf-8")


def workbook(frames: Mapping[str, pd.DataFrame]) -> bytes:
    """The frames as XLSX, one sheet a table: the header frozen, a filter on each column, no cell that is run.

    Raises:
        UsageError: openpyxl is not installed, or a table has more rows than a sheet.
    """
    import io

    try:
        from openpyxl import Workbook
        from openpyxl.utils import get_column_letter
    except ImportError:
        raise UsageError("no-openpyxl", "A workbook needs openpyxl.", "`pip install 'mtqa[xlsx]'`, or leave --xlsx out.") from None
    book = Workbook(write_only=True)
    for name, made in frames.items():
        if len(made) >= _MOST_ROWS:
            what = f"{name} has {len(made):,} rows, more than a sheet holds."
            raise UsageError("too-many-rows", what, "Leave --xlsx out, or give it fewer reports.")
        sheet = book.create_sheet(name.removesuffix(".csv"))
        columns = FILES[name]
        sheet.freeze_panes = "A2"
        sheet.auto_filter.ref = f"A1:{get_column_letter(len(columns))}{len(made) + 1}"
        for number, column in enumerate(columns, 1):
            sheet.column_dimensions[get_column_letter(number)].width = _WIDTHS.get(column.name, max(10, len(column.name) + 3))
        for row in _sheet_rows(sheet, made, columns):
            sheet.append(row)
    stream = io.BytesIO()
    book.save(stream)
    return stream.getvalue()


def _sheet_rows(sheet: Any, made: pd.DataFrame, columns: tuple[Column, ...]) -> Iterator[list[Any]]:
    from openpyxl.cell import WriteOnlyCell
    from openpyxl.styles import Font

    def text(value: str) -> Any:
        value = shortened(_NOT_IN_A_SHEET.sub("\ufffd", value), _LONGEST_CELL)
        if neutralised(value) == value:
            return value or None
        cell = WriteOnlyCell(sheet, value)
        cell.data_type = "s"
        cell.quotePrefix = True
        return cell

    def head(name: str) -> Any:
        cell = WriteOnlyCell(sheet, name)
        cell.font = Font(bold=True)
        return cell

    yield [head(column.name) for column in columns]
    renders = [text if column.kind == "text" else _known for column in columns]
    for row in made.itertuples(index=False, name=None):
        yield [render(value) for render, value in zip(renders, row, strict=True)]


def _known(value: Any) -> Any:
    import pandas as pd

    return None if pd.isna(value) else value
