"""The loop: inputs made from seeds, run one by one under a limit of processor time, what fails kept."""

from __future__ import annotations

import signal
import time
import traceback
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from random import Random

from tests.fuzz.mutate import mutated
from tests.fuzz.target import Target

HANG = 2.0
"""Seconds of processor time after which an execution counts as hung."""


class Hang(BaseException):
    """An execution that took too long; no `except Exception` on its way holds it."""


@dataclass
class Outcome:
    """What a run found: `crashes` by the place they came from, each with its input and traceback; `slowest` in seconds, with its input."""

    executions: int = 0
    crashes: dict[str, tuple[bytes, str]] = field(default_factory=dict)
    slowest: float = 0.0
    slowest_input: bytes = b""


def fuzz(target: Target, *, seconds: float = 1e9, executions: int = 1 << 62, seed: int = 0) -> Outcome:
    """Run the seeds, then mutations of them, until the time or the number is up. The first 20 kinds of crash are kept."""
    outcome = Outcome()
    until = time.monotonic() + seconds
    for data in _inputs(target, Random(seed)):
        _once(target, data, outcome)
        if outcome.executions >= executions or time.monotonic() >= until or len(outcome.crashes) >= 20:
            return outcome
    return outcome


def _inputs(target: Target, random: Random) -> Iterator[bytes]:
    yield from (b"", *target.seeds)
    corpus = [*target.seeds]
    while True:
        data = mutated(random, corpus, target.words)
        yield data
        if random.random() < 0.02:
            # No coverage tells which inputs are worth keeping: some are, and a walk away from the seeds reaches further than single steps.
            corpus[len(target.seeds) :] = [*corpus[len(target.seeds) :][-200:], data]


def _once(target: Target, data: bytes, outcome: Outcome) -> None:
    before = time.process_time()
    try:
        with _limited():
            target.run(data)
    except (Exception, Hang) as error:
        outcome.crashes.setdefault(_place(error), (data, "".join(traceback.format_exception(error))))
    spent = time.process_time() - before
    outcome.executions += 1
    if spent > outcome.slowest:
        outcome.slowest, outcome.slowest_input = spent, data


@contextmanager
def _limited() -> Iterator[None]:
    signal.setitimer(signal.ITIMER_PROF, HANG)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_PROF, 0)


def arm() -> None:
    """Let the timer of the operating system end what hangs."""

    def end(*_: object) -> None:
        raise Hang(f"more than {HANG} s")

    signal.signal(signal.SIGPROF, end)


def _place(error: BaseException) -> str:
    frames = traceback.extract_tb(error.__traceback__)
    last = frames[-1]
    return f"{type(error).__name__} at {last.filename.rsplit('/', 1)[-1]}:{last.lineno}"
