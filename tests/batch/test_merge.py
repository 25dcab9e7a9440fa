"""Merged parts are byte for byte what the ordinary writers give."""

from __future__ import annotations

import tempfile
from dataclasses import replace
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from mtqa.batch.blocks import Block
from mtqa.batch.formats import FORMATS
from mtqa.batch.journal import Journal
from mtqa.batch.merge import merge
from mtqa.batch.part import Part, part_of
from mtqa.errors import UsageError
from mtqa.judge.assessment import AssessedArticle, Problem, Report
from mtqa.judge.gate import Policy, tally
from mtqa.report.base import Context
from mtqa.report.registry import write_reports
from tests.report.sample import report
from tests.report.strategies import assessed


def merged(whole: Report, cuts: list[int], folder: Path, language: str = "en") -> dict[str, bytes]:
    """The report cut into parts and put together again."""
    journal = Journal(folder, "1-of-1")
    journal.open(fresh=False)
    bounds = sorted({0, len(whole.articles), *(cut % (len(whole.articles) + 1) for cut in cuts)})
    entries = []
    for number, (start, end) in enumerate(pairwise(bounds)):
        articles = whole.articles[start:end]
        block = Block(number, tuple(a.article for a in articles))
        entries.append(journal.add(block, "k", part_of(articles, Policy(), language).to_bytes()))
    paths = merge(journal, entries, replace(whole, articles=()), FORMATS, folder, language)
    return {path.name: path.read_bytes() for path in paths}


def written(whole: Report, folder: Path, language: str = "en") -> dict[str, bytes]:
    """What the ordinary writers make of it."""
    return {p.name: p.read_bytes() for p in write_reports(whole, FORMATS, folder, Context(machine_language=language))}


@pytest.mark.parametrize("language", ["en", "fr"])
@pytest.mark.parametrize("cuts", [[], [1]])
def test_the_sample(tmp_path: Path, cuts: list[int], language: str) -> None:
    found = merged(report(), cuts, tmp_path / "parts", language)
    assert len(found) == 4
    assert found == written(report(), tmp_path / "whole", language)


@settings(max_examples=60, deadline=None)
@given(st.lists(assessed(), max_size=4), st.lists(st.integers(0, 4), max_size=3), st.text(st.sampled_from('a|,"=\r\ud800'), max_size=5))
def test_any_text_cut_anywhere(articles: list[AssessedArticle], cuts: list[int], signature: str) -> None:
    problem = Problem("p\ud800", "c", "w", "r")
    whole = replace(report(), articles=tuple(articles), signature=signature, problems=(problem,))
    with tempfile.TemporaryDirectory() as folder:
        assert merged(whole, cuts, Path(folder, "parts")) == written(whole, Path(folder, "whole"))


def test_a_part_reads_back(tmp_path: Path) -> None:
    problem = Problem("p", "c", "w", "r", 3)
    broken = replace(report().articles[0], problems=(replace(problem, path="q"),))
    part = part_of((broken, *report().articles[1:]), Policy(), "fr", (problem,))
    assert Part.from_bytes(part.to_bytes()) == part
    assert [p.path for p in part.problems] == ["p", "q"]
    assert part.tally == tally(report().articles, Policy())


def test_a_folder_that_cannot_be_written_keeps_the_old_report(tmp_path: Path) -> None:
    (tmp_path / "report.json").mkdir()
    (tmp_path / "sentences.csv").write_text("old")
    with pytest.raises(UsageError, match="can't be written"):
        merged(report(), [], tmp_path)
    assert (tmp_path / "sentences.csv").read_text() == "old"
