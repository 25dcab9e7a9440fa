"""`--shard i/n`: which blocks of a run one of several machines takes."""

from __future__ import annotations

import re
from dataclasses import dataclass

from mtqa.errors import UsageError

_FORM = re.compile(r"(\d{1,6})/(\d{1,6})")


@dataclass(frozen=True, slots=True)
class Shard:
    """The `index`-th of `count` shards, from 1: every `count`-th block."""

    index: int = 1
    count: int = 1

    def takes(self, number: int) -> bool:
        """Whether the block with this number is its own."""
        return number % self.count == self.index - 1

    @property
    def name(self) -> str:
        """A name for files: `2-of-4`."""
        return f"{self.index}-of-{self.count}"


def parse_shard(text: str) -> Shard:
    """`2/4` read.

    Raises:
        UsageError: it is not of that form, or there is no such shard.
    """
    match = _FORM.fullmatch(text.strip())
    if match and 1 <= int(match[1]) <= int(match[2]):
        return Shard(int(match[1]), int(match[2]))
    raise UsageError("bad-shard", f"--shard: `{text}` is no shard.", "Write the second of four shards as `--shard 2/4`.")
