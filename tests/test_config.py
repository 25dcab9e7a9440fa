"""Reading the configuration, and what is said of a bad one."""

from __future__ import annotations

from pathlib import Path

import pytest

from mtqa.config import find, load
from mtqa.errors import UsageError


def write(folder: Path, text: str, name: str = "mtqa.toml") -> Path:
    path = folder / name
    path.write_text(text, encoding="utf-8")
    return path


def test_defaults_without_a_file(tmp_path: Path) -> None:
    found = load(start=tmp_path)
    assert found.path is None
    assert found.settings.fail_on == "critical"


def test_nearest_file_wins(tmp_path: Path) -> None:
    inner = tmp_path / "a" / "b"
    inner.mkdir(parents=True)
    write(tmp_path, 'vendor = "far"')
    near = write(tmp_path / "a", '[tool.mtqa]\nvendor = "near"\n', "pyproject.toml")
    write(inner, "[project]\nname = 'x'\n", "pyproject.toml")
    assert find(inner) == near
    found = load(start=inner)
    assert found.settings.vendor == "near"
    assert found.keys == ("vendor",)
    assert found.root == tmp_path / "a"


def test_rules_and_limits(tmp_path: Path) -> None:
    path = write(tmp_path, '[rules]\nTYP = "off"\nQUO101 = {severity = "minor"}\n[limits]\nsentences = 5\n')
    settings = load(path).settings
    assert settings.rules == {"TYP": "off", "QUO101": {"severity": "minor"}}
    assert settings.limits.sentences == 5
    assert settings.limits.line_characters == 1_000_000


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ('vendr = "x"', ["mtqa.toml:1:", "`vendr`", "Did you mean `vendor`?"]),
        ("\n[limits]\nsentence = 3", ["mtqa.toml:3:", "`limits.sentence`", "Did you mean `sentences`?"]),
        ('fail_on = "worst"', ["mtqa.toml:1:", "`fail_on`", "critical"]),
        ("[limits]\nsentences = 0", ["mtqa.toml:2:", "`limits.sentences`"]),
        ("vendor = ", ["mtqa.toml", "not valid TOML"]),
        ("zzzzzz = 1", ["`zzzzzz`", "mtqa config show"]),
    ],
)
def test_bad_configuration_names_file_key_and_remedy(tmp_path: Path, text: str, words: list[str]) -> None:
    with pytest.raises(UsageError) as caught:
        load(write(tmp_path, text))
    for word in words:
        assert word in str(caught.value)
    assert "\n" not in str(caught.value)


def test_missing_file(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="no such configuration"):
        load(tmp_path / "none.toml")


def test_a_file_in_another_encoding(tmp_path: Path) -> None:
    path = tmp_path / "mtqa.toml"
    path.write_bytes('vendor = "Traducción"'.encode("latin-1"))
    with pytest.raises(UsageError, match=r"mtqa\.toml: not valid TOML"):
        load(start=tmp_path)


@pytest.mark.parametrize("text", ["tool = 3", 'tool = "mtqa"', "tool = []", "[tool]\nmtqa = 3"])
def test_a_project_file_whose_tables_are_none(tmp_path: Path, text: str) -> None:
    path = write(tmp_path, text, "pyproject.toml")
    for arguments in ({"start": tmp_path}, {"path": path}):
        with pytest.raises(UsageError, match=r"pyproject\.toml: `\w+` is not a table"):
            load(**arguments)


def test_an_empty_table_of_the_project_counts(tmp_path: Path) -> None:
    path = write(tmp_path, "[tool.mtqa]\n", "pyproject.toml")
    assert load(start=tmp_path).path == path
    assert load(write(tmp_path, "[tool.x]\n", "pyproject.toml")).keys == ()
