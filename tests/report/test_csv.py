from __future__ import annotations

import csv
import io
from dataclasses import replace

import pandas as pd
from hypothesis import given, settings

from mtqa.article.model import Span
from mtqa.judge.assessment import Report
from mtqa.report.base import Context
from mtqa.report.csv import CsvWriter
from mtqa.report.escape import restored, storable
from tests.report.sample import prose_assessed, report
from tests.report.strategies import reports

SENTENCES = (
    "article,id,start,end,text,role,source,back_translation,round_trip,fluency,consistency,adequacy,risk,"
    "worst_code,worst_severity,worst_start,worst_end,findings,signature"
)
FINDINGS = "article,id,code,severity,category,evidence,start,end,line,column,text,message,reason,suggestion,confidence,signature"
ARTICLES = (
    "article,language,machine_translated,source_language,vendor,engine,date,words,sentences,scored,findings,critical,major,minor,"
    "fluency,consistency,adequacy,risk,signature"
)


def written(made: Report, language: str = "en") -> dict[str, str]:
    return {name: str(text) for name, text in CsvWriter().files(made, Context("id", language))}


def read(text: str) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(text, newline="")))


def test_columns_are_the_contract() -> None:
    files = written(report())
    assert [text.split("\n", 1)[0] for text in files.values()] == [SENTENCES, FINDINGS, ARTICLES]
    assert list(files) == ["sentences.csv", "findings.csv", "articles.csv"]


def test_an_empty_report_has_the_headers() -> None:
    assert list(written(Report((), "s")).values()) == [f"{SENTENCES}\n", f"{FINDINGS}\n", f"{ARTICLES}\n"]


def test_stdout_gets_the_sentences() -> None:
    assert CsvWriter().write(report(), Context()) == written(report())["sentences.csv"]


def test_texts_are_in_the_language_of_machines() -> None:
    assert "lost agent (fr)" in written(report(), "fr")["findings.csv"]
    assert "(id)" not in written(report())["findings.csv"]


def test_missing_values_are_empty_and_integers_have_no_point() -> None:
    rows = read(written(report())["sentences.csv"])
    assert (rows[0]["worst_code"], rows[0]["worst_start"], rows[0]["adequacy"]) == ("", "", "")
    lost = next(row for row in rows if row["worst_code"] == "OMI101")
    assert lost["worst_start"] == lost["worst_end"] == "281"
    assert rows[-1]["risk"] == rows[-1]["text"] == ""


def test_the_judges_worst_place_goes_before_that_of_the_gravest_finding() -> None:
    made = prose_assessed()
    for span in (Span(70, 75), Span(70, 70)):
        moved = replace(made, segments=(made.segments[0], replace(made.segments[1], worst_span=span), *made.segments[2:]))
        row = read(written(Report((moved,), "s"))["sentences.csv"])[1]
        assert (row["worst_start"], row["worst_end"]) == (str(span.start), str(span.end))


def test_line_and_column_count_from_one_in_the_text_or_the_row() -> None:
    rows = {row["code"]: row for row in read(written(report())["findings.csv"])}
    assert (rows["BOI101"]["line"], rows["BOI101"]["column"]) == ("1", "1")
    assert (rows["OMI101"]["line"], rows["OMI101"]["column"]) == ("7", "68")
    assert (rows["NUM301"]["line"], rows["NUM301"]["column"], rows["NUM301"]["start"]) == ("1", "1", "0")
    assert (rows["REP101"]["line"], rows["REP101"]["column"], rows["REP101"]["start"]) == ("2", "1", "15")


def test_counts_agree_between_the_files() -> None:
    files = {name: read(text) for name, text in written(report()).items()}
    for article in files["articles.csv"]:
        found = [row for row in files["findings.csv"] if row["article"] == article["article"]]
        assert int(article["findings"]) == len(found)
        for severity in ("critical", "major", "minor"):
            assert int(article[severity]) == sum(row["severity"] == severity for row in found)
        assert int(article["sentences"]) == sum(row["article"] == article["article"] for row in files["sentences.csv"])


def test_words_are_runs_of_non_blanks_in_scored_text() -> None:
    rows = read(written(report())["articles.csv"])
    assert rows[1]["words"] == "7"
    assert rows[1]["scored"] == "2"


@settings(deadline=None, max_examples=200)
@given(reports)
def test_offsets_hold_after_removing_the_quote(made: Report) -> None:
    files = {name: read(text) for name, text in written(made).items()}
    segments = [(article.article, each) for article in made.articles for each in article.segments]
    assert len(files["sentences.csv"]) == len(segments)
    for row, (article, each) in zip(files["sentences.csv"], segments, strict=True):
        base = storable(article.text if article.layout == "prose" else each.segment.span.of(article.text))
        assert base[int(row["start"]) : int(row["end"])] == restored(row["text"])
        assert restored(row["text"]) == storable(each.segment.span.of(article.text))
        assert restored(row["id"]) == storable(each.segment.id)
        assert row["text"] != restored(row["text"]) or row["text"][:1] not in set("=+-@\t\r") or row["text"][1:2].isdigit()
    findings = list(made.findings())
    assert len(files["findings.csv"]) == len(findings)
    for row, (assessed, finding) in zip(files["findings.csv"], findings, strict=True):
        home = assessed.segment_of(finding.span)
        in_row = assessed.article.layout == "rows" and home is not None
        base = storable(home.segment.span.of(assessed.article.text) if in_row and home else assessed.article.text)
        assert base[int(row["start"]) : int(row["end"])] == restored(row["text"])
        assert restored(row["message"]) == storable(finding.message.en)


@settings(deadline=None, max_examples=50)
@given(reports)
def test_pandas_reads_what_csv_reads(made: Report) -> None:
    for text in written(made).values():
        if "\x00" in text:  # pandas' reader ends a cell at NUL
            continue
        frame = pd.read_csv(io.StringIO(text), dtype=str, keep_default_na=False)
        assert frame.to_dict("records") == read(text)


def test_the_frame_of_the_api_has_numbers() -> None:
    frame = report().to_frame()
    assert list(frame.columns) == SENTENCES.split(",")
    assert str(frame["start"].dtype) == "Int64"
    assert frame["risk"].max() == 99.0
    assert frame["worst_code"].isna().sum() == 5
