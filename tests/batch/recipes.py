"""Assessors for tests: quick, and able to break or to die in the middle."""

from __future__ import annotations

import os
import signal
import time
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from mtqa.article.model import Article
from mtqa.batch.blocks import Block
from mtqa.batch.part import Part
from mtqa.batch.work import Progress, Task, Warn
from mtqa.errors import ModelError
from mtqa.judge.assessment import Problem
from mtqa.phrase import Phrase

_SAID_SECONDS = 0.5
"""Long enough for the worker to have told the scheduler what it begins with."""


def tasks(count: int) -> list[Task]:
    return [Task(Block(n, (Article(f"{n}.txt", "x"),)), f"key{n}") for n in range(count)]


def content(block: Block) -> bytes:
    return Part(problems=(Problem(block.articles[0].path, "c", f"block {block.number}", "r"),)).to_bytes()


@dataclass
class PlainAssessor:
    """Gives the content of a block; dies once over the block `dies`, and breaks over the block `breaks`."""

    marks: Path
    dies: int | None = None
    breaks: int | None = None
    blocks: int = 0

    @property
    def seconds(self) -> Mapping[str, float]:
        return {"rules": float(self.blocks)}

    def key(self, block: Block) -> str:
        return f"key{block.number}"

    def content(self, block: Block, progress: Progress | None = None) -> bytes:
        self.blocks += 1
        died = self.marks / "died"
        if block.number == self.dies and not died.exists():
            died.write_text("")
            time.sleep(_SAID_SECONDS)
            os.kill(os.getpid(), signal.SIGKILL)
        if block.number == self.breaks:
            raise ModelError("broken-model", "It is broken.", "Mend it.")
        return content(block)

    def close(self) -> None:
        (self.marks / f"closed-{os.getpid()}").write_text("")


@dataclass(frozen=True)
class PlainRecipe:
    """Opens a `PlainAssessor` and leaves a mark that it did."""

    marks: Path
    dies: int | None = None
    breaks: int | None = None

    def open(self, warn: Warn) -> PlainAssessor:
        (self.marks / f"opened-{os.getpid()}").write_text("")
        warn(Phrase("careful", "attention", "awas"))
        return PlainAssessor(self.marks, self.dies, self.breaks)
