"""What runners hand out and get back."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Protocol

from mtqa.batch.blocks import Block
from mtqa.phrase import Phrase

Warn = Callable[[Phrase], None]
Progress = Callable[[int], None]
"""Called with the segments that are done since it was last called."""


@dataclass(frozen=True, slots=True)
class Task:
    """A block to assess, and the key under which its part is kept."""

    block: Block
    key: str


@dataclass(frozen=True, slots=True)
class Done:
    """A block assessed: its part, how often it was begun, and the seconds of its stages."""

    task: Task
    content: bytes
    attempts: int = 1
    seconds: Mapping[str, float] = field(default_factory=dict)


class Assessor(Protocol):
    """Assesses blocks in one process, its models opened once."""

    @property
    def seconds(self) -> Mapping[str, float]:
        """Seconds by stage so far."""
        ...

    def key(self, block: Block) -> str:
        """What was read and all that makes the numbers, as a checksum; equal keys give equal parts in any process."""
        ...

    def content(self, block: Block, progress: Progress | None = None) -> bytes:
        """The part of the block, as a file."""
        ...

    def close(self) -> None:
        """Close what it opened."""
        ...


class Recipe(Protocol):
    """How any process opens an assessor that gives the same bytes; it can be pickled."""

    def open(self, warn: Warn) -> Assessor:
        """A new assessor."""
        ...


Runner = Callable[[Iterable[Task]], Iterator[Done]]
"""Does tasks, in any order; raises a `ModelError` when a model is missing or broken."""
