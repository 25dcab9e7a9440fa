"""How far a long run is, at what rate, and how long it will still take: a moving line on a terminal, a line a minute elsewhere."""

from __future__ import annotations

import time
from collections.abc import Callable
from typing import TextIO

from mtqa.cli.output import say
from mtqa.phrase import Phrase

_EVERY_SECONDS = 60.0
_MOVES_SECONDS = 0.5
_PACE = Phrase(
    "sentences: {done:,}, {rate:.1f} a second{rest}",
    "phrases : {done:,}, {rate:.1f} par seconde{rest}",
    "kalimat: {done:,}, {rate:.1f} per detik{rest}",
)
_REST = Phrase(
    ", about {time} left ({share:.0%} done)",
    ", encore {time} environ (fait : {share:.0%})",
    ", sekitar {time} lagi (selesai {share:.0%})",
)


class Pace:
    """Counts sentences against the clock and says so now and then.

    Args:
        err: where to say it.
        language: in which language.
        now: seconds of a steady clock.
    """

    def __init__(self, err: TextIO, language: str, now: Callable[[], float] = time.monotonic) -> None:
        self._err, self._language, self._now = err, language, now
        self._moves = err.isatty()
        self._began = self._said = now()
        self._done, self._share, self._own = 0, 0.0, 0.0

    def add(self, sentences: int) -> None:
        """So many more sentences are done."""
        self._done += sentences
        if self._now() - self._said >= (_MOVES_SECONDS if self._moves else _EVERY_SECONDS):
            self._say()

    def at(self, share: float, own: float) -> None:
        """Hear that a share of the input is done, 0 to 1, and how much of it is this run's own work."""
        self._share, self._own = share, own

    def close(self) -> None:
        """Take the moving line away."""
        if self._moves:
            self._err.write("\r\033[K")
            self._err.flush()

    def line(self) -> str:
        """The line as it stands."""
        seconds = max(self._now() - self._began, 1e-9)
        rest = ""
        if self._own > 0:
            left = seconds * (1 - self._share) / self._own
            rest = _REST.format(time=duration(left), share=self._share).to(self._language)
        return _PACE.format(done=self._done, rate=self._done / seconds, rest=rest).to(self._language)

    def _say(self) -> None:
        self._said = self._now()
        if self._moves:
            self._err.write(f"\r\033[K{self.line()}")
            self._err.flush()
        else:
            say(self._err, self.line())


def duration(seconds: float) -> str:
    """`45 s`, `12 min`, `3 h 05 min`."""
    if round(seconds) < 60:
        return f"{round(seconds)} s"
    minutes = round(seconds / 60)
    return f"{minutes} min" if minutes < 60 else f"{minutes // 60} h {minutes % 60:02} min"
