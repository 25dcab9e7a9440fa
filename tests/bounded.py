"""A bound on processor time for work that may never end.

It is no measurement: it lies so far above what sound code takes that only work which grows with the square of a long input meets it, and
what else the machine does changes nothing.
"""

from __future__ import annotations

import signal
from collections.abc import Iterator
from contextlib import contextmanager
from types import FrameType


class TooLong(BaseException):
    """The bound was met. No program's `except Exception` takes it for its own."""


@contextmanager
def bounded(seconds: float) -> Iterator[None]:
    """Raise `TooLong` in what runs within after that much processor time of this process, inside a regular expression too."""

    def stop(number: int, frame: FrameType | None) -> None:
        raise TooLong(f"more than {seconds} s of processor time")

    before = signal.signal(signal.SIGPROF, stop)
    signal.setitimer(signal.ITIMER_PROF, seconds)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_PROF, 0)
        signal.signal(signal.SIGPROF, before)
