"""Pipes and the like are told before they are opened."""

from __future__ import annotations

import os
import socket
from pathlib import Path

import pytest

from mtqa.article.regular import refuse_special, special


def test_files_folders_and_what_a_shell_hands_over_pass(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("x")
    for path in (tmp_path, tmp_path / "a.txt", str(tmp_path / "a.txt"), "/dev/stdin", "/dev/fd/63", "/dev/null"):
        assert special(path) is None
        refuse_special(path)


def test_pipes_and_sockets_and_links_to_them_do_not(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    os.mkfifo("pipe")
    os.symlink("pipe", "link")
    with socket.socket(socket.AF_UNIX) as listening:
        listening.bind("socket")
    assert [special(name) for name in ("pipe", "link", "socket")] == ["a pipe", "a pipe", "a socket"]
    with pytest.raises(OSError, match="it is a pipe, not a file"):
        refuse_special("pipe")


def test_what_is_not_there_is_said_as_ever(tmp_path: Path) -> None:
    with pytest.raises(FileNotFoundError):
        refuse_special(tmp_path / "none")
