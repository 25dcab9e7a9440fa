"""Reading ahead."""

from __future__ import annotations

import threading
from collections.abc import Generator

import pytest

from mtqa.batch.ahead import ahead


def threads() -> list[threading.Thread]:
    return [thread for thread in threading.enumerate() if thread.name == "mtqa-ahead"]


@pytest.mark.parametrize("count", [1, 3])
def test_the_same_items_in_order(count: int) -> None:
    assert list(ahead((n for n in range(50)), count)) == list(range(50))
    assert threads() == []


def test_the_next_one_is_made_while_the_present_one_is_worked_on() -> None:
    second = threading.Event()

    def items() -> Generator[int]:
        yield 1
        second.set()
        yield 2

    found = ahead(items())
    assert next(found) == 1
    assert second.wait(10)
    assert list(found) == [2]


def test_no_more_than_asked_for_are_held() -> None:
    made: list[int] = []

    def items() -> Generator[int]:
        for n in range(100):
            made.append(n)
            yield n

    found = ahead(items(), 2)
    for _ in range(10):
        next(found)
    assert len(made) <= 10 + 2
    found.close()
    assert threads() == []


def test_the_items_are_closed_in_their_own_thread() -> None:
    ran: list[str] = []

    def items() -> Generator[int]:
        try:
            yield from range(100)
        finally:
            ran.append(threading.current_thread().name)

    found = ahead(items())
    next(found)
    found.close()
    assert ran == ["mtqa-ahead"]


def test_an_error_comes_where_it_would_have_come() -> None:
    def items() -> Generator[int]:
        yield 1
        raise ValueError("no more")

    found = ahead(items())
    assert next(found) == 1
    with pytest.raises(ValueError, match="no more"):
        next(found)
    assert threads() == []
