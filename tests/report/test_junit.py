"""JUnit XML: valid by our schema of the Jenkins dialect, read by `junitparser`, failures where the run fails."""

from __future__ import annotations

from dataclasses import replace
from functools import cache
from pathlib import Path

import pytest
from hypothesis import given, settings
from junitparser import JUnitXml, TestSuite
from lxml import etree

from mtqa.article.model import Span
from mtqa.checks.finding import Severity
from mtqa.judge.assessment import Report, Suppressed
from mtqa.judge.gate import Policy
from mtqa.report import junit
from mtqa.report.base import Context
from mtqa.report.junit import JunitWriter
from tests.report.strategies import reports
from tests.report.variants import VARIANTS, finding, plain

XSD = Path(__file__).parent / "schemas/junit.xsd"


@cache
def schema() -> etree.XMLSchema:
    return etree.XMLSchema(etree.parse(XSD))


def written(made: Report, context: Context | None = None) -> bytes:
    return JunitWriter().write(made, context or Context()).encode("utf-8")


def suites(made: Report, context: Context | None = None) -> list[TestSuite]:
    return list(JUnitXml.fromstring(written(made, context)))


@pytest.mark.parametrize("name", VARIANTS)
def test_the_schema_holds(name: str) -> None:
    schema().assertValid(etree.fromstring(written(VARIANTS[name]())))


@settings(deadline=None, max_examples=60)
@given(reports)
def test_no_text_breaks_the_schema_or_the_counts(made: Report) -> None:
    root = etree.fromstring(written(made))
    schema().assertValid(root)
    for name, path in (("tests", "testcase"), ("failures", "testcase/failure"), ("errors", "testcase/error")):
        own = [len(suite.findall(path)) for suite in root]
        assert [int(suite.get(name, "")) for suite in root] == own
        assert int(root.get(name, "")) == sum(own)


def test_the_schema_can_fail() -> None:
    text = written(VARIANTS["sample"]()).replace(b'line="3"', b'line="0"')
    assert not schema().validate(etree.fromstring(text))


def test_a_suite_an_article_and_a_case_a_sentence() -> None:
    prose, rows, broken = suites(VARIANTS["sample"]())
    assert (prose.name, rows.name, broken.name) == ("content/marché <nuit>.fr.md", "lot.jsonl", "vide.txt")
    assert (prose.tests, prose.failures, rows.tests, rows.failures, broken.errors) == (9, 1, 3, 1, 1)
    (failed,) = [case for case in prose if case.result]
    assert failed.name.startswith("2: « Les étals seront prêts demain")
    assert failed.result[0].type == "critical"
    assert failed.result[0].message == "QUO101 open <quotation>"
    assert "Silenced findings: TYP101" in failed.system_out
    formula = next(case for case in prose if case.name.startswith("4:"))
    assert not formula.result
    assert formula.system_out.startswith("LAN104 (major, 7:1) “=SOMME(A1:A3)”: formula.")
    (unread,) = list(broken)
    assert unread.result[0].type == "empty"
    assert unread.result[0].text == "vide.txt is empty. Nothing to check."


@pytest.mark.parametrize(("fail_on", "failures"), [(None, 0), (Severity.CRITICAL, 2), (Severity.MAJOR, 6), (Severity.MINOR, 7)])
def test_failures_are_what_fails_the_run(fail_on: Severity | None, failures: int) -> None:
    read = JUnitXml.fromstring(written(VARIANTS["sample"](), Context(policy=Policy(fail_on))))
    assert sum(suite.failures for suite in read) == failures


def test_findings_between_sentences_have_cases_of_their_own() -> None:
    (suite,) = suites(VARIANTS["outside"]())
    assert [case.name for case in suite] == ["1: Un.", "2: Deux.", "QUO101  ", "QUO101   (2)"]
    assert suite.failures == 2


def test_names_that_a_schema_takes_for_one_are_told_apart() -> None:
    made = VARIANTS["outside"]()
    (assessed,) = made.articles
    empty = replace(assessed.findings[0], span=Span(4, 4))
    silent = Suppressed(replace(empty, span=Span(5, 5)), "inline")
    (suite,) = suites(replace(made, articles=(replace(assessed, findings=(empty,), suppressed=(silent,)),)))
    assert [case.name for case in suite][2:] == ["QUO101 ", "QUO101 (2)"]


def test_many_equal_names_are_each_looked_at_once(monkeypatch: pytest.MonkeyPatch) -> None:
    seen: list[str] = []
    monkeypatch.setattr(junit, "_compared", lambda name: seen.append(name) or " ".join(name.split()))
    made = VARIANTS["outside"]()
    (assessed,) = made.articles
    empty = replace(assessed.findings[0], span=Span(4, 4))
    (suite,) = suites(replace(made, articles=(replace(assessed, findings=(empty,) * 4000),)))
    assert [case.name for case in suite][2:5] == ["QUO101 ", "QUO101  (2)", "QUO101  (3)"]
    assert len(seen) == 4002


@pytest.mark.parametrize(
    ("names", "told_apart"),
    [
        (["a", "a", "a"], ["a", "a (2)", "a (3)"]),
        (["a", "a (2)", "a", "a"], ["a", "a (2)", "a (3)", "a (4)"]),
        (["a", "a", "a (2)", "a (2)"], ["a", "a (2)", "a (2) (2)", "a (2) (3)"]),
        (["a  b", "a b", " a b"], ["a  b", "a b (2)", " a b (3)"]),
        (["", ""], ["", " (2)"]),
    ],
)
def test_a_name_gets_the_first_free_number(names: list[str], told_apart: list[str]) -> None:
    assert list(junit._unique(names)) == told_apart


@pytest.mark.parametrize(
    ("message", "said"),
    [("“deux” is odd", ") “deux” is odd. why"), ("odd", ") “deux”: odd. why"), ("“trois” is odd", ") “deux”: “trois” is odd. why")],
)
def test_words_that_the_message_quotes_are_not_repeated(message: str, said: str) -> None:
    made = plain("Un deux", replace(finding("deux", message), span=Span(3, 7)))
    assert said in written(Report((made,), "s")).decode()


def test_documents_of_one_file_are_suites_of_their_own() -> None:
    first, second = suites(VARIANTS["file of documents"]())
    assert (first.name, second.name) == ("premier", "second")
    assert [(case._elem.get("file"), case._elem.get("line")) for case in first] == [("lots/lot.jsonl", str(n)) for n in (2, 3, 4)]


def test_what_xml_cannot_hold_is_shown() -> None:
    text = written(VARIANTS["hostile"]()).decode()
    assert "⟨U+0000⟩⟨U+001B⟩[31m⟨U+202E⟩⟨U+FFFE⟩" in text
    assert "<script>" not in text
    (suite,) = [s for s in suites(VARIANTS["lone surrogates"]()) if s.tests == 1 and s.failures]
    assert next(iter(suite)).name == "1: Le ⟨U+D800⟩maire⟨U+DC00⟩ est venu."
