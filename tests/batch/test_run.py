"""A run over blocks: what is known, what is done, what is left to others."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path

import pytest

from mtqa.batch.blocks import Block
from mtqa.batch.journal import Journal
from mtqa.batch.run import Account, assess_blocks
from mtqa.batch.shard import Shard
from mtqa.batch.work import Done, Task
from tests.batch.recipes import content, tasks

BLOCKS = [task.block for task in tasks(10)]


def run(output: Path, shard: Shard | None = None, *, stop_before: int | None = None, backwards: bool = False, version: str = "") -> Account:
    """Run over ten blocks, in which a kill may come before a block is done."""
    own, account = shard or Shard(), Account()
    journal = Journal(output, own.name)
    journal.open(fresh=False)

    def runner(found: Iterable[Task]) -> Iterator[Done]:
        for task in reversed(list(found)) if backwards else found:
            if task.block.number == stop_before:
                return
            yield Done(task, content(task.block), attempts=2 if task.block.number == 1 else 1)

    def key(block: Block) -> str:
        return f"{version}{block.number}"

    list(assess_blocks(iter(BLOCKS), key, journal, runner, own, account))
    return account


@pytest.mark.parametrize("stop", [0, 1, 4, 9])
@pytest.mark.parametrize("backwards", [False, True])
def test_a_run_goes_on_where_the_last_one_was_stopped(tmp_path: Path, stop: int, backwards: bool) -> None:
    first = run(tmp_path, stop_before=stop, backwards=backwards)
    assert first.resumed == 0
    second = run(tmp_path)
    assert second.resumed == len(first.parts)
    assert [entry.block for entry in second.entries] == list(range(10))
    third = run(tmp_path)
    assert third.resumed == 10
    assert third.entries == second.entries


def test_retries_are_counted_once(tmp_path: Path) -> None:
    assert run(tmp_path).retried == 1
    assert run(tmp_path).retried == 0


def test_other_numbers_are_made_anew(tmp_path: Path) -> None:
    run(tmp_path)
    assert run(tmp_path, version="new").resumed == 0


def test_shards_do_all_blocks_and_none_twice(tmp_path: Path) -> None:
    shards = [run(tmp_path, Shard(index, 3)) for index in (1, 2, 3)]
    assert [len(account.parts) - account.resumed for account in shards] == [4, 3, 3]
    assert [account.left for account in shards] == [6, 3, 0]
    assert run(tmp_path).resumed == 10
