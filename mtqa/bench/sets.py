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
from mtqa.errors import InputError

SHIPPED = "newsroom_faults"
SEEN_BY_ESTIMATOR = frozenset({("wmtqe_balanced", "dev"), ("newsroom_faults", "train"), ("newsroom_pairs", "train")})
_SOURCES = {"ind": "id", "id_ID": "id", "en": "en"}
_BAD = (1, "error")
_SPLIT = re.compile(r'"split":\s*"(\w+)"')


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

    `seen` is True when the embedded estimator was trained on these rows: its figures here are training figures. `split` names the split
    that the rows were taken from; empty where rows name none, or all were taken.
    """

    name: str
    rows: tuple[Row, ...]
    pairs: tuple[tuple[str, str], ...] = ()
    documents: bool = False
    seen: bool = False
    split: str = ""

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
    if path is None:
        text = files("mtqa.bench").joinpath(f"data/{SHIPPED}.jsonl").read_text(encoding="utf-8")
        return _from_json(SHIPPED, text.split("\n"), split)
    try:
        lines = path.read_text(encoding="utf-8").split("\n")
    except (OSError, UnicodeDecodeError) as error:
        raise InputError("no-set", f"{path}: can't be read: {error}.", "Name a .jsonl or .tsv file of labelled rows.") from None
    name = path.name.partition(".")[0] if path.suffix != ".jsonl" else path.name.removesuffix(".jsonl")
    try:
        return _from_json(name, lines, split) if path.suffix == ".jsonl" else _from_table(name, lines)
    except (ValueError, LookupError, TypeError, RecursionError, csv.Error) as error:
        raise InputError("bad-set", f"{path}: not a labelled set: {error!r}.", "See `mtqa bench --help` for the formats.") from None


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
        raise ValueError(f"no rows of split {split}")
    seen = (name, split or "train") in SEEN_BY_ESTIMATOR
    for better, worse in (("better", "worse"), ("good", "bad")):
        if better in items[0] and worse in items[0]:
            return replace(_pairs(name, items, better, worse), seen=seen, split=named)
    documents = "faults" in items[0]
    if documents:
        items.sort(key=lambda i: (i["doc"], i["n"]))
    return BenchSet(name, tuple(_row(i) for i in items), documents=documents, seen=seen, split=named)


def _object(number: int, line: str) -> dict[str, Any]:
    item = json.loads(line)
    if not isinstance(item, dict):
        raise ValueError(f"line {number} is not an object")
    return item


def _text(item: Mapping[str, Any], name: str, row: object) -> str:
    if not isinstance(item[name], str):
        raise ValueError(f"row {row}: `{name}` is not a text")
    return str(item[name])


def _pairs(name: str, items: list[dict[str, Any]], better: str, worse: str) -> BenchSet:
    rows = [
        Row(
            f"{i['id']}#{side}",
            _text(i, field_name, i["id"]),
            bool(side),
            bool(side),
            split=i.get("split", "dev"),
            type=i.get("type", ""),
            sources=_sources(i),
        )
        for i in items
        for side, field_name in enumerate((better, worse))
    ]
    return BenchSet(name, tuple(rows), tuple((f"{i['id']}#0", f"{i['id']}#1") for i in items))


def _row(item: dict[str, Any]) -> Row:
    bad = None if item["label"] is None else item["label"] in _BAD
    target = item.get("label_target", item["label"])
    return Row(
        id=str(item["id"]),
        french=_text(item, "fr", item["id"]),
        bad=bad,
        bad_target=None if target is None else target in _BAD,
        doc=item.get("doc"),
        split=item.get("split", "dev"),
        type=item.get("type") or item.get("grade") or "",
        sources=_sources(item),
        faults=tuple(_faults(item)),
    )


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
    named = header if "fr" in header else ["doc", "fr", "en", "id_ID"]
    table = csv.DictReader(lines, fieldnames=None if "fr" in header else named, delimiter="\t", quoting=csv.QUOTE_NONE)
    rows = [
        Row(str(number), _text(item, "fr", number), False, False, doc=item.get("doc"), sources=_sources(item))
        for number, item in enumerate(table, 1)
    ]
    if not rows:
        raise ValueError("no rows")
    return BenchSet(name, tuple(rows), documents="doc" in named)
