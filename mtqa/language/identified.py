"""What a detector said of texts, kept in the user's cache: to hear it again takes no models, which load for half a second.

Texts themselves are not kept, but a digest of each. The file is only ever appended to, a line at a time, so that several processes may
share it; a line that is damaged is passed over. Where it can't be read or written, the detector is asked in each run.
"""

from __future__ import annotations

import contextlib
import hashlib
import os
from collections.abc import Callable, Iterator
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from mtqa.language.identify import Identifier

_DIGEST = 16  # bytes
_MOST = 20_000
"""Answers that are remembered; a file that holds as many is started afresh."""


class RememberingIdentifier:
    """Asks a detector only what neither this run nor an earlier one asked it.

    Args:
        detector: the one that is asked.
        place: names the file of its answers, another one for each version of it; its folder is made if missing.
    """

    def __init__(self, detector: Identifier, place: Callable[[], Path]) -> None:
        self._detector, self._named = detector, place

    @cached_property
    def _place(self) -> Path:
        return self._named()

    @cached_property
    def _known(self) -> dict[str, float]:
        with contextlib.suppress(OSError):
            found = dict(_answers(self._place.read_text(encoding="ascii", errors="replace")))
            if len(found) < _MOST:
                return found
            self._place.unlink()
        return {}

    def confidence(self, text: str, language: str) -> float:
        """See `Identifier.confidence`."""
        question = _digest(text, language)
        known = self._known.get(question)
        if known is None:
            known = self._detector.confidence(text, language)
            if len(self._known) < _MOST:
                self._known[question] = known
                self._keep(f"{question} {known.hex()}\n")
        return known

    def _keep(self, line: str) -> None:
        with contextlib.suppress(OSError):
            self._place.parent.mkdir(parents=True, exist_ok=True)
            file = os.open(self._place, os.O_WRONLY | os.O_APPEND | os.O_CREAT, 0o600)
            try:
                os.write(file, line.encode("ascii"))  # in one piece: lines of other processes stay beside it
            finally:
                os.close(file)


def _digest(text: str, language: str) -> str:
    return hashlib.blake2b(f"{language} {text}".encode("utf-8", "surrogatepass"), digest_size=_DIGEST).hexdigest()


def _answers(content: str) -> Iterator[tuple[str, float]]:
    """Digests of questions with their answers, from the lines of a file that are whole."""
    for line in content.split("\n")[:-1]:
        question, _, said = line.partition(" ")
        with contextlib.suppress(ValueError, OverflowError):
            answer = float.fromhex(said)
            if len(question) == 2 * _DIGEST and 0 <= answer <= 1:
                yield question, answer
