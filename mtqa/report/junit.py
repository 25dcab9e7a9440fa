"""`junit.xml`: test results in the dialect that Jenkins, GitLab, Azure and pytest's readers share.

A suite for each article, named by its path; a case for each sentence or row that is looked at (with `--changed`: not those that stood so
before), named by its id and first words, and one for each finding that lies in none. What fails the run is a `failure`; other findings,
and silenced ones, stand in `system-out` of a passing case. What could not be checked is a case with an `error`, in the suite of its file.
No times: equal runs give equal files.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from mtqa.checks.finding import Severity
from mtqa.judge.assessment import AssessedSegment, Problem, Report, Suppressed
from mtqa.report.base import Context, Writer
from mtqa.report.escape import visible
from mtqa.report.located import Finder, Located, finders, gravest_first, said
from mtqa.report.paths import checkout_path
from mtqa.report.quoted import shortened
from mtqa.report.texts import Texts
from mtqa.report.xml import document, element

_NAME_LENGTH = 60
_NOT_BLANK = re.compile(r"[^ \t\r\n]+")
_NO_TIME = "0"
_Suite = tuple[str, str]
"""Name and file."""


@dataclass(frozen=True, slots=True)
class _Case:
    """One test case; `failing` and `told` are findings that fail the run and those that do not."""

    name: str
    line: int | None = None
    failing: Sequence[Located] = ()
    told: Sequence[Located] = ()
    silenced: Sequence[Suppressed] = ()
    problem: Problem | None = None


class JunitWriter(Writer):
    """`junit.xml`."""

    name = "junit"
    file_name = "junit.xml"

    def write(self, report: Report, context: Context) -> str:
        """The document."""
        suites = list(_suites(report, context))
        totals = _counts([case for _, cases in suites for case in cases])
        inside = (line for suite, cases in suites for line in _suite(suite, cases, report, context))
        return document(element("testsuites", {"name": "mtqa", **totals, "time": _NO_TIME}, inside=inside))


def _suites(report: Report, context: Context) -> Iterator[tuple[_Suite, list[_Case]]]:
    """Suites by name and file; problems of a file that was checked join its suite, those of others make their own."""
    found: dict[_Suite, list[_Case]] = {}
    for finder in finders(report, context):
        found.setdefault((finder.name, finder.path), []).extend(_cases(finder))
    for problem in report.problems:
        path = checkout_path(problem.path, context) if problem.path else "mtqa"
        found.setdefault((path, path), []).append(_Case(problem.code, problem=problem))
    yield from found.items()


def _cases(finder: Finder) -> Iterator[_Case]:
    assessed = finder.assessed
    inside: dict[int, list[Located]] = {}
    outside: list[Located] = []
    for finding in assessed.findings:
        if finding.severity is not Severity.NEUTRAL:
            each = finder.located(finding)
            (outside if each.segment is None else inside.setdefault(each.segment, [])).append(each)
    silenced: dict[int | None, list[Suppressed]] = {}
    for one in assessed.suppressed:
        silenced.setdefault(finder.located(one.finding).segment, []).append(one)
    for index, segment in enumerate(assessed.segments):
        if not segment.unchanged:
            line = finder.line(segment.segment.span)
            yield _case(_segment_name(segment), line, inside.get(index, ()), silenced.get(index, ()))
    for each in outside:
        yield _case(shortened(f"{each.finding.code} {each.quote}", _NAME_LENGTH), each.line, [each])
    for one in silenced.get(None, ()):
        yield _Case(one.finding.code, silenced=[one])


def _case(name: str, line: int | None, found: Sequence[Located], silenced: Sequence[Suppressed] = ()) -> _Case:
    failing = gravest_first(each for each in found if each.fails)
    told = gravest_first(each for each in found if not each.fails)
    return _Case(name, line, failing, told, silenced)


def _segment_name(assessed: AssessedSegment) -> str:
    return shortened(f"{assessed.segment.id}: {' '.join(assessed.text.split())}", _NAME_LENGTH)


def _counts(cases: Sequence[_Case]) -> dict[str, str | int | None]:
    return {
        "tests": len(cases),
        "failures": sum(bool(case.failing) for case in cases),
        "errors": sum(case.problem is not None for case in cases),
        "skipped": 0,
    }


def _suite(suite: _Suite, cases: Sequence[_Case], report: Report, context: Context) -> Iterator[str]:
    def inside() -> Iterator[str]:
        signature = element("property", {"name": "signature", "value": report.signature})
        yield from element("properties", {}, inside=signature)
        for case, name in zip(cases, _unique(visible(case.name) for case in cases), strict=True):
            yield from _test_case(suite, name, case, context)

    yield from element("testsuite", {"name": suite[0], **_counts(cases), "time": _NO_TIME}, inside=inside())


def _unique(names: Iterable[str]) -> Iterator[str]:
    """The names, those that the schema takes for an earlier one with the first free number from 2."""
    used: set[str] = set()
    last: dict[str, int] = {}
    for name in names:
        compared = key = _compared(name)
        number = last.get(compared, 1)
        while key in used:
            number += 1
            key = f"{compared} ({number})".lstrip(" ")
        used.add(key)
        last[compared] = number
        yield name if key == compared else f"{name} ({number})"


def _compared(name: str) -> str:
    """A name as the schema compares it with others: runs of blanks count as one, those at the ends not at all."""
    return " ".join(_NOT_BLANK.findall(name))


def _test_case(suite: _Suite, name: str, case: _Case, context: Context) -> Iterator[str]:
    place = {"name": name, "classname": suite[0], "file": suite[1], "line": case.line, "time": _NO_TIME}
    yield from element("testcase", place, inside=_outcome(case, context.machine_language))


def _outcome(case: _Case, language: str) -> Iterator[str]:
    if case.problem is not None:
        text = f"{case.problem.what} {case.problem.remedy}".strip()
        yield from element("error", {"message": case.problem.what, "type": case.problem.code}, text)
    if case.failing:
        worst = case.failing[0].finding
        head = {"message": f"{worst.code} {worst.message.to(language)}", "type": worst.severity.value}
        yield from element("failure", head, "\n".join(_line(each, language) for each in case.failing))
    told = [*(_line(each, language) for each in case.told), *(_silenced(one, language) for one in case.silenced)]
    if told:
        yield from element("system-out", {}, "\n".join(told))


def _line(each: Located, language: str) -> str:
    severity = Texts(language)[each.finding.severity.value]
    place = f", {each.line}:{each.region.start_column}" if each.region else ""
    return f"{each.finding.code} ({severity}{place}) {said(each, language)}"


def _silenced(one: Suppressed, language: str) -> str:
    texts = Texts(language)
    by = ", ".join(part for part in (texts.of("origin", one.origin), one.reason, one.author, one.date) if part)
    return f"{texts.suppressed}: {one.finding.code} {texts.say(one.finding.message)} ({by})"
