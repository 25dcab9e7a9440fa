"""What a command does with its streams: a screen, a pipe, a caller's own; and with faults of its own."""

from __future__ import annotations

import io
import sys

import pytest

from mtqa.cli import main as command
from mtqa.cli.models import _table
from mtqa.cli.progress import progress_bar
from mtqa.cli.streams import lasting


class Screen(io.StringIO):
    """A terminal."""

    def isatty(self) -> bool:
        return True


def test_progress_is_drawn_on_a_screen_alone() -> None:
    screen, pipe = Screen(), io.StringIO()
    with progress_bar(screen, "fr") as told:
        assert told is not None
        told("x", 3, 10)
    assert "phrases" in screen.getvalue()
    with progress_bar(pipe, "fr") as told:
        assert told is None
    assert pipe.getvalue() == ""


def test_a_table_is_drawn_on_a_screen_and_parted_by_tabs_in_a_pipe(monkeypatch: pytest.MonkeyPatch) -> None:
    columns, rows = ("name", "folder"), [("[bold]a", "/x")]
    for stream, text in ((Screen(), None), (io.StringIO(), "[bold]a\t/x\n")):
        monkeypatch.setattr(sys, "stdout", stream)
        _table(columns, rows)
        assert "[bold]a" in stream.getvalue()
        assert stream.getvalue() == text or "name" in stream.getvalue()


def test_a_callers_own_stream_stays_and_one_in_memory_becomes_utf8() -> None:
    own = io.StringIO()
    assert lasting(own) is own
    held = io.BytesIO()
    stream = lasting(io.TextIOWrapper(held, encoding="ascii"))
    stream.write("é\ud800")
    stream.flush()
    assert held.getvalue() == "é\\ud800".encode()
    with lasting(None) as nowhere:
        nowhere.write("x")


@pytest.fixture
def run(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> object:
    def raising(error: Exception) -> tuple[int | str | None, str]:
        def fail() -> None:
            raise error

        monkeypatch.setattr(command, "_asked", lambda _: fail)
        with pytest.raises(SystemExit) as ended:
            command.main()
        return ended.value.code, capsys.readouterr().err

    return raising


def test_a_fault_of_its_own_is_one_line_that_asks_for_a_report(monkeypatch: pytest.MonkeyPatch, run: object) -> None:
    monkeypatch.delenv("MTQA_DEBUG", raising=False)
    code, said = run(ZeroDivisionError("a\nb\x1b[31m"))  # type: ignore[operator]
    assert (code, said.count("\n")) == (2, 1)
    assert "a fault of mtqa itself: ZeroDivisionError" in said
    assert "issue tracker" in said
    assert "Error: it broke. Please" in run(ValueError("it broke."))[1]  # type: ignore[operator]
    assert "Error. Please" in run(ValueError())[1]  # type: ignore[operator]
    assert "\x1b" not in said
    assert run(PermissionError(13, "no", "x"))[0] == 2  # type: ignore[operator]


def test_a_fault_is_shown_whole_when_that_is_asked_for(monkeypatch: pytest.MonkeyPatch) -> None:
    def fail() -> None:
        raise ZeroDivisionError

    monkeypatch.setenv("MTQA_DEBUG", "1")
    monkeypatch.setattr(command, "_asked", lambda _: fail)
    with pytest.raises(ZeroDivisionError):
        command.main()
