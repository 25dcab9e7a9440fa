"""Reading files: what a path holds, by its suffix, as articles or as one clear error."""

from __future__ import annotations

import errno
import io
import os
import re
import sys
from collections.abc import Callable, Iterator
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import BinaryIO

from mtqa.article.decode import Decoded, decode, mend_surrogates
from mtqa.article.finish import check_length, finish
from mtqa.article.model import Article
from mtqa.article.options import Draft, ReadOptions, ReadProblem, ReadResult
from mtqa.article.regular import special
from mtqa.article.text import read_text_draft
from mtqa.errors import InputError

_BY_SUFFIX = {
    ".txt": "text",
    ".text": "text",
    ".md": "markdown",
    ".markdown": "markdown",
    ".html": "html",
    ".htm": "html",
    ".xhtml": "html",
    ".docx": "docx",
    ".jsonl": "jsonl",
    ".ndjson": "jsonl",
    ".tsv": "tsv",
    ".tab": "tsv",
    ".csv": "csv",
    ".xlf": "xliff",
    ".xliff": "xliff",
    ".sdlxliff": "xliff",
    ".mqxliff": "xliff",
    ".tmx": "tmx",
}
_ROWS = frozenset({"jsonl", "tsv", "csv", "xliff", "tmx"})
_NO_ARTICLE = frozenset(
    {
        ".json",
        ".xml",
        ".yaml",
        ".yml",
        ".toml",
        ".pdf",
        ".doc",
        ".odt",
        ".rtf",
        ".xlsx",
        ".xls",
        ".po",
    }
)
_ROW_STARTS = {
    "jsonl": rb'(?:\xef\xbb\xbf)?\s*\{\s*"',
    "xliff": rb"(?:\xef\xbb\xbf)?\s*<(?:\?xml|xliff\b)(?s:.*?)urn:oasis:names:tc:xliff:document:",
    "tmx": rb"(?=(?:\xef\xbb\xbf)?\s*<(?:\?xml|!DOCTYPE|tmx\b))(?s:.*?)<tmx\b",
}
_LINES_A_SENTENCE = 10
_HTML_START = re.compile(
    r"\s*(?:<!--.{0,500}?-->\s*)?<(?:!doctype\s+html|html|head|body|article|main|div|p|h1)\b", re.IGNORECASE | re.DOTALL
)


def read(path: str, options: ReadOptions | None = None, stdin: BinaryIO | None = None, content: bytes | None = None) -> ReadResult:
    """Read the file at `path`, or standard input when it is `-`.

    The suffix tells the format; a file without one is plain text. Standard input is JSON lines, XLIFF, TMX, HTML or plain
    text, as its beginning says; with `options.columns` it is TSV or CSV where it is none of the first three.

    Args:
        path: as the user gave it; it becomes `Article.path`.
        options: limits, the user's flags and patterns.
        stdin: what `-` reads (default: `sys.stdin.buffer`).
        content: what the file holds, where that is known already, such as another version of it; `path` then only names it.

    Raises:
        InputError: `missing`, `directory`, `unreadable`, `too-large`, `binary`, `encoding`, `unknown-format`, `empty`, `not-french`,
            `line-too-long`, `paragraph-too-long`, `too-many-lines`, `too-many-sentences`, `bad-docx`, `no-columns`, `bad-xml`,
            `unsafe-xml`, `not-xliff`, `not-tmx`, `several-languages`: one clear line each.
        UsageError: a pattern of the configuration is no regular expression.
    """
    return ReadResult.of(read_each(path, options, stdin, content))


def read_each(
    path: str, options: ReadOptions | None = None, stdin: BinaryIO | None = None, content: bytes | None = None
) -> Iterator[Article | ReadProblem]:
    """As `read`, one article after the other: a long file of rows is never held as a whole, and is open until the last one is taken.

    Raises:
        InputError, UsageError: as `read`, when the first article is asked for, or later for a file that can't be read to its end.
    """
    try:
        yield from _each(path, options or ReadOptions(), stdin, content)
    except OSError as error:  # a disk or a share that gives up in the middle of the file
        raise _unreadable(path, error) from None


def content_of(path: str, options: ReadOptions) -> bytes:
    """The file's bytes, for `read` to take as `content`: at most one more than an article may have, at which `read` says so.

    Raises:
        InputError: `missing`, `directory`, `unreadable`.
    """
    try:
        with _opened(path) as handle:
            return handle.read(options.max_bytes + 1)
    except OSError as error:
        raise _unreadable(path, error) from None


def _each(path: str, options: ReadOptions, stdin: BinaryIO | None, content: bytes | None) -> Iterator[Article | ReadProblem]:
    if path == "-":
        yield from _read_stdin(stdin or sys.stdin.buffer, options)
        return
    form = _format_of(path)
    opened = partial(_opened, path) if content is None else partial(io.BytesIO, content)
    if form in _ROWS:
        with opened() as handle:
            yield from _row_reader(form)(handle, path, options)
        return
    with opened() as handle:
        data = handle.read(options.max_bytes + 1)
    _check_size(len(data), path, options)
    if form == "docx":
        from mtqa.article.docx import read_docx_draft

        yield finish(read_docx_draft(data, path), path, options)
    else:
        yield from _from_decoded(decode(data, path), path, form, options)


def read_text(text: str, path: str = "-", options: ReadOptions | None = None, form: str = "text") -> ReadResult:
    """Read text that is already in memory.

    Lone surrogates become U+FFFD (see `decode.mend_surrogates`); all else is kept as it is.

    Args:
        text: the whole article, or rows.
        path: what to call it in reports.
        options: see `read`.
        form: `text`, `markdown`, `html`, `jsonl`, `tsv` or `csv`.

    Raises:
        InputError, UsageError: as `read`.
    """
    options = options or ReadOptions()
    if len(text) > options.max_bytes:
        _check_size(len(text), path, options)
    return ReadResult.of(_from_decoded(Decoded(mend_surrogates(text), "utf-8"), path, form, options))


def _format_of(path: str) -> str:
    suffix = Path(path).suffix.lower()
    if suffix in _NO_ARTICLE:
        raise InputError(
            "unknown-format",
            f"`{path}`: mtqa does not read `{suffix}` files as articles.",
            "Use .txt, .md, .html or .docx for articles; .tsv, .csv, .jsonl, .xlf or .tmx for rows.",
        )
    return _BY_SUFFIX.get(suffix, "text")


def _opened(path: str) -> BinaryIO:
    try:
        if os.path.isdir(path) and not os.access(path, os.R_OK | os.X_OK):
            raise PermissionError(errno.EACCES, os.strerror(errno.EACCES))
        if os.path.isdir(path):
            raise InputError("directory", f"`{path}` is a directory, not a file.", "Name the files in it, or let the command walk it.")
        if (what := special(path)) is not None:
            raise InputError("unreadable", f"`{path}` is {what}, not a file.", f"Pipe it into standard input: `mtqa check - < {path}`.")
        return open(path, "rb")
    except FileNotFoundError:
        raise InputError("missing", f"`{path}` does not exist.", "Check the spelling and the directory you are in.") from None
    except (OSError, ValueError) as error:
        raise _unreadable(path, error) from None


def _unreadable(path: str, error: OSError | ValueError) -> InputError:
    reason = error.strerror if isinstance(error, OSError) and error.strerror else str(error)
    return InputError("unreadable", f"`{path}` can't be read: {reason}.", "Check the file and its permissions.")


def _check_size(size: int, path: str, options: ReadOptions) -> None:
    if size > options.max_bytes:
        raise InputError(
            "too-large",
            f"`{path}` is larger than {options.max_bytes / 1e6:,.0f} MB, the limit of one article.",
            "Split it, or give rows (.jsonl, .tsv, .csv, .xlf, .tmx), which have no such limit.",
        )


def _read_stdin(stdin: BinaryIO, options: ReadOptions) -> Iterator[Article | ReadProblem]:
    data = stdin.read(options.max_bytes + 1)
    form = next((form for form, start in _ROW_STARTS.items() if re.match(start, data[:4_000])), None)
    if form is None and options.columns:
        form = "tsv" if b"\t" in data.partition(b"\n")[0] else "csv"
    if form:
        yield from _row_reader(form)(io.BytesIO(data + stdin.read()), "-", options)
        return
    _check_size(len(data), "-", options)
    decoded = decode(data, "-")
    yield from _from_decoded(decoded, "-", "html" if _HTML_START.match(decoded.text[:2_000]) else "text", options)


def _from_decoded(decoded: Decoded, path: str, form: str, options: ReadOptions) -> Iterator[Article | ReadProblem]:
    if form in _ROWS:
        yield from _row_reader(form)(io.BytesIO(decoded.text.encode("utf-8")), path, options)
        return
    if form != "html":
        check_length(decoded.text, path, options)
        _check_lines(decoded.text, path, options)
    draft = _reader(form, path)(decoded.text)
    article = finish(draft, path, options, decoded.encoding)
    if decoded.encoding == "cp1252":
        note = "The file is in Windows-1252, not in UTF-8."
        article = replace(article, warnings=(*article.warnings, note))
    yield article


def _row_reader(form: str) -> Callable[[BinaryIO, str, ReadOptions], Iterator[Article | ReadProblem]]:
    if form == "jsonl":
        from mtqa.article.jsonl import read_jsonl

        return read_jsonl
    if form == "xliff":
        from mtqa.article.xliff import read_xliff

        return read_xliff
    if form == "tmx":
        from mtqa.article.tmx import read_tmx

        return read_tmx
    from mtqa.article.delimited import read_delimited

    return partial(read_delimited, form=form)


def _reader(form: str, path: str) -> Callable[[str], Draft]:
    if form == "markdown":
        from mtqa.article.markdown import read_markdown_draft

        return read_markdown_draft
    if form == "html":
        from mtqa.article.html import read_html_draft

        return partial(read_html_draft, path=path)
    return read_text_draft


def _check_lines(text: str, path: str, options: ReadOptions) -> None:
    """Refuse lines that are too long or too many before anything looks at them."""
    if len(text) <= options.max_paragraph and len(text) <= _LINES_A_SENTENCE * options.max_sentences:
        return
    number = 0
    for number, line in enumerate(re.split(r"\r\n|\n|\r", text), 1):
        if len(line) > options.max_paragraph:
            raise InputError(
                "line-too-long",
                f"`{path}`, line {number}: a line of {len(line):,} characters; the limit is {options.max_paragraph:,}.",
                "Break it up, or raise `limits.line_characters` in the configuration.",
            )
    if number > _LINES_A_SENTENCE * options.max_sentences:
        raise InputError(
            "too-many-lines",
            f"`{path}` has {number:,} lines; an article of at most {options.max_sentences:,} sentences can't have so many.",
            "Split the file, or raise `limits.sentences` in the configuration.",
        )
