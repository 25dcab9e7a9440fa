"""The report formats, and writing several of them into one directory."""

from __future__ import annotations

import difflib
import importlib
from collections.abc import Iterable, Iterator
from functools import cache
from pathlib import Path

from mtqa.errors import UsageError
from mtqa.judge.assessment import Report
from mtqa.report.atomic import write_files
from mtqa.report.base import Context, Writer

_WRITERS = {
    "html": ("html.writer", "HtmlWriter"),
    "csv": ("csv", "CsvWriter"),
    "json": ("json", "JsonWriter"),
    "sarif": ("sarif", "SarifWriter"),
    "junit": ("junit", "JunitWriter"),
    "github": ("github", "GithubWriter"),
    "gitlab": ("gitlab", "GitlabWriter"),
    "checkstyle": ("checkstyle", "CheckstyleWriter"),
    "markdown": ("markdown", "MarkdownWriter"),
    "xliff": ("xliff", "XliffWriter"),
}
"""Where the writer of each format lies under `mtqa.report`: a run loads only those that it needs."""


@cache
def _loaded(name: str) -> Writer:
    module, kind = _WRITERS[name]
    found: Writer = getattr(importlib.import_module(f"mtqa.report.{module}"), kind)()
    return found


def writers() -> tuple[Writer, ...]:
    """The writers of all formats."""
    return tuple(map(_loaded, _WRITERS))


def format_names() -> tuple[str, ...]:
    """Names of the file formats, as `--format` takes them (`terminal` is no file)."""
    return tuple(_WRITERS)


def usual_format_names() -> tuple[str, ...]:
    """Names of the file formats that suit any input: what `-o` without a format gives."""
    return tuple(writer.name for writer in writers() if not writer.on_request)


def writer(name: str) -> Writer:
    """The writer of one format.

    Raises:
        UsageError: there is none of that name.
    """
    if name in _WRITERS:
        return _loaded(name)
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
