"""The figures as table, report, JSON and prediction files."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path

import pytest

from mtqa.bench.compare import changes
from mtqa.bench.figures import Figures, figures
from mtqa.bench.json_form import as_json, read_risks
from mtqa.bench.markdown import as_markdown, as_table
from mtqa.bench.predictions import predictions
from mtqa.bench.sets import BenchSet
from mtqa.bench.summary import HEADINGS, number, share, summary, table
from mtqa.errors import InputError
from tests.bench.made import BASE_RATE, finding, row

ROWS = [row("1", True, 90, span=(5, 9), findings=(finding("REP101"),)), row("2", False, 20), row("3", False, 60)]


def labelled(**about: object) -> Figures:
    return figures(BenchSet("own", (), **about), ROWS, None, BASE_RATE, 1.4)  # type: ignore[arg-type]


def cells(text: str) -> list[dict[str, str]]:
    lines = [[cell.strip() for cell in line.strip("|").split(" | ")] for line in text.splitlines() if line.startswith("| ")]
    return [dict(zip(lines[0], line, strict=True)) for line in lines[1:]]


def test_summary_has_a_column_for_each_figure() -> None:
    (line,) = cells(summary([labelled()]))
    assert tuple(line) == HEADINGS
    assert line["rows"] == "1 + 2"
    assert line["AUC [95 %]"].startswith("1.000 [")
    assert line["faults found"] == "1.000 (1/1)"
    assert (line["clean major+"], line["clean any"], line["clean risk ≥ 50"]) == ("0/2", "0/2", "50.0%")
    assert line["spans"] == "1.000 (1/1)"
    assert "- worst span touches" in as_markdown([labelled()], "s")
    assert line["pairs"] == ""


def test_spans_are_left_out_where_the_set_marks_no_places() -> None:
    rows = [row("1", True, 90, span=(5, 9)), row("2", False, 20)]
    rows[0] = replace(rows[0], row=replace(rows[0].row, faults=()))
    found = figures(BenchSet("own", ()), rows, None, BASE_RATE)
    assert cells(summary([found]))[0]["spans"] == ""
    assert "- worst span touches" not in as_markdown([found], "s")


def test_seen_sets_and_parts_are_marked() -> None:
    found = labelled(seen_by=("estimator", "risk"), split="train", of=900)
    (line,) = cells(summary([found]))
    assert line["set"] == "own train*"
    assert line["rows"] == "1 + 2 of 900"
    assert "estimator and risk were made with these rows" in as_markdown([found], "s")


def test_report_holds_summary_parts_reliability_changes_and_pictures() -> None:
    found = labelled()
    changed = changes(found, {"1": 10.0, "2": 20.0, "3": 60.0})
    text = as_markdown([found], "mtqa:0", changed, {"own": {"roc": "plots/own.roc.svg"}})
    for part in (
        "## own, French only",
        "| rules ",
        "| REP101 ",
        "share faulty",
        "## Changes",
        "![ROC curve of own](plots/own.roc.svg)",
        "`mtqa:0`",
    ):
        assert part in text
    short = as_table([found], changed)
    assert summary([found]) in short
    assert "## Changes" in short
    assert "REP101" not in short


def test_tables_are_straight_and_bars_are_escaped() -> None:
    lines = table([("name", "n"), ("a|b\nc", "1"), ("plain", "+12.5")]).splitlines()
    assert len({len(line) for line in lines}) == 1
    assert "a\\|b c" in lines[2]
    assert lines[1].endswith("-:|")


@pytest.mark.parametrize(("value", "expected"), [(None, ""), (float("nan"), ""), (0.5, "0.500")])
def test_numbers(value: float | None, expected: str) -> None:
    assert number(value) == expected


def test_shares_without_a_whole_are_empty() -> None:
    assert share(0, 0) == ""


def test_json_holds_what_the_report_holds_and_the_risks(tmp_path: Path) -> None:
    found = labelled(seen_by=("risk",))
    text = as_json([found], "sig")
    data = json.loads(text)
    assert (data["schema"], data["signature"]) == (1, "sig")
    (one,) = data["sets"]
    assert one["auc"]["value"] == 1.0
    assert one["seen_by"] == ["risk"]
    assert one["recall"]["0.05"]["by_type"] == {"": [1, 1]}
    assert one["faults"] == {"found": 1, "all": 1, "by_type": {"": [1, 1]}}
    assert sum(b["weight"] for b in one["reliability"]) == pytest.approx(1.0)
    assert one["rules"]["REP101"]["alone"] == 1.0
    path = tmp_path / "bench.json"
    path.write_text(text, encoding="utf-8")
    assert read_risks(path) == {("own", "French only"): {"1": 90.0, "2": 20.0, "3": 60.0}}


NO_RUN = ["", "[]", "{}", '{"sets": [{"set": "a"}]}', '{"sets": [{"set": "a", "evidence": "b", "risks": {"x": "y"}}]}', "[" * 99_999]


@pytest.mark.parametrize("text", NO_RUN)
def test_what_is_no_run_is_an_input_error(tmp_path: Path, text: str) -> None:
    path = tmp_path / "old.json"
    path.write_text(text)
    with pytest.raises(InputError, match=r"old\.json.*mtqa bench -o"):
        read_risks(path)


def test_a_run_that_is_not_there_is_an_input_error(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="can't be read"):
        read_risks(tmp_path / "none.json")


def test_predictions_are_one_line_a_row() -> None:
    rows = [row("a\tb", True, 90.25, span=(5, 9)), row("2", False, 20)]
    assert predictions(figures(BenchSet("own", ()), rows, None, BASE_RATE)) == "a b\t90.25\t5\t9\n2\t20\t\t\n"
