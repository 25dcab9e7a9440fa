"""Rules on all cores: articles shared out between this process and others that hold the same rules.

The others are started afresh, not forked: libraries of ours keep threads, which a fork would cut off in the middle of their work.
"""

from __future__ import annotations

import os
from collections.abc import Iterator, Sequence
from concurrent.futures import Executor, Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from contextlib import contextmanager
from contextvars import ContextVar
from multiprocessing import get_context

from mtqa.article.model import Article
from mtqa.checks.configure import Rules
from mtqa.checks.finding import Finding
from mtqa.checks.runner import Breakdown, run_guarded

Ruled = tuple[tuple[Finding, ...], tuple[Breakdown, ...]]
"""What `run_guarded` says of an article."""
LEAST = 600
"""Sentences in a block for which starting other processes pays: each needs a second to load its lexicons."""
MOST_PROCESSES = 4
"""Each holds its own lexicons, about 300 MB."""

_own: ContextVar[Rules] = ContextVar("rules")
"""The rules of a process that works for another; set once, when it starts."""


class Shared:
    """Runs rules over blocks of articles, in order.

    The result is the same for any number of processes, since no article's findings depend on another's.
    """

    def __init__(self, rules: Rules, others: Executor | None = None) -> None:
        self.rules = rules
        self._others = others

    def __call__(self, articles: Sequence[Article]) -> Iterator[Ruled]:
        """Findings and broken rules of each article. This process takes them from the front, the others from the back."""
        others = self._others if len(articles) > 1 and sum(len(a.segments) for a in articles) >= LEAST else None
        given = [others.submit(_run, article) for article in reversed(articles)][::-1] if others else [None] * len(articles)
        for article, future in zip(articles, given, strict=True):
            yield self._of(article, future)

    def _of(self, article: Article, future: Future[Ruled] | None) -> Ruled:
        if future is not None and not future.cancel():
            try:
                return future.result()
            except BrokenProcessPool:  # the other was killed, for its memory perhaps: its articles are done here
                self._others = None
        return run_guarded(article, self.rules.at(article.file or article.path).checks)


def cores() -> int:
    """How many cores this process may use, `MOST_PROCESSES` at most."""
    usable = len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1
    return min(usable, MOST_PROCESSES)


@contextmanager
def shared(rules: Rules, processes: int) -> Iterator[Shared]:
    """Rules on `processes` cores, this process among them; the others start when a block is large enough for it."""
    if processes < 2:
        yield Shared(rules)
        return
    others = ProcessPoolExecutor(processes - 1, get_context("spawn"), _open, (rules,))
    try:
        yield Shared(rules, others)
    finally:
        others.shutdown(cancel_futures=True)


def _open(rules: Rules) -> None:
    _own.set(rules)


def _run(article: Article) -> Ruled:
    return run_guarded(article, _own.get().at(article.file or article.path).checks)
