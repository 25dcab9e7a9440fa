"""On which line of a TOML file each key stands (the standard parser does not say)."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator, Mapping
from typing import Any

Key = tuple[str | int, ...]
"""A key with those above it; numbers count the tables of an array from 0."""

_MARKS = re.compile(r""""{3}|'{3}|"(?:[^"\\]|\\.)*"|'[^']*'|[#\[\]{}]""")
"""What opens or closes something, or holds what would."""

_ENDS = {
    '"""': re.compile(r'(?:[^"\\]|\\.|"(?!""))*"{3,5}'),
    "'''": re.compile(r"(?:[^']|'(?!''))*'{3,5}"),
}
"""Long quotation marks, and what comes up to their end: two more of the same at most belong to the text."""


def key_lines(text: str) -> dict[Key, int]:
    """Each key of a valid TOML text and the line, from 1, on which its statement or table starts; the first, where there are several."""
    found: dict[Key, int] = {}
    arrays: dict[Key, int] = {}
    table: Key = ()
    for line, statement in _statements(text):
        if statement.lstrip().startswith("["):
            table = _header(statement, arrays)
            paths: Iterator[Key] = iter([table])
        else:
            paths = (table + path for path in _paths(tomllib.loads(statement)))
        for path in paths:
            for depth in range(1, len(path) + 1):
                found.setdefault(path[:depth], line)
    return found


def nearest_line(lines: Mapping[Key, int], key: Key) -> int | None:
    """The line of `key`, or of what it stands in; None when even its first part is nowhere."""
    return next((lines[key[:depth]] for depth in range(len(key), 0, -1) if key[:depth] in lines), None)


def _statements(text: str) -> Iterator[tuple[int, str]]:
    """Headers and assignments with their first lines; one that goes over several lines ends where its brackets and quotes are closed."""
    pending: list[str] = []
    start, depth, quote = 0, 0, ""
    for number, line in enumerate(text.replace("\r\n", "\n").split("\n"), 1):
        if not pending and (not line.strip() or line.lstrip().startswith("#")):
            continue
        start = start if pending else number
        pending.append(line + "\n")
        depth, quote = _open_after(line, depth, quote)
        if not depth and not quote:
            yield start, "".join(pending)
            pending = []


def _open_after(line: str, depth: int, quote: str) -> tuple[int, str]:
    """How many brackets are open after a line of valid TOML, and which long quotation mark (empty: none); `depth`, `quote`: before it."""
    at = 0
    while True:
        found = _ENDS[quote].match(line, at) if quote else _MARKS.search(line, at)
        if found is None or found.group() == "#":
            return depth, quote
        mark, at = found.group(), found.end()
        if quote:
            quote = ""
        elif mark in _ENDS:
            quote = mark
        else:
            depth += {"[": 1, "{": 1, "]": -1, "}": -1}.get(mark, 0)


def _header(statement: str, arrays: dict[Key, int]) -> Key:
    """The table that a header opens; `arrays` counts the tables of each array so far."""
    keys = next(_paths(tomllib.loads(statement), tables=True))
    many = statement.lstrip().startswith("[[")
    named = [key for key in keys if not isinstance(key, int)]
    path: Key = ()
    for depth, key in enumerate(named, 1):
        path = (*path, key)
        if many and depth == len(named):
            arrays[path] = arrays.get(path, -1) + 1
        if path in arrays:
            path = (*path, arrays[path])
    return path


def _paths(value: Any, tables: bool = False) -> Iterator[Key]:
    """The keys in `value`, those of inline tables too; with `tables`, empty tables count as well."""
    items = value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
    any_ = False
    for key, inner in items:
        if isinstance(value, list) and not isinstance(inner, dict | list):
            continue
        any_ = True
        yield from ((key, *path) for path in _paths(inner, tables))
    if not any_:
        yield ()
