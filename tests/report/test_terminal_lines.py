"""Lines on a console: the same characters with colours and without."""

from __future__ import annotations

import io
import re

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rich.console import Console

from mtqa.report.terminal_lines import Part, TerminalLines

ANSI = re.compile(r"\x1b\[[\d;]*m")
styles = st.sampled_from(["", "bold red", "dim"])
texts = st.text(st.sampled_from("a é\u00a0漢\n\r\t\x07\u202e👩[]◆")) | st.text()
parts = st.lists(texts | st.tuples(texts, styles), max_size=4)


def written(width: int, colours: bool, *lines: tuple[list[Part], int]) -> str:
    file = io.StringIO()
    system, on = ("standard", True) if colours else (None, False)
    console = Console(file=file, width=width, color_system=system, force_terminal=on, highlight=False, markup=False, emoji=False)  # type: ignore[arg-type]
    out = TerminalLines(console)
    for own, indent in lines:
        out.line(*own, indent=indent)
        out.row([("▁", "dim"), ("●", "bold red"), (" ", "")] * 4)
        out.row([(" ", "")])
        out.blank()
    return file.getvalue()


@given(parts, st.integers(0, 3), st.integers(5, 60))
def test_plain_lines_say_what_coloured_ones_say(own: list[Part], indent: int, width: int) -> None:
    assert written(width, False, (own, indent)) == ANSI.sub("", written(width, True, (own, indent)))


@pytest.mark.parametrize(
    ("own", "indent", "expected"),
    [
        (["Le bac ", ("ferme", "dim")], 0, "Le bac ferme\n"),
        (["Le bac du port ferme"], 3, "   Le bac du\n   port ferme\n"),
        (["Le bac\r\nferme\t\x07"], 0, "Le bac ferme\n⟨U+0007⟩\n"),
        ([""], 0, "\n"),
    ],
)
def test_line(own: list[Part], indent: int, expected: str) -> None:
    file = io.StringIO()
    TerminalLines(Console(file=file, width=14, color_system=None, force_terminal=False)).line(*own, indent=indent)
    assert file.getvalue() == expected


def test_a_row_of_blanks_is_not_written() -> None:
    file = io.StringIO()
    TerminalLines(Console(file=file, width=4, color_system=None, force_terminal=False)).row([(" ", "dim")] * 3)
    assert file.getvalue() == ""
