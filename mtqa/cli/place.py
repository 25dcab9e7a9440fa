"""Where a command writes, as `-o` names it."""

from __future__ import annotations

from pathlib import Path

from mtqa.errors import UsageError


def place_to_write(text: str) -> Path:
    """The place that `-o` names.

    Raises:
        UsageError: it names nothing, as an unset variable of a script does; that would be the working directory.
    """
    if not text.strip():
        raise UsageError("no-output", '-o "": it names nothing.', "Name a place to write to; `-o .` is the folder you are in.")
    return Path(text)
