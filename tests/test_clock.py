"""The clock of stages."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import suppress

import pytest

from mtqa.clock import READ, RULES, SCORES, Clock


class Time:
    """Seconds that pass when they are told to."""

    def __init__(self) -> None:
        self.at = 0.0

    def __call__(self) -> float:
        return self.at


@pytest.fixture
def time() -> Time:
    return Time()


def test_a_stage_inside_another_counts_once(time: Time) -> None:
    clock = Clock(time)
    with clock.stage(RULES):
        time.at += 1
        with clock.stage(SCORES):
            time.at += 10
            with clock.stage(RULES):
                time.at += 100
        time.at += 1000
    assert clock.seconds == {RULES: 1101.0, SCORES: 10.0}


def test_an_error_ends_a_stage(time: Time) -> None:
    clock = Clock(time)
    with suppress(ValueError), clock.stage(RULES):
        time.at += 1
        raise ValueError
    with clock.stage(SCORES):
        time.at += 2
    assert clock.seconds == {RULES: 1.0, SCORES: 2.0}


def test_making_items_counts_and_using_them_does_not(time: Time) -> None:
    clock = Clock(time)

    def items() -> Iterator[int | None]:
        for n in (1, None, 3):
            time.at += 1
            yield n
        time.at += 5

    found = []
    for item in clock.each(READ, items()):
        found.append(item)
        time.at += 100
    assert found == [1, None, 3]
    assert clock.seconds == {READ: 8.0}


def test_seconds_of_others_are_added() -> None:
    clock = Clock()
    clock.add(RULES, 2)
    clock.add(RULES, 3)
    assert clock.seconds == {RULES: 5}
