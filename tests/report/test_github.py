"""GitHub's workflow commands, read back as GitHub's runner reads them."""

from __future__ import annotations

import re

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from mtqa.checks.finding import Severity
from mtqa.judge.assessment import Report
from mtqa.judge.gate import Policy
from mtqa.report.base import Context
from mtqa.report.escape import visible
from mtqa.report.github import GithubWriter, command
from tests.report.strategies import reports
from tests.report.variants import HOSTILE, VARIANTS

COMMAND = re.compile(r"::(?P<name>[a-z]+) (?P<properties>[^:]*)::(?P<data>.*)")
DATA = {"%25": "%", "%0D": "\r", "%0A": "\n"}
PROPERTY = {**DATA, "%3A": ":", "%2C": ","}


def unescaped(text: str, known: dict[str, str]) -> str:
    return re.sub("|".join(known), lambda match: known[match.group()], text)


def read(line: str) -> tuple[str, dict[str, str], str]:
    """Name, properties and message of a command."""
    match = COMMAND.fullmatch(line)
    assert match, line
    pairs = (part.partition("=") for part in match["properties"].split(",") if part)
    return match["name"], {key: unescaped(value, PROPERTY) for key, _, value in pairs}, unescaped(match["data"], DATA)


def commands(made: Report, context: Context | None = None) -> list[tuple[str, dict[str, str], str]]:
    text = GithubWriter().write(made, context or Context())
    return [read(line) for line in text.split("\n")[:-1]]


def test_gravest_first_each_on_its_line() -> None:
    found = commands(VARIANTS["sample"]())
    assert [(name, kept.get("title")) for name, kept, _ in found] == [
        ("error", "mtqa: empty"), ("error", "QUO101 (critical)"), ("error", "NUM301 (critical) =r2"), ("warning", "LAN104 (major)"),
        ("warning", "OMI101 (major)"), ("warning", "NAM101 (major)"), ("warning", "REP101 (major) r-1"), ("warning", "LAN103 (minor)"),
    ]  # fmt: skip
    formula = found[3]
    assert formula[1] | {"title": ""} == {
        "file": "content/marché <nuit>.fr.md", "line": "7", "endLine": "7", "col": "1", "endColumn": "13", "title": "",
    }  # fmt: skip
    assert formula[2] == "“=SOMME(A1:A3)”: formula. Because of formula. Suggestion: =SOMME(A1:A3) → @total"


def test_ten_errors_and_ten_warnings_the_gravest_and_a_count_of_the_rest() -> None:
    found = commands(VARIANTS["crowd"]())
    assert [name for name, _, _ in found] == ["error"] * 10 + ["warning"] * 10 + ["notice"]
    assert all("(major)" in kept["title"] for name, kept, _ in found if name == "warning")
    assert found[-1][2].startswith("40 more findings")


@pytest.mark.parametrize(("fail_on", "errors"), [(None, 3), (Severity.CRITICAL, 3), (Severity.MAJOR, 7), (Severity.MINOR, 8)])
def test_errors_are_what_fails_the_run_and_critical_findings(fail_on: Severity | None, errors: int) -> None:
    found = commands(VARIANTS["sample"](), Context(policy=Policy(fail_on)))
    assert sum(name == "error" for name, _, _ in found) == errors


def test_nothing_to_say_is_nothing() -> None:
    assert GithubWriter().write(VARIANTS["nothing found"](), Context()) == ""


def test_rows_name_the_file_and_its_line_and_extracted_text_the_file() -> None:
    rows = commands(VARIANTS["file of documents"]())
    assert (rows[0][1]["file"], rows[0][1]["line"]) == ("lots/lot.jsonl", "3")
    ((_, kept, _),) = commands(VARIANTS["extracted text"]())
    assert set(kept) == {"file", "title"}


def test_hostile_text_is_one_command_and_reads_back() -> None:
    text = GithubWriter().write(VARIANTS["hostile"](), Context())
    assert text.count("\n") == 2
    problem, finding = commands(VARIANTS["hostile"]())
    assert problem[1]["file"] == visible(HOSTILE).replace("//", "/")
    assert problem[2] == visible(f"{HOSTILE} {HOSTILE}")
    assert finding[1]["file"] == visible(f"dossier/{HOSTILE}.txt").replace("//", "/")


@given(st.text(), st.text())
@example("a%,:\r\n::b", "a,b:c%\r\nd=e::f")
def test_escapes_read_back(message: str, value: str) -> None:
    line = command("error", message, file=value, line=3)
    assert "\n" not in line
    assert "\r" not in line
    assert read(line) == ("error", {"file": visible(value), "line": "3"}, visible(message))


@settings(deadline=None, max_examples=60)
@given(reports)
def test_every_line_is_a_command(made: Report) -> None:
    found = commands(made)
    assert sum(name == "error" for name, _, _ in found) <= 10
    assert sum(name == "warning" for name, _, _ in found) <= 10
