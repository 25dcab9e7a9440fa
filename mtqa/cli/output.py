"""What a run of `mtqa check` gives out: reports to files or to standard output, lines to standard error."""

from __future__ import annotations

import os
from collections.abc import Iterator, Sequence
from itertools import groupby
from pathlib import Path
from typing import TextIO

from mtqa.batch.formats import PARQUET
from mtqa.cli.ci import to_github
from mtqa.cli.reading import REPORTS
from mtqa.config import Configuration
from mtqa.errors import UsageError
from mtqa.judge.assessment import Problem, Report
from mtqa.report.base import Context
from mtqa.report.escape import one_line

TERMINAL, GITHUB = "terminal", "github"
_TOLD = 20


def known_formats(configuration: Configuration) -> list[str]:
    """The formats in the order given, each once.

    Raises:
        UsageError: there is no such format.
    """
    wanted = [name.strip().lower() for name in configuration.settings.format if name.strip()]
    for name in wanted:
        if name not in (TERMINAL, PARQUET):
            from mtqa.report.registry import writer

            try:
                writer(name)
            except UsageError as error:
                raise UsageError(error.code, f"{configuration.origin('format')}: {error.what}", error.remedy) from None
    return list(dict.fromkeys(wanted)) or [TERMINAL]


def write(
    report: Report, formats: list[str], paths: Sequence[str], output: Path | None, context: Context, out: TextIO, err: TextIO
) -> None:
    """Write the report: terminal and a lone machine format to stdout, files to `output` or `reports/NAME/`.

    `output` without a file format gets all that suit any input. Annotations for GitHub always go to stdout as well, where GitHub
    reads them.
    """
    files = [name for name in formats if name != TERMINAL]
    if TERMINAL in formats:
        from mtqa.report.terminal import print_report

        print_report(report, out, context.language)
    if GITHUB in formats:
        to_github(report, context, out, os.environ)
    if (not files and output is None) or (output is None and formats == [GITHUB]):
        return
    from mtqa.report.registry import usual_format_names, write_reports, writer

    files = files or list(usual_format_names())
    if output is None and files == formats and len(files) == 1 and files[0] != "html":
        content = writer(files[0]).write(report, context)
        _emit(content, out)
        return
    directory = output or REPORTS / report_name(paths)
    for path in write_reports(report, files, directory, context):
        say(err, str(path))


def _emit(content: str | bytes, out: TextIO) -> None:
    """Content to stdout: bytes as they are, since a copy of a file keeps its encoding."""
    buffer = getattr(out, "buffer", None)
    if isinstance(content, str) or buffer is None:
        out.write(content if isinstance(content, str) else content.decode("utf-8"))
    else:
        out.flush()
        buffer.write(content)


def report_name(paths: Sequence[str]) -> str:
    """Name of the folder under `reports/`: the file's name without its suffix, the folder's name, or `articles` for several."""
    if len(paths) != 1:
        return "articles"
    if paths[0] == "-":
        return "stdin"
    path = Path(paths[0]).resolve()
    return (path.name if os.path.isdir(path) else path.stem) or "articles"


def problem_lines(problems: Sequence[Problem]) -> Iterator[str]:
    """A line for each problem; of a file with more than 20 the first 20, and how many more there are."""
    for path, group in groupby(problems, key=lambda problem: problem.path):
        own = list(group)
        yield from (f"{problem.what} {problem.remedy}".strip() for problem in own[:_TOLD])
        if len(own) > _TOLD:
            yield f"`{path}`: {len(own) - _TOLD:,} more of its rows can't be used. Mend these first."


def say(err: TextIO, line: str) -> None:
    """One line to standard error, with mtqa's name."""
    err.write(f"mtqa: {one_line(line)}\n")
    err.flush()
