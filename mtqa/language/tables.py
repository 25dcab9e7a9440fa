"""The tables of `mtqa/data`: tab-separated, with a header row, read once."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from importlib.resources import files


@cache
def table(name: str) -> tuple[Mapping[str, str], ...]:
    """Rows of `mtqa/data/NAME`, each a mapping of column to cell; missing cells at the end of a row are empty.

    Raises:
        FileNotFoundError: no such table (a programming error).
    """
    header, *lines = files("mtqa.data").joinpath(name).read_text(encoding="utf-8").splitlines()
    columns = header.split("\t")
    rows = []
    for line in lines:
        if line.strip():
            cells = line.split("\t")
            rows.append(dict(zip(columns, cells + [""] * (len(columns) - len(cells)), strict=True)))
    return tuple(rows)


def listed(cell: str) -> tuple[str, ...]:
    """The items of a cell that holds several, separated by `|`."""
    return tuple(item.strip() for item in cell.split("|") if item.strip())


def word_set(text: str) -> frozenset[str]:
    """The words of a text, blanks between: the short form of a closed list."""
    return frozenset(text.split())
