"""The three CSV files: `sentences.csv`, `findings.csv`, `articles.csv`; columns and rounding as in `mtqa.report.frames`.

Comma, UTF-8, LF, a header always. Integers have no point, a missing value is an empty cell, truth values are `true` and `false`. A cell
that a spreadsheet would run gets one leading `'` (see `mtqa.report.escape.neutralised`); offsets hold after removing it. A lone
surrogate, which UTF-8 can't hold, becomes U+FFFD, one for one.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING, Any

from mtqa.judge.assessment import Report
from mtqa.report.base import Context, Writer
from mtqa.report.escape import neutralised, storable

if TYPE_CHECKING:
    import pandas as pd

_QUOTED = re.compile(r'[,"\r\n]|^\s|\s$')


class CsvWriter(Writer):
    """`sentences.csv` (alone on stdout), `findings.csv` and `articles.csv`."""

    name = "csv"
    file_name = "sentences.csv"

    def write(self, report: Report, context: Context) -> str:
        """`sentences.csv`."""
        from mtqa.report.frames import sentences_frame

        return csv_text(sentences_frame(report))

    def files(self, report: Report, context: Context) -> Iterator[tuple[str, str | bytes]]:
        """All three."""
        from mtqa.report.frames import articles_frame, findings_frame

        yield self.file_name, self.write(report, context)
        yield "findings.csv", csv_text(findings_frame(report, context.machine_language))
        yield "articles.csv", csv_text(articles_frame(report))


def csv_text(frame: pd.DataFrame) -> str:
    """A frame as CSV.

    Not `DataFrame.to_csv`: with LF line ends it leaves a lone carriage return unquoted, and readers then see two rows.
    """
    columns = [_rendered(frame[name]) for name in frame.columns]
    lines = [",".join(map(_text_cell, frame.columns)), *map(",".join, zip(*columns, strict=True))]
    return "\n".join(lines) + "\n"


def _rendered(column: pd.Series[Any]) -> list[str]:
    renders: dict[str, Callable[[Any], str]] = {"Int64": str, "float64": repr, "boolean": _truth}
    render = renders.get(str(column.dtype), _text_cell)
    return ["" if missing else render(value) for value, missing in zip(column.tolist(), column.isna().tolist(), strict=True)]


def _truth(value: bool) -> str:
    return "true" if value else "false"


def _text_cell(value: str) -> str:
    cell = neutralised(storable(value))
    return '"' + cell.replace('"', '""') + '"' if _QUOTED.search(cell) else cell
