"""Shards."""

from __future__ import annotations

import pytest

from mtqa.batch.shard import Shard, parse_shard
from mtqa.errors import UsageError


@pytest.mark.parametrize("count", [1, 2, 3, 7])
def test_every_block_belongs_to_one_shard(count: int) -> None:
    shards = [parse_shard(f"{index}/{count}") for index in range(1, count + 1)]
    for number in range(50):
        assert sum(shard.takes(number) for shard in shards) == 1
    assert len({shard.name for shard in shards}) == count


def test_the_default_takes_all() -> None:
    assert all(Shard().takes(number) for number in range(9))


@pytest.mark.parametrize("text", ["0/2", "3/2", "2", "1/0", "a/b", "-1/2", "1/2/3", ""])
def test_no_such_shard(text: str) -> None:
    with pytest.raises(UsageError, match="--shard"):
        parse_shard(text)
