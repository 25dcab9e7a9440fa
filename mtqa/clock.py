"""Where the time of a run goes: seconds for each stage, each second counted once."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from typing import TypeVar

READ, MODELS, TRANSLATION, FORCED, ESTIMATOR = "read", "models", "translation", "forced decoding", "estimator"
NGRAM, LANGUAGE_MODEL, RULES, SCORES, WRITE = "n-grams", "language model", "rules", "scores", "write"
STAGES = (READ, MODELS, TRANSLATION, FORCED, ESTIMATOR, NGRAM, LANGUAGE_MODEL, RULES, SCORES, WRITE)
"""Stages in the order of the flow. `models` is opening them; a translator's weights are loaded under the stage that first needs them."""
OF_MODELS = (MODELS, TRANSLATION, FORCED, ESTIMATOR, LANGUAGE_MODEL)
"""The stages that a warm cache saves."""

_T = TypeVar("_T")


class Clock:
    """Adds up the seconds of stages. A stage inside another stops the other's time.

    Attributes:
        seconds: by stage, in order of first use.
    """

    def __init__(self, now: Callable[[], float] = time.perf_counter) -> None:
        self.seconds: dict[str, float] = {}
        self._now = now
        self._inner: list[float] = []

    @contextmanager
    def stage(self, name: str) -> Iterator[None]:
        """Count the time of the `with` block as `name`."""
        began = self._now()
        self._inner.append(0.0)
        try:
            yield
        finally:
            whole = self._now() - began
            self.add(name, whole - self._inner.pop())
            if self._inner:
                self._inner[-1] += whole

    def each(self, name: str, items: Iterable[_T]) -> Iterator[_T]:
        """The items; what it takes to make them counts as `name`, what is done with them does not."""
        found = iter(items)
        while True:
            with self.stage(name):
                item = next(found, _END)
            if item is _END:
                return
            yield item  # type: ignore[misc]

    def add(self, name: str, seconds: float) -> None:
        """Count seconds that another process measured."""
        self.seconds[name] = self.seconds.get(name, 0.0) + seconds


_END = object()
