"""What an engine does: run a Marian network on pieces. Everything about text (normalising, splitting, batching) lies outside it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Protocol

Pieces = Sequence[str]


@dataclass(frozen=True, slots=True)
class Generated:
    """One output: pieces without the end mark, mean log-probability per token (end mark included), and whether it ended by itself."""

    pieces: tuple[str, ...]
    score: float
    ended: bool


class Engine(Protocol):
    """Runs one loaded model, one batch a call."""

    def generate(self, sources: Sequence[Pieces], beam: int, limit: int) -> list[Generated]:
        """Translate one batch.

        Args:
            sources: pieces with tag and end mark.
            beam: beam size, 1 for greedy search.
            limit: the most tokens to generate, end mark included.
        """
        ...

    def log_probabilities(self, sources: Sequence[Pieces], targets: Sequence[Pieces]) -> list[tuple[float, ...]]:
        """Natural-log probabilities of the targets' tokens and of the end mark after them, for one batch.

        Args:
            sources: pieces with tag and end mark.
            targets: pieces without end mark.
        """
        ...
