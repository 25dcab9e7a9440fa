"""A file of rows is never held as a whole: as many rows are alive in a run over many blocks as in one over few."""

from __future__ import annotations

import gc
import io
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from mtqa.article import rows
from mtqa.article.model import Segment
from mtqa.cli.batch import BatchRun
from mtqa.cli.request import Request
from mtqa.clock import Clock
from mtqa.config import load, with_flags
from mtqa.judge.assessment import AssessedSegment
from mtqa.recipe import BlockAssessor

SIZE = 4
"""Rows of a block."""


def tmx(count: int) -> str:
    variant = '<tuv xml:lang="{}"><seg>{}</seg></tuv>'
    unit = f'<tu tuid="{{0}}">{variant.format("id", "Feri {0} berlayar lagi.")}{variant.format("fr", "Le bac {0} part.")}</tu>'
    units = "\n".join(unit.format(number) for number in range(count))
    return f'<?xml version="1.0"?><tmx version="1.4"><header srclang="id"/><body>{units}</body></tmx>'


def xliff(count: int) -> str:
    unit = '<trans-unit id="{0}"><source>Feri {0} berlayar lagi.</source><target>Le bac bac {0} part.</target></trans-unit>'
    files = (
        f'<file original="{start}" source-language="id" target-language="fr"><body>'
        + "\n".join(unit.format(number) for number in range(start, start + SIZE))
        + "</body></file>"
        for start in range(0, count, SIZE)
    )
    head = '<?xml version="1.0"?><xliff version="1.2" xmlns="urn:oasis:names:tc:xliff:document:1.2">'
    return head + "\n".join(files) + "</xliff>"


def rows_alive() -> int:
    """Rows, read or assessed, that are in memory."""
    gc.unfreeze()
    gc.collect()
    return sum(isinstance(each, Segment | AssessedSegment) for each in gc.get_objects())


def most_alive(path: Path, formats: str, monkeypatch: pytest.MonkeyPatch) -> int:
    """The most rows, read or assessed, that are in memory when a block begins, beside those that other tests hold."""
    most, before, content = 0, rows_alive(), BlockAssessor.content

    def counted(self: BlockAssessor, *arguments: Any) -> bytes:
        nonlocal most
        most = max(most, rows_alive() - before)
        return content(self, *arguments)

    monkeypatch.setattr(BlockAssessor, "content", counted)
    asked = Request((str(path),), formats=formats, output=path.with_suffix(".out"), no_model=True, lang="en")
    configuration = with_flags(load(), asked.settings())
    BatchRun(asked, configuration, formats.split(","), "en", io.StringIO(), Clock(), SIZE).run()
    monkeypatch.setattr(BlockAssessor, "content", content)
    lines = (path.with_suffix(".out") / "sentences.csv").read_text(encoding="utf-8").splitlines()
    assert len(lines) == 1 + path.read_text(encoding="utf-8").count("Feri")
    return most


@pytest.mark.parametrize(("name", "made", "formats"), [("a.tmx", tmx, "csv"), ("a.xlf", xliff, "csv,xliff")])
def test_rows_in_memory(name: str, made: Callable[[int], str], formats: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr(rows, "MOST", SIZE)
    alive = []
    for blocks in (3, 10):
        path = tmp_path / f"{blocks}-{name}"
        path.write_text(made(blocks * SIZE), encoding="utf-8")
        alive.append(most_alive(path, formats, monkeypatch))
    assert 0 < alive[1] <= alive[0] + SIZE < 8 * SIZE
    if "xliff" in formats:
        copy = (tmp_path / f"10-{Path(name).stem}.out" / "findings.xlf").read_text(encoding="utf-8")
        assert copy.count("locQualityIssueType") >= 10 * SIZE
