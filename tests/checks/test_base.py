"""Anchors: a rule reads the sentences that hold one of its words, and no others."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from mtqa.article.build import article_from_rows
from mtqa.article.model import Segment, Span
from mtqa.checks.base import Check, SegmentCheck
from mtqa.checks.finding import Finding, Severity
from mtqa.checks.registry import rule, rules
from mtqa.checks.view import ArticleView, SegmentView
from mtqa.errors import UsageError
from mtqa.phrase import Phrase


class _Reader(SegmentCheck):
    code, name, category, its_type, severity = "ZZZ101", "reader", "fluency", "other", Severity.MINOR

    def check_segment(self, segment: SegmentView) -> Iterator[Finding]:
        yield self.finding(segment.segment.span, Phrase("m", "m", "m"), Phrase("r", "r", "r"))


class _Anchored(_Reader):
    anchors = frozenset(("dont", "qu'"))


def _view() -> ArticleView:
    texts = ["Le livre dont il parle.", "Le port est vide.", "Qu’il vienne."]
    return ArticleView(article_from_rows("a", [Segment(str(i), Span(0, 0), 0) for i in range(3)], texts, independent=False))


@pytest.mark.parametrize(("check", "read"), [(_Reader, [0, 1, 2]), (_Anchored, [0, 2])])
def test_anchors_choose_the_sentences(check: type[Check], read: list[int]) -> None:
    view = _view()
    starts = [segment.start for segment in view.segments]
    assert [starts.index(finding.span.start) for finding in check().check(view)] == read


def test_anchors_are_lower_case_tokens() -> None:
    for each in rules():
        for anchor in getattr(each, "anchors", ()):
            assert anchor == anchor.lower().strip(), each.code


@pytest.mark.parametrize("code", ["QUO101", "quo101", "LAN104"])
def test_a_rule_is_found_in_its_family(code: str) -> None:
    assert rule(code).code == code.upper()


@pytest.mark.parametrize("code", ["", "Q", "ZZZ101", "QUO999", "..x", "QUO"])
def test_an_unknown_code_is_refused(code: str) -> None:
    with pytest.raises(UsageError, match="no rule"):
        rule(code)


def test_every_rule_is_in_the_package_of_its_family() -> None:
    assert all(each.__module__.split(".")[2] == each.code[:3].lower() for each in rules())
