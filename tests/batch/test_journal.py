"""The journal: what is complete counts, and nothing else."""

from __future__ import annotations

from pathlib import Path

import pytest

from mtqa.article.model import Article
from mtqa.batch.blocks import Block
from mtqa.batch.journal import FOLDER, Journal
from mtqa.batch.part import Part
from mtqa.errors import UsageError
from mtqa.judge.assessment import Problem


def part(name: str) -> bytes:
    return Part(problems=(Problem(name, "c", "w", "r"),)).to_bytes()


def block(number: int) -> Block:
    return Block(number, (Article(f"{number}.txt", "x"),))


def opened(output: Path, shard: str = "1-of-1", *, fresh: bool = False) -> Journal:
    journal = Journal(output, shard)
    journal.open(fresh=fresh)
    return journal


def test_what_was_added_is_found_by_another_run(tmp_path: Path) -> None:
    first = opened(tmp_path)
    assert first.find(3, "k") is None
    entry = first.add(block(3), "k", part("a"), attempts=2)
    again = opened(tmp_path)
    assert again.find(3, "k") == entry
    assert (entry.articles, entry.segments, entry.attempts) == (1, 0, 2)
    assert again.read(entry).problems[0].path == "a"
    assert again.find(3, "other") is None
    assert again.find(2, "k") is None


def test_shards_share_a_folder(tmp_path: Path) -> None:
    one, two = opened(tmp_path, "1-of-2"), opened(tmp_path, "2-of-2")
    one.add(block(0), "k", part("a"))
    two.add(block(1), "k", part("b"))
    both = opened(tmp_path)
    assert both.find(0, "k")
    assert both.find(1, "k")


@pytest.mark.parametrize("cut", [1, 10, 60])
def test_a_line_that_was_cut_short_is_not_believed_and_spoils_no_other(tmp_path: Path, cut: int) -> None:
    journal = opened(tmp_path)
    journal.add(block(0), "k", part("a"))
    journal.add(block(1), "k", part("b"))
    file = next((tmp_path / FOLDER).glob("journal-*"))
    file.write_bytes(file.read_bytes()[:-cut])
    after = opened(tmp_path)
    assert after.find(0, "k")
    assert (after.find(1, "k") is None) is (cut > 1)
    after.add(block(2), "k", part("c"))
    assert opened(tmp_path).find(2, "k")


@pytest.mark.parametrize("content", [None, b"", b"{}", part("z")])
def test_a_part_that_is_gone_or_changed_does_not_count(tmp_path: Path, content: bytes | None) -> None:
    journal = opened(tmp_path)
    entry = journal.add(block(0), "k", part("a"))
    place = tmp_path / FOLDER / entry.part
    place.unlink() if content is None else place.write_bytes(content)
    assert opened(tmp_path).find(0, "k") is None
    with pytest.raises(UsageError, match="gone or changed"):
        journal.read(entry)


def test_names_in_the_journal_never_lead_elsewhere(tmp_path: Path) -> None:
    journal = opened(tmp_path)
    entry = journal.add(block(0), "k", part("a"))
    file = next((tmp_path / FOLDER).glob("journal-*"))
    (tmp_path / entry.part).write_bytes(part("a"))
    file.write_text(file.read_text().replace(entry.part, f"../{entry.part}"))
    assert opened(tmp_path).find(0, "k") is None


def test_fresh_forgets(tmp_path: Path) -> None:
    opened(tmp_path).add(block(0), "k", part("a"))
    assert opened(tmp_path, fresh=True).find(0, "k") is None
    assert list((tmp_path / FOLDER).iterdir()) == []


def test_a_folder_that_cannot_be_made(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    with pytest.raises(UsageError, match="can't be written"):
        opened(tmp_path / "file")
