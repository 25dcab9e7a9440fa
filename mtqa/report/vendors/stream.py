"""`report.json` read article by article: a report of a whole month does not have to fit into memory as objects."""

from __future__ import annotations

import json
from collections.abc import Generator, Iterator, Mapping
from pathlib import Path
from typing import Any

from mtqa.article.regular import refuse_special
from mtqa.errors import InputError
from mtqa.report.json import SCHEMA

Json = Mapping[str, Any]
_DECODER = json.JSONDecoder()
_BLANK = " \t\r\n"


class ReportFile:
    """One `report.json`. `head` holds the values beside its articles, once `articles` is through."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self.head: dict[str, Any] = {}

    def articles(self) -> Iterator[Json]:
        """The articles, one by one.

        Raises:
            InputError: the file can't be read, is not JSON, or is no report of this schema.
        """
        try:
            refuse_special(self.path)
            text = self.path.read_bytes().decode("utf-8-sig")
        except OSError as error:
            raise InputError("unreadable", f"`{self.path}` can't be read: {error.strerror}.", "Check its permissions.") from None
        except UnicodeDecodeError:
            raise self.bad("it is not UTF-8") from None
        try:
            yield from self._members(text)
        except (ValueError, IndexError, RecursionError):
            raise self.bad("it is not JSON, or was cut off") from None
        self._check()

    def bad(self, why: str) -> InputError:
        """The error for a file that is no report of today."""
        what = f"`{self.path}` can't be used as a report: {why}."
        return InputError("bad-report", what, "Write it anew: `mtqa check … --format json -o DIR`.")

    def _members(self, text: str) -> Iterator[Json]:
        at = _past(text, 0)
        if text[at] != "{":
            raise self.bad("it is not a JSON object")
        at = _past(text, at + 1)
        while text[at] != "}":
            name, at = _DECODER.raw_decode(text, at)
            at = _past(text, at)
            if text[at] != ":" or not isinstance(name, str):
                raise ValueError(name)
            at = _past(text, at + 1)
            if name == "articles" and text[at] == "[":
                self._check()
                at = yield from self._elements(text, at + 1)
            else:
                self.head[name], at = _DECODER.raw_decode(text, at)
            at = _after_comma(text, at, "}")
        if text[at + 1 :].strip(_BLANK):
            raise ValueError("more than one value")

    def _elements(self, text: str, at: int) -> Generator[Json, None, int]:
        """Yields the elements of a list and returns the place behind it."""
        at = _past(text, at)
        while text[at] != "]":
            value, at = _DECODER.raw_decode(text, at)
            if not isinstance(value, dict):
                raise ValueError("an article is no object")
            yield value
            at = _after_comma(text, at, "]")
        return at + 1

    def _check(self) -> None:
        found = self.head.get("schema")
        if found is None:
            raise self.bad("it has no `schema` before its articles, so mtqa did not write it")
        if found != SCHEMA:
            raise self.bad(f"it has schema {str(found)[:20]}, and this mtqa reads schema {SCHEMA}")


def _past(text: str, at: int) -> int:
    """The place of the next character that is no blank; an `IndexError` follows where there is none."""
    while at < len(text) and text[at] in _BLANK:
        at += 1
    return at


def _after_comma(text: str, at: int, closing: str) -> int:
    at = _past(text, at)
    if text[at] == ",":
        at = _past(text, at + 1)
        if text[at] == closing:
            raise ValueError("a comma before the end")
        return at
    if text[at] != closing:
        raise ValueError("no comma between two values")
    return at
