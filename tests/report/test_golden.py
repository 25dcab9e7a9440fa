"""The sample report, byte for byte, in every format."""

from __future__ import annotations

import json
import re

import pytest

from mtqa.report.base import Context
from mtqa.report.registry import writer
from mtqa.report.terminal import terminal_text
from tests.report.golden import check
from tests.report.sample import report


def stable(page: str) -> str:
    """The page without its styles and script, whose every change would change each golden page."""
    page = re.sub(r"<(style|script)>.*?</\1>", r"<\1></\1>", page, flags=re.S)
    return re.sub(r"sha256-[A-Za-z0-9+/=]+", "sha256-…", page)


@pytest.mark.parametrize("language", ["en", "fr", "id"])
def test_html(language: str) -> None:
    check(f"report.{language}.html", stable(str(writer("html").write(report(), Context(language)))))


@pytest.mark.parametrize("language", ["en", "fr", "id"])
def test_terminal(language: str) -> None:
    check(f"terminal.{language}.txt", terminal_text(report(), language, 100))


@pytest.mark.parametrize("name", ["csv", "json", "junit", "github", "gitlab", "checkstyle", "markdown"])
def test_machine_formats(name: str) -> None:
    for file_name, content in writer(name).files(report(), Context()):
        check(file_name, str(content))


def test_sarif() -> None:
    """Without the pages of the rules and the version, which change on their own."""
    log = json.loads(str(writer("sarif").write(report(), Context(exit_code=2))))
    driver = log["runs"][0]["tool"]["driver"]
    driver["rules"] = [rule["id"] for rule in driver["rules"]]
    driver["version"] = driver["semanticVersion"] = "…"
    check("report.sarif", json.dumps(log, ensure_ascii=False, indent=2) + "\n")
