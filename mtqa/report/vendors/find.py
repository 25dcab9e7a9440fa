"""Which `report.json` files the command line means: those named, and those at any depth of a folder."""

from __future__ import annotations

import os
from collections.abc import Iterable
from pathlib import Path

from mtqa.errors import InputError

REPORT_NAME = "report.json"


def report_paths(paths: Iterable[Path]) -> tuple[Path, ...]:
    """The reports, each once, in the order given; those of a folder sorted by path.

    Raises:
        InputError: no such path, or a folder without a report.
    """
    found: dict[str, Path] = {}
    for path in paths:
        for report in _below(path):
            found.setdefault(os.path.realpath(report), report)
    return tuple(found.values())


def _below(path: Path) -> list[Path]:
    if path.is_dir():
        reports = sorted(Path(folder) / REPORT_NAME for folder, _, files in os.walk(path) if REPORT_NAME in files)
        if not reports:
            what = f"`{path}` holds no {REPORT_NAME}, at any depth."
            raise InputError("no-reports", what, f"Make one first: `mtqa check … --format json -o {path}`.")
        return reports
    if not path.exists():
        raise InputError("no-such-file", f"`{path}` does not exist.", f"Name a {REPORT_NAME}, or a folder that holds some.")
    return [path]
