"""Labelled sets: faulty and clean rows, pairs of versions, clean sentences, read from JSON lines and tab-separated tables."""

from __future__ import annotations

import csv
import json
import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from importlib.resources import files
from pathlib import Path
from typing import Any

from mtqa.article.build import article_from_rows
from mtqa.article.model import Article, Segment, Span
from mtqa.bench.seen import seen_by
from mtqa.errors import InputError

SHIPPED = "newsroom_faults"
_SOURCES = {"ind": "id", "id_ID": "id", "en": "en"}
_COLUMNS = ["doc", "fr", "en", "id_ID"]
_LABELS = {1: True, 0: False, "error": True, "clean": False, None: None}
_SPLIT = re.compile(r'"split":\s*"(\w+)"')


class _NoSplit(Exception):
    """The rows name splits, and none the wanted one."""


@dataclass(frozen=True, slots=True)
class Fault:
    """A marked fault: its place in the row, type, severity, and whether the French alone shows it (`target`) or only a source."""

    span: Span
    type: str
    severity: str
    visible_in: str


@dataclass(frozen=True, slots=True)
class Row:
    """One sentence. `bad` says whether it has a fault (None: not to be counted), `bad_target` the same for what the French shows."""

    id: str
    french: str
    bad: bool | None = None
    bad_target: bool | None = None
    doc: str | None = None
    split: str = "dev"
    type: str = ""
    sources: Mapping[str, str] = field(default_factory=dict)
    faults: tuple[Fault, ...] = ()


@dataclass(frozen=True, slots=True)
class BenchSet:
    """A set by name. `pairs` holds (better, worse) ids when it compares versions; `documents` tells that rows of one `doc` form an article.

    `seen_by` names what was made from these rows (see `mtqa.bench.seen`): its figures here are training figures. `split` names the split
    that the rows were taken from; empty where rows name none, or all were taken. `of` is the size of the set of which this is a part; 0
    for a whole one.
    """

    name: str
    rows: tuple[Row, ...]
    pairs: tuple[tuple[str, str], ...] = ()
    documents: bool = False
    seen_by: tuple[str, ...] = ()
    split: str = ""
    of: int = 0

    @property
    def seen(self) -> bool:
        """True when the embedded estimator was trained on these rows."""
        return "estimator" in self.seen_by

    @property
    def languages(self) -> frozenset[str]:
        """Languages in which rows have a source."""
        return frozenset(language for row in self.rows for language in row.sources)

    @property
    def title(self) -> str:
        """The name, with the split where the rows name one."""
        return f"{self.name} {self.split}".strip()

    def articles(self, source: str | None) -> Iterator[Article]:
        """The rows as articles, documents in order, other rows as rows alone; `source` is the language of the source to give, or None."""
        groups: dict[str | None, list[Row]] = {}
        for row in self.rows:
            groups.setdefault(row.doc if self.documents else None, []).append(row)
        for name, rows in groups.items():
            segments = [
                Segment(r.id, Span(0, 0), 0, source=r.sources.get(source) if source else None, source_language=source) for r in rows
            ]
            yield article_from_rows(name or self.name, segments, [r.french for r in rows], independent=not self.documents)


def read_set(path: Path | None = None, split: str | None = "dev") -> BenchSet:
    """The set at `path`, or the one that ships with the package.

    Args:
        path: `.jsonl` with `fr` and `label`, or with pairs (`better`/`worse`, `good`/`bad`); `.tsv` of clean sentences, with a header that
            names `fr`, or without one (document, French, English, Indonesian).
        split: which rows to take where rows name a split; None takes all.

    Raises:
        InputError: no such file, or not such a set.
    """
    name, lines = _lines(path)
    try:
        return _from_table(name, lines) if path and path.suffix != ".jsonl" else _from_json(name, lines, split)
    except _NoSplit:
        there = ", ".join(sorted(splits_of(path))) or "no row at all"
        raise InputError(
            "no-split", f"{path or name}: no rows of split `{split}`.", f"Name a split with --split: it has {there}."
        ) from None
    except (ValueError, LookupError, TypeError, RecursionError, csv.Error) as error:
        what = f"a row has no `{error.args[0]}`" if isinstance(error, KeyError) else str(error)
        raise InputError("bad-set", f"{path or name}: not a labelled set: {what}.", "See `mtqa bench --help` for the formats.") from None


def _lines(path: Path | None) -> tuple[str, list[str]]:
    """Name and lines of the set at `path`, or of the shipped one."""
    if path is None:
        return SHIPPED, files("mtqa.bench").joinpath(f"data/{SHIPPED}.jsonl").read_text(encoding="utf-8").split("\n")
    try:
        lines = path.read_text(encoding="utf-8").split("\n")
    except (OSError, UnicodeDecodeError) as error:
        what = error.strerror if isinstance(error, OSError) else "not UTF-8"
        raise InputError("no-set", f"{path}: can't be read: {what}.", "Name a .jsonl or .tsv file of labelled rows.") from None
    return (path.name.removesuffix(".jsonl") if path.suffix == ".jsonl" else path.name.partition(".")[0]), lines


def splits_of(path: Path | None = None) -> frozenset[str]:
    """The splits that the rows at `path` (default: the shipped set) name; empty where they name none, or it is no such file."""
    if path is None:
        lines = files("mtqa.bench").joinpath(f"data/{SHIPPED}.jsonl").read_text(encoding="utf-8").split("\n")
    elif path.suffix == ".jsonl" and path.is_file():
        lines = path.read_text(encoding="utf-8", errors="replace").split("\n")
    else:
        return frozenset()
    return frozenset(match.group(1) for line in lines if (match := _SPLIT.search(line)))


def _from_json(name: str, lines: Iterable[str], split: str | None) -> BenchSet:
    items = [_object(number, line) for number, line in enumerate(lines, 1) if line.strip()]
    named = split if split is not None and any("split" in i for i in items) else ""
    items = [i for i in items if split is None or i.get("split", split) == split]
    if not items:
        raise _NoSplit(split)
    seen = seen_by(name, split or "train")
    for better, worse in (("better", "worse"), ("good", "bad")):
        if better in items[0] and worse in items[0]:
            return replace(_pairs(name, items, better, worse), seen_by=seen, split=named)
    documents = "faults" in items[0]
    if documents:
        items.sort(key=lambda i: (i["doc"], i["n"]))
    return BenchSet(name, tuple(_row(i) for i in items), documents=documents, seen_by=seen, split=named)


def _object(number: int, line: str) -> dict[str, Any]:
    try:
        item = json.loads(line)
    except json.JSONDecodeError as error:
        raise ValueError(f"line {number}: {error.msg}") from None
    if not isinstance(item, dict):
        raise ValueError(f"line {number} is not an object")
    return item


def _text(item: Mapping[str, Any], name: str, row: object) -> str:
    if not isinstance(item[name], str):
        raise ValueError(f"row {row}: `{name}` is not a text")
    return str(item[name])


def _pairs(name: str, items: list[dict[str, Any]], better: str, worse: str) -> BenchSet:
    """Pairs of versions. Only one that is called good is clean: the better one of two may have faults too."""
    labels = (False, True) if better == "good" else (None, None)
    rows = [
        Row(
            f"{i['id']}#{side}",
            _text(i, field_name, i["id"]),
            labels[side],
            labels[side],
            split=i.get("split", "dev"),
            type=i.get("type", ""),
            sources=_sources(i),
        )
        for i in items
        for side, field_name in enumerate((better, worse))
    ]
    return BenchSet(name, tuple(rows), tuple((f"{i['id']}#0", f"{i['id']}#1") for i in items))


def _row(item: dict[str, Any]) -> Row:
    return Row(
        id=str(item["id"]),
        french=_text(item, "fr", item["id"]),
        bad=_label(item["label"]),
        bad_target=_label(item.get("label_target", item["label"])),
        doc=item.get("doc"),
        split=item.get("split", "dev"),
        type=item.get("type") or item.get("grade") or "",
        sources=_sources(item),
        faults=tuple(_faults(item)),
    )


def _label(value: object) -> bool | None:
    if isinstance(value, str | int | None) and value in _LABELS:
        return _LABELS[value]
    raise ValueError(f"label {value!r} is not 0, 1, clean, error or null")


def _faults(item: dict[str, Any]) -> Iterator[Fault]:
    for fault in item.get("faults", ()):
        yield Fault(Span(fault["start"], max(fault["end"], fault["start"])), fault["type"], fault["severity"], fault["visible_in"])
    if "faults" not in item:
        spans = [item["span"]] if item.get("span") else item.get("spans") or []
        for span in spans:
            yield Fault(Span(int(span[0]), int(span[1])), item.get("type") or "", "major", item.get("visible_in") or "target")


def _sources(item: Mapping[str, Any]) -> dict[str, str]:
    found = {language: str(item[name]) for name, language in _SOURCES.items() if item.get(name)}
    if item.get("src"):
        found.setdefault(str(item.get("src_lang") or "en"), str(item["src"]))
    return found


def _from_table(name: str, lines: list[str]) -> BenchSet:
    header = lines[0].split("\t")
    if "fr" not in header and len(header) != len(_COLUMNS):
        raise ValueError(f"no column `fr`, and not {len(_COLUMNS)} columns (document, French, English, Indonesian)")
    named = header if "fr" in header else _COLUMNS
    table = csv.DictReader(lines, fieldnames=None if "fr" in header else named, delimiter="\t", quoting=csv.QUOTE_NONE)
    rows = [
        Row(str(number), _text(item, "fr", number), False, False, doc=item.get("doc"), sources=_sources(item))
        for number, item in enumerate(table, 1)
    ]
    if not rows:
        raise ValueError("no rows")
    return BenchSet(name, tuple(rows), documents="doc" in named, seen_by=seen_by(name, ""))
