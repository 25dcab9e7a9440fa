"""Standard output and error whose reader may leave early, or that are not there: the run goes on and its exit code stays what it is."""

from __future__ import annotations

import errno
import io
import os
from typing import TYPE_CHECKING, TextIO

if TYPE_CHECKING:
    from _typeshed import ReadableBuffer


FULL = frozenset({errno.ENOSPC, errno.EDQUOT, errno.EFBIG, errno.EIO, errno.EROFS})
"""What a disk says that takes no more."""


class _Unread(io.FileIO):
    """A file that takes what nobody reads any more."""

    def write(self, data: ReadableBuffer) -> int:
        try:
            return super().write(data)
        except BrokenPipeError:
            return memoryview(data).nbytes


class _Unsaid(_Unread):
    """The same for a log: a full disk takes its lines away, and nothing else."""

    def write(self, data: ReadableBuffer) -> int:
        try:
            return super().write(data)
        except OSError as error:
            if error.errno not in FULL:
                raise
            return memoryview(data).nbytes


def lasting(stream: TextIO | None, *, log: bool = False) -> TextIO:
    """`stream` as UTF-8 that no reader can break; one that goes nowhere for a stream that was closed before the start (`>&-`).

    A full disk ends the output, which would not be whole, but not a `log`: reports and exit code say what they say without it.
    """
    if stream is None:
        return open(os.devnull, "w", encoding="utf-8")
    if not isinstance(stream, io.TextIOWrapper):
        return stream
    if not isinstance(getattr(stream.buffer, "raw", stream.buffer), io.FileIO):  # Without buffering there is no raw file beneath.
        stream.reconfigure(encoding="utf-8", errors="backslashreplace")
        return stream
    stream.flush()
    raw = (_Unsaid if log else _Unread)(stream.fileno(), "wb", closefd=False)
    file = raw if stream.write_through else io.BufferedWriter(raw)
    return io.TextIOWrapper(
        file, encoding="utf-8", errors="backslashreplace", line_buffering=stream.line_buffering, write_through=stream.write_through
    )
