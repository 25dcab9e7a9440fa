"""A language model that remembers: only sentences that the cache does not know go through the network."""

from __future__ import annotations

import json
from collections.abc import Sequence
from typing import Protocol

from mtqa.article.model import Span
from mtqa.estimate.language_model import Surprisal
from mtqa.translate.cache import Cache, key

_AT_ONCE = 64


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
    """A `Scorer` over another one and a cache, written every 64 sentences so that a killed run loses little."""

    def __init__(self, inner: Scorer, cache: Cache) -> None:
        self._inner, self._cache = inner, cache

    @property
    def identity(self) -> str:
        """See `Scorer.identity`."""
        return self._inner.identity

    def score(self, sentences: Sequence[str]) -> list[Surprisal]:
        """See `Scorer.score`."""
        keys = [key(self.identity, "surprisal", text) for text in sentences]
        known = {k: found for k, value in self._cache.get(keys).items() if (found := _load(value)) is not None}
        missing = list({k: text for k, text in zip(keys, sentences, strict=True) if k not in known}.items())
        for at in range(0, len(missing), _AT_ONCE):
            some = missing[at : at + _AT_ONCE]
            made = dict(zip([k for k, _ in some], self._inner.score([text for _, text in some]), strict=True))
            self._cache.put({k: _dump(item) for k, item in made.items()})
            known.update(made)
        return [known[k] for k in keys]


def _dump(item: Surprisal) -> str:
    return json.dumps([item.log_probabilities, [[s.start, s.end] for s in item.spans]])


def _load(value: str) -> Surprisal | None:
    """The stored value; None when it can't be read: it is made anew then."""
    try:
        numbers, spans = json.loads(value)
        return Surprisal(tuple(map(float, numbers)), tuple(Span(*pair) for pair in spans))
    except (ValueError, TypeError):
        return None
