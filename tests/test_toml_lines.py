"""Where keys stand in a TOML file."""

from __future__ import annotations

import pytest

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
