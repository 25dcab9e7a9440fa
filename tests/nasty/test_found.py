"""Inputs that fuzzing found, each once a traceback or a refusal of our own file."""

from __future__ import annotations

import csv
import io
import json
from dataclasses import replace
from pathlib import Path

import pytest

from mtqa.api import check
from mtqa.article.build import article_from_rows
from mtqa.article.model import Segment, Span
from mtqa.article.read import read
from mtqa.checks.finding import Evidence, Finding, Related, Severity
from mtqa.cli.verdicts_work import imported
from mtqa.errors import InputError, UsageError
from mtqa.judge.assessment import AssessedArticle, AssessedSegment, Report
from mtqa.judge.calibration import calibration_text, read_calibration
from mtqa.judge.risk import shipped_text
from mtqa.judge.verdicts_files import BadLine, read_jsonl
from mtqa.phrase import Phrase
from mtqa.report.base import Context
from mtqa.report.json import JsonWriter
from mtqa.report.json_read import read_report
from tests.fuzz.readers import docx_of

HUGE = "9" * 400
SAID = Phrase("m", "m", "m")


def test_a_word_file_whose_document_is_another_thing() -> None:
    with pytest.raises(InputError, match="no body") as caught:
        read("x.docx", content=docx_of(b'<w:document xmlns:w="http://example.org/x"><w:body/></w:document>'))
    assert caught.value.code == "bad-docx"


@pytest.mark.parametrize("number", ["1e999", "-1e999", HUGE])
@pytest.mark.parametrize("field", ["start", "confidence"])
def test_a_report_with_a_number_that_no_machine_holds(tmp_path: Path, field: str, number: str) -> None:
    path = tmp_path / "report.json"
    text = str(JsonWriter().write(two_rows_of_one_id(), Context()))
    data = json.loads(text)
    data["articles"][0]["findings"][0][field] = "NUMBER"
    path.write_text(json.dumps(data).replace('"NUMBER"', number), encoding="utf-8")
    if field == "confidence" and "e" in number:
        assert read_report(path).articles
        return
    with pytest.raises(InputError, match="can't be used as a report"):
        read_report(path)


def two_rows_of_one_id() -> Report:
    """A document whose rows share an id, and a finding in the first that points to the second."""
    rows = [Segment("7", Span(0, 0), 0), Segment("7", Span(0, 0), 1)]
    article = replace(article_from_rows("x", rows, ["Le bac part.", "Non."], independent=False))
    first, second = article.segments
    related = Related(Span(0, 6), SAID)
    finding = Finding("ABC101", second.span, Severity.MAJOR, "x", Evidence.TARGET, SAID, SAID, related=(related,))
    segments = tuple(AssessedSegment(s, s.span.of(article.text), findings=(finding,) if s is second else ()) for s in (first, second))
    return Report((AssessedArticle(article, segments, (finding,)),), "s")


def test_a_place_in_another_row_comes_back_although_the_rows_share_an_id(tmp_path: Path) -> None:
    path = tmp_path / "report.json"
    path.write_text(str(JsonWriter().write(two_rows_of_one_id(), Context())), encoding="utf-8")
    ((article,),) = (read_report(path).articles,)
    (finding,) = article.findings
    assert [r.span.of(article.article.text) for r in finding.related] == ["Le bac"]


def test_a_report_from_before_names_the_row_by_its_id(tmp_path: Path) -> None:
    path = tmp_path / "report.json"
    data = json.loads(str(JsonWriter().write(two_rows_of_one_id(), Context())))
    data["articles"][0]["segments"][0]["id"] = "6"
    (place,) = data["articles"][0]["findings"][0]["related"]
    place["id"] = "6"
    del place["segment"]
    path.write_text(json.dumps(data), encoding="utf-8")
    (article,) = read_report(path).articles
    assert article.findings[0].related[0].span == Span(0, 6)


@pytest.mark.parametrize("value", ['{"QUO101": ' + HUGE + "}", '{"QUO101": 1e999}', '{"QUO101": NaN}'])
def test_a_calibration_with_a_number_that_no_machine_holds(tmp_path: Path, value: str) -> None:
    path = tmp_path / "calibration.json"
    text = calibration_text("r", json.loads(shipped_text()), {}, {"QUO101": 0.5})
    data = json.loads(text)
    data["trust"] = "TRUST"
    path.write_text(json.dumps(data).replace('"TRUST"', value), encoding="utf-8")
    with pytest.raises(UsageError, match="not a calibration"):
        read_calibration(path)


@pytest.mark.parametrize("part", [f'"confidence": {HUGE}', '"features": {"a": ' + HUGE + "}"])
def test_a_verdict_with_a_number_that_no_machine_holds(part: str) -> None:
    (line,) = read_jsonl('{"code": "QUO101", "words": "ab", "decision": "accept", ' + part + "}", "2026-01-01")
    assert isinstance(line, BadLine)


def test_verdicts_with_a_cell_longer_than_the_csv_reader_likes(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    before = csv.field_size_limit(131_072)
    try:
        path = tmp_path / "v.csv"
        path.write_text(f"code,words,decision,text\nQUO101,ab,accept,{'x' * 200_000}\nQUO102,ab,accept,x\n", encoding="utf-8")
        said = io.StringIO()
        assert imported(path, "a", None, said) == 1
        assert "not a text of at most" in said.getvalue()
        path.write_text(f"code,words,decision,{'x' * 200_000}\nQUO103,ab,accept,x\n", encoding="utf-8")
        assert imported(path, "a", None, said) == 0
    finally:
        csv.field_size_limit(before)


def test_a_text_in_one_line_that_no_file_could_be_named() -> None:
    (article,) = check("Le bac est parti mardi. " * 20, no_model=True).articles
    assert len(article.segments) == 20
