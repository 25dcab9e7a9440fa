"""Reading the newsroom's own lists: `references/names.csv` and `references/glossary.csv`."""

from __future__ import annotations

import csv
from collections.abc import Mapping
from pathlib import Path

from mtqa.checks.base import References
from mtqa.errors import InputError

_COLUMNS = {"names.csv": ("form",), "glossary.csv": ("source term",)}
LISTS = tuple(_COLUMNS)
"""Names of the newsroom's lists, which are no articles."""


def read_references(folder: Path) -> References:
    """The lists in `folder`; a missing folder or file gives an empty list.

    Raises:
        InputError: a file that is not UTF-8, or lacks its first column.
    """
    return References(names=_rows(folder / "names.csv"), glossary=_rows(folder / "glossary.csv"))


def _rows(path: Path) -> tuple[Mapping[str, str], ...]:
    if not path.is_file():
        return ()
    try:
        with path.open(encoding="utf-8-sig", newline="") as lines:
            reader = csv.DictReader(lines)
            missing = [c for c in _COLUMNS[path.name] if c not in (reader.fieldnames or ())]
            if missing:
                raise InputError("bad-reference", f"{path}:1: no column `{missing[0]}`.", "See references/README.md for the columns.")
            return tuple({k: (v or "").strip() for k, v in row.items() if isinstance(k, str) and not isinstance(v, list)} for row in reader)
    except (UnicodeDecodeError, csv.Error) as error:
        raise InputError("bad-reference", f"{path}: can't be read: {error}.", "Save it as CSV in UTF-8.") from None
