"""One run over blocks: what the journal knows is taken from there, the shard's own blocks go to the runner, all else is left to others."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field

from mtqa.batch.blocks import Block
from mtqa.batch.journal import Entry, Journal
from mtqa.batch.shard import Shard
from mtqa.batch.work import Done, Runner, Task


@dataclass(slots=True)
class Account:
    """What a run has to show so far.

    Attributes:
        parts: the entries of blocks that are done, by number.
        resumed: how many of them an earlier run had done.
        left: blocks that belong to other shards and are not done.
        retried: how often a block was begun again because its worker was lost.
    """

    parts: dict[int, Entry] = field(default_factory=dict)
    resumed: int = 0
    left: int = 0
    retried: int = 0

    @property
    def entries(self) -> list[Entry]:
        """The entries in the order of the input."""
        return [self.parts[number] for number in sorted(self.parts)]


def assess_blocks(
    found: Iterable[Block], key: Callable[[Block], str], journal: Journal, runner: Runner, shard: Shard, account: Account
) -> Iterator[Done]:
    """Assess what the journal does not know; `account` holds what is done even when an error ends it. Yields what was done just now.

    Raises:
        ModelError: a model is missing or broken.
        UsageError: a part can't be written.
    """

    def tasks() -> Iterator[Task]:
        for block in found:
            own = key(block)
            entry = journal.find(block.number, own)
            if entry is not None:
                account.parts[block.number] = entry
                account.resumed += 1
            elif shard.takes(block.number):
                yield Task(block, own)
            else:
                account.left += 1

    for done in runner(tasks()):
        block = done.task.block
        account.parts[block.number] = journal.add(block, done.task.key, done.content, done.attempts)
        account.retried += done.attempts - 1
        yield done
