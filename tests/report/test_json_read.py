"""`report.json` read back says what was written."""

from __future__ import annotations

import json
import os
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings

from mtqa.article.beads import Alignment, Bead
from mtqa.article.build import article_from_rows
from mtqa.article.model import Segment, Span
from mtqa.checks.finding import Evidence, Finding, Severity
from mtqa.errors import InputError
from mtqa.judge.assessment import AssessedArticle, AssessedSegment, BaselineUse, Report, StaleEntry
from mtqa.phrase import Phrase
from mtqa.report.base import Context
from mtqa.report.json import JsonWriter
from mtqa.report.json_read import read_report
from mtqa.score.adequacy import Adequacy
from tests.report.sample import report
from tests.report.strategies import reports


def written(made: Report, path: Path) -> Path:
    path.write_text(str(JsonWriter().write(made, Context())), encoding="utf-8")
    return path


def test_it_reads_what_was_written(tmp_path: Path) -> None:
    file = written(report(), tmp_path / "report.json")
    again = written(read_report(file), tmp_path / "again.json")
    assert again.read_text(encoding="utf-8") == file.read_text(encoding="utf-8")


def test_source_adequacy_and_baseline_come_back(tmp_path: Path) -> None:
    made = report()
    first = made.articles[0]
    beads = (Bead((0,), (0,), 0.5), Bead((1, 2), (), 0.0), Bead((), (1,), 0.0))
    article = replace(first.article, alignment=Alignment("pasar.id.txt", "id", ("Pasar dibuka.", "Hilang."), beads))
    known = replace(
        first.segments[1],
        adequacy=Adequacy({"length": 40.0, "fit": 80.0}, 0.5),
        z_scores={"ngram_mean": 1.25},
        unchanged=True,
    )
    assessed = replace(first, article=article, segments=(first.segments[0], known, *first.segments[2:]), profile="newsroom")
    baseline = BaselineUse("base.json", 2, (StaleEntry("QUO101", "« Les étals", 1, ("a.fr.md",)),))
    file = written(replace(made, articles=(assessed, *made.articles[1:]), baseline=baseline), tmp_path / "report.json")
    again = written(read_report(file), tmp_path / "again.json")
    assert again.read_text(encoding="utf-8") == file.read_text(encoding="utf-8")


def test_equal_findings_keep_their_order(tmp_path: Path) -> None:
    """Two findings that differ only in what the next row would hold are equal once they are cut to their row."""
    article = article_from_rows("x.tsv", [Segment("", Span(0, 0), 0)] * 2, ["a", ""], independent=True)
    said = Phrase("", "", "")
    findings = tuple(Finding("ABC101", Span(0, end), Severity.MINOR, "x/y", Evidence.TARGET, said, said, None, 0.5) for end in (1, 2))
    segments = tuple(AssessedSegment(s, s.span.of(article.text), findings=() if i else findings) for i, s in enumerate(article.segments))
    file = written(Report((AssessedArticle(article, segments, findings),), ""), tmp_path / "report.json")
    again = json.loads(written(read_report(file), tmp_path / "again.json").read_text())
    assert again["articles"][0]["segments"][0]["findings"] == [0, 1]


@settings(deadline=None, max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(reports)
def test_any_report_comes_back(tmp_path: Path, made: Report) -> None:
    file = written(made, tmp_path / "report.json")
    data, again = json.loads(file.read_text()), json.loads(written(read_report(file), tmp_path / "again.json").read_text())
    assert [a["segments"] for a in again["articles"]] == [a["segments"] for a in data["articles"]]
    assert [a["findings"] for a in again["articles"]] == [a["findings"] for a in data["articles"]]


def damaged(data: dict[str, Any], how: str) -> object:
    if how == "schema":
        return {**data, "schema": 99}
    if how == "list":
        return [data]
    if how == "beyond":
        data["articles"][0]["findings"][0]["end"] = 10**9
    if how == "severity":
        data["articles"][0]["findings"][0]["severity"] = "grave"
    if how == "missing":
        del data["articles"][0]["text"]
    return data


@pytest.mark.parametrize("how", ["schema", "list", "beyond", "severity", "missing"])
def test_a_file_that_is_no_report_is_one_clear_error(tmp_path: Path, how: str) -> None:
    file = written(report(), tmp_path / "report.json")
    file.write_text(json.dumps(damaged(json.loads(file.read_text()), how)))
    with pytest.raises(InputError, match="can't be used as a report"):
        read_report(file)


def test_a_missing_file_and_nonsense_are_errors(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="can't be read"):
        read_report(tmp_path / "none.json")
    (tmp_path / "x.json").write_bytes(b"\xff\xfe{")
    with pytest.raises(InputError, match="not JSON"):
        read_report(tmp_path / "x.json")


def test_a_pipe_is_refused_at_once(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "report.json")
    with pytest.raises(InputError, match="a pipe, not a file"):
        read_report(tmp_path / "report.json")
