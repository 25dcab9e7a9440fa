"""Rules against slowness: what a rule costs grows with the length of the text, whatever the text; counted in calls, not in seconds.

The interpreter tells each call of a function, ours or its own, so equal text costs equal steps on every machine. Work inside one call,
such as a regular expression, is not counted: `tests/test_regular_expressions.py` looks at those.
"""

from __future__ import annotations

import sys
from collections.abc import Iterator
from itertools import islice
from types import FrameType

import pytest

from mtqa.article.build import article_from_text
from mtqa.article.front_matter import front_matter
from mtqa.checks.base import Check, SegmentCheck
from mtqa.checks.finding import Finding, Severity
from mtqa.checks.registry import rules
from mtqa.checks.runner import MOST
from mtqa.checks.view import ArticleView, SegmentView
from tests.checks.harness import cases
from tests.test_hostile import LONG

SIZE = 3_000
"""Characters of the shorter text; the longer has twice as many, and more than a sentence may have."""

GROWTH = 2.6
"""How much more the longer text may cost: twice as much, and some for what the second half adds to the first."""

START = 80_000
"""Calls that say nothing of growth: tables looked up, analyses begun."""

BUDGET = 2_000
"""Calls that one rule may make for each character. Only a finding at every character comes near it."""

RULES = tuple(rule for rule in rules() if not rule.from_models)


def calls(check: Check, view: ArticleView) -> int:
    """Calls that a rule makes over a text, with those analyses of it that no rule asked for before."""
    count = 0

    def counted(frame: FrameType, event: str, argument: object) -> None:
        nonlocal count
        count += 1

    before = sys.getprofile()
    sys.setprofile(counted)
    try:
        for _ in islice(check.check(view), MOST):
            pass
    finally:
        sys.setprofile(before)
    return count


def pair(piece: str) -> tuple[ArticleView, ArticleView]:
    """A text made of one piece, and one twice as long."""
    shorter, longer = (ArticleView(article_from_text("Le bac " + piece * (size // len(piece)))) for size in (SIZE, 2 * SIZE))
    return shorter, longer


def too_dear(check: Check, views: tuple[ArticleView, ArticleView]) -> str:
    """What to say of a rule whose cost grows faster than the text, or that is beyond its budget; empty for the others."""
    shorter, longer = (calls(check, view) for view in views)
    if longer <= max(START, GROWTH * shorter) and longer <= BUDGET * 2 * SIZE:
        return ""
    return f"{check.code}: {shorter:,} → {longer:,} calls"


@pytest.mark.parametrize("name", LONG)
def test_the_same_thing_over_and_over_costs_each_rule_its_length(name: str) -> None:
    views = pair(LONG[name])
    assert [said for rule in RULES if (said := too_dear(rule(), views))] == []


@pytest.mark.parametrize("family", sorted({rule.code[:3] for rule in RULES}))
def test_its_own_fault_over_and_over_costs_a_rule_its_length(family: str) -> None:
    found = []
    for rule in (rule for rule in RULES if rule.code.startswith(family)):
        case = max(cases(rule.code, "bad")[:3], key=lambda case: len(case.article.text))
        check, piece = rule(case.options, case.references), case.article.text + "\n"
        calls(check, ArticleView(case.article))
        found.append(too_dear(check, pair(piece)))
    assert [said for said in found if said] == []


class _Pairs(SegmentCheck):
    """A rule that compares each word of an article with each other one."""

    code, name, category, its_type, severity = "ZZZ199", "pairs", "fluency/grammar", "grammar", Severity.MINOR

    def check_segment(self, segment: SegmentView) -> Iterator[Finding]:
        words = [token for other in segment.article.segments for token in other.tokens]
        assert not any(one.text.endswith("x") and two.text.endswith("x") for one in segment.tokens for two in words if len(two.text) > 90)
        yield from ()


def test_a_rule_that_compares_all_with_all_is_seen() -> None:
    assert "ZZZ199" in too_dear(_Pairs(), pair("Le maire dort.\n"))


def test_a_page_head_of_nothing_but_comment_signs_is_read_at_once() -> None:
    """Once, thirty `#` in a row in the head of a page took the reader years."""
    text = "---\n" + "# " * 5_000 + "!\nx\n---\nLe bac est parti mardi.\n"
    assert front_matter(text)
