"""One run at a time into a folder: two at once would mix their reports, and delete each other's parts."""

from __future__ import annotations

import contextlib
import os
import sys
from collections.abc import Iterator
from pathlib import Path

from mtqa.errors import UsageError


@contextlib.contextmanager
def claimed(directory: Path | None, *, shared: bool = False) -> Iterator[None]:
    """Hold `directory` (made if missing) for one run; None holds nothing. Whatever ends the process lets go of it.

    A folder that was made and stays empty is removed again. Systems and file systems without locks hold nobody off.

    Args:
        directory: where the run writes.
        shared: let others in that share it too, such as the shards of one run.

    Raises:
        UsageError: `busy` when another run holds it, `cannot-write` when it can't be made.
    """
    if directory is None:
        yield
        return
    try:
        made = not directory.exists()
        directory.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        what = f"The report can't be written to {directory}: {error.strerror or error}."
        raise UsageError("cannot-write", what, "Name another directory with -o.") from error
    try:
        with _locked(directory, shared=shared):
            yield
    finally:
        if made:
            with contextlib.suppress(OSError):
                directory.rmdir()


@contextlib.contextmanager
def _locked(directory: Path, *, shared: bool) -> Iterator[None]:
    if sys.platform == "win32":
        yield
        return
    import fcntl

    try:
        descriptor = os.open(directory, os.O_RDONLY)
    except OSError:  # a folder that may be written but not listed
        yield
        return
    try:
        try:
            fcntl.flock(descriptor, (fcntl.LOCK_SH if shared else fcntl.LOCK_EX) | fcntl.LOCK_NB)
        except BlockingIOError:
            what = f"Another run of mtqa is writing to {directory}."
            raise UsageError("busy", what, "Wait until it has ended, or name another directory with -o.") from None
        except OSError:  # a file system without locks
            pass
        yield
    finally:
        os.close(descriptor)
