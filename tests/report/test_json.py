from __future__ import annotations

import json
from typing import Any

from hypothesis import given, settings

from mtqa.judge.assessment import Report
from mtqa.report.base import Context
from mtqa.report.json import JsonWriter
from tests.report.sample import report
from tests.report.strategies import reports

KEYS = {
    "report": "schema signature language models notes skipped problems baseline articles",
    "article": "path file language format encoding layout independent warnings profile provenance summary text paragraphs boilerplate "
    "hidden alignment reference segments findings suppressed",
    "provenance": "machine_translated source_language vendor engine date notice",
    "summary": "words sentences scored flagged findings critical major minor penalty fluency consistency adequacy risk",
    "segment": "id start end text role paragraph line notes source source_language reference provenance scores round_trip "
    "adequacy z_scores drivers worst findings unchanged",
    "scores": "fluency consistency adequacy risk chrf bleu ter log_probability log_probability_min",
    "round_trip": "back_translation round_trip language model degenerate note",
    "finding": "code id segment severity category evidence start end line column text message reason suggestion confidence related "
    "source_span baseline_state",
    "problem": "path code what remedy exit_code",
    "model": "role name rough quality",
}


def data(made: Report, language: str = "en") -> Any:
    text = JsonWriter().write(made, Context("fr", language))
    text.encode("utf-8")
    return json.loads(text)


def has(kind: str, value: dict[str, Any]) -> None:
    assert list(value) == KEYS[kind].split(), kind


def check_schema(read: Any) -> None:
    has("report", read)
    assert read["schema"] == 1
    for model in read["models"]:
        has("model", model)
    for problem in read["problems"]:
        has("problem", problem)
    for article in read["articles"]:
        has("article", article)
        has("provenance", article["provenance"])
        has("summary", article["summary"])
        for segment in article["segments"]:
            has("segment", segment)
            has("scores", segment["scores"])
            if segment["round_trip"] is not None:
                has("round_trip", segment["round_trip"])
            assert all(article["findings"][index] for index in segment["findings"])
        for finding in article["findings"]:
            has("finding", finding)
        for silent in article["suppressed"]:
            assert list(silent) == [*KEYS["finding"].split(), "suppression"]


def test_the_docstring_names_every_key() -> None:
    import mtqa.report.json as module

    for keys in KEYS.values():
        for key in keys.split():
            assert key in (module.__doc__ or ""), key


def test_the_sample_keeps_everything() -> None:
    read = data(report())
    check_schema(read)
    prose, rows = read["articles"]
    directed = next(f for f in prose["findings"] if f["code"] == "NAM101")
    assert [(r["text"], r["note"]) for r in directed["related"]] == [("la directrice", "feminine here")]
    assert directed["suggestion"] == "La directrice"
    assert next(f for f in prose["findings"] if f["code"] == "LAN103")["suggestion"] == ""
    assert prose["provenance"]["notice"]["text"].startswith("This page")
    assert prose["suppressed"][0]["suppression"] == {"origin": "inline", "reason": "house style", "author": "R. Desk", "date": "2024-05-13"}
    assert rows["text"] is None
    assert rows["findings"][1]["source_span"] == {"start": 0, "end": 2, "text": "-5"}
    assert rows["segments"][2]["round_trip"] is None
    assert read["models"][0] == {"role": "translator", "name": "tiny-fren", "rough": True, "quality": "chrF 31 <low>"}


def test_texts_speak_the_language_of_machines() -> None:
    assert data(report(), "id")["articles"][0]["findings"][0]["message"] == "share label (id)"


@settings(deadline=None, max_examples=200)
@given(reports)
def test_every_text_is_exact(made: Report) -> None:
    read = data(made)
    check_schema(read)
    for article, assessed in zip(read["articles"], made.articles, strict=True):
        text = assessed.article.text
        assert article["path"] == assessed.article.path
        if assessed.article.layout == "prose":
            assert article["text"] == text
        for segment, each in zip(article["segments"], assessed.segments, strict=True):
            assert segment["text"] == each.segment.span.of(text)
            base = text if assessed.article.layout == "prose" else segment["text"]
            assert base[segment["start"] : segment["end"]] == segment["text"]
            assert segment["round_trip"]["back_translation"] == each.round_trip.back_translation  # type: ignore[union-attr]
        for finding, own in zip(article["findings"], assessed.findings, strict=True):
            inside = assessed.article.layout == "rows" and finding["segment"] is not None
            base = article["segments"][finding["segment"]]["text"] if inside else text
            assert base[finding["start"] : finding["end"]] == finding["text"]
            assert finding["message"] == own.message.en


def test_equal_reports_give_equal_bytes() -> None:
    assert JsonWriter().write(report(), Context()) == JsonWriter().write(report(), Context())
