"""A quality estimator that remembers: only rows that the cache does not know go through the network."""

from __future__ import annotations

import json
from collections.abc import Sequence
from pathlib import Path
from typing import Protocol

from mtqa.article.model import Span
from mtqa.estimate.estimator import Estimate, WordTag
from mtqa.estimate.remember import Memory
from mtqa.translate.cache import Cache, key

Pair = tuple[str, str | None]
"""French, and its source where there is one."""


class Judge(Protocol):
    """Anything that estimates quality."""

    @property
    def identity(self) -> str:
        """Model and engine that make the numbers."""
        ...

    @property
    def folder(self) -> Path:
        """Where the model lies."""
        ...

    def estimate(self, rows: Sequence[Pair]) -> list[Estimate]:
        """An estimate for each row, in order."""
        ...


class CachedEstimator:
    """A `Judge` over another one and a cache."""

    def __init__(self, inner: Judge, cache: Cache) -> None:
        self._inner = inner
        self._memory: Memory[Pair, Estimate] = Memory(
            cache,
            lambda row: key(inner.identity, "estimate", row[0], row[1] or ""),
            lambda row: len(row[0]) + len(row[1] or ""),
            inner.estimate,
            _dump,
            _load,
        )

    @property
    def identity(self) -> str:
        """See `Judge.identity`."""
        return self._inner.identity

    @property
    def folder(self) -> Path:
        """See `Judge.folder`."""
        return self._inner.folder

    def estimate(self, rows: Sequence[Pair]) -> list[Estimate]:
        """See `Judge.estimate`."""
        return self._memory.answers(rows)


def _dump(item: Estimate) -> str:
    return json.dumps([item.logit, [[t.span.start, t.span.end, t.bad] for t in item.tags]])


def _load(value: str) -> Estimate:
    logit, tags = json.loads(value)
    return Estimate(float(logit), tuple(WordTag(Span(int(start), int(end)), float(bad)) for start, end, bad in tags))
