"""The house: rooms import in one direction, first lines say what a file does, the public names are documented and their examples run."""

from __future__ import annotations

import ast
import doctest
import importlib
import inspect
from collections.abc import Iterator
from pathlib import Path

import pytest

import mtqa

ROOT = Path(mtqa.__file__).parent
ROOMS = (
    ("errors", "phrase", "clock", "toml_lines", "kept", "garbage"),
    ("language",),
    ("article",),
    ("translate",),
    ("estimate",),
    ("score",),
    ("checks",),
    ("judge",),
    ("report",),
    ("review", "batch"),
    ("settings", "settings_errors"),
    ("config", "config_schema"),
    ("models", "path_rules"),
    ("measuring",),
    ("pipeline",),
    ("session",),
    ("recipe",),
    ("api", "bench"),
    ("cli",),
)
"""From left to right: a module imports from its own room and from those before it, never from the next."""

FRONT_DOOR = "mtqa"
"""`mtqa/__init__.py` hands out names of all rooms, and loads none before one is asked for."""

ALLOWED = {
    ("mtqa.judge.assessment", "mtqa.report.frames"): "`Report.to_frame` is what people look for on a report; loaded when it is called",
}
RANK = {room: rank for rank, rooms in enumerate(ROOMS) for room in rooms}
MODULES = sorted(path for path in ROOT.rglob("*.py") if "model" not in path.relative_to(ROOT).parts[:1])


def name_of(path: Path) -> str:
    parts = path.relative_to(ROOT.parent).with_suffix("").parts
    return ".".join(parts[:-1] if parts[-1] == "__init__" else parts)


def room_of(module: str) -> str:
    return module.split(".")[1]


def imports(path: Path) -> Iterator[str]:
    """Modules of mtqa that a file imports, inside functions too."""
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            yield from (each.name for each in node.names if each.name.startswith("mtqa."))
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"{path}: a relative import"
            if node.module and node.module.startswith("mtqa."):
                yield node.module


def wrong_way(path: Path) -> list[str]:
    own = name_of(path)
    return [
        f"{own} imports {other}"
        for other in imports(path)
        if RANK[room_of(other)] > RANK[room_of(own)] and (own, other) not in ALLOWED
    ]  # fmt: skip


def test_every_room_has_its_place() -> None:
    rooms = {room_of(name_of(path)) for path in MODULES if name_of(path) != FRONT_DOOR}
    assert rooms - RANK.keys() - {"data"} == set()


def test_imports_point_one_way() -> None:
    found = [each for path in MODULES if name_of(path) != FRONT_DOOR and room_of(name_of(path)) in RANK for each in wrong_way(path)]
    assert found == []


def test_a_wrong_import_is_seen(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("tests.test_structure.ROOT", tmp_path / "mtqa")
    path = tmp_path / "mtqa" / "language" / "x.py"
    path.parent.mkdir(parents=True)
    path.write_text("def f():\n    from mtqa.report.csv import CsvWriter\n", encoding="utf-8")
    assert wrong_way(path) == ["mtqa.language.x imports mtqa.report.csv"]


def test_exceptions_are_still_needed() -> None:
    used = {(name_of(path), other) for path in MODULES for other in imports(path)}
    assert {pair for pair in ALLOWED if pair not in used} == set()


def test_the_first_line_says_what_the_file_does() -> None:
    texts = {name_of(path): path.read_text(encoding="utf-8") for path in MODULES}
    assert [name for name, text in texts.items() if text.strip() and not text.startswith(('"""', 'r"""'))] == []


def test_few_files_are_long() -> None:
    long = [name_of(path) for path in MODULES if len(path.read_text(encoding="utf-8").splitlines()) > 300]
    assert len(long) <= len(MODULES) // 50, long


@pytest.mark.parametrize("name", mtqa.__all__)
def test_public_names_are_there_and_documented(name: str) -> None:
    found = getattr(mtqa, name)
    assert inspect.getdoc(found), name
    assert found.__module__.startswith("mtqa.")


@pytest.mark.parametrize("module", ["mtqa", "mtqa.api", "mtqa.phrase", "mtqa.article.model", "mtqa.report.escape", "mtqa.article.globs"])
def test_examples_run(module: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    found = doctest.testmod(importlib.import_module(module), optionflags=doctest.ELLIPSIS | doctest.NORMALIZE_WHITESPACE)
    assert found.failed == 0
    assert found.attempted > 0
