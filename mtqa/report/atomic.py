"""Writing a set of files so that none is ever seen half-written."""

from __future__ import annotations

import contextlib
import os
import secrets
from collections.abc import Iterable
from pathlib import Path

from mtqa.errors import UsageError
from mtqa.report.escape import storable


def write_files(directory: Path, files: Iterable[tuple[str, str | bytes]]) -> tuple[Path, ...]:
    """Write `files` (name relative to `directory`, content) and return their paths.

    All are written under temporary names beside their places first; only when the last is complete do they get their names.

    Raises:
        UsageError: the directory or a file in it can't be written.
    """
    staged: list[tuple[Path, Path]] = []
    try:
        for name, content in files:
            staged.append(_stage(directory / name, content))
        for temporary, place in staged:
            os.replace(temporary, place)
    except OSError as error:
        raise UsageError(
            "cannot-write", f"The report can't be written to {directory}: {error.strerror or error}.", "Name another directory with -o."
        ) from error
    finally:
        for temporary, _ in staged:
            with contextlib.suppress(OSError):
                temporary.unlink(missing_ok=True)
    return tuple(place for _, place in staged)


def _stage(place: Path, content: str | bytes) -> tuple[Path, Path]:
    """Write `content` under a temporary name in the directory of `place`; nothing stays when it fails."""
    place.parent.mkdir(parents=True, exist_ok=True)
    if place.is_dir():
        raise IsADirectoryError(f"{place} is a directory")
    temporary = place.with_name(f".{place.name}.{secrets.token_hex(4)}.tmp")
    data = content if isinstance(content, bytes) else storable(content).encode("utf-8")
    try:
        with temporary.open("xb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
    except OSError:
        temporary.unlink(missing_ok=True)
        raise
    return temporary, place
