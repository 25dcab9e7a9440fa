"""The file of a baseline: its entries, read and written."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from mtqa.article.regular import refuse_special
from mtqa.errors import UsageError

SCHEMA = 1
_WHO = ("reason", "author", "date")
_KEYS = ("rule", "words", "count", "excerpt", "paths", "around", *_WHO)
_ANEW = "Mend it, or write it anew with --write-baseline."
Key = tuple[str, str]
"""A rule's code and the hash of the words: what an entry is known by."""


@dataclass(frozen=True, slots=True)
class Entry:
    """Equal findings that were there before.

    Attributes:
        rule: code of the rule.
        words: `Fingerprint.words`.
        paths: how many there were in each file; names relative to the baseline's folder, `/` between.
        excerpt: the first of the finding's words, for people.
        around: `Fingerprint.neighbours` of them, to tell the old one from a copy.
        reason, author, date: what people wrote beside it; may be empty.
    """

    rule: str
    words: str
    paths: Mapping[str, int]
    excerpt: str = ""
    around: tuple[str, ...] = ()
    reason: str = ""
    author: str = ""
    date: str = ""

    @property
    def key(self) -> Key:
        """What it is known by."""
        return self.rule, self.words

    @property
    def count(self) -> int:
        """How many findings it stands for."""
        return sum(self.paths.values())


def read_baseline(path: Path) -> tuple[Entry, ...]:
    """The entries of a baseline file.

    Raises:
        UsageError: no such file, or not what `baseline_text` writes.
    """
    try:
        refuse_special(path)
        data = json.loads(path.read_text(encoding="utf-8"))
    except FileNotFoundError:
        raise UsageError("no-baseline", f"{path}: no such baseline.", "Write it first: add --write-baseline.") from None
    except OSError as error:
        raise UsageError("bad-baseline", f"{path}: the baseline can't be read: {error.strerror}.", "Check the path.") from None
    except (ValueError, RecursionError) as error:
        raise UsageError("bad-baseline", f"{path}: not a baseline: {_first_line(error)}.", _ANEW) from None
    if not isinstance(data, dict) or data.get("schema") != SCHEMA or not isinstance(data.get("entries"), list):
        raise UsageError("bad-baseline", f"{path}: not a baseline of schema {SCHEMA} with `entries`.", _ANEW)
    found: dict[Key, Entry] = {}
    for number, item in enumerate(data["entries"]):
        entry = _entry(item, f"{path}: entries[{number}]")
        if entry.key in found:
            raise UsageError("bad-baseline", f"{path}: entries[{number}]: {entry.rule} with these words is there twice.", _ANEW)
        found[entry.key] = entry
    return tuple(found.values())


def baseline_text(entries: Iterable[Entry]) -> str:
    """The file's text: JSON, sorted, an entry a line, so that a version control system can merge it."""
    lines = [json.dumps(_data(entry), ensure_ascii=False) for entry in sorted(entries, key=lambda entry: entry.key)]
    inner = "".join(f"\n    {line}," for line in lines).removesuffix(",")
    return f'{{\n  "schema": {SCHEMA},\n  "entries": [{inner}\n  ]\n}}\n'


def _data(entry: Entry) -> dict[str, Any]:
    who = {name: getattr(entry, name) for name in _WHO if getattr(entry, name)}
    return {
        "rule": entry.rule,
        "words": entry.words,
        "count": entry.count,
        "excerpt": entry.excerpt,
        "paths": dict(entry.paths),
        "around": list(entry.around),
        **who,
    }


def _entry(item: object, place: str) -> Entry:
    if not isinstance(item, dict):
        raise UsageError("bad-baseline", f"{place}: not an object.", _ANEW)
    unknown = sorted(map(str, item.keys() - set(_KEYS)))
    if unknown:
        raise UsageError("bad-baseline", f"{place}: unknown key `{unknown[0]}`.", f"Keys: {', '.join(_KEYS)}.")
    for name in ("rule", "words"):
        if not isinstance(item.get(name), str) or not item[name]:
            raise UsageError("bad-baseline", f"{place}: `{name}` is missing or no text.", _ANEW)
    for name in ("excerpt", *_WHO):
        if not isinstance(item.get(name, ""), str):
            raise UsageError("bad-baseline", f"{place}: `{name}` is no text.", _ANEW)
    paths = item.get("paths")
    if not isinstance(paths, dict) or not all(type(n) is int and n > 0 for n in paths.values()):
        raise UsageError("bad-baseline", f"{place}: `paths` must name files, each with a number above 0.", _ANEW)
    around = item.get("around", [])
    if not isinstance(around, list) or not all(isinstance(words, str) for words in around):
        raise UsageError("bad-baseline", f"{place}: `around` is no list of texts.", _ANEW)
    if item.get("count") != sum(paths.values()):
        raise UsageError("bad-baseline", f"{place}: `count` is not the sum of `paths`.", _ANEW)
    return Entry(item["rule"], item["words"], paths, item.get("excerpt", ""), tuple(around), *(item.get(name, "") for name in _WHO))


def _first_line(error: Exception) -> str:
    return (str(error) or type(error).__name__).splitlines()[0].rstrip(".")
