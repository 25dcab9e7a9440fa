"""Checking the rows of a set: order, spans, findings, and risk that can be made again from what is kept."""

from __future__ import annotations

import pytest

from mtqa.article.model import Span
from mtqa.bench.ablation import again
from mtqa.bench.figures import figures
from mtqa.bench.measure import measure
from mtqa.bench.rule_figures import rule_figures
from mtqa.bench.sets import BenchSet, Fault, Row
from mtqa.checks.configure import configured
from mtqa.models import ModelOptions, Models
from mtqa.pipeline import Checker
from mtqa.translate.places import Places

ROWS = (
    Row("1", "Le bac a été été réparé mardi.", True, True, faults=(Fault(Span(9, 16), "REP", "major", "target"),)),
    Row("2", "Le bac a été réparé mardi.", False, False),
    Row("3", "Les passagers ont attendu deux heures.", False, False),
    Row("4", "Le port compte deux quais.", True, None, faults=(Fault(Span(15, 19), "NUM", "major", "source"),)),
)
SET = BenchSet("own", ROWS)


@pytest.fixture(scope="module")
def checker() -> Checker:
    return Checker(configured({}), Models(ModelOptions(enabled=False), Places.default(), lambda _: None))


def test_rows_come_back_in_order_with_spans_in_the_row(checker: Checker) -> None:
    rows = measure(checker, SET)
    assert [m.row.id for m in rows] == ["1", "2", "3", "4"]
    assert any(f.code.startswith("REP") and f.span.overlaps(Span(9, 16)) for f in rows[0].findings)
    assert rows[1].findings == ()


def test_risk_can_be_made_again_from_what_is_kept(checker: Checker) -> None:
    """Typography is no fault here; risk was made from it all the same."""
    rows = measure(checker, BenchSet("own", (*ROWS, Row("5", "Le bac  a coulé hier , dit-il !!", False, False))))
    assert [f.code for f in rows[-1].weighed] == ["TYP101"]
    assert rows[-1].findings == ()
    for row in rows:
        assert again(row, checker.base_rate) == pytest.approx(row.risk)


def test_french_only_leaves_out_faults_that_only_the_source_shows(checker: Checker) -> None:
    rows = measure(checker, SET)
    french, both = (rule_figures("own", rows, with_source=s) for s in (False, True))
    assert (french.faults, both.faults) == (1, 2)
    assert french.recall == 1.0
    assert both.recall == 0.5
    assert (french.clean, french.clean_any) == (2, 0)


def test_figures_of_a_measured_set(checker: Checker) -> None:
    found = figures(SET, measure(checker, SET), None, checker.base_rate)
    assert (found.bad, found.good) == (1, 2)
    assert found.auc is not None
    assert found.auc.value == 1.0
    assert found.found[0.05].spans == (1, 1)
    assert [p.name for p in found.signals][:2] == ["rules", "all of ngram"]
    assert any(p.name.startswith("REP") for p in found.rules_alone)


def test_figures_of_measured_pairs(checker: Checker) -> None:
    pairs = BenchSet("pairs", (Row("1#0", ROWS[1].french), Row("1#1", ROWS[0].french)), (("1#0", "1#1"),))
    found = figures(pairs, measure(checker, pairs), None, checker.base_rate)
    assert found.pairs is not None
    assert found.pairs.accuracy == 1.0
