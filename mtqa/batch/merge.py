"""Streams the parts of a run into `report.json` and the CSV files: the bytes of the ordinary writers, one part in memory at a time."""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable, Iterable, Iterator, Sequence
from pathlib import Path
from typing import TextIO

from mtqa.batch.formats import PARQUET, XLIFF
from mtqa.batch.journal import Entry, Journal
from mtqa.batch.part import SIGNATURE, ArticlePart
from mtqa.errors import UsageError
from mtqa.judge.assessment import Report
from mtqa.report.csv import csv_header, csv_line
from mtqa.report.frames import ARTICLES, FINDINGS, SENTENCES, Columns
from mtqa.report.json import json_text, report_data

_STAGE = "merged"
_EMPTY = '"articles": []\n}'
_INDENT = " " * 4

Articles = Callable[[], Iterator[ArticlePart]]


def merge(journal: Journal, entries: Sequence[Entry], report: Report, formats: Iterable[str], output: Path, language: str) -> list[Path]:
    """Write the reports over all parts and return their paths; none is ever seen half-written.

    Args:
        journal: where the parts are.
        entries: the parts in the order of the input.
        report: all but the articles: signature, models, problems, notes.
        formats: of `formats.FORMATS`, `formats.PARQUET` or `formats.XLIFF`.
        output: the folder for the reports.
        language: of machine formats.

    Raises:
        UsageError: a file can't be written, a part is gone, or there is no XLIFF file to copy.
        InputError: an XLIFF file can't be read again, or has changed.
    """

    def articles() -> Iterator[ArticlePart]:
        return (article for entry in entries for article in journal.read(entry).articles)

    stage = journal.folder / _STAGE
    try:
        shutil.rmtree(stage, ignore_errors=True)
        stage.mkdir(parents=True)
        names = [name for form in formats for name in _FILES[form](stage, articles, report, language)]
        taken = next((output / name for name in names if (output / name).is_dir()), None)
        if taken:
            raise IsADirectoryError(f"{taken} is a directory")
        for name in names:
            (output / name).parent.mkdir(exist_ok=True)
            os.replace(stage / name, output / name)
    except OSError as error:
        raise UsageError(
            "cannot-write", f"The report can't be written to {output}: {error.strerror or error}.", "Name another directory with -o."
        ) from error
    return [output / name for name in names]


def _write_json(stage: Path, articles: Articles, report: Report, language: str) -> list[str]:
    head = json_text(report_data(report, language)).removesuffix(_EMPTY)
    with _opened(stage / "report.json") as file:
        file.write(head + '"articles": [')
        any_ = False
        for article in articles():
            file.write((",\n" if any_ else "\n") + "\n".join(_INDENT + line for line in article.data.split("\n")))
            any_ = True
        file.write("\n  ]\n}\n" if any_ else "]\n}\n")
        _flush(file)
    return ["report.json"]


def _write_csv(stage: Path, articles: Articles, report: Report, _: str) -> list[str]:
    last = csv_line({SIGNATURE: "text"}, (report.signature,))
    tables = ("sentences.csv", SENTENCES), ("findings.csv", FINDINGS), ("articles.csv", ARTICLES)
    with _table(stage, tables[0]) as sentences, _table(stage, tables[1]) as findings, _table(stage, tables[2]) as rows:
        for article in articles():
            for file, lines in ((sentences, article.sentences), (findings, article.findings), (rows, (article.row,))):
                file.writelines(f"{line},{last}\n" for line in lines)
        for file in (sentences, findings, rows):
            _flush(file)
    return [name for name, _ in tables]


def _write_parquet(stage: Path, articles: Articles, report: Report, _: str) -> list[str]:
    from mtqa.batch.parquet import write_tables

    return write_tables(stage, articles(), report.signature)


def _write_copies(stage: Path, articles: Articles, _: Report, language: str) -> list[str]:
    from mtqa.batch.xliff import write_copies

    return write_copies(stage, articles(), language)


_FILES = {"csv": _write_csv, "json": _write_json, PARQUET: _write_parquet, XLIFF: _write_copies}


def _table(stage: Path, table: tuple[str, Columns]) -> TextIO:
    name, columns = table
    file = _opened(stage / name)
    file.write(csv_header(columns) + "\n")
    return file


def _opened(path: Path) -> TextIO:
    return path.open("x", encoding="utf-8", newline="\n")


def _flush(file: TextIO) -> None:
    file.flush()
    os.fsync(file.fileno())
