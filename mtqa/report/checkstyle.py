"""`checkstyle.xml`: findings by file in Checkstyle's format, for reviewdog and Jenkins.

`severity` is `error` for what fails the run and for critical findings, `warning` for major ones, `info` for minor ones. Lines and columns
(code points) only where they are known of the file. What could not be checked is an `error` of its file.
"""

from __future__ import annotations

from collections.abc import Iterator

from mtqa.checks.finding import Severity
from mtqa.judge.assessment import Report
from mtqa.report.base import Context, Writer
from mtqa.report.escape import visible
from mtqa.report.located import Located, located, said
from mtqa.report.paths import checkout_path
from mtqa.report.xml import Attributes, document, element

_VERSION = "4.3"


class CheckstyleWriter(Writer):
    """`checkstyle.xml`."""

    name = "checkstyle"
    file_name = "checkstyle.xml"

    def write(self, report: Report, context: Context) -> str:
        """The document; files without findings are left out."""
        errors: dict[str, list[Attributes]] = {}
        for problem in report.problems:
            message = f"{problem.what} {problem.remedy}".strip()
            errors.setdefault(visible(checkout_path(problem.path or ".", context)), []).append(
                {"severity": "error", "message": message, "source": f"mtqa.{problem.code}"}
            )
        for each in located(report, context):
            errors.setdefault(visible(each.path), []).append(_error(each, context))
        return document(element("checkstyle", {"version": _VERSION}, inside=_files(errors)))


def _files(errors: dict[str, list[Attributes]]) -> Iterator[str]:
    for path, own in errors.items():
        yield from element("file", {"name": path}, inside=(line for each in own for line in element("error", each)))


def _error(each: Located, context: Context) -> Attributes:
    region = each.region
    words = said(each, context.machine_language)
    return {
        "line": each.line,
        "column": region.start_column if region else None,
        "severity": _severity(each),
        "message": f"[{each.row}] {words}" if each.row is not None else words,
        "source": f"mtqa.{each.finding.code}",
    }


def _severity(each: Located) -> str:
    if each.is_error:
        return "error"
    return "info" if each.finding.severity is Severity.MINOR else "warning"
