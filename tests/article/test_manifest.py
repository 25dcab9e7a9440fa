"""Lists of paths."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from mtqa.article.manifest import expanded
from mtqa.errors import UsageError


@pytest.mark.parametrize(
    ("name", "content", "paths"),
    [
        ("l.txt", b"a.md\r\n\r\n  \nb c.md\n", ["a.md", "b c.md"]),
        ("l.txt", b"\xef\xbb\xbfa.md", ["a.md"]),
        ("l", b"", []),
        ("l.csv", b'vendor,path\nV,"a,b.md"\nW,c.md\n,\n', ["a,b.md", "c.md"]),
        ("l.tsv", b"path\tvendor\na,b.md\tV\nc.md\n", ["a,b.md", "c.md"]),
    ],
)
def test_a_list_in_the_place_of_its_name(tmp_path: Path, name: str, content: bytes, paths: list[str]) -> None:
    (tmp_path / name).write_bytes(content)
    assert list(expanded(["x.md", f"@{tmp_path / name}", "-"])) == ["x.md", *paths, "-"]


@pytest.mark.parametrize(
    ("name", "content", "said"),
    [
        ("no.txt", None, "No such file"),
        ("l.txt", b"caf\xe9.md\n", "utf-8"),
        ("l.csv", b"file\na.md\n", "names no column `path`"),
        ("l.csv", b"", "names no column `path`"),
    ],
)
def test_a_list_that_cannot_be_read(tmp_path: Path, name: str, content: bytes | None, said: str) -> None:
    if content is not None:
        (tmp_path / name).write_bytes(content)
    with pytest.raises(UsageError, match=said):
        list(expanded([f"@{tmp_path / name}"]))


def test_a_file_whose_name_begins_with_the_mark() -> None:
    assert list(expanded(["./@a.md"])) == ["./@a.md"]


def test_a_pipe_is_refused_at_once(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "l.txt")
    with pytest.raises(UsageError, match="a pipe, not a file"):
        list(expanded([f"@{tmp_path / 'l.txt'}"]))
