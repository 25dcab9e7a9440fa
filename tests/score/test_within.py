"""Z-scores of signals within one article."""

from __future__ import annotations

import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mtqa.score.within import FEWEST, z_scores

VALUES = st.lists(st.integers(-50, 50).map(float), min_size=FEWEST, max_size=40)


def test_the_sentence_that_stands_apart_has_the_highest() -> None:
    found = z_scores([{"estimator": 0.0}] * FEWEST + [{"estimator": 4.0}])
    assert max(range(len(found)), key=lambda i: found[i]["estimator"]) == FEWEST
    assert found[FEWEST]["estimator"] == pytest.approx(FEWEST / math.sqrt(FEWEST + 1))


@pytest.mark.parametrize("count", [0, 1, FEWEST - 1])
def test_a_short_article_has_none(count: int) -> None:
    assert z_scores([{"estimator": float(n)} for n in range(count)]) == [{}] * count


def test_a_signal_needs_its_own_twelve_and_some_spread() -> None:
    rows = [{"chrf": float(n), "ngram_lowest": 1.0} | ({"estimator": float(n)} if n else {}) for n in range(FEWEST)]
    assert [set(row) for row in z_scores(rows)] == [{"chrf"}] * FEWEST


def test_a_sentence_without_the_signal_has_no_z_score_of_it() -> None:
    assert z_scores([{}, *({"chrf": float(n)} for n in range(FEWEST))])[0] == {}


@given(VALUES, st.floats(0.5, 4), st.floats(-9, 9))
def test_scale_and_level_make_no_difference_and_the_mean_is_zero(values: list[float], scale: float, level: float) -> None:
    one = z_scores([{"x": v} for v in values])
    two = z_scores([{"x": v * scale + level} for v in values])
    assert [row.get("x") for row in two] == pytest.approx([row.get("x") for row in one])
    assert math.fsum(row.get("x", 0.0) for row in one) == pytest.approx(0, abs=1e-9)
