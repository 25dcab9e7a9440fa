"""A progress bar on stderr for long work; silent when stderr is not a terminal."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import TextIO

from mtqa.measuring import Progress
from mtqa.phrase import Phrase

_SENTENCES = Phrase("sentences", "phrases", "kalimat")


@contextmanager
def progress_bar(err: TextIO, language: str) -> Iterator[Progress | None]:
    """Yield what to call with the sentences done and in all; None when nobody would see it."""
    if not err.isatty():
        yield None
        return
    from rich.console import Console
    from rich.progress import BarColumn, MofNCompleteColumn, TextColumn, TimeRemainingColumn
    from rich.progress import Progress as Bar

    columns = (TextColumn(_SENTENCES.to(language)), BarColumn(), MofNCompleteColumn(), TimeRemainingColumn())
    with Bar(*columns, console=Console(file=err), transient=True) as bar:
        task = bar.add_task("", total=None)
        yield lambda _, done, whole: bar.update(task, completed=done, total=whole)
