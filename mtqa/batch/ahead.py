"""Reading ahead: the next items are made in a thread while the present one is worked on."""

from __future__ import annotations

import queue
import threading
from collections.abc import Generator
from contextlib import closing
from dataclasses import dataclass
from typing import Generic, TypeVar

_T = TypeVar("_T")


@dataclass(frozen=True, slots=True)
class _Made(Generic[_T]):
    item: _T


@dataclass(frozen=True, slots=True)
class _Ended:
    error: BaseException | None = None


def ahead(items: Generator[_T], count: int = 1) -> Generator[_T]:
    """The items in their order, up to `count` of them made before they are asked for, and never more held.

    An error comes where it would have come.
    All of `items` is run in one thread, its closing too; the thread ends when this iterator is closed.
    """
    made: queue.Queue[_Made[_T] | _Ended] = queue.Queue()
    room, closed = threading.Semaphore(count), threading.Event()

    def work() -> None:
        try:
            with closing(items):
                while room.acquire() and not closed.is_set():
                    made.put(_Made(next(items)))
        except StopIteration:
            made.put(_Ended())
        except BaseException as error:  # whatever ends the work is raised where it is waited for
            made.put(_Ended(error))

    thread = threading.Thread(target=work, name="mtqa-ahead", daemon=True)
    thread.start()
    try:
        while isinstance(thing := made.get(), _Made):
            room.release()
            yield thing.item
        if thing.error is not None:
            raise thing.error
    finally:
        closed.set()
        room.release()
        thread.join()
