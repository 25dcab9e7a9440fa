"""Quotations as the French press sets them, over all QUO rules at once; and what a row alone may raise."""

from __future__ import annotations

import pytest

from mtqa.article.build import article_from_rows
from mtqa.article.model import Segment, Span
from mtqa.checks.finding import Severity
from mtqa.checks.registry import rules
from mtqa.checks.runner import run_checks
from tests.checks.harness import FIXTURES, parse_case

QUO = [rule() for rule in rules() if rule.code.startswith("QUO")]
LINES = [
    line
    for line in (FIXTURES / "quotations.good.txt").read_text(encoding="utf-8").splitlines()
    if line.strip() and not line.startswith("#")
]


@pytest.mark.parametrize("line", LINES)
def test_the_press_may_write_so(line: str) -> None:
    case = parse_case(line)
    found = run_checks(case.article, QUO)
    assert not found, [(f.code, f.span.of(case.article.text)) for f in found]


def alone(text: str) -> Severity | None:
    article = article_from_rows("rows", [Segment("1", Span(0, 0), 0)], [text], independent=True)
    return max((f.severity for f in run_checks(article, QUO)), key=lambda s: s.rank, default=None)


@pytest.mark.parametrize(
    "text",
    [
        "« Le quai est prêt et les bateaux arrivent.",
        "Le quai est prêt et les bateaux arrivent. »",
        "Les bateaux arrivent », a déclaré la ministre.",
        "La ministre a déclaré : « Le quai est prêt.",
        "« Le quai est prêt ?",
    ],
)
def test_a_lone_mark_at_the_edge_of_a_row_is_minor_at_most(text: str) -> None:
    assert alone(text) in (None, Severity.MINOR)


@pytest.mark.parametrize(
    "text",
    [
        "« Le quai est prêt, a déclaré la ministre.",
        "« Le quai est prêt, a déclaré la ministre. »",
        "Le « quai neuf, ouvert lundi, est déjà fermé.",
        "Il apprend au quai » à parler aux bateaux.",
    ],
)
def test_a_row_that_shows_the_break_itself_is_major(text: str) -> None:
    severity = alone(text)
    assert severity is not None
    assert severity.rank >= Severity.MAJOR.rank
