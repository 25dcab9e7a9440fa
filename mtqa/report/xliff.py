"""`findings.xlf`: a copy of the XLIFF file that was checked, with the findings written into it."""

from __future__ import annotations

import io
from collections.abc import Iterable, Iterator, Sequence
from typing import BinaryIO

from mtqa.checks.finding import Finding, Severity
from mtqa.checks.registry import rules
from mtqa.errors import InputError, UsageError
from mtqa.judge.assessment import AssessedArticle, Report
from mtqa.report.base import Context, Writer
from mtqa.report.escape import slug
from mtqa.report.located import Finder, said
from mtqa.report.xliff_copy import Annotated, Issue, annotate

_UNKNOWN_TYPE = "uncategorized"


class XliffWriter(Writer):
    """A copy of the XLIFF input with findings above neutral as notes and as ITS 2.0 `locQualityIssue` marks.

    One file gives `findings.xlf`; several give `findings/NAME.xlf`, one for each.
    """

    name = "xliff"
    file_name = "findings.xlf"
    on_request = True

    def write(self, report: Report, context: Context) -> bytes:
        """The copy of the only XLIFF file.

        Raises:
            UsageError: `no-xliff`, `several-xliff`.
            InputError: the file can't be read again, or has changed.
        """
        inputs = _inputs(report)
        if len(inputs) > 1:
            what = f"{len(inputs)} XLIFF files were checked; one copy can't hold them."
            raise UsageError("several-xliff", what, "Name a folder for the copies with -o.")
        return _copy(*next(iter(inputs.items())), context)

    def files(self, report: Report, context: Context) -> Iterator[tuple[str, str | bytes]]:
        """A copy of each XLIFF file.

        Raises:
            UsageError, InputError: as `write`.
        """
        inputs = _inputs(report)
        for path, articles in inputs.items():
            yield (self.file_name if len(inputs) == 1 else f"findings/{slug(path)}.xlf"), _copy(path, articles, context)


def _inputs(report: Report) -> dict[str, list[AssessedArticle]]:
    """The articles from XLIFF, by the file that they were read from.

    Raises:
        UsageError: `no-xliff`.
    """
    found: dict[str, list[AssessedArticle]] = {}
    for assessed in report.articles:
        if assessed.article.format == "xliff":
            found.setdefault(assessed.article.file, []).append(assessed)
    if not found:
        raise no_xliff()
    if "-" in found:
        raise no_second_reading()
    return found


def no_xliff() -> UsageError:
    """What to say where nothing was XLIFF."""
    what = "Nothing that was checked is XLIFF: there is no file to write findings into."
    return UsageError("no-xliff", what, "Choose another --format.")


def no_second_reading() -> UsageError:
    """What to say of XLIFF that came through a pipe."""
    return UsageError("no-xliff", "XLIFF from standard input can't be read again for a copy.", "Save it as a file and name that.")


def _copy(path: str, articles: Sequence[AssessedArticle], context: Context) -> bytes:
    out = io.BytesIO()
    write_copy(path, articles, context, out)
    return out.getvalue()


def write_copy(path: str, articles: Iterable[AssessedArticle], context: Context, out: BinaryIO) -> None:
    """Write a copy of the file at `path` with the findings of its articles, which are asked for one after the other.

    Raises:
        InputError: the file can't be read again, or has changed.
    """
    types = {rule.code: rule.its_type for rule in rules()}
    rows = (row for assessed in articles for row in _rows(assessed, types, context))
    with _opened(path) as source:
        annotate(source, path, rows, out)


def _opened(path: str) -> BinaryIO:
    try:
        return open(path, "rb")
    except OSError as error:
        raise InputError(
            "unreadable", f"`{path}` can't be read again: {error.strerror}.", "Put it back, or choose another --format."
        ) from None


def _rows(assessed: AssessedArticle, types: dict[str, str], context: Context) -> Iterator[Annotated]:
    finder = Finder(assessed, context)
    issues: dict[int, list[Issue]] = {}
    for finding in assessed.findings:
        home = finder.located(finding).segment
        if home is not None and finding.severity is not Severity.NEUTRAL:
            issues.setdefault(home, []).append(_issue(finder, finding, types, context))
    for index, segment in enumerate(assessed.article.segments):
        yield Annotated(segment.id, segment.line, segment.span.of(assessed.article.text), tuple(issues.get(index, ())))


def _issue(finder: Finder, finding: Finding, types: dict[str, str], context: Context) -> Issue:
    comment = f"{finding.code} ({finding.severity}): {said(finder.located(finding), context.machine_language)}"
    return Issue(finder.local(finding.span)[0], types.get(finding.code, _UNKNOWN_TYPE), finding.severity, comment)
