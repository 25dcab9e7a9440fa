"""Cross-validation by document."""

from __future__ import annotations

import pytest

from mtqa.bench.folds import FOLDS, cross_validated, folds
from mtqa.bench.measure import Measured
from mtqa.bench.statistics import auc
from tests.bench.made import finding, row


def documents(count: int, *, split: str = "dev", signal: str = "ngram_mean") -> list[Measured]:
    """Ten documents of two rows: the faulty row deviates and has a finding."""
    return [
        row(f"{doc}-{n}", n == 0, doc=f"d{doc}", split=split, deviations={signal: 2.0 if n == 0 else -0.5})
        for doc in range(count)
        for n in range(2)
    ]


def test_documents_stay_together_and_folds_are_even() -> None:
    rows = documents(10)
    home = folds(rows)
    assert all(home[i] == home[i + 1] for i in range(0, 20, 2))
    assert sorted(home) == sorted(list(range(FOLDS)) * 4)
    assert folds(rows) == home


def test_what_the_other_documents_teach_orders_the_rows() -> None:
    rows = documents(10)
    found = cross_validated("own", rows, [m.row.bad for m in rows], 0.2)
    assert [m.row.id for m in found] == [m.row.id for m in rows]
    assert auc([m.risk for m in found if m.row.bad], [m.risk for m in found if not m.row.bad]) == 1.0


def test_a_document_does_not_teach_its_own_rows() -> None:
    """The only document with a finding can't be told from the others by weights that were fitted without it."""
    rows = [row(f"{doc}-{n}", n == 0, doc=f"d{doc}") for doc in range(10) for n in range(2)]
    rows[0] = row("0-0", True, doc="d0", findings=(finding("REP101"),))
    found = cross_validated("own", rows, [m.row.bad for m in rows], 0.2)
    assert found[0].risk == pytest.approx(found[1].risk)


def test_risk_is_set_to_the_base_rate() -> None:
    rows = documents(10)
    low, high = ([m.risk for m in cross_validated("own", rows, [m.row.bad for m in rows], rate)] for rate in (0.1, 0.4))
    assert all(a < b for a, b in zip(low, high, strict=True))


def test_the_estimator_has_no_say_where_it_has_seen_the_row() -> None:
    rows = documents(10, split="train", signal="estimator")
    found = cross_validated("newsroom_faults", rows, [m.row.bad for m in rows], 0.2)
    assert found[0].risk == pytest.approx(found[1].risk)
    unseen = cross_validated("own", rows, [m.row.bad for m in rows], 0.2)
    assert unseen[0].risk > unseen[1].risk


def test_rows_without_a_label_are_in_no_fit_and_still_get_a_risk() -> None:
    rows = documents(10)
    labels = [None if n == 0 else m.row.bad for n, m in enumerate(rows)]
    assert cross_validated("own", rows, labels, 0.2)[0].risk > 0


def test_rows_that_are_all_alike_cannot_be_cross_validated() -> None:
    rows = [m for m in documents(10) if m.row.bad]
    with pytest.raises(ValueError, match="faulty and clean"):
        cross_validated("own", rows, [True] * len(rows), 0.2)
