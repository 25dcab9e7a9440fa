"""The part of a file that was read and is not yet written: no more than a unit of XLIFF and what is read at a time."""

from __future__ import annotations

from collections.abc import Callable

from mtqa.article.xml_safe import Readable


class Window:
    """Reads a file and writes it again with texts in it; offsets are bytes from the beginning of the file.

    Args:
        source: what is read.
        write: takes what is written, in order.
        settled: the offset before which nothing more is to be inserted or looked at.
    """

    def __init__(self, source: Readable, write: Callable[[bytes], object], settled: Callable[[], int]) -> None:
        self._source, self._write, self._settled = source, write, settled
        self._held, self._start = bytearray(), 0
        self._inserts: list[tuple[int, str]] = []

    def read(self, size: int, /) -> bytes:
        """The next bytes; what is settled by now is written before they are read."""
        self._write_before(self._settled())
        piece = self._source.read(size)
        self._held += piece
        return piece

    def insert(self, offset: int, text: str) -> None:
        """Put a text there, behind those that were put there before."""
        self._inserts.append((offset, text))

    def end(self) -> None:
        """Write all the rest."""
        self._write_before(self._start + len(self._held))

    def index(self, part: bytes, start: int) -> int:
        """The first offset from `start` on at which `part` stands."""
        return self._held.index(part, start - self._start) + self._start

    def startswith(self, part: bytes, start: int) -> bool:
        """Whether `part` stands at `start`."""
        return self._held.startswith(part, start - self._start)

    def before(self, offset: int, size: int) -> bytes:
        """Up to `size` bytes before `offset`."""
        end = offset - self._start
        return bytes(self._held[max(0, end - size) : end])

    def _write_before(self, offset: int) -> None:
        """Write what stands before `offset`, with what is put there."""
        self._inserts.sort(key=lambda insert: insert[0])
        ready = [insert for insert in self._inserts if insert[0] <= offset]
        if not ready and offset == self._start:
            return
        del self._inserts[: len(ready)]
        at = 0
        for place, text in ready:
            self._write(bytes(self._held[at : place - self._start]))
            self._write(text.encode("utf-8", "replace"))
            at = place - self._start
        self._write(bytes(self._held[at : offset - self._start]))
        del self._held[: offset - self._start]
        self._start = offset
