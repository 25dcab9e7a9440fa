"""Lists of paths: `@FILE` on a command line stands for the paths that FILE lists, for runs over more files than a command line holds."""

from __future__ import annotations

import csv
from collections.abc import Iterable, Iterator
from pathlib import Path

from mtqa.article.regular import refuse_special
from mtqa.errors import UsageError

_MARK = "@"
_COLUMN = "path"
_DELIMITERS = {".csv": ",", ".tsv": "\t"}


def expanded(paths: Iterable[str]) -> Iterator[str]:
    """The paths, those of lists in the place of `@FILE`.

    A list is text with a path on each line, or a `.csv` or `.tsv` with a column `path`; empty lines are passed over. Paths in it are
    relative to the working directory, as on the command line. A file whose own name begins with `@` is `./@…`.

    Raises:
        UsageError: a list can't be read, or has no column `path`.
    """
    for path in paths:
        if path.startswith(_MARK):
            yield from _listed(Path(path[1:]))
        else:
            yield path


def _listed(place: Path) -> Iterator[str]:
    try:
        refuse_special(place)
        with place.open(encoding="utf-8-sig", newline=None) as lines:
            delimiter = _DELIMITERS.get(place.suffix.lower())
            found = (line.rstrip("\n") for line in lines) if delimiter is None else _column(place, lines, delimiter)
            yield from (path for path in found if path.strip())
    except (OSError, UnicodeDecodeError, csv.Error, ValueError) as error:
        reason = error.strerror if isinstance(error, OSError) and error.strerror else str(error)
        raise UsageError(
            "no-manifest", f"@{place}: the list of paths can't be read: {reason}.", "Give a text file with a path on each line."
        ) from None


def _column(place: Path, lines: Iterable[str], delimiter: str) -> Iterator[str]:
    reader = csv.DictReader(lines, delimiter=delimiter)
    if _COLUMN not in (reader.fieldnames or ()):
        raise UsageError("no-manifest", f"@{place}: line 1 names no column `{_COLUMN}`.", "Give that name to the column with the paths.")
    yield from (row[_COLUMN] or "" for row in reader)
