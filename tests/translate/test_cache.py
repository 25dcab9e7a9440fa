"""The cache: same results warm and cold, two processes at once, damage, no room."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from mtqa.article.model import Span
from mtqa.phrase import Phrase
from mtqa.translate.cache import NoCache, SqliteCache, key
from mtqa.translate.cached import CachedTranslator
from mtqa.translate.types import TokenScores, Translation


class Counting:
    """A translator that upper-cases and counts."""

    def __init__(self, identity: str = "upper@1|engine:none") -> None:
        self.identity = identity
        self.seen: list[str] = []

    def supports(self, source: str, target: str) -> bool:
        return True

    def translate(self, texts: Sequence[str], source: str, target: str, beam: int) -> list[Translation]:
        self.seen.extend(texts)
        return [Translation(text.upper(), -0.123456789, "loop", 2) for text in texts]

    def score(self, pairs: Sequence[tuple[str, str]], source: str, target: str) -> list[TokenScores]:
        self.seen.extend(text for _, text in pairs)
        return [TokenScores(("▁a", "</s>"), (-1.25, -0.1), (Span(0, 1), Span(1, 1)), 3) for _ in pairs]


def silent(_: Phrase) -> None:
    raise AssertionError("no warning expected")


def test_warm_results_are_the_cold_ones_and_nothing_is_asked_twice(tmp_path: Path) -> None:
    inner = Counting()
    cache = SqliteCache(tmp_path / "deep" / "c.sqlite3", silent)
    translator = CachedTranslator(inner, cache)
    cold = translator.translate(["a", "b", "a", "\ud800"], "fr", "en", 2), translator.score([("x", "y"), ("", "y")], "en", "fr")
    assert inner.seen == ["a", "b", "\ud800", "y", "y"]
    cache.close()
    again = CachedTranslator(Counting(), SqliteCache(tmp_path / "deep" / "c.sqlite3", silent))
    assert (again.translate(["a", "b", "a", "\ud800"], "fr", "en", 2), again.score([("x", "y"), ("", "y")], "en", "fr")) == cold
    assert again._inner.seen == []  # type: ignore[attr-defined]
    again._cache.close()  # type: ignore[attr-defined]


def test_everything_that_changes_a_result_is_in_the_key(tmp_path: Path) -> None:
    cache = SqliteCache(tmp_path / "c.sqlite3", silent)
    inner, other = Counting(), Counting("upper@2|engine:none")
    for translator, arguments in ((inner, ("fr", "en", 2)), (inner, ("fr", "en", 4)), (inner, ("fr", "id", 2)), (other, ("fr", "en", 2))):
        CachedTranslator(translator, cache).translate(["a"], *arguments)
    assert (inner.seen, other.seen) == (["a", "a", "a"], ["a"])
    assert key("a", "bc") != key("ab", "c")
    cache.close()


def test_no_cache_forgets() -> None:
    inner = Counting()
    translator = CachedTranslator(inner, NoCache())
    translator.translate(["a"], "fr", "en", 1)
    translator.translate(["a"], "fr", "en", 1)
    assert inner.seen == ["a", "a"]


@pytest.mark.parametrize("damage", ["header", "middle", "empty table"])
def test_a_damaged_file_is_started_afresh_with_a_warning(tmp_path: Path, damage: str) -> None:
    path = tmp_path / "c.sqlite3"
    cache = SqliteCache(path, silent)
    cache.put({key(str(i)): "x" * 200 for i in range(500)})
    cache.close()
    content = bytearray(path.read_bytes())
    if damage == "header":
        content[:100] = b"not a database at all".ljust(100)
    elif damage == "middle":
        content[4096:] = b"\xff" * (len(content) - 4096)
    else:
        content = bytearray(b"garbage")
    path.write_bytes(content)
    said: list[Phrase] = []
    cache = SqliteCache(path, said.append)
    assert cache.get([key(str(i)) for i in range(500)]) == {}
    cache.put({key("new"): "value"})
    assert cache.get([key("new")]) == {key("new"): "value"}
    cache.close()
    assert len(said) == 1
    assert str(path) in said[0].fr


def test_an_entry_that_can_not_be_read_is_made_anew(tmp_path: Path) -> None:
    cache = SqliteCache(tmp_path / "c.sqlite3", silent)
    inner = Counting()
    cache.put({key(inner.identity, "translate", "fr", "en", 1, "a"): "[1"})
    assert CachedTranslator(inner, cache).translate(["a"], "fr", "en", 1)[0].text == "A"
    assert inner.seen == ["a"]
    cache.close()


def test_a_place_that_can_not_be_written_only_costs_time(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    said: list[Phrase] = []
    cache = SqliteCache(tmp_path / "file" / "c.sqlite3", said.append)
    assert CachedTranslator(Counting(), cache).translate(["a"], "fr", "en", 1)[0].text == "A"
    assert CachedTranslator(Counting(), cache).translate(["a"], "fr", "en", 1)[0].text == "A"
    assert len(said) == 1


def test_a_leftover_that_can_not_be_removed_is_no_reason_to_fail(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "c.sqlite3"
    path.write_bytes(b"not a database at all".ljust(100))

    def refuse(self: Path, missing_ok: bool = False) -> None:
        raise PermissionError("in use")

    monkeypatch.setattr(Path, "unlink", refuse)
    said: list[Phrase] = []
    cache = SqliteCache(path, said.append)
    cache.put({key("new"): "value"})
    assert cache.get([key("new")]) == {key("new"): "value"}
    assert len(said) == 1
    cache.close()


def test_threads_share_it_and_another_one_closes_it(tmp_path: Path) -> None:
    cache = SqliteCache(tmp_path / "c.sqlite3", silent)

    def work(name: str) -> None:
        for i in range(100):
            cache.put({key(name, i): str(i)})
            assert cache.get([key(name, i)]) == {key(name, i): str(i)}

    with ThreadPoolExecutor(3) as threads:
        list(threads.map(work, ["one", "two", "three"]))
    cache.close()
    assert len(cache.get([key(name, i) for name in ("one", "two", "three") for i in range(100)])) == 300
    cache.close()


def test_processes_write_at_once(tmp_path: Path) -> None:
    path = tmp_path / "c.sqlite3"
    program = (
        "import sys; from pathlib import Path; from mtqa.translate.cache import SqliteCache, key\n"
        "def fail(phrase): sys.exit(phrase.en)\n"
        "cache = SqliteCache(Path(sys.argv[1]), fail)\n"
        "for i in range(150): cache.put({key(sys.argv[2], i): str(i), key('both', i): str(i)}); cache.get([key('both', i)])\n"
        "cache.close()\n"
    )
    running = [subprocess.Popen([sys.executable, "-c", program, str(path), name]) for name in ("one", "two", "three")]
    assert [process.wait() for process in running] == [0, 0, 0]
    cache = SqliteCache(path, silent)
    assert len(cache.get([key(name, i) for name in ("one", "two", "three", "both") for i in range(150)])) == 600
    cache.close()
