"""`annotations.txt`: workflow commands that GitHub shows on the lines of a pull request, and the limits that GitHub sets.

GitHub shows ten errors and ten warnings of a step and drops the rest without a word, so the gravest are written and a notice says how many
more there are; the job summary (`mtqa.report.markdown`) has them all. An error is what fails the run, a critical finding, or a file that
could not be checked; the others are warnings. Nothing from an article can begin a command of its own: line ends and separators are escaped
as GitHub's toolkit escapes them, invisible characters shown as code points.
"""

from __future__ import annotations

from mtqa.judge.assessment import Problem, Report
from mtqa.phrase import Phrase
from mtqa.report.base import Context, Writer
from mtqa.report.escape import visible
from mtqa.report.located import Located, gravest_first, located, said
from mtqa.report.paths import STDIN, checkout_path
from mtqa.report.texts import Texts

MOST = 10
_MORE = Phrase(
    "{count} more findings are not shown here; the job summary lists them.",
    "{count} autres constats ne figurent pas ici ; le résumé du job les donne.",
    "{count} temuan lain tidak ditampilkan di sini; lihat ringkasan job.",
)


class GithubWriter(Writer):
    """`annotations.txt`, which `mtqa check` prints to stdout as well."""

    name = "github"
    file_name = "annotations.txt"

    def write(self, report: Report, context: Context) -> str:
        """The commands, one a line, gravest first; nothing when there is nothing to say."""
        found = gravest_first(located(report, context))
        errors = [each for each in found if each.is_error]
        warnings = [each for each in found if not each.is_error]
        broken = [_problem(problem, context) for problem in report.problems]
        lines = [*broken, *(_finding("error", each, context) for each in errors)][:MOST]
        lines += [_finding("warning", each, context) for each in warnings[:MOST]]
        left = len(found) + len(broken) - len(lines)
        if left:
            lines.append(command("notice", _MORE.format(count=left).to(context.machine_language), title="mtqa"))
        return "".join(f"{line}\n" for line in lines)


def command(name: str, message: str, **properties: str | int | None) -> str:
    """One workflow command; properties that are None are left out."""
    given = ",".join(f"{key}={_property(str(value))}" for key, value in properties.items() if value is not None)
    return f"::{name} {given}::{_data(message)}"


def _finding(name: str, each: Located, context: Context) -> str:
    finding = each.finding
    severity = Texts(context.machine_language)[finding.severity.value]
    title = f"{finding.code} ({severity})" if each.row is None else f"{finding.code} ({severity}) {each.row}"
    file = None if each.path == STDIN else each.path
    return command(name, said(each, context.machine_language), file=file, **_lines(each), title=title)


def _lines(each: Located) -> dict[str, int | None]:
    """Lines, and columns where they are the same line's: GitHub takes none over several lines; its last column is inclusive."""
    region = each.region
    if region is None:
        return {"line": each.line}
    lines: dict[str, int | None] = {"line": region.start_line, "endLine": region.end_line}
    if region.start_line == region.end_line:
        lines |= {"col": region.start_column, "endColumn": max(region.start_column, region.end_column - 1)}
    return lines


def _problem(problem: Problem, context: Context) -> str:
    file = checkout_path(problem.path, context) if problem.path not in ("", STDIN) else None
    return command("error", f"{problem.what} {problem.remedy}".strip(), file=file, title=f"mtqa: {problem.code}")


def _data(text: str) -> str:
    return visible(text).replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    return _data(text).replace(":", "%3A").replace(",", "%2C")
