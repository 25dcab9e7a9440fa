"""The example article end to end: what its footer says, every planted fault, and spans that hold in every file."""

from __future__ import annotations

import csv
import io
import json
from pathlib import Path

import pytest

from mtqa.api import check
from mtqa.article.model import Span
from mtqa.checks.finding import Severity
from mtqa.judge.assessment import AssessedArticle, Report
from mtqa.report.base import Context
from mtqa.report.registry import writer

FOLDER = Path(__file__).parent.parent / "references"
EXAMPLE = FOLDER / "semarang_pumps.fr.txt"
GOLD = list(csv.DictReader((FOLDER / "semarang_pumps.gold.tsv").read_text(encoding="utf-8").splitlines(), delimiter="\t"))
TEXT = EXAMPLE.read_text(encoding="utf-8")


@pytest.fixture(scope="module")
def report() -> Report:
    return check(EXAMPLE, lm="none")


@pytest.fixture(scope="module")
def article(report: Report) -> AssessedArticle:
    return report.articles[0]


def test_gold_spans_hold() -> None:
    assert len(GOLD) >= 8
    assert sum(row["visible_in"] == "source" for row in GOLD) == 3
    for row in GOLD:
        assert TEXT[int(row["start"]) : int(row["end"])] == row["text"]


def test_provenance_comes_from_the_footer(article: AssessedArticle) -> None:
    provenance = article.article.provenance
    assert provenance.machine_translated
    assert provenance.source_language == "id"
    assert provenance.vendor == "LenteraKata.id"
    kinds = [b.kind for b in article.article.boilerplate]
    assert kinds[0] == "share"
    assert kinds[-1] == "notice"


def test_every_sentence_is_translated_and_scored(article: AssessedArticle) -> None:
    assert len(article.segments) == 22
    for segment in article.segments:
        assert segment.round_trip is not None
        assert segment.round_trip.back_translation
        assert segment.round_trip.round_trip
        for name in ("fluency", "consistency", "risk"):
            value = getattr(segment.scores, name)
            assert 0 <= value <= 100, (segment.segment.id, name)
        assert segment.scores.adequacy is None


@pytest.mark.parametrize("row", [r for r in GOLD if r["visible_in"] == "target"], ids=lambda r: f"{r['type']} {r['text'][:20]}")
def test_faults_that_the_french_shows_are_found(article: AssessedArticle, row: dict[str, str]) -> None:
    span = Span(int(row["start"]), int(row["end"]))
    found = [f for f in article.findings if f.span.overlaps(span) and f.severity is not Severity.NEUTRAL]
    assert found, f"{row['type']} «{row['text']}»: {row['why']}"
    assert max(f.severity.rank for f in found) >= min(Severity(row["severity"]).rank, Severity.MAJOR.rank) - 1


def test_clean_sentences_stay_clean(article: AssessedArticle) -> None:
    faulty = [Span(int(r["start"]), int(r["end"])) for r in GOLD]
    for segment in article.segments:
        if not any(segment.segment.span.overlaps(span) for span in faulty):
            assert not [f.code for f in segment.findings if f.severity.rank >= Severity.MAJOR.rank], segment.text


def test_csv_and_json_spans_give_the_text(report: Report) -> None:
    rows = list(csv.DictReader(io.StringIO(str(writer("csv").write(report, Context())))))
    assert len(rows) == 22
    for row in rows:
        assert TEXT[int(row["start"]) : int(row["end"])] == row["text"].removeprefix("'")
    content = json.loads(writer("json").write(report, Context()))
    for finding in content["articles"][0]["findings"]:
        assert TEXT[finding["start"] : finding["end"]] == finding["text"]


def test_frame_has_a_row_a_sentence(report: Report) -> None:
    frame = report.to_frame()
    assert len(frame) == 22
    assert list(frame.columns[:4]) == ["article", "id", "start", "end"]
