from __future__ import annotations

from functools import cache
from pathlib import Path

import pytest
from hypothesis import given, settings
from lxml import etree

from mtqa.checks.finding import Severity
from mtqa.judge.assessment import Report
from mtqa.judge.gate import Policy
from mtqa.report.base import Context
from mtqa.report.checkstyle import CheckstyleWriter
from tests.report.strategies import reports
from tests.report.variants import VARIANTS

XSD = Path(__file__).parent / "schemas/checkstyle.xsd"


@cache
def schema() -> etree.XMLSchema:
    return etree.XMLSchema(etree.parse(XSD))


def written(made: Report, context: Context | None = None) -> etree._Element:
    root = etree.fromstring(CheckstyleWriter().write(made, context or Context()).encode("utf-8"))
    schema().assertValid(root)
    return root


@pytest.mark.parametrize("name", VARIANTS)
def test_the_schema_holds(name: str) -> None:
    written(VARIANTS[name]())


@settings(deadline=None, max_examples=60)
@given(reports)
def test_no_text_breaks_the_schema(made: Report) -> None:
    written(made)


def test_findings_stand_under_their_files() -> None:
    root = written(VARIANTS["sample"]())
    found = [(f.get("name"), e.get("line"), e.get("column"), e.get("severity"), e.get("source")) for f in root for e in f]
    prose = "content/marché <nuit>.fr.md"
    assert found == [
        ("vide.txt", None, None, "error", "mtqa.empty"),
        (prose, "5", "1", "error", "mtqa.QUO101"),
        (prose, "5", "85", "info", "mtqa.LAN103"),
        (prose, "7", "1", "warning", "mtqa.LAN104"),
        (prose, "7", "68", "warning", "mtqa.OMI101"),
        (prose, "11", "1", "warning", "mtqa.NAM101"),
        ("lot.jsonl", None, None, "warning", "mtqa.REP101"),
        ("lot.jsonl", None, None, "error", "mtqa.NUM301"),
    ]
    assert root.findall("file/error")[-1].get("message", "").startswith("[=r2] “+5”: another number.")


def test_what_fails_the_run_is_an_error() -> None:
    root = written(VARIANTS["sample"](), Context(policy=Policy(Severity.MINOR)))
    assert {error.get("severity") for error in root.iter("error")} == {"error"}
