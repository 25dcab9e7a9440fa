"""What every rule owes: a page, fixtures on both sides, spans inside the text, and no exception on any text."""

from __future__ import annotations

import re
import string

import pytest

from mtqa.article.build import article_from_rows, article_from_text
from mtqa.article.model import Segment, Span
from mtqa.checks.base import HEADINGS, Check
from mtqa.checks.registry import rules
from mtqa.checks.runner import run_checks
from tests.checks.harness import cases

NASTY = ["", " ", "\n\n", "a" * 10_000, "« " * 500, "\ud800 lone \udfff", "e\u0301" * 300, "\u202e abc \u2066", "1 000 " * 500, ")(" * 500]
by_code = pytest.mark.parametrize("rule", rules(), ids=lambda rule: rule.code)
by_code_of_text = pytest.mark.parametrize("rule", [r for r in rules() if not r.from_models], ids=lambda rule: rule.code)


def fields(text: str) -> set[str]:
    return {name for _, name, _, _ in string.Formatter().parse(text) if name}


@by_code
def test_page_has_the_headings_in_order(rule: type[Check]) -> None:
    page = rule.page()
    places = [page.find(f"{heading}:") for heading in HEADINGS]
    assert -1 not in places, [h for h, p in zip(HEADINGS, places, strict=True) if p < 0]
    assert places == sorted(places)


@by_code
def test_attributes(rule: type[Check]) -> None:
    assert re.fullmatch(r"[A-Z]{3}\d{3}", rule.code)
    assert re.fullmatch(r"[a-z0-9]+(-[a-z0-9]+)*", rule.name)
    assert rule.code[:3].lower() == rule.__module__.split(".")[-2]
    assert rule.category
    assert rule.its_type


@by_code_of_text
def test_has_enough_fixtures(rule: type[Check]) -> None:
    assert len(cases(rule.code, "bad")) >= 5
    assert len(cases(rule.code, "good")) >= 10


@by_code_of_text
def test_bad_cases_are_found_at_their_place(rule: type[Check]) -> None:
    for case in cases(rule.code, "bad"):
        found = case.findings(rule)
        assert found, f"{rule.code} misses: {case.line}"
        if case.expected is not None:
            assert any(f.span.overlaps(case.expected) for f in found), f"{rule.code} elsewhere: {case.line} {[f.span for f in found]}"
        for finding in found:
            assert finding.code == rule.code
            assert finding.span.end <= len(case.article.text)
            assert 0 <= finding.confidence <= 1
            for text in (finding.message, finding.reason):
                assert text.en
                assert text.fr
                assert text.id
                assert not any(fields(part.replace("{{", "").replace("}}", "")) for part in (text.en, text.fr, text.id) if "{" in part)


@by_code_of_text
def test_good_cases_are_silent(rule: type[Check]) -> None:
    for case in cases(rule.code, "good"):
        found = case.findings(rule)
        assert not found, f"{rule.code} on: {case.line} -> {[(f.message.en, f.span.of(case.article.text)) for f in found]}"


@by_code
@pytest.mark.parametrize("text", NASTY, ids=range(len(NASTY)))
def test_never_raises(rule: type[Check], text: str) -> None:
    for article in (
        article_from_text(text),
        article_from_rows("rows", [Segment("1", Span(0, 0), 0, source=text, source_language="id")], [text], independent=True),
    ):
        for finding in run_checks(article, [rule()]):
            assert finding.span.end <= len(article.text)
