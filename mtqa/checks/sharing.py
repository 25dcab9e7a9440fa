"""Rules on all cores: articles shared out between this process and others that hold the same rules.

The others are started afresh, not forked: libraries of ours keep threads, which a fork would cut off in the middle of their work.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator, Sequence
from contextlib import ExitStack, contextmanager
from contextvars import ContextVar
from typing import TYPE_CHECKING

from mtqa.article.model import Article
from mtqa.checks.configure import Rules
from mtqa.checks.finding import Finding
from mtqa.checks.runner import Breakdown, run_guarded
from mtqa.garbage import seldom

if TYPE_CHECKING:
    from concurrent.futures import Executor, Future

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

    def __init__(self, rules: Rules, others: Callable[[], Executor] | None = None) -> None:
        """`others` gives the other processes; it is called when a block is first large enough for them."""
        self.rules = rules
        self._open = others
        self._others: Executor | None = None

    def __call__(self, articles: Sequence[Article]) -> Iterator[Ruled]:
        """Findings and broken rules of each article. This process takes them from the front, the others from the back."""
        others = self._at_hand() if len(articles) > 1 and sum(len(a.segments) for a in articles) >= LEAST else None
        given = [others.submit(_run, article) for article in reversed(articles)][::-1] if others else [None] * len(articles)
        for article, future in zip(articles, given, strict=True):
            yield self._of(article, future)

    def _at_hand(self) -> Executor | None:
        """The other processes; None where there are none, or one of them was lost."""
        if self._others is None and self._open is not None:
            self._others = self._open()
        return self._others

    def _of(self, article: Article, future: Future[Ruled] | None) -> Ruled:
        if future is not None and not future.cancel():
            from concurrent.futures.process import BrokenProcessPool

            try:
                return future.result()
            except BrokenProcessPool:  # the other was killed, for its memory perhaps: its articles are done here
                self._others = self._open = None
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
    with ExitStack() as stack:

        def others() -> Executor:
            from concurrent.futures import ProcessPoolExecutor
            from multiprocessing import get_context

            started = ProcessPoolExecutor(processes - 1, get_context("spawn"), _open, (rules,))
            stack.callback(started.shutdown, cancel_futures=True)
            return started

        yield Shared(rules, others)


def _open(rules: Rules) -> None:
    seldom()
    _own.set(rules)


def _run(article: Article) -> Ruled:
    return run_guarded(article, _own.get().at(article.file or article.path).checks)
