"""Copies of the XLIFF files of a run, findings written into them, made from its parts: one article in memory at a time."""

from __future__ import annotations

import json
import os
from collections.abc import Iterable
from itertools import groupby
from pathlib import Path

from mtqa.batch.part import ArticlePart
from mtqa.report.base import Context
from mtqa.report.escape import slug
from mtqa.report.json_read import article_of
from mtqa.report.xliff import XliffWriter, no_second_reading, no_xliff, write_copy


def write_copies(stage: Path, articles: Iterable[ArticlePart], language: str) -> list[str]:
    """Write a copy of each XLIFF file into `stage` and return their names: `findings.xlf` for one, `findings/NAME.xlf` for several.

    Args:
        stage: a folder.
        articles: those of all files, in the order of the input.
        language: of what is said in the copies.

    Raises:
        UsageError: `no-xliff`.
        InputError: see `annotate`.
    """
    read = (article_of(json.loads(part.data)) for part in articles)
    names = []
    for path, own in groupby((a for a in read if a.article.format == XliffWriter.name), key=lambda a: a.article.file):
        if path == "-":
            raise no_second_reading()
        name = f"findings/{slug(path)}.xlf"
        (stage / name).parent.mkdir(exist_ok=True)
        with (stage / name).open("x+b") as out:
            write_copy(path, own, Context(machine_language=language), out)
            out.flush()
            os.fsync(out.fileno())
        names.append(name)
    if not names:
        raise no_xliff()
    if len(names) == 1:
        os.replace(stage / names[0], stage / XliffWriter.file_name)
        return [XliffWriter.file_name]
    return names
