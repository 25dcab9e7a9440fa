"""`codequality.json`: GitLab's code quality format, one object a finding.

    description, check_name (the rule's code), fingerprint, severity (minor, major, critical), location {path, lines {begin, end}}

A fingerprint is unique in the report and stays the same while the finding's words do, so that GitLab can tell a new finding from one that
moved. The line is 1 where the file's own is not known (HTML, DOCX). What could not be checked is a `blocker`.
"""

from __future__ import annotations

import hashlib
import json
from collections import Counter
from collections.abc import Iterator
from typing import Any

from mtqa.judge.assessment import Problem, Report
from mtqa.judge.fingerprint import fingerprint
from mtqa.report.base import Context, Writer
from mtqa.report.escape import storable, visible
from mtqa.report.located import Located, located, said
from mtqa.report.paths import checkout_path

Json = dict[str, Any]


class GitlabWriter(Writer):
    """`codequality.json`."""

    name = "gitlab"
    file_name = "codequality.json"

    def write(self, report: Report, context: Context) -> str:
        """The list of issues as JSON."""
        return json.dumps(list(_issues(report, context)), ensure_ascii=False, indent=2) + "\n"


def _issues(report: Report, context: Context) -> Iterator[Json]:
    unique = _Unique()
    for problem in report.problems:
        yield _problem(problem, unique, context)
    for each in located(report, context):
        yield _issue(each, unique, context.machine_language)


def _issue(each: Located, unique: _Unique, language: str) -> Json:
    known = fingerprint(each.article.article, each.finding)
    region, words = each.region, said(each, language)
    lines = {"begin": region.start_line, "end": region.end_line} if region else {"begin": each.line or 1}
    return {
        "description": visible(f"[{each.row}] {words}" if each.row is not None else words),
        "check_name": each.finding.code,
        "fingerprint": unique.of(each.path, known.code, known.words, known.neighbours),
        "severity": each.finding.severity.value,
        "location": {"path": storable(each.path), "lines": lines},
    }


def _problem(problem: Problem, unique: _Unique, context: Context) -> Json:
    path = checkout_path(problem.path or ".", context)
    return {
        "description": visible(f"{problem.what} {problem.remedy}".strip()),
        "check_name": f"mtqa-{problem.code}",
        "fingerprint": unique.of(path, problem.code, problem.what),
        "severity": "blocker",
        "location": {"path": storable(path), "lines": {"begin": 1}},
    }


class _Unique:
    """Hashes of what names an issue; the second of the same name gets another hash than the first."""

    def __init__(self) -> None:
        self._seen: Counter[tuple[str, ...]] = Counter()

    def of(self, *names: str) -> str:
        self._seen[names] += 1
        text = "\0".join((*names, str(self._seen[names])))
        return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()[:32]
