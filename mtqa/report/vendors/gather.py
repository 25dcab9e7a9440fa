"""All reports read: sentences and findings as frames, each article once, and what could not be read."""

from __future__ import annotations

import hashlib
import sys
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from mtqa.checks.registry import rules
from mtqa.errors import InputError
from mtqa.judge.weights import Weights
from mtqa.report.escape import storable
from mtqa.report.vendors.columns import FINDINGS, SENTENCES, Column, frame
from mtqa.report.vendors.rows import ArticleRows, Row, Ruled, article_rows
from mtqa.report.vendors.stream import ReportFile

if TYPE_CHECKING:
    import pandas as pd

_UNKNOWN_TYPE = "uncategorized"
_SHARED = frozenset({
    "vendor", "engine", "date", "month", "language", "source_language", "article", "code", "severity", "dimension", "category", "its_type",
    "evidence", "message", "role", "state", "signature", "findings",
})  # fmt: skip
"""Columns in which the same text comes again and again: it is kept once."""


@dataclass(frozen=True, slots=True)
class Gathered:
    """What the reports hold.

    Attributes:
        sentences, findings: frames with the columns of the files.
        keys: by number of the document, what tells that two vendors translated the same (`mtqa.report.vendors.rows.document_key`).
        reports: how many were read.
        repeated: how many were left out since another report holds them as well.
        problems: reports that could not be read.
        signatures: each once, in order.
        rough: translators whose back-translations are rough, by their card.
    """

    sentences: pd.DataFrame
    findings: pd.DataFrame
    keys: Mapping[int, str]
    reports: int
    repeated: int
    problems: tuple[InputError, ...]
    signatures: tuple[str, ...]
    rough: tuple[str, ...] = ()


class _Columns:
    """Rows collected column by column, repeated texts kept once."""

    def __init__(self, columns: tuple[Column, ...]) -> None:
        self._columns = columns
        self._cells: dict[str, list[Any]] = {column.name: [] for column in columns}

    def add(self, rows: Iterable[Row]) -> None:
        for row in rows:
            for name, cells in self._cells.items():
                value = row[name]
                cells.append(sys.intern(value) if name in _SHARED else value)

    def frame(self) -> pd.DataFrame:
        return frame(self._columns, self._cells)


def gather(paths: Iterable[Path], weights: Weights) -> Gathered:
    """Read reports; one that can't be read is named among the problems and counts for nothing.

    An article that stands in several reports counts once, as the last of them has it: same path, same sentences, same vendor.
    """
    types = {rule.code: rule.its_type for rule in rules()}
    ruled = Ruled(weights, lambda code: types.get(code, _UNKNOWN_TYPE))
    kept: dict[bytes, ArticleRows] = {}
    signatures: dict[str, None] = {}
    rough: dict[str, None] = {}
    problems: list[InputError] = []
    read = repeated = 0
    for path in paths:
        report = ReportFile(path)
        try:
            own = list(_articles(report, ruled))
        except InputError as error:
            problems.append(error)
            continue
        read += 1
        if own:
            signatures[storable(str(report.head.get("signature", "")))] = None
        rough |= dict.fromkeys(_rough(report.head.get("models")))
        for identity, rows in own:
            repeated += kept.pop(identity, None) is not None
            kept[identity] = rows
    sentences, findings, keys = _Columns(SENTENCES), _Columns(FINDINGS), dict[int, str]()
    for identity in list(kept):
        rows = kept.pop(identity)
        first = len(keys) + 1
        for row in (*rows.sentences, *rows.findings):
            row["document"] += first
        keys.update(enumerate(rows.keys, first))
        sentences.add(rows.sentences)
        findings.add(rows.findings)
    frames = sentences.frame(), findings.frame()
    return Gathered(*frames, keys, read, repeated, tuple(problems), tuple(signatures), tuple(rough))


def _articles(report: ReportFile, ruled: Ruled) -> Iterator[tuple[bytes, ArticleRows]]:
    for number, article in enumerate(report.articles(), 1):
        signature = str(report.head.get("signature", ""))
        try:
            yield _identity(article), article_rows(article, signature, ruled)
        except (KeyError, TypeError, ValueError, IndexError, AttributeError) as error:
            why = f"article {number} is not as mtqa writes it ({type(error).__name__}: {str(error)[:80]})"
            raise report.bad(why) from None


def _rough(models: object) -> Iterator[str]:
    for model in models if isinstance(models, list) else ():
        if isinstance(model, dict) and model.get("role") == "translator" and model.get("rough"):
            yield storable(str(model.get("name")))


def _identity(article: Mapping[str, Any]) -> bytes:
    known = article["provenance"]
    parts = [article["path"], article["text"], known["vendor"], known["engine"], known["date"]]
    for each in article["segments"]:
        own = each["provenance"] or {}
        parts += [each["id"], each["text"], own.get("vendor"), own.get("engine"), own.get("date")]
    return hashlib.sha256("\x00".join(map(str, parts)).encode("utf-8", "surrogatepass")).digest()
