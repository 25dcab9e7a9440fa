"""Where keys stand in a TOML file."""

from __future__ import annotations

import tomllib

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mtqa.toml_lines import Key, key_lines, nearest_line

TEXT = '''# a comment: key = 1
vendor = "x"  # vendor = "y"
include = [
  "a", # include = 1
  "b = 2",
]
limits.sentences = 3

[rules]
"TYP" = "off"
QUO101 = {severity = "minor", options = {x = 1}}
[rules.NUM101]
text = """
lang = "fr"
"""
[[overrides]]
paths = ["x"]
[overrides.rules]
QUO = "off"
  [[overrides]]
  paths = ["y"]
many = [
  {a = 1},
  {b = 2},
]
'''


@pytest.mark.parametrize(
    ("key", "line"),
    [
        (("vendor",), 2),
        (("include",), 3),
        (("limits",), 7),
        (("limits", "sentences"), 7),
        (("rules",), 9),
        (("rules", "TYP"), 10),
        (("rules", "QUO101", "options", "x"), 11),
        (("rules", "NUM101"), 12),
        (("rules", "NUM101", "text"), 13),
        (("overrides", 0, "paths"), 17),
        (("overrides", 0, "rules", "QUO"), 19),
        (("overrides", 1), 20),
        (("overrides", 1, "paths"), 21),
        (("overrides", 1, "many", 1, "b"), 22),
        (("lang",), None),
    ],
)
@pytest.mark.parametrize("ends", ["\n", "\r\n"])
def test_lines(key: Key, line: int | None, ends: str) -> None:
    assert key_lines(TEXT.replace("\n", ends)).get(key) == line


def test_a_missing_key_is_where_it_would_stand() -> None:
    lines = key_lines(TEXT)
    assert nearest_line(lines, ("overrides", 1, "fail_on")) == 20
    assert nearest_line(lines, ("nothing", "here")) is None


VALUES = (
    "1",
    r'"[ \" # {"',
    r"'\'",
    "[]  # ] [",
    "[\n 1, # [\n [2,\n\n 3],\n]",
    "{a = 1, b = '}'}",
    '"""x"""',
    '"""\n[\n# \\""" ""\n\\\\"""',
    '"""a\\\n  b"""""',
    "'''\n\\'\n''\n]'''''",
    "[\n'''\n]\n''', \"]\", [{c = \"]\"}]]",
)


@given(st.lists(st.tuples(st.sampled_from(VALUES), st.sampled_from(("", "\n", "# [\n", " # '''\n\n")), st.booleans())))
def test_each_statement_begins_where_it_was_written(written: list[tuple[str, str, bool]]) -> None:
    text, table, wanted = "", "", dict[Key, int]()
    for number, (value, between, opens) in enumerate(written):
        text += between
        if opens:
            table = f"t{number}"
            text += f"[{table}]\n"
        key: Key = (table, f"k{number}") if table else (f"k{number}",)
        wanted[key] = text.count("\n") + 1
        text += f"k{number} = {value}\n"
    tomllib.loads(text)
    found = key_lines(text)
    assert {key: found.get(key) for key in wanted} == wanted


def test_a_long_list_is_read_once() -> None:
    """Each line of it once made the parser begin again."""
    count = 20_000
    text = "x = [\n" + "  'a',\n" * count + "]\ny = 1\n"
    assert key_lines(text) == {("x",): 1, ("y",): count + 3}
