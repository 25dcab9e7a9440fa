"""The figures of a set, against those that the reference evaluator printed for the same rows and risks."""

from __future__ import annotations

import pytest

from mtqa.bench.figures import figures
from mtqa.bench.sets import BenchSet
from tests.bench.made import BASE_RATE, row

GIVEN: list[tuple[int, str, float, tuple[int, int] | None]] = [
    (1, "NAM", 72, (7, 8)), (0, "none", 27, (9, 12)), (0, "none", 11, (9, 12)), (1, "NAM", 58, (0, 5)), (0, "none", 6, (0, 4)),
    (0, "none", 9, (9, 12)), (1, "QUO", 58, (9, 12)), (0, "none", 59, (7, 8)), (0, "none", 39, (9, 12)), (1, "QUO", 29, None),
    (0, "none", 50, None), (0, "none", 4, (0, 5)), (1, "NUM", 56, (7, 8)), (0, "none", 20, (9, 12)), (0, "none", 51, (9, 12)),
    (1, "NUM", 58, (7, 8)), (0, "none", 0, None), (0, "none", 27, (0, 4)), (1, "NAM", 80, None), (0, "none", 42, (0, 4)),
    (0, "none", 45, (9, 12)), (1, "NAM", 22, (9, 12)), (0, "none", 46, (7, 8)), (0, "none", 6, (0, 4)), (1, "NAM", 24, None),
    (0, "none", 51, None), (0, "none", 13, None), (1, "NAM", 43, (10, 12)), (0, "none", 24, None), (0, "none", 34, (0, 5)),
]  # fmt: skip
ROWS = [row(str(n), bool(bad), risk, span=span, type_=type_) for n, (bad, type_, risk, span) in enumerate(GIVEN)]
PAIRS = [
    (5, 3), (2, 1), (2, 3), (0, 4), (0, 2), (1, 6), (0, 1), (0, 4), (3, 2), (5, 5), (1, 4), (4, 2), (5, 2), (3, 6), (3, 1), (3, 4),
    (1, 1), (2, 5), (2, 1), (1, 2),
]  # fmt: skip


def test_labelled_rows_as_the_reference_evaluator_counts_them() -> None:
    found = figures(BenchSet("own", tuple(m.row for m in ROWS)), ROWS, None, BASE_RATE)
    assert (found.bad, found.good) == (10, 20)
    assert found.auc is not None
    assert (found.auc.value, found.auc.low, found.auc.high) == pytest.approx((0.787, 0.595, 0.935), abs=0.0006)
    assert found.average_precision == pytest.approx(0.713, abs=0.0006)
    above = found.found[0.05]
    assert (above.recall.threshold, above.recall.false_alarms, above.recall.recall) == (51, 0.05, 0.6)
    assert above.by_type == {"NAM": (3, 6), "NUM": (2, 2), "QUO": (1, 2)}
    assert above.spans == (5, 5)
    assert found.found[0.1].recall == above.recall


def test_spans_that_border_on_a_fault_touch_it_and_others_do_not() -> None:
    rows = [row("1", True, 90, span=(9, 12)), row("2", True, 80, span=(10, 12)), row("3", True, 70), row("4", False, 1)]
    assert figures(BenchSet("own", ()), rows, None, BASE_RATE).found[0.05].spans == (1, 2)


def test_pairs_as_the_reference_evaluator_counts_them() -> None:
    rows = [row(f"{n}#{side}", bool(side), pair[side]) for n, pair in enumerate(PAIRS) for side in (0, 1)]
    found = figures(BenchSet("own", (), tuple((f"{n}#0", f"{n}#1") for n in range(len(PAIRS)))), rows, None, BASE_RATE)
    assert found.pairs is not None
    assert (found.pairs.right, found.pairs.wrong, found.pairs.tied) == (11, 7, 2)
    assert (found.pairs.accuracy, found.pairs.untied) == pytest.approx((0.600, 0.611), abs=0.0006)


def test_clean_sets_give_the_share_of_risky_rows_alone() -> None:
    rows = [row("1", False, 50), row("2", False, 49.9), row("3", None, 99)]
    found = figures(BenchSet("own", ()), rows, None, BASE_RATE)
    assert found.risky_clean == 0.5
    assert found.auc is None
    assert found.bins == ()


def test_without_parts_there_are_only_figures_of_risk() -> None:
    found = figures(BenchSet("own", ()), ROWS, None, BASE_RATE, parts=False)
    assert found.auc is not None
    assert (found.signals, found.rules_alone, found.rules) == ((), (), None)


def test_reliability_is_at_the_stated_base_rate() -> None:
    rows = [row("1", True, 15), row("2", False, 15)]
    found = figures(BenchSet("own", ()), rows, None, 0.15)
    assert found.calibration_error == pytest.approx(0.0)
