"""What `-o` may name."""

from __future__ import annotations

from pathlib import Path

import pytest
from typer.testing import CliRunner

from mtqa.cli.main import app
from mtqa.cli.place import place_to_write
from mtqa.errors import UsageError


def test_a_place_is_taken_as_given() -> None:
    assert [place_to_write(name) for name in ("out/x", ".", "é é")] == [Path("out/x"), Path(), Path("é é")]


@pytest.mark.parametrize(
    "command",
    [
        ("check", "a.txt"), ("vendors", "r.json"), ("calibrate",), ("verdicts", "export"), ("verdicts", "apply", "a.txt"),
        ("bench", "x"),
    ],
)  # fmt: skip
@pytest.mark.parametrize("name", ["", "  "])
def test_a_place_without_a_name_is_refused(command: tuple[str, ...], name: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    with pytest.raises(UsageError, match='-o "": it names nothing'):
        CliRunner().invoke(app, [*command, "-o", name], catch_exceptions=False)
    assert list(tmp_path.iterdir()) == []
