"""The runner on this machine: one block after the other, the models on all cores."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from mtqa.batch.work import Assessor, Done, Progress, Task


def run_here(tasks: Iterable[Task], assessor: Assessor, progress: Progress | None = None) -> Iterator[Done]:
    """Do the tasks in order.

    Raises:
        ModelError: a model is missing or broken.
    """
    for task in tasks:
        yield Done(task, assessor.content(task.block, progress))
