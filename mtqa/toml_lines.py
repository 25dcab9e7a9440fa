"""On which line of a TOML file each key stands (the standard parser does not say)."""

from __future__ import annotations

import tomllib
from collections.abc import Iterator, Mapping
from typing import Any

Key = tuple[str | int, ...]
"""A key with those above it; numbers count the tables of an array from 0."""


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
    """Headers and assignments with their first lines; one that goes over several lines ends where the parser first accepts it."""
    pending, start = "", 0
    for number, line in enumerate(text.replace("\r\n", "\n").split("\n"), 1):
        if not pending and (not line.strip() or line.lstrip().startswith("#")):
            continue
        start = start if pending else number
        pending += line + "\n"
        try:
            tomllib.loads(pending)
        except tomllib.TOMLDecodeError:
            continue
        yield start, pending
        pending = ""


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
