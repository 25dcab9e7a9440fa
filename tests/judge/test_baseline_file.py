"""The file of a baseline."""

from __future__ import annotations

import json
import os
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mtqa.errors import UsageError
from mtqa.judge.baseline_file import Entry, baseline_text, read_baseline

hashes = st.text("0123456789abcdef", min_size=1, max_size=4)
words = st.text(max_size=8)
made = st.builds(
    Entry, st.sampled_from(["REP101", "OMI101"]), hashes, st.dictionaries(words, st.integers(1, 5), min_size=1, max_size=3), words,
    st.lists(hashes, max_size=2).map(tuple), words, words, words,
)  # fmt: skip


@given(st.lists(made, unique_by=lambda entry: entry.key))
def test_the_file_reads_back_sorted(tmp_path_factory: pytest.TempPathFactory, entries: list[Entry]) -> None:
    path = tmp_path_factory.getbasetemp() / "read-back.json"
    path.write_bytes(baseline_text(entries).encode("utf-8"))
    assert read_baseline(path) == tuple(sorted(entries, key=lambda entry: entry.key))
    assert baseline_text(reversed(entries)) == baseline_text(entries)
    assert len(path.read_bytes().split(b"\n")) == len(entries) + 6


GOOD = {"rule": "REP101", "words": "a", "count": 1, "paths": {"a": 1}}


@pytest.mark.parametrize(
    ("content", "words"),
    [
        ("", "not a baseline: Expecting value"),
        ('{"schema": 1,\n<<<<<<< HEAD', "line 2"),
        ("[" * 100_000, "not a baseline"),
        ("[]", "schema 1"),
        ({"schema": 2, "entries": []}, "schema 1"),
        ([3], "entries[0]: not an object"),
        ([GOOD | {"line": 3}], "entries[0]: unknown key `line`"),
        ([GOOD | {"rule": ""}], "entries[0]: `rule` is missing"),
        ([GOOD | {"words": 3}], "entries[0]: `words` is missing or no text"),
        ([GOOD | {"reason": 3}], "entries[0]: `reason` is no text"),
        ([GOOD | {"paths": {"a": 0}}], "entries[0]: `paths` must name files"),
        ([GOOD | {"around": [1]}], "entries[0]: `around` is no list"),
        ([GOOD | {"count": 2}], "entries[0]: `count` is not the sum"),
        ([GOOD, GOOD], "entries[1]: REP101 with these words is there twice"),
    ],
)
def test_a_bad_file(tmp_path: Path, content: object, words: str) -> None:
    path = tmp_path / "b.json"
    data = {"schema": 1, "entries": content} if isinstance(content, list) else content
    path.write_text(data if isinstance(data, str) else json.dumps(data))
    with pytest.raises(UsageError) as caught:
        read_baseline(path)
    assert words in str(caught.value)
    assert str(path) in str(caught.value)
    assert "\n" not in str(caught.value)


def test_a_pipe_is_refused_at_once(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "b.json")
    with pytest.raises(UsageError, match="a pipe, not a file"):
        read_baseline(tmp_path / "b.json")
