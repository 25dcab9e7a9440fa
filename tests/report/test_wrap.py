"""Where lines break: by length alone where every character takes one cell, which must say the same as measuring each word."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len

from mtqa.report.wrap import _ONE_CELL_EACH, LEAST, _by_cells, places

EVEN = [chr(point) for point in range(0x3000) if _ONE_CELL_EACH.fullmatch(chr(point))]


def test_characters_of_one_cell_take_one_cell() -> None:
    assert [character for character in EVEN if cell_len(character) != 1] == []


@given(st.text(st.sampled_from("  ab\u00a0é…"), max_size=80), st.integers(LEAST, 20))
def test_lines_are_the_same_measured_or_counted(text: str, width: int) -> None:
    measured = list(_by_cells(text, width))
    assert list(places(text, width)) == measured
    assert all(end - start <= width for start, end in measured[1:])


@pytest.mark.parametrize(
    ("text", "lines"),
    [
        ("un deux trois quatre", ["un deux", "trois", "quatre"]),
        ("un deux    trois     ", ["un deux", "trois"]),
        ("anticonstitutionnellement dit", ["anticonsti", "tutionnell", "ement dit"]),
        ("« un\u00a0deux » trois", ["« un\u00a0deux", "» trois"]),
        ("中中中中中 中中中中中中", ["中中中中中", "中中中中中", "中"]),
        ("e\u0301e\u0301e\u0301 e\u0301e\u0301 e\u0301e\u0301 e", ["e\u0301e\u0301e\u0301 e\u0301e\u0301 e\u0301e\u0301", "e"]),
    ],
)
def test_lines(text: str, lines: list[str]) -> None:
    assert [text[start:end] for start, end in places(text, LEAST)] == lines
