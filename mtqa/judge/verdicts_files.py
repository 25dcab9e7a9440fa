"""Verdicts as files: JSON lines and CSV, out and in again.

JSON lines hold everything: `code, words, neighbours, decision, reason, comment, sentence, around, text, quote, replacement, severity,
confidence, article, author, date, features, undoes`. CSV holds the same in a spreadsheet's form, `features` as JSON. A missing value is
null, or an empty cell. Files come from elsewhere, so every value is looked at before it is taken.
"""

from __future__ import annotations

import csv
import io
import json
import math
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from mtqa.judge.fingerprint import Fingerprint
from mtqa.judge.verdicts import Decision, Reason, Verdict, read_date

COLUMNS = (
    "article", "code", "severity", "confidence", "decision", "reason", "comment", "author", "date", "quote", "text", "replacement", "words",
    "neighbours", "sentence", "around", "features", "undoes",
)  # fmt: skip
_HASHES = ("words", "neighbours", "sentence", "around")
_LONGEST = 100_000
_MOST_FEATURES = 100
_TRUE = ("true", "vrai", "benar")
"""What spreadsheets in English, French and Indonesian make of `true`."""


@dataclass(frozen=True, slots=True)
class BadLine:
    """A line that is no verdict: its number, from 1, and why."""

    line: int
    why: str


def jsonl_text(verdicts: Iterable[Verdict]) -> str:
    """Verdicts as JSON lines."""
    return "".join(json.dumps(_row(v), ensure_ascii=False) + "\n" for v in verdicts)


def csv_rows(verdicts: Iterable[Verdict]) -> Iterator[list[str]]:
    """Verdicts as rows of cells, the header first."""
    yield list(COLUMNS)
    for verdict in verdicts:
        row = _row(verdict) | {"features": json.dumps(dict(verdict.features), sort_keys=True) if verdict.features else None}
        yield ["" if row[name] is None else str(row[name]).lower() if name == "undoes" else str(row[name]) for name in COLUMNS]


def read_jsonl(text: str, now: str) -> Iterator[Verdict | BadLine]:
    """Verdicts of JSON lines, such as the report saves them; a date that is missing or lies ahead becomes `now`."""
    for number, line in enumerate(text.split("\n"), 1):
        if not line.strip():
            continue
        try:
            data = json.loads(line)
        except (ValueError, RecursionError):
            yield BadLine(number, "it is not JSON")
            continue
        yield _verdict(data, now, number) if isinstance(data, dict) else BadLine(number, "it is not an object")


def read_csv(text: str, now: str, restored: Callable[[str], str], delimiter: str = ",") -> Iterator[Verdict | BadLine]:
    """Verdicts of a CSV file with `COLUMNS`; `restored` undoes what was done to cells for the sake of spreadsheets."""
    reader = csv.DictReader(io.StringIO(text, newline=""), delimiter=delimiter)
    for row in reader:
        cells = {name: restored(value) if isinstance(value, str) and value else None for name, value in row.items() if name in COLUMNS}
        features = cells.pop("features", None)
        try:
            found = json.loads(features) if features else {}
        except (ValueError, RecursionError):
            yield BadLine(reader.line_num, "`features` is not JSON")
            continue
        yield _verdict(cells | {"features": found, "undoes": (cells.get("undoes") or "").lower() in _TRUE}, now, reader.line_num)


def _row(verdict: Verdict) -> dict[str, Any]:
    return {
        "code": verdict.fingerprint.code, "words": verdict.fingerprint.words, "neighbours": verdict.fingerprint.neighbours,
        "decision": verdict.decision.value, "reason": verdict.reason.value if verdict.reason else None, "comment": verdict.comment,
        "sentence": verdict.sentence, "around": verdict.around, "text": verdict.text, "quote": verdict.quote,
        "replacement": verdict.replacement, "severity": verdict.severity, "confidence": verdict.confidence,
        "article": verdict.article, "author": verdict.author, "date": verdict.date, "features": dict(verdict.features),
        "undoes": verdict.undoes,
    }  # fmt: skip


def _verdict(data: Mapping[str, Any], now: str, line: int) -> Verdict | BadLine:
    try:
        return _checked(data, now)
    except ValueError as refused:
        return BadLine(line, str(refused))


def _checked(data: Mapping[str, Any], now: str) -> Verdict:
    """The verdict; a `ValueError` says which value is none."""

    def text(name: str, longest: int = _LONGEST) -> str:
        value = data.get(name)
        if value is None:
            return ""
        if not isinstance(value, str) or len(value) > longest:
            raise ValueError(f"`{name}` is not a text of at most {longest:,} characters")
        return value

    def digits(name: str) -> str:
        value = text(name)
        if not all(c in "0123456789abcdef" for c in value) or len(value) > 16:
            raise ValueError(f"`{name}` is not a hash")
        return value

    code = text("code", 16)
    if not code.isalnum() or not code.isascii():
        raise ValueError("`code` is not a rule's code")
    hashes = {name: digits(name) for name in _HASHES}
    if not hashes["words"]:
        raise ValueError("`words` is missing")
    decision, reason = _one_of(Decision, text("decision"), "decision"), _one_of(Reason, text("reason"), "reason")
    replacement = None if data.get("replacement") is None else text("replacement")
    if decision is None or (decision is Decision.FIX) != (replacement is not None):
        raise ValueError("`decision` is missing, or `replacement` stands beside anything but `fix`")
    if reason is not None and decision is not Decision.DISMISS:
        raise ValueError("`reason` stands beside anything but `dismiss`")
    date = read_date(text("date", 64)) or now
    return Verdict(
        Fingerprint(code, hashes["words"], hashes["neighbours"]), decision, reason, text("comment", 2_000), hashes["sentence"],
        hashes["around"], text("text"), text("quote"), replacement, text("severity", 16), _confidence(data.get("confidence")),
        text("article", 4_096), text("author", 200), min(date, now), _features(data.get("features")), undoes=data.get("undoes") is True,
    )  # fmt: skip


def _one_of(kind: type[Decision] | type[Reason], value: str, name: str) -> Any:
    if not value:
        return None
    try:
        return kind(value)
    except ValueError:
        raise ValueError(f"`{name}` is none of {', '.join(kind)}") from None


def _confidence(value: object) -> float:
    try:
        found = float(value) if isinstance(value, (str, int, float)) and value != "" else 0.9
    except (ValueError, OverflowError):
        found = -1.0
    if not 0 <= found <= 1:
        raise ValueError("`confidence` is not a number between 0 and 1")
    return found


def _features(data: object) -> dict[str, float]:
    if data is None:
        return {}
    if not isinstance(data, dict) or len(data) > _MOST_FEATURES:
        raise ValueError("`features` is not an object of numbers")
    for name, value in data.items():
        if isinstance(value, bool) or not isinstance(value, (int, float)) or not _finite(value) or len(name) > 64:
            raise ValueError("`features` is not an object of numbers")
    return {str(name): float(value) for name, value in data.items()}


def _finite(value: float) -> bool:
    """False for infinities, NaN, and integers that no float holds."""
    try:
        return math.isfinite(value)
    except OverflowError:
        return False
