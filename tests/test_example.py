"""The example article end to end, its original beside it: its footer, every planted fault, adequacy, spans that hold in every file."""

from __future__ import annotations

import csv
import io
import json
import re
from pathlib import Path

import pytest

from mtqa.api import check
from mtqa.article.model import Span
from mtqa.checks.finding import Severity
from mtqa.judge.assessment import AssessedArticle, Report
from mtqa.report.base import Context
from mtqa.report.registry import writer
from mtqa.report.terminal import terminal_text

FOLDER = Path(__file__).parent.parent / "references"
EXAMPLE = FOLDER / "semarang_pumps.fr.txt"
GOLD = list(csv.DictReader((FOLDER / "semarang_pumps.gold.tsv").read_text(encoding="utf-8").splitlines(), delimiter="\t"))
TEXT = EXAMPLE.read_text(encoding="utf-8")


@pytest.fixture(scope="module")
def report() -> Report:
    return check(EXAMPLE, FOLDER / "semarang_pumps.id.txt", lm="none")


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
        for name in ("fluency", "consistency", "adequacy", "risk"):
            value = getattr(segment.scores, name)
            assert 0 <= value <= 100, (segment.segment.id, name)


def test_every_sentence_has_its_original(article: AssessedArticle) -> None:
    assert article.article.alignment is not None
    assert [(bead.target, bead.source) for bead in article.article.alignment.beads] == [((i,), (i,)) for i in range(22)]
    assert article.segments[0].segment.source == "Pompa Raksasa Mulai Beroperasi di Pesisir Semarang, Warga Masih Waswas"
    assert {segment.segment.source_language for segment in article.segments} == {"id"}


def test_the_report_shows_both_sides_and_what_adequacy_rests_on(report: Report, article: AssessedArticle) -> None:
    page = str(writer("html").write(report, Context()))
    for segment in article.segments:
        assert segment.segment.source is not None
        assert segment.segment.source.split(",")[0].strip("“”") in re.sub(r"<[^>]+>", "", page)
    assert "Adequacy rests on: facts that agree " in page
    assert "Adequacy rests on: facts that agree · closeness of meaning · likely length" in terminal_text(report, width=400)
    rows = list(csv.DictReader(io.StringIO(str(writer("csv").write(report, Context())))))
    assert all(row["source"] and row["adequacy"] for row in rows)


def test_adequacy_orders_clean_above_faulty_sentences(article: AssessedArticle) -> None:
    places = [Span(int(r["start"]), int(r["end"])) for r in GOLD]
    values: dict[bool, list[float]] = {True: [], False: []}
    for segment in article.segments:
        assert segment.scores.adequacy is not None
        values[any(segment.segment.span.overlaps(place) for place in places)].append(segment.scores.adequacy)
    ordered = sum(faulty < clean for faulty in values[True] for clean in values[False])
    assert ordered >= 0.8 * len(values[True]) * len(values[False])


@pytest.mark.parametrize("row", GOLD, ids=lambda r: f"{r['type']} {r['text'][:20]}")
def test_planted_faults_are_found(article: AssessedArticle, row: dict[str, str]) -> None:
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
