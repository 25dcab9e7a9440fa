"""The report formats, and writing several of them into one directory."""

from __future__ import annotations

import difflib
from collections.abc import Iterable, Iterator
from pathlib import Path

from mtqa.errors import UsageError
from mtqa.judge.assessment import Report
from mtqa.report.atomic import write_files
from mtqa.report.base import Context, Writer
from mtqa.report.checkstyle import CheckstyleWriter
from mtqa.report.csv import CsvWriter
from mtqa.report.github import GithubWriter
from mtqa.report.gitlab import GitlabWriter
from mtqa.report.html.writer import HtmlWriter
from mtqa.report.json import JsonWriter
from mtqa.report.junit import JunitWriter
from mtqa.report.markdown import MarkdownWriter
from mtqa.report.sarif import SarifWriter
from mtqa.report.xliff import XliffWriter

WRITERS: tuple[Writer, ...] = (
    HtmlWriter(), CsvWriter(), JsonWriter(), SarifWriter(), JunitWriter(), GithubWriter(), GitlabWriter(), CheckstyleWriter(),
    MarkdownWriter(), XliffWriter(),
)  # fmt: skip


def format_names() -> tuple[str, ...]:
    """Names of the file formats, as `--format` takes them (`terminal` is no file)."""
    return tuple(writer.name for writer in WRITERS)


def usual_format_names() -> tuple[str, ...]:
    """Names of the file formats that suit any input: what `-o` without a format gives."""
    return tuple(writer.name for writer in WRITERS if not writer.on_request)


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


def write_reports(report: Report, formats: Iterable[str], directory: Path, context: Context | None = None) -> tuple[Path, ...]:
    """Write `formats` into `directory` (made if missing), all files or none, and return their paths.

    Raises:
        UsageError: an unknown format, or a directory that can't be written.
    """
    chosen = [writer(name) for name in dict.fromkeys(formats)]
    known = context or Context()

    def files() -> Iterator[tuple[str, str | bytes]]:
        for each in chosen:
            yield from each.files(report, known)

    return write_files(directory, files())
