"""A language model that remembers: only sentences that the cache does not know go through the network."""

from __future__ import annotations

import json
from collections.abc import Sequence
from typing import Protocol

from mtqa.article.model import Span
from mtqa.estimate.language_model import Surprisal
from mtqa.estimate.remember import Memory
from mtqa.translate.cache import Cache, key


class Scorer(Protocol):
    """Anything that gives surprisal."""

    @property
    def identity(self) -> str:
        """Model and engine that make the numbers."""
        ...

    def score(self, sentences: Sequence[str]) -> list[Surprisal]:
        """Surprisal of each sentence, in order."""
        ...


class CachedLanguageModel:
    """A `Scorer` over another one and a cache."""

    def __init__(self, inner: Scorer, cache: Cache) -> None:
        self._inner = inner
        self._memory: Memory[str, Surprisal] = Memory(
            cache, lambda text: key(inner.identity, "surprisal", text), len, inner.score, _dump, _load
        )

    @property
    def identity(self) -> str:
        """See `Scorer.identity`."""
        return self._inner.identity

    def score(self, sentences: Sequence[str]) -> list[Surprisal]:
        """See `Scorer.score`."""
        return self._memory.answers(sentences)


def _dump(item: Surprisal) -> str:
    return json.dumps([item.log_probabilities, [[s.start, s.end] for s in item.spans]])


def _load(value: str) -> Surprisal:
    numbers, spans = json.loads(value)
    return Surprisal(tuple(map(float, numbers)), tuple(Span(*pair) for pair in spans))
