"""Blocks on dask workers: the same parts, models opened once a worker, a lost worker's block done by another."""

from __future__ import annotations

import logging
from dataclasses import replace
from pathlib import Path

import pytest

from mtqa.batch.work import Done
from mtqa.errors import ModelError, UsageError
from mtqa.phrase import Phrase
from tests.batch.recipes import PlainRecipe, content, tasks

pytest.importorskip("distributed", reason="distributed is not installed: pip install mtqa[dask]")
WORKERS = 2


@pytest.fixture(autouse=True)
def _quiet() -> None:
    logging.getLogger("distributed").setLevel(logging.CRITICAL)


def run(recipe: PlainRecipe, count: int, key: str | None = None) -> tuple[list[Done], list[Phrase], int]:
    """What came back, what was warned of, and how many segments were reported."""
    from mtqa.batch.on_dask import DaskRunner, connected

    warned: list[Phrase] = []
    counted: list[int] = []
    with connected(None, WORKERS) as client:
        own = (task if key is None else replace(task, key=key) for task in tasks(count))
        done = list(DaskRunner(client, recipe, warned.append, counted.append)(own))
    return done, warned, len(counted)


def test_all_blocks_come_back_and_a_lost_workers_block_is_begun_again(tmp_path: Path) -> None:
    done, warned, counted = run(PlainRecipe(tmp_path, dies=7), 12)
    assert {d.task.block.number: d.content for d in done} == {task.block.number: content(task.block) for task in tasks(12)}
    attempts = {d.task.block.number: d.attempts for d in done}
    assert attempts[7] == 2
    assert set(attempts.values()) == {1, 2}, "a result that was lost with the worker is made again too"
    assert (tmp_path / "died").exists()
    assert WORKERS <= len(list(tmp_path.glob("opened-*"))) <= WORKERS + 1
    assert sum(d.seconds["rules"] for d in done) == 12
    assert warned == [Phrase("careful", "attention", "awas")]
    assert counted == 12


def test_a_broken_model_ends_the_run(tmp_path: Path) -> None:
    with pytest.raises(ModelError, match="It is broken"):
        run(PlainRecipe(tmp_path, breaks=0), 2)


def test_a_worker_that_would_give_other_numbers_ends_the_run(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="another version of mtqa"):
        run(PlainRecipe(tmp_path), 2, key="of another version")


def test_no_scheduler_at_the_address() -> None:
    from mtqa.batch.on_dask import connected

    with pytest.raises(UsageError, match="--scheduler"), connected("nonsense", WORKERS):
        pass
