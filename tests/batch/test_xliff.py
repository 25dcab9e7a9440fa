"""Copies of XLIFF files made from the parts of a run are those that the ordinary writer makes."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from mtqa.batch.part import ArticlePart, part_of
from mtqa.batch.xliff import write_copies
from mtqa.errors import UsageError
from mtqa.judge.assessment import Report
from mtqa.judge.gate import Policy
from mtqa.report.base import Context
from mtqa.report.registry import write_reports
from tests.report.sample import report
from tests.report.test_xliff import V1, V2, assessed


def parts(whole: Report, language: str = "en") -> list[ArticlePart]:
    return [article for each in whole.articles for article in part_of((each,), Policy(), language).articles]


def copies(whole: Report, folder: Path, language: str = "en") -> dict[str, bytes]:
    folder.mkdir()
    return {name: (folder / name).read_bytes() for name in write_copies(folder, parts(whole, language), language)}


def written(whole: Report, folder: Path, language: str = "en") -> dict[str, bytes]:
    """What the ordinary writer makes of it."""
    paths = write_reports(whole, ["xliff"], folder, Context(machine_language=language))
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in paths}


def files(folder: Path) -> Report:
    """Two XLIFF files, the first with two articles, and articles that are no XLIFF."""
    twice = V1.replace("</xliff>", V1[V1.index("  <file") :]).replace('original="bac.html"', 'original="autre.html"', 1)
    for name, content in (("a.xlf", twice), ("b.xliff", V2)):
        (folder / name).write_text(content, encoding="utf-8")
    first, second = assessed(str(folder / "a.xlf")), assessed(str(folder / "b.xliff"))
    assert len(first.articles) == 2
    return replace(first, articles=(*report().articles, *first.articles, *second.articles))


@pytest.mark.parametrize("language", ["en", "fr"])
@pytest.mark.parametrize("content", [V1, V2])
def test_one_file(content: str, language: str, tmp_path: Path) -> None:
    (tmp_path / "x.xlf").write_text(content, encoding="utf-8")
    whole = assessed(str(tmp_path / "x.xlf"))
    found = copies(whole, tmp_path / "parts", language)
    assert list(found) == ["findings.xlf"]
    assert found == written(whole, tmp_path / "whole", language)
    assert b"locQualityIssueType" in found["findings.xlf"]


def test_several_files(tmp_path: Path) -> None:
    whole = files(tmp_path)
    found = copies(whole, tmp_path / "parts")
    assert [name.partition("-")[0] for name in found] == ["findings/a", "findings/b"]
    assert found == written(whole, tmp_path / "whole")


def test_what_has_no_copy_is_one_clear_error(tmp_path: Path) -> None:
    (tmp_path / "x.xlf").write_text(V1, encoding="utf-8")
    whole = assessed(str(tmp_path / "x.xlf"))
    piped = replace(whole, articles=tuple(replace(a, article=replace(a.article, file="-")) for a in whole.articles))
    for number, given in enumerate((report(), piped)):
        with pytest.raises(UsageError) as error:
            copies(given, tmp_path / str(number))
        assert error.value.code == "no-xliff"
