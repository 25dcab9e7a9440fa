"""XLIFF 1.2 and 2.x: each segment with a target is a row, each `<file>` an article."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import BinaryIO

from mtqa.article.languages import language_code
from mtqa.article.model import Article
from mtqa.article.options import ReadOptions, ReadProblem
from mtqa.article.rows import BadRow, Grouping, Row, check_pieces, checked
from mtqa.article.xliff_units import Head, Pair, XliffTarget
from mtqa.article.xml_safe import parsed, salvaged
from mtqa.errors import InputError


def read_xliff(handle: BinaryIO, path: str, options: ReadOptions) -> Iterator[Article | ReadProblem]:
    """The articles of an XLIFF file, one for each `<file>` (its name is `original`), and a problem for what can't be used.

    A row is a `<trans-unit>` or a segment marked in one (1.2), or a `<segment>` (2.x); its id is the unit's, with that of the segment
    behind a slash where the unit has several. Inline codes are left out of the text (a line break becomes a line end), marked text
    stays. Units that are not to be translated, and those without a target, are passed by; a warning counts the latter. A `<file>` with more
    than `limits.sentences` rows is no article: its rows are checked alone.

    Args:
        handle: the file, open for bytes.
        path: what to call the file.
        options: see `read_jsonl`; `language` is what targets must be in.

    Raises:
        InputError: `bad-xml`, `unsafe-xml`, `not-xliff`, `not-french` when no target is, `empty`.
    """
    grouping = Grouping(path, "xliff", options, spill=True)
    yield from grouping.articles(_rows(handle, path, options, grouping))


def _rows(handle: BinaryIO, path: str, options: ReadOptions, grouping: Grouping) -> Iterator[Row | ReadProblem]:
    target = XliffTarget(path)
    bare, told = 0, False
    foreign: dict[int, ReadProblem] = {}

    def begun() -> bool:
        return told

    for pair in salvaged(parsed(handle, path, target), path, begun):
        if isinstance(pair, ReadProblem):
            yield pair
            continue
        if pair.target is None:
            bare += 1
            continue
        language = pair.language or pair.head.target_language
        if language and language_code(language) != options.language:
            if pair.head.part not in foreign:
                foreign[pair.head.part] = _foreign(path, pair, language)
            continue
        told = True
        try:
            yield _row(pair, path, options)
        except BadRow as bad:
            yield bad.at(path, pair.line, pair.id)
    if told:
        yield from foreign.values()
    else:
        _raise_nothing(path, foreign, bare)
    if bare:
        grouping.warnings.append(f"Segments without a translation, left out: {bare:,}.")


def _row(pair: Pair, path: str, options: ReadOptions) -> Row:
    head: Head = pair.head
    target = pair.target.text if pair.target else ""
    fields: Mapping[str, str] = {
        "id": pair.id or str(pair.line),
        "target": target,
        "source": pair.source.text if pair.source else "",
        "source_lang": head.source_language,
        "date": head.date,
        "doc": head.original or path,
    }
    check_pieces(pair.target, pair.source)
    checked(fields, "target", options.max_paragraph)
    return Row(pair.line, fields, tuple(pair.notes), head.part)


def _foreign(path: str, pair: Pair, language: str) -> ReadProblem:
    what = f"`{path}`, line {pair.line}: the target language is `{language}`, not French."
    return ReadProblem(path, pair.line, "not-french", what, "Give the file whose target is French.")


def _raise_nothing(path: str, foreign: Mapping[int, ReadProblem], bare: int) -> None:
    """Say why there are no rows."""
    for problem in foreign.values():
        raise InputError(problem.code, problem.what, problem.remedy)
    what = f"`{path}` holds no translations" + (f": its {bare:,} segments have no target." if bare else ".")
    raise InputError("empty", what, "Give a file that has been translated.")
