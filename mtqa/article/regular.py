"""Pipes, sockets and devices told from files before they are opened: nothing may ever come out of one, or no end."""

from __future__ import annotations

import errno
import os
import stat

_STREAMS = ("/dev/", "/proc/")
"""Where a shell puts what it hands over, such as `<(…)`; the user chose that, and it ends."""


def refuse_special(path: str | os.PathLike[str]) -> None:
    """Let files and folders pass.

    Raises:
        OSError: nothing is there, or it is no file; `strerror` says what it is.
    """
    what = special(path)
    if what is not None:
        raise OSError(errno.EINVAL, f"it is {what}, not a file", os.fspath(path))


def special(path: str | os.PathLike[str]) -> str | None:
    """What stands at `path` when it is neither file nor folder: `a pipe`, `a socket` or `a device`; else None.

    Raises:
        OSError: nothing is there, or it can't be looked at.
    """
    if os.fspath(path).startswith(_STREAMS):
        return None
    mode = os.stat(path).st_mode
    if stat.S_ISREG(mode) or stat.S_ISDIR(mode):
        return None
    return "a pipe" if stat.S_ISFIFO(mode) else "a socket" if stat.S_ISSOCK(mode) else "a device"
