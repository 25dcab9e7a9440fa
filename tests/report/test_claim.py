"""A folder that one run writes to: who is held off, and until when."""

from __future__ import annotations

import errno
import fcntl
import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from mtqa.errors import UsageError
from mtqa.report.claim import claimed

HOLD = """
import sys
from pathlib import Path
from mtqa.report.claim import claimed
with claimed(Path("out")):
    print("held", flush=True)
    sys.stdin.read()
"""


@pytest.mark.parametrize(("first", "second"), [(False, False), (False, True), (True, False)])
def test_a_second_run_is_held_off_until_the_first_has_ended(tmp_path: Path, first: bool, second: bool) -> None:
    with claimed(tmp_path, shared=first):
        with pytest.raises(UsageError, match="Another run of mtqa is writing to") as caught, claimed(tmp_path, shared=second):
            pytest.fail("both hold it")
        assert caught.value.code == "busy"
        assert tmp_path.is_dir()
    with claimed(tmp_path, shared=second):
        pass


def test_shards_share_it() -> None:
    with claimed(Path(), shared=True), claimed(Path(), shared=True):
        pass
    with claimed(None), claimed(None):
        pass


def test_a_killed_run_holds_nobody_off(tmp_path: Path) -> None:
    with subprocess.Popen([sys.executable, "-c", HOLD], cwd=tmp_path, stdin=subprocess.PIPE, stdout=subprocess.PIPE) as other:
        assert other.stdout is not None
        assert other.stdout.readline() == b"held\n"
        with pytest.raises(UsageError, match="Another run"), claimed(tmp_path / "out"):
            pass
        other.send_signal(signal.SIGKILL)
        other.wait()
        with claimed(tmp_path / "out"):
            pass


def test_a_folder_that_was_made_for_nothing_goes_again(tmp_path: Path) -> None:
    with claimed(tmp_path / "a" / "b"):
        assert (tmp_path / "a" / "b").is_dir()
    assert not (tmp_path / "a" / "b").exists()
    with claimed(tmp_path / "c"):
        (tmp_path / "c" / "report").touch()
    assert (tmp_path / "c" / "report").exists()
    with claimed(tmp_path / "a"):
        pass
    assert (tmp_path / "a").exists()


def test_a_file_in_its_place(tmp_path: Path) -> None:
    (tmp_path / "out").touch()
    with pytest.raises(UsageError, match="can't be written") as caught, claimed(tmp_path / "out"):
        pass
    assert caught.value.code == "cannot-write"


def test_a_file_system_without_locks_holds_nobody_off(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def none(descriptor: int, how: int) -> None:
        raise OSError(errno.ENOLCK, os.strerror(errno.ENOLCK))

    monkeypatch.setattr(fcntl, "flock", none)
    with claimed(tmp_path), claimed(tmp_path):
        pass
