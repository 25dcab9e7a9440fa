"""One article of a `report.json` as rows of `sentences.csv` and `findings.csv`."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from mtqa.article.model import Article, Span
from mtqa.checks.finding import Evidence, Severity
from mtqa.judge.weights import Weights
from mtqa.report.escape import storable
from mtqa.report.summary import SCORE_NAMES
from mtqa.report.vendors.columns import VERSION

Json = Mapping[str, Any]
Row = dict[str, Any]
_BACKSLASH = "\\"
_MONTH = re.compile(r"\s*(\d{4})-(0[1-9]|1[0-2])(?!\d)")


@dataclass(frozen=True, slots=True)
class Ruled:
    """What the rows need beside the report: the weights of findings, and the ITS 2.0 type of a rule's code."""

    weights: Weights
    its_type: Callable[[str], str]


@dataclass(frozen=True, slots=True)
class ArticleRows:
    """The rows of one article; findings in no sentence (a share label, a notice) have no `id`.

    Attributes:
        keys: one for each document in it (an independent row is one of its own): what two translations of one original share; see
            `document_key`. `document` of the rows is the place in it, from 0.
    """

    sentences: list[Row]
    findings: list[Row]
    keys: list[str]


def month(date: str) -> str:
    """`YYYY-MM` of an ISO 8601 date; empty for any other."""
    found = _MONTH.match(date)
    return f"{found[1]}-{found[2]}" if found else ""


def article_rows(article: Json, signature: str, ruled: Ruled) -> ArticleRows:
    """The rows of an article: sentences that were looked at, and all findings, silenced ones too.

    A sentence's vendor, engine, date and source language are the row's own where it has any, else the article's.

    Raises:
        KeyError, TypeError, ValueError, IndexError: the article does not hold what a report's does.
    """
    return _Article(article, signature, ruled).rows()


def document_key(article: Json, segments: Sequence[Json]) -> str:
    """What two translations of one original share: the original where it is known, else the row's id or the file's name."""
    sources = [" ".join(str(s["source"] or "").split()) for s in segments]
    if any(sources):
        return "source " + hashlib.sha256("\n".join(sources).encode("utf-8", "replace")).hexdigest()[:16]
    if article["independent"] and segments:
        return f"row {segments[0]['id']}"
    return f"name {str(article['path']).replace(_BACKSLASH, '/').rstrip('/').rpartition('/')[2]}"


class _Article:
    def __init__(self, article: Json, signature: str, ruled: Ruled) -> None:
        self._article = article
        self._alone = bool(article["independent"])
        self._ruled = ruled
        self._signature = storable(signature)
        self._base = {"article": storable(str(article["path"])), "language": _said(article["language"])}
        self._own = self._origin(article["provenance"], None)
        self._origins = [self._origin(s["provenance"] or article["provenance"], s["source_language"]) for s in article["segments"]]

    def rows(self) -> ArticleRows:
        findings = [self._finding(each, None) for each in self._article["findings"]]
        findings += [self._finding(each, each["suppression"]) for each in self._article["suppressed"]]
        homes: dict[int, list[Row]] = {}
        for made, each in zip(findings, (*self._article["findings"], *self._article["suppressed"]), strict=True):
            if each["segment"] is not None:
                homes.setdefault(int(each["segment"]), []).append(made)
        visible = self._visible()
        looked_at = [n for n, s in enumerate(self._article["segments"]) if not s.get("unchanged") or n in homes]
        segments = self._article["segments"]
        keys = [document_key(self._article, part) for part in ([[s] for s in segments] if self._alone and segments else [segments])]
        return ArticleRows([self._sentence(n, homes.get(n, []), visible) for n in looked_at], findings, keys)

    def _document(self, home: int | None) -> int:
        return home or 0 if self._alone else 0

    def _origin(self, known: Json, source_language: str | None) -> Row:
        date = _said(known["date"])
        return {
            "vendor": _said(known["vendor"]).strip(), "engine": _said(known["engine"]).strip(), "date": date, "month": month(date),
            "source_language": _said(source_language or known["source_language"]),
        }  # fmt: skip

    def _visible(self) -> Callable[[Json], str]:
        """What a reader sees of a segment."""
        hidden = tuple(Span(int(gap["start"]), int(gap["end"])) for gap in self._article["hidden"])
        if not hidden or self._article["text"] is None:
            return lambda segment: str(segment["text"])
        whole = Article(path="", text=str(self._article["text"]), hidden=hidden)
        return lambda segment: whole.visible(Span(int(segment["start"]), int(segment["end"])))

    def _sentence(self, number: int, findings: list[Row], visible: Callable[[Json], str]) -> Row:
        segment = self._article["segments"][number]
        scores = {name: _score(segment["scores"][name]) for name in SCORE_NAMES}
        scored = not segment.get("unchanged") and any(value is not None for value in scores.values())
        counted = [f for f in findings if f["state"] == "counted"]
        trip = segment["round_trip"]
        return {
            **self._base, **self._origins[number], "document": self._document(number),
            "id": storable(str(segment["id"])),
            "start": _count(segment["start"]), "end": _count(segment["end"]), "role": str(segment["role"]),
            "text": storable(str(segment["text"])), "source": _said(segment["source"]),
            "back_translation": _said(trip["back_translation"]) if trip else "",
            "words": len(visible(segment).split()) if scored else 0,
            **scores,
            "findings": " ".join(f["code"] for f in counted),
            **{s.value: sum(f["severity"] == s.value for f in counted) for s in Severity},
            **{state: sum(f["state"] == state for f in findings) for state in ("dismissed", "suppressed")},
            "penalty": sum(f["penalty"] for f in counted), "pick": "", "signature": self._signature, "schema": VERSION,
        }  # fmt: skip

    def _finding(self, finding: Json, suppression: Json | None) -> Row:
        home, code, category = finding["segment"], str(finding["code"]), str(finding["category"]) or "other"
        severity = Severity(finding["severity"])
        return {
            **self._base, **(self._own if home is None else self._origins[int(home)]), "document": self._document(home),
            "id": _said(finding["id"]), "code": code, "severity": severity.value, "dimension": category.partition("/")[0],
            "category": category, "its_type": self._ruled.its_type(code), "evidence": Evidence(finding["evidence"]).value,
            **{name: _count(finding[name]) for name in ("start", "end", "line", "column")},
            **{name: _said(finding[name]) for name in ("text", "message", "reason", "suggestion")},
            "confidence": round(_between(finding["confidence"], 1), 2), "penalty": self._ruled.weights.weigh(severity, category),
            "state": _state(suppression), "state_reason": _said(suppression["reason"]) if suppression else "",
            "signature": self._signature, "schema": VERSION, "verdict": "", "comment": "",
        }  # fmt: skip


def _state(suppression: Json | None) -> str:
    if suppression is None:
        return "counted"
    return "dismissed" if suppression["origin"] == "verdict" else "suppressed"


def _said(value: object) -> str:
    return "" if value is None else storable(str(value))


def _score(value: object) -> float | None:
    if value is None:
        return None
    return round(_between(value, 100), 1)


def _between(value: object, most: float) -> float:
    if isinstance(value, bool) or not isinstance(value, (int, float)) or not 0 <= value <= most:
        raise ValueError(f"{str(value)[:20]} is no number from 0 to {most:g}")
    return float(value)


def _count(value: Any) -> int:
    if int(value) < 0:
        raise ValueError(f"{value} is below 0")
    return int(value)
