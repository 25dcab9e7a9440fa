"""Percentiles on clean French."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mtqa.errors import ModelError
from mtqa.score.quantiles import Quantiles, measure, read, write

TABLE = Quantiles("m", 101, {"x": tuple(float(v) for v in range(101)), "flat": (1.0,) * 101})


@pytest.mark.parametrize(
    ("value", "expected"), [(-5.0, 0.0), (0.0, 0.0), (50.0, 50.0), (12.25, 12.25), (100.0, 100.0), (300.0, 100.0), (None, None)]
)
def test_percentile(value: float | None, expected: float | None) -> None:
    assert TABLE.percentile("x", value) == expected


def test_percentile_of_unknown_signal_is_none() -> None:
    assert TABLE.percentile("y", 1.0) is None


def test_percentile_inside_a_flat_table_is_its_middle() -> None:
    assert TABLE.percentile("flat", 1.0) == 50.0


@given(st.lists(st.floats(-1e6, 1e6), min_size=1), st.floats(-1e6, 1e6), st.floats(-1e6, 1e6))
def test_percentile_is_monotone_and_bounded(values: list[float], a: float, b: float) -> None:
    table = Quantiles("m", len(values), {"x": measure(values)})
    low, high = (table.percentile("x", v) for v in sorted((a, b)))
    assert low is not None
    assert high is not None
    assert 0 <= low <= high <= 100


def test_measure_refuses_nothing() -> None:
    with pytest.raises(ValueError, match="no values"):
        measure([])


def test_write_then_read(tmp_path: Path) -> None:
    path = tmp_path / "quantiles.json"
    write(TABLE, path)
    assert read(path) == TABLE


def test_missing_file_is_none(tmp_path: Path) -> None:
    assert read(tmp_path / "quantiles.json") is None


@pytest.mark.parametrize("text", ["", "[]", '{"signature": "m"}', '{"signature": "m", "sentences": 1, "signals": {"x": ["a"]}}'])
def test_damaged_file_is_a_model_error(tmp_path: Path, text: str) -> None:
    path = tmp_path / "quantiles.json"
    path.write_text(text)
    with pytest.raises(ModelError) as caught:
        read(path)
    assert str(path) in str(caught.value)
