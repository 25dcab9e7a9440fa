"""Tables that are looked up where they lie say what a dictionary says, whatever their keys hold."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from mtqa.language.shelf import Shelf, kept_table, shelved

KEYS = st.text(st.characters(exclude_characters="\n\t"), max_size=6)
VALUES = st.text(st.characters(exclude_characters="\n"), max_size=6)
TABLE = {"faire": "verb", "fair": "", "aire": "noun", "": "nothing", "é\ud800": "odd", "aujourd'hui": "adv\tnoun"}


@given(st.dictionaries(KEYS, VALUES, max_size=20), st.text(max_size=6))
@settings(deadline=None, suppress_health_check=[HealthCheck.too_slow])
def test_a_shelf_is_the_table_it_was_made_of(table: dict[str, str], other: str) -> None:
    shelf = Shelf(shelved(table))
    assert dict(shelf) == table
    assert len(shelf) == len(table)
    assert shelf.get(other, "none") == table.get(other, "none")


@pytest.mark.parametrize("key", ["fai", "faires", "Faire", "verb", "faire\tverb", "faire\tverb\nfair", "\n", "\t", "\ud800"])
def test_keys_that_are_not_there(key: str) -> None:
    shelf = Shelf(shelved(TABLE))
    assert shelf.get(key) is None
    assert key not in shelf
    with pytest.raises(KeyError):
        shelf[key]


def test_lines_that_lie_together_are_no_key() -> None:
    together = {f"w{n}": str(n) for n in range(100)}
    shelf = Shelf(shelved(together))
    assert [shelf[key] for key in together] == list(together.values())
    assert not any(f"w{a}\t{a}\nw{b}" in shelf for a in range(100) for b in range(100))


@pytest.mark.parametrize(("key", "value"), [("a\tb", "c"), ("a\nb", "c"), ("a", "b\nc")])
def test_what_is_no_line_is_refused(key: str, value: str) -> None:
    with pytest.raises(ValueError, match="not lines"):
        shelved({key: value})


def test_a_table_is_made_once_while_its_sources_stay(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("MTQA_CACHE_DIR", str(tmp_path / "cache"))
    source, made = tmp_path / "source", []

    def make() -> dict[str, str]:
        made.append(1)
        return TABLE

    source.write_bytes(b"1")
    tables = [kept_table("t", (source,), make) for _ in range(3)]
    assert [dict(table) for table in tables] == [TABLE] * 3
    assert all(isinstance(table, Shelf) for table in tables)  # the first one too: a long first run needs no more memory than others
    assert len(made) == 1
    source.write_bytes(b"2")
    assert dict(kept_table("t", (source,), make)) == TABLE
    assert len(made) == 2


def test_a_table_that_can_not_be_kept_is_used_as_it_is(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "file").write_bytes(b"")
    monkeypatch.setenv("MTQA_CACHE_DIR", str(tmp_path / "file"))
    assert kept_table("t", (), lambda: TABLE) is TABLE
