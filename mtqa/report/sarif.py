"""`report.sarif`: SARIF 2.1.0 (OASIS), for code scanning and for every viewer of it.

One run. Offsets, lines and columns count code points (`columnKind: unicodeCodePoints`), as in `report.json`. A result has an exact region
where the text that was checked is the decoded file (plain text, Markdown). HTML and DOCX are checked as extracted text, whose lines are not
the file's: the result names the file alone. A row's result names the line that the row stands on, and the row as a logical location. In
every case `properties` hold `text`, `start`, `end`, `line` and `column` as `report.json` has them.

Code scanning shows silenced results as open alerts: the action's file for it leaves them out.

Neutral findings (share labels, the translation notice) are no results: nothing is wrong with them. Silenced findings are results with a
`suppression`; those that a baseline holds have `baselineState: unchanged`, and when there is a baseline the others are `new`. What the
baseline lists and is gone is a notification, since code scanning would show an `absent` result as one that is there. Paths are relative to
the checkout (`%SRCROOT%`) and percent-encoded. There are no times and no absolute paths of the machine, so equal runs give equal files.
Lone surrogates become U+FFFD, one for one.
"""

from __future__ import annotations

import json
import re
from collections import Counter
from collections.abc import Iterator, Sequence
from typing import Any

from mtqa.checks.finding import Finding, Severity
from mtqa.judge.assessment import AssessedArticle, Report, Suppressed
from mtqa.judge.fingerprint import fingerprint
from mtqa.report.base import Context, Writer
from mtqa.report.escape import storable
from mtqa.report.located import Finder, Located, Region, file_of
from mtqa.report.paths import STDIN, checkout_path, uri
from mtqa.report.sarif_rules import LEVELS, bare, descriptors
from mtqa.report.summary import rounded
from mtqa.score.signature import mtqa_version

SCHEMA = "https://json.schemastore.org/sarif-2.1.0.json"
ROOT = "%SRCROOT%"
_DIGITS = 4
_ENCODINGS = {"utf-8-sig": "utf-8", "cp1252": "windows-1252"}
_MIME_TYPES = {
    "text": "text/plain",
    "markdown": "text/markdown",
    "html": "text/html",
    "docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
}
_IN_SOURCE = "inline"
_WARNING, _NOTE, _STALE = "warning", "note", "stale-baseline-entry"
_BRACES = str.maketrans({"{": "{{", "}": "}}"})
_LINK = re.compile(r"\]\(")
Json = dict[str, Any]


class SarifWriter(Writer):
    """`report.sarif`."""

    name = "sarif"
    file_name = "report.sarif"

    def write(self, report: Report, context: Context) -> str:
        """The log as JSON, two blanks of indent."""
        log = {"$schema": SCHEMA, "version": "2.1.0", "runs": [_Run(report, context).data()]}
        return storable(json.dumps(log, ensure_ascii=False, indent=2, allow_nan=False)) + "\n"


class _Run:
    """One report on its way to a SARIF run."""

    def __init__(self, report: Report, context: Context) -> None:
        self._report = report
        self._context = context
        self._language = context.machine_language
        self._codes = sorted({finding.code for article in report.articles for finding in _shown(article)})
        self._rule_index = {code: index for index, code in enumerate(self._codes)}
        self._notices = {problem.code: f"A file could not be checked: {problem.code}." for problem in report.problems}
        self._notices |= {_WARNING: "Something about a file that was checked.", _NOTE: "Something about the run."}
        self._notices |= {_STALE: "A finding that the baseline still lists is gone."}
        self._artifacts: dict[str, int] = {}
        for article in report.articles:
            self._artifacts.setdefault(file_of(article, context), len(self._artifacts))
        self._seen: Counter[str] = Counter()

    def data(self) -> Json:
        return {
            "tool": {"driver": self._driver()},
            "invocations": [self._invocation()],
            "originalUriBaseIds": {ROOT: {"description": {"text": "The root of the checkout that the articles lie in."}}},
            "artifacts": list(self._artifact_list()),
            "results": [result for article in self._report.articles for result in self._results(article)],
            "columnKind": "unicodeCodePoints",
            "newlineSequences": ["\r\n", "\n", "\r"],
            "language": self._language,
            "properties": {
                "signature": self._report.signature,
                "models": [{"role": model.role, "name": model.name, "rough": model.rough} for model in self._report.models],
                "skipped": self._report.skipped,
            },
        }

    def _driver(self) -> Json:
        version = mtqa_version()
        notifications = [bare(code, text) for code, text in sorted(self._notices.items())]
        return {
            "name": "mtqa",
            "version": version,
            "semanticVersion": version,
            "shortDescription": {"text": "Checks French articles that were machine-translated."},
            "rules": descriptors(self._codes),
            "notifications": notifications,
        }

    def _invocation(self) -> Json:
        """`executionSuccessful` says that everything was checked; findings don't make a run unsuccessful."""
        notes = [self._notification("note", _NOTE, note.to(self._language)) for note in self._report.notes]
        found: Json = {"executionSuccessful": not self._report.problems}
        if self._context.exit_code is not None:
            found["exitCode"] = self._context.exit_code
        problems = [
            self._notification("error", each.code, f"{each.what} {each.remedy}".strip(), each.path) for each in self._report.problems
        ]
        warnings = [
            self._notification("warning", _WARNING, warning, each.article.path)
            for each in self._report.articles
            for warning in each.article.warnings
        ]
        stale = self._report.baseline.stale if self._report.baseline is not None else ()
        gone = [self._notification("note", _STALE, f"{each.code} × {each.count}: {each.excerpt}", each.paths[0]) for each in stale]
        found["toolExecutionNotifications"] = [*problems, *warnings, *notes, *gone]
        return found

    def _notification(self, level: str, code: str, text: str, path: str = "") -> Json:
        index = sorted(self._notices).index(code)
        found: Json = {"descriptor": {"id": code, "index": index}, "level": level, "message": {"text": _plain(text)}}
        if path:
            found["locations"] = [{"physicalLocation": {"artifactLocation": self._file(checkout_path(path, self._context))}}]
        return found

    def _file(self, path: str) -> Json:
        """The `artifactLocation` of a path, with its index among the artifacts where it is one."""
        found: Json = {"uri": uri(path)}
        if not path.startswith("/") and path != STDIN:
            found["uriBaseId"] = ROOT
        if path in self._artifacts:
            found["index"] = self._artifacts[path]
        return found

    def _artifact_list(self) -> Iterator[Json]:
        given: set[str] = set()
        for assessed in self._report.articles:
            article = assessed.article
            path = file_of(assessed, self._context)
            if path in given:
                continue
            given.add(path)
            provenance = article.provenance
            found: Json = {"location": self._file(path), "roles": ["analysisTarget"]}
            if article.format in _MIME_TYPES:
                found["mimeType"] = _MIME_TYPES[article.format]
            if article.format != "docx":
                found["encoding"] = _ENCODINGS.get(article.encoding, article.encoding)
            found["properties"] = {
                "format": article.format,
                "machineTranslated": provenance.machine_translated,
                "sourceLanguage": provenance.source_language,
                "vendor": provenance.vendor,
            }
            yield found

    def _results(self, assessed: AssessedArticle) -> Iterator[Json]:
        finder = Finder(assessed, self._context)
        for finding in assessed.findings:
            if finding.severity is not Severity.NEUTRAL:
                yield self._result(assessed, finder, finding, None)
        for one in assessed.suppressed:
            if one.finding.severity is not Severity.NEUTRAL:
                yield self._result(assessed, finder, one.finding, one)

    def _result(self, assessed: AssessedArticle, finder: Finder, finding: Finding, silenced: Suppressed | None) -> Json:
        place = finder.located(finding)
        result: Json = {
            "ruleId": finding.code,
            "ruleIndex": self._rule_index[finding.code],
            "kind": "fail",
            "level": LEVELS[finding.severity],
            "message": {"text": _plain(f"{finding.message.to(self._language)}. {finding.reason.to(self._language)}")},
            "locations": [self._location(place)],
        }
        related = [self._related(finder, place, number, finding) for number in range(len(finding.related))]
        if related:
            result["relatedLocations"] = related
        result["partialFingerprints"] = self._fingerprints(assessed, finding)
        state = self._report.baseline_state(silenced)
        if state is not None:
            result["baselineState"] = state
        if silenced is not None:
            result["suppressions"] = [_suppression(silenced)]
        if finding.suggestion is not None and place.region is not None:
            result["fixes"] = [self._fix(place, place.region, finding.suggestion)]
        result["properties"] = self._properties(finder, place)
        return result

    def _location(self, place: Located) -> Json:
        found: Json = {"physicalLocation": {"artifactLocation": self._file(place.path)}}
        if place.region is not None:
            found["physicalLocation"]["region"] = {**_region(place.region), "snippet": {"text": place.quote}}
        elif place.line is not None:
            found["physicalLocation"]["region"] = {"startLine": place.line}
        if place.row is not None:
            name = f"{place.article.article.path}#{place.row}"
            found["logicalLocations"] = [{"name": place.row, "fullyQualifiedName": name, "kind": "row"}]
        return found

    def _related(self, finder: Finder, place: Located, number: int, finding: Finding) -> Json:
        related = finding.related[number]
        there: Json = {"artifactLocation": self._file(place.path)}
        region, row_line = finder.region(related.span), finder.line(related.span)
        if region is not None:
            there["region"] = _region(region)
        elif row_line is not None:
            there["region"] = {"startLine": row_line}
        span, line, column = finder.local(related.span)
        return {
            "id": number,
            "physicalLocation": there,
            "message": {"text": _plain(related.note.to(self._language))},
            "properties": {"start": span.start, "end": span.end, "line": line, "column": column},
        }

    def _fingerprints(self, assessed: AssessedArticle, finding: Finding) -> dict[str, str]:
        """Code scanning tells findings apart by `primaryLocationLineHash`: a hash, and its number among equal ones of the file."""
        known = fingerprint(assessed.article, finding)
        name = f"{file_of(assessed, self._context)}\0{known.key}"
        self._seen[name] += 1
        return {
            "mtqa/words/v1": known.words,
            "mtqa/neighbours/v1": known.neighbours,
            "primaryLocationLineHash": f"{known.words}:{self._seen[name]}",
        }

    def _fix(self, place: Located, region: Region, suggestion: str) -> Json:
        replacement = {"deletedRegion": _region(region), "insertedContent": {"text": suggestion}}
        return {
            "description": {"text": "What mtqa suggests in its place; read it before you take it."},
            "artifactChanges": [{"artifactLocation": self._file(place.path), "replacements": [replacement]}],
        }

    def _properties(self, finder: Finder, place: Located) -> Json:
        finding = place.finding
        span, line, column = finder.local(finding.span)
        return {
            "severity": finding.severity.value,
            "category": finding.category,
            "evidence": finding.evidence.value,
            "confidence": rounded(finding.confidence, _DIGITS),
            "id": place.row,
            "start": span.start,
            "end": span.end,
            "line": line,
            "column": column,
            "text": place.quote,
            "suggestion": finding.suggestion,
        }


def _shown(article: AssessedArticle) -> Sequence[Finding]:
    found = [*article.findings, *(each.finding for each in article.suppressed)]
    return [finding for finding in found if finding.severity is not Severity.NEUTRAL]


def _region(region: Region) -> Json:
    return {
        "startLine": region.start_line,
        "startColumn": region.start_column,
        "endLine": region.end_line,
        "endColumn": region.end_column,
        "charOffset": region.span.start,
        "charLength": len(region.span),
    }


def _suppression(one: Suppressed) -> Json:
    found: Json = {"kind": "inSource" if one.origin == _IN_SOURCE else "external", "status": "accepted"}
    if one.reason:
        found["justification"] = one.reason
    found["properties"] = {"origin": one.origin, "author": one.author, "date": one.date}
    return found


def _plain(text: str) -> str:
    """`text` as a SARIF message that means itself: braces doubled, brackets that would make a link escaped (sections 3.11.5 and 3.11.6)."""
    literal = text.translate(_BRACES)
    return literal.replace("[", "\\[").replace("]", "\\]") if _LINK.search(literal) else literal
