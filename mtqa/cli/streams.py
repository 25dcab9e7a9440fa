"""Standard output and error whose reader may leave early, or that are not there: the run goes on and its exit code stays what it is."""

from __future__ import annotations

import io
import os
from typing import TYPE_CHECKING, TextIO

if TYPE_CHECKING:
    from _typeshed import ReadableBuffer


class _Unread(io.FileIO):
    """A file that takes what nobody reads any more."""

    def write(self, data: ReadableBuffer) -> int:
        try:
            return super().write(data)
        except BrokenPipeError:
            return memoryview(data).nbytes


def lasting(stream: TextIO | None) -> TextIO:
    """`stream` as UTF-8 that no reader can break; one that goes nowhere for a stream that was closed before the start (`>&-`)."""
    if stream is None:
        return open(os.devnull, "w", encoding="utf-8")
    if not isinstance(stream, io.TextIOWrapper):
        return stream
    if not isinstance(getattr(stream.buffer, "raw", stream.buffer), io.FileIO):  # Without buffering there is no raw file beneath.
        stream.reconfigure(encoding="utf-8", errors="backslashreplace")
        return stream
    stream.flush()
    raw = _Unread(stream.fileno(), "wb", closefd=False)
    file = raw if stream.write_through else io.BufferedWriter(raw)
    return io.TextIOWrapper(
        file, encoding="utf-8", errors="backslashreplace", line_buffering=stream.line_buffering, write_through=stream.write_through
    )
