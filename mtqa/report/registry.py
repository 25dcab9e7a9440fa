"""The report formats, and writing several of them into one directory."""

from __future__ import annotations

import difflib
from collections.abc import Iterable, Iterator
from pathlib import Path

from mtqa.errors import UsageError
from mtqa.judge.assessment import Report
from mtqa.report.atomic import write_files
from mtqa.report.base import Context, Writer
from mtqa.report.csv import CsvWriter
from mtqa.report.html.writer import HtmlWriter
from mtqa.report.json import JsonWriter

WRITERS: tuple[Writer, ...] = (HtmlWriter(), CsvWriter(), JsonWriter())


def format_names() -> tuple[str, ...]:
    """Names of the file formats, as `--format` takes them (`terminal` is no file)."""
    return tuple(writer.name for writer in WRITERS)


def writer(name: str) -> Writer:
    """The writer of one format.

    Raises:
        UsageError: there is none of that name.
    """
    for found in WRITERS:
        if found.name == name:
            return found
    near = difflib.get_close_matches(name, format_names(), 1)
    hint = f"Did you mean `{near[0]}`?" if near else f"Formats: terminal, {', '.join(format_names())}."
    raise UsageError("unknown-format", f"There is no report format `{name}`.", hint)


def write_reports(
    report: Report, formats: Iterable[str], directory: Path, language: str = "en", machine_language: str = "en"
) -> tuple[Path, ...]:
    """Write `formats` into `directory` (made if missing), all files or none, and return their paths.

    Raises:
        UsageError: an unknown format, or a directory that can't be written.
    """
    chosen = [writer(name) for name in dict.fromkeys(formats)]
    context = Context(language, machine_language)

    def files() -> Iterator[tuple[str, str | bytes]]:
        for each in chosen:
            yield from each.files(report, context)

    return write_files(directory, files())
