"""Every nasty file alone and all of them in one batch: a report or one problem each, exit 2 where there is one, the rest goes on."""

from __future__ import annotations

import csv
import io
import json
import os
from pathlib import Path
from typing import Any

import pytest

from mtqa.article.read import read_each
from mtqa.cli import reading
from tests.nasty.corpus import CORPUS, FRENCH
from tests.test_hostile import check


@pytest.fixture(autouse=True)
def _folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)


def places_are_true(report: dict[str, Any]) -> None:
    """Every sentence and finding says what stands at its place."""
    for article in report["articles"]:
        for each in (*article["segments"], *article["findings"]):
            text = article["text"] if article["text"] is not None else None
            assert text is None or text[each["start"] : each["end"]] == each["text"]


@pytest.mark.parametrize("name", CORPUS)
def test_alone(name: str) -> None:
    content, expected = CORPUS[name]
    Path(name).write_bytes(content)
    code, out, err = check(name, fail_on="never")
    assert not any("Traceback" in line or "a fault of mtqa" in line or "report it" in line for line in err)
    if expected == "report":
        report = json.loads(out)
        assert (code, report["problems"]) == (0, []), err
        assert sum(len(article["segments"]) for article in report["articles"])
        places_are_true(report)
        return
    assert code == 2
    problem = next(line for line in err if name in line)
    assert problem.count(". ") >= 1, "a remedy follows"
    report = json.loads(out) if out else {"problems": [{"code": expected}]}
    assert {each["code"] for each in report["problems"]} == {expected}, err


def test_all_in_one_batch_and_the_good_one_among_them() -> None:
    Path("all").mkdir()
    for name, (content, _) in CORPUS.items():
        Path("all", name).write_bytes(content)
    Path("all/good.txt").write_text(FRENCH, encoding="utf-8")
    os.symlink(".", "all/loop")
    os.symlink("nowhere.txt", "all/dangling.txt")
    os.symlink("two.txt", "all/one.txt")
    os.symlink("one.txt", "all/two.txt")
    code, _, err = check("all", fail_on="never", formats="json,csv,html,sarif", output=Path("out"))
    assert code == 2
    assert not any("Traceback" in line or "a fault of mtqa" in line or "report it" in line for line in err)
    report = json.loads(Path("out/report.json").read_text(encoding="utf-8"))
    places_are_true(report)
    told = {Path(problem["path"]).name for problem in report["problems"]}
    assert {name for name, (_, expected) in CORPUS.items() if expected != "report"} <= told
    checked = {Path(article["path"]).name for article in report["articles"]}
    assert {"good.txt", "bidi.txt", "combining.txt", "utf16.txt"} <= checked
    rows = list(csv.DictReader(io.StringIO(Path("out/sentences.csv").read_text(encoding="utf-8"), newline="")))
    assert len(rows) == sum(len(article["segments"]) for article in report["articles"])


def test_a_file_that_vanishes_before_its_turn(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("a.txt", "b.txt", "c.txt"):
        Path(name).write_text(FRENCH, encoding="utf-8")

    def reader(path: str, *rest: Any, **more: Any) -> Any:
        Path("b.txt").unlink(missing_ok=True)
        return read_each(path, *rest, **more)

    monkeypatch.setattr(reading, "read_each", reader)
    code, out, err = check(".", fail_on="never")
    report = json.loads(out)
    assert code == 2
    assert [article["path"] for article in report["articles"]] == ["a.txt", "c.txt"]
    assert [(p["path"], p["code"]) for p in report["problems"]] == [("b.txt", "missing")]
    assert "does not exist" in err[0]


@pytest.mark.skipif(not Path("/proc/self/mem").exists(), reason="no /proc here, whose files fail when they are read")
@pytest.mark.parametrize("name", ["disk.txt", "disk.jsonl", "disk.html", "disk.docx", "disk.xlf"])
def test_a_disk_that_fails_in_the_middle_of_a_file(name: str) -> None:
    os.symlink("/proc/self/mem", name)
    Path("good.txt").write_text(FRENCH, encoding="utf-8")
    code, out, err = check(name, "good.txt", fail_on="never")
    report = json.loads(out)
    assert code == 2
    assert [article["path"] for article in report["articles"]] == ["good.txt"]
    assert [(p["path"], p["code"]) for p in report["problems"]] == [(name, "unreadable")]
    assert "Input/output error" in err[0]
