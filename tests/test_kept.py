"""What is kept between runs: made once, found again, made anew when it is damaged, and never in the way where nothing can be written."""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path

import pytest

from mtqa.kept import cache_folder, digest, found, kept, kept_json, put_aside


class Maker:
    """Counts how often it is asked."""

    def __init__(self, content: bytes = b"forms of a word") -> None:
        self.content, self.asked = content, 0

    def __call__(self) -> bytes:
        self.asked += 1
        return self.content


def test_it_is_made_once(tmp_path: Path) -> None:
    make = Maker()
    found = [kept("forms", "k", make, tmp_path) for _ in range(3)]
    assert [each[: len(make.content)] for each in found] == [make.content] * 3
    assert make.asked == 1
    assert [path.name for path in tmp_path.iterdir()] == ["forms-k"]


@pytest.mark.parametrize(
    "damage",
    [lambda data: b"", lambda data: data[:-1], lambda data: data[:5], lambda data: data + b"x", lambda data: data[1:]],
    ids=["empty", "last byte", "start only", "longer", "first byte"],
)
def test_what_is_damaged_is_made_anew(tmp_path: Path, damage: Callable[[bytes], bytes]) -> None:
    make = Maker()
    kept("forms", "k", make, tmp_path)
    path = tmp_path / "forms-k"
    path.write_bytes(damage(path.read_bytes()))
    assert kept("forms", "k", make, tmp_path)[:5] == b"forms"
    kept("forms", "k", make, tmp_path)
    assert make.asked == 2


def test_what_is_put_aside_takes_no_memory_and_is_read_again(tmp_path: Path) -> None:
    content = os.urandom(1_000_000)
    kept("large", "k", lambda: content, tmp_path)
    buffer = found("large", "k", tmp_path)
    assert buffer is not None
    for _ in range(2):
        assert buffer[: len(content)] == content
        put_aside(buffer)
        assert resident(tmp_path / "large-k") in (0, None)
    assert buffer[-20:] == (tmp_path / "large-k").read_bytes()[-20:]
    put_aside(content)


def resident(path: Path) -> int | None:
    """Kilobytes of a mapped file that are in this process's memory; None where the system does not say."""
    try:
        lines = Path("/proc/self/smaps").read_text(encoding="utf-8").splitlines()
    except OSError:
        return None
    start = next(number for number, line in enumerate(lines) if line.endswith(str(path)))
    return int(next(line for line in lines[start:] if line.startswith("Rss:")).split()[1])


def test_another_key_is_another_file(tmp_path: Path) -> None:
    assert kept("forms", "a", Maker(b"one"), tmp_path)[:3] == b"one"
    assert kept("forms", "b", Maker(b"two"), tmp_path)[:3] == b"two"
    assert kept("forms", "a", Maker(b"two"), tmp_path)[:3] == b"one"


def test_where_nothing_can_be_written_it_is_made_in_each_run(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("no folder", encoding="utf-8")
    make = Maker()
    assert kept("forms", "k", make, tmp_path / "file" / "cache") == make.content
    assert kept("forms", "k", make, tmp_path / "file" / "cache") == make.content
    assert make.asked == 2


def test_a_maker_that_fails_leaves_nothing(tmp_path: Path) -> None:
    def fail() -> bytes:
        raise ValueError("no table")

    with pytest.raises(ValueError, match="no table"):
        kept("forms", "k", fail, tmp_path)
    assert list(tmp_path.iterdir()) == []


def test_old_files_of_the_same_name_go(tmp_path: Path) -> None:
    for since, (name, key) in enumerate((("lemmas", "a"), ("forms", "b"), ("forms", "a"), ("table", "a"))):
        kept(name, key, Maker(), tmp_path)
        os.utime(tmp_path / f"{name}-{key}", (since, since))
    kept("forms", "c", Maker(), tmp_path)
    assert {path.name for path in tmp_path.iterdir()} == {"lemmas-a", "forms-c", "forms-a", "table-a"}


def test_data_come_back_as_json_has_them(tmp_path: Path) -> None:
    made = [("é\n", 1, [True, None]), {"a": 0.1}]
    for _ in range(2):
        assert kept_json("data", "k", lambda: made, tmp_path) == [["é\n", 1, [True, None]], {"a": 0.1}]


def test_a_digest_names_contents(tmp_path: Path) -> None:
    one, two = tmp_path / "one", tmp_path / "two"
    one.write_bytes(b"ab")
    two.write_bytes(b"c")
    assert digest(one, two) == digest(b"ab", b"c")
    assert len({digest(one, two), digest(two, one), digest(b"a", b"bc"), digest(one), digest(one, tmp_path / "missing")}) == 5


def test_the_users_folder(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("MTQA_CACHE_DIR", str(tmp_path))
    assert cache_folder() == tmp_path
    monkeypatch.delenv("MTQA_CACHE_DIR")
    assert cache_folder().name == "mtqa"
