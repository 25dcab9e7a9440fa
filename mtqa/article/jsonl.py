"""Bilingual rows as JSON lines: one object a line."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from typing import BinaryIO

from mtqa.article.columns import column_names
from mtqa.article.decode import decode, mend_surrogates, refuse_binary
from mtqa.article.model import Article
from mtqa.article.options import ReadOptions, ReadProblem
from mtqa.article.rows import BadRow, Grouping, Row, checked, too_long
from mtqa.errors import InputError

_BYTES_A_CHARACTER = 4


def read_jsonl(handle: BinaryIO, path: str, options: ReadOptions) -> Iterator[Article | ReadProblem]:
    """The articles of a file of JSON lines, each as soon as it is complete, and a problem for every row that can't be used.

    One object a line with `target` (the French) and, where there are any, `id`, `source`, `source_lang`, `reference`, `vendor`,
    `engine`, `date`, `doc`; other fields are skipped. Ids become strings; a row without one is named by its line. A row is never
    refused for its language, and nothing is cut from it. Escaped lone surrogates become U+FFFD. What a row says of its origin
    wins over the user's flags, which fill in where it is silent.

    Args:
        handle: the file, open for bytes; UTF-8, or UTF-16 with a byte-order mark.
        path: what to call the file.
        options: `columns` renames fields; `max_paragraph` limits a field; `max_sentences` limits the rows of one `doc`.

    Raises:
        InputError: `binary`, `encoding`, `empty`.
        UsageError: `unknown-column`.
    """
    yield from Grouping(path, "jsonl", options).articles(_rows(handle, path, options))


def _rows(handle: BinaryIO, path: str, options: ReadOptions) -> Iterator[Row | ReadProblem]:
    names = column_names(options.columns)
    empty = True
    for line, data in _lines(handle, path, options.max_paragraph):
        try:
            row = _parsed(data, line, names, options.max_paragraph)
        except BadRow as bad:
            empty = False
            yield bad.at(path, line)
            continue
        if row is not None:
            empty = False
            yield row
    if empty:
        raise InputError("empty", f"`{path}` holds no rows.", 'Give one JSON object a line, such as {"id": 1, "target": "…"}.')


def _lines(handle: BinaryIO, path: str, max_paragraph: int) -> Iterator[tuple[int, bytes | None]]:
    """Numbered lines; None for one that is too long even to look at."""
    limit = _BYTES_A_CHARACTER * max_paragraph + 65_536
    number = 0
    while data := handle.readline(limit):
        number += 1
        if number == 1:
            if data.startswith((b"\xff\xfe", b"\xfe\xff")):
                whole = decode(data + handle.read(), path).text
                yield from ((n, line.encode("utf-8")) for n, line in enumerate(whole.split("\n"), 1))
                return
            data = data.removeprefix(b"\xef\xbb\xbf")
            refuse_binary(data[:8_192], path)
        if len(data) == limit and not data.endswith(b"\n"):
            while (rest := handle.readline(limit)) and not rest.endswith(b"\n"):
                pass
            yield number, None
        else:
            yield number, data


def _parsed(data: bytes | None, line: int, names: Mapping[str, str], max_paragraph: int) -> Row | None:
    """The row of a line; None for a blank one."""
    if data is None:
        raise too_long(max_paragraph)
    if not data.strip():
        return None
    try:
        found = json.loads(data.decode("utf-8"))
    except UnicodeDecodeError as error:
        raise BadRow("encoding", f"byte 0x{data[error.start]:02X} is not valid UTF-8.", "Save the file as UTF-8.") from None
    except (ValueError, RecursionError) as error:
        reason = error.msg if isinstance(error, json.JSONDecodeError) else "it can't be parsed"
        raise BadRow("bad-row", f"not valid JSON: {reason}.", "Write one JSON object a line.") from None
    if not isinstance(found, dict):
        raise BadRow("bad-row", "not a JSON object.", "Write one JSON object a line.")
    fields = {field: _text(found.get(name), name) for field, name in names.items()}
    if not isinstance(found.get(names["target"]), str):
        raise BadRow(
            "no-target", f"no text in `{names['target']}`, the French of a row.", "Say which field holds it: `--columns target=NAME`."
        )
    checked(fields, names["target"], max_paragraph)
    return Row(line, {**fields, "id": fields["id"] or str(line)})


def _text(value: object, name: str) -> str:
    if value is None:
        return ""
    if isinstance(value, str):
        return mend_surrogates(value)
    if isinstance(value, int | float) and not isinstance(value, bool):
        return str(value)
    raise BadRow("bad-field", f"`{name}` is not text.", "Give a string, or leave the field out.")
