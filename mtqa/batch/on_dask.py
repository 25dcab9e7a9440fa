"""The runner on a dask cluster: a block is a task, each worker opens the models once, a lost worker's blocks go to another.

Imported only where it is used, since it loads distributed. Nothing is written by the workers but their caches: parts come back to the
client, which keeps the journal. No data leaves the cluster; dask itself sends none.
"""

from __future__ import annotations

import secrets
import socket
import threading
from collections import Counter
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any

import dask
from distributed import Client, LocalCluster, Worker, WorkerPlugin, as_completed, get_worker
from distributed.scheduler import KilledWorker

from mtqa.batch.blocks import Block
from mtqa.batch.work import Assessor, Done, Progress, Recipe, Task, Warn
from mtqa.errors import MtqaError, UsageError
from mtqa.phrase import Phrase

_NAME = "mtqa"
_AHEAD = 2
"""Blocks that wait at each worker, so that none is idle and the client holds few."""
_LOSSES = 3
"""Workers that may be lost over one block before the run ends."""


@dataclass(frozen=True, slots=True)
class _Result:
    content: bytes
    seconds: dict[str, float]
    warnings: tuple[Phrase, ...]


class Station(WorkerPlugin):  # type: ignore[misc]
    """What a worker keeps between blocks: the assessor, opened when the first block comes."""

    name = _NAME

    def __init__(self, recipe: Recipe) -> None:
        self._recipe = recipe
        self._assessor: Assessor | None = None
        self._warnings: list[Phrase] = []

    def setup(self, worker: Worker) -> None:
        """See `WorkerPlugin.setup`."""
        self._lock = threading.Lock()

    def teardown(self, worker: Worker) -> None:
        """See `WorkerPlugin.teardown`."""
        if self._assessor is not None:
            self._assessor.close()

    def assess(self, block: Block, key: str) -> _Result:
        """Assess a block; one at a time, whatever threads the worker has.

        Raises:
            UsageError: this worker would give other numbers than the client: another version, other models or lists.
        """
        with self._lock:
            if self._assessor is None:
                self._assessor = self._recipe.open(self._warnings.append)
            before = dict(self._assessor.seconds)
            if self._assessor.key(block) != key:
                what = f"The worker at {socket.gethostname()} has another version of mtqa, other models or other lists than this machine."
                raise UsageError("unlike-worker", what, "Give all machines the same installation and the same files.")
            content = self._assessor.content(block)
            spent = {name: seconds - before.get(name, 0.0) for name, seconds in self._assessor.seconds.items()}
            warnings = tuple(self._warnings)
            self._warnings.clear()
            return _Result(content, spent, warnings)


def _assess(block: Block, key: str, topic: str) -> _Result | MtqaError:
    worker = get_worker()
    worker.log_event(topic, block.number)
    try:
        return worker.plugins[_NAME].assess(block, key)  # type: ignore[no-any-return]
    except MtqaError as error:
        return error


class DaskRunner:
    """Runs tasks on the workers of one client.

    Args:
        client: connected to the cluster.
        recipe: what each worker opens.
        warn: told what workers warn of, each thing once.
        progress: told of segments as they are done.
    """

    def __init__(self, client: Client, recipe: Recipe, warn: Warn, progress: Progress | None = None) -> None:
        self._client, self._warn, self._progress = client, warn, progress
        self._said: set[Phrase] = set()
        self._topic = f"{_NAME}-{secrets.token_hex(8)}"
        self._begun: Counter[int] = Counter()
        try:
            client.register_plugin(Station(recipe))
        except ImportError as error:
            raise UsageError("no-mtqa", f"A worker can't load mtqa: {error}.", "Install mtqa[dask] on all machines.") from None
        client.subscribe_topic(self._topic, self._count)

    def __call__(self, tasks: Iterable[Task]) -> Iterator[Done]:
        """See `Runner`.

        Raises:
            ModelError: a model is missing or broken on a worker.
            UsageError: a block was lost too often, or there is no worker.
        """
        waiting = iter(tasks)
        own: dict[str, Task] = {}
        running = as_completed()
        for task in self._some(waiting, own):
            running.add(self._submit(task, own))
        for future in running:
            task = own.pop(future.key)
            yield self._done(task, future)
            future.release()
            for following in self._some(waiting, own):
                running.add(self._submit(following, own))

    def _some(self, waiting: Iterator[Task], own: dict[str, Task]) -> Iterator[Task]:
        """Tasks until every worker has enough of them."""
        while len(own) < _AHEAD * max(1, len(self._client.scheduler_info(n_workers=-1)["workers"])):
            task = next(waiting, None)
            if task is None:
                return
            yield task

    def _submit(self, task: Task, own: dict[str, Task]) -> Any:
        key = f"{_NAME}-{task.block.number}-{task.key[:16]}"
        own[key] = task
        return self._client.submit(_assess, task.block, task.key, self._topic, key=key)

    def _done(self, task: Task, future: Any) -> Done:
        try:
            result = future.result()
        except KilledWorker as error:
            what = f"Block {task.block.number} was lost with {_LOSSES} workers in a row (the last: {error.last_worker.address})."
            raise UsageError("lost-workers", what, "See the workers' logs (memory?); then run the same command again.") from None
        if isinstance(result, MtqaError):
            raise result
        for phrase in result.warnings:
            if phrase not in self._said:
                self._said.add(phrase)
                self._warn(phrase)
        if self._progress:
            self._progress(task.block.segments)
        return Done(task, result.content, max(1, self._begun[task.block.number]), result.seconds)

    def _count(self, event: tuple[float, int]) -> None:
        """Count a block that a worker begins with: more than once when one was lost over it."""
        self._begun[event[1]] += 1


@contextmanager
def connected(scheduler: str | None, workers: int) -> Iterator[Client]:
    """A client of the scheduler at an address, or of a cluster of `workers` processes on this machine.

    Raises:
        UsageError: there is no scheduler at the address.
    """
    with dask.config.set({"distributed.scheduler.allowed-failures": _LOSSES - 1}):
        if scheduler is None:
            with (
                LocalCluster(n_workers=workers, threads_per_worker=1, processes=True, dashboard_address=":0") as cluster,
                Client(cluster) as client,
            ):
                yield client
            return
        try:
            client = Client(scheduler)
        except (OSError, ValueError, TypeError) as error:
            what = f"--scheduler: no dask scheduler at {scheduler}: {error}."
            raise UsageError("no-scheduler", what, "Start one with `dask scheduler`, and name its address.") from None
        with client:
            yield client
