"""What changed between two runs."""

from __future__ import annotations

import pytest

from mtqa.bench.compare import changes
from mtqa.bench.figures import Figures, figures
from mtqa.bench.sets import BenchSet
from tests.bench.made import BASE_RATE, row


def labelled(*, good: float = 10.0, documents: bool = False) -> Figures:
    """Forty rows, every other one faulty at risk 50, the clean ones at `good` and a bit."""
    rows = [row(str(n), n % 2 == 0, 50 + n if n % 2 == 0 else good + n, doc=f"d{n // 4}") for n in range(40)]
    return figures(BenchSet("own", (), documents=documents), rows, None, BASE_RATE)


def test_a_run_against_itself_shows_no_change() -> None:
    found = labelled()
    for change in changes(found, {s.id: s.risk for s in found.scored}):
        assert (change.before, change.difference.value) == (change.after, 0.0)
        assert change.verdict == "no clear change"


@pytest.mark.parametrize("documents", [False, True])
def test_a_clear_change_is_told_with_its_direction(documents: bool) -> None:
    before, after = labelled(good=60, documents=documents), labelled(good=10, documents=documents)
    found = {c.figure: c for c in changes(after, {s.id: s.risk for s in before.scored})}
    assert set(found) == {"AUC", "average precision", "recall at 5%", "recall at 10%"}
    assert found["AUC"].verdict == "better"
    assert found["AUC"].difference.low > 0
    back = {c.figure: c for c in changes(before, {s.id: s.risk for s in after.scored})}
    assert back["AUC"].verdict == "worse"
    assert back["AUC"].difference.value == pytest.approx(-found["AUC"].difference.value)


def test_only_rows_that_both_runs_hold_are_compared() -> None:
    found = labelled()
    some = {s.id: s.risk for s in found.scored if int(s.id) < 20}
    assert changes(found, some)[0].after == 1.0
    assert changes(found, {"0": 1.0}) == []
    assert changes(found, {}) == []


def test_pairs() -> None:
    rows = [row(f"{n}#{side}", bool(side), 10.0 + side) for n in range(20) for side in (0, 1)]
    after = figures(BenchSet("own", (), tuple((f"{n}#0", f"{n}#1") for n in range(20))), rows, None, BASE_RATE)
    (change,) = changes(after, {f"{n}#{side}": 5.0 for n in range(20) for side in (0, 1)})
    assert (change.figure, change.before, change.after, change.verdict) == ("pair accuracy", 0.5, 1.0, "better")
    assert changes(after, {"x": 1.0}) == []
