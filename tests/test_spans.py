"""`text[start:end]` is what the files say, for every sentence and finding of articles made of awkward characters."""

from __future__ import annotations

import csv
import io
import json
from functools import cache

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from mtqa.article.options import ReadOptions
from mtqa.article.read import read_text
from mtqa.checks.configure import configured
from mtqa.errors import InputError
from mtqa.judge.assessment import Report
from mtqa.models import ModelOptions, Models
from mtqa.pipeline import Checker
from mtqa.report.base import Context
from mtqa.report.escape import restored
from mtqa.report.registry import writer
from mtqa.session import report_of
from mtqa.translate.places import Places

FORMS = ["text", "markdown", "html"]
WORDS = st.sampled_from(
    [
        "Le maire", "a déclaré", "est parti", "de le", "les les", "port", "E\u0301te\u0301", "e\u0301cole", "🙂", "👩‍🚀", "10\u00a0000",
        "«\u00a0Oui", "non\u00a0»", "«", "»", "“x”", '"', "M.", "Kupang,", "l’eau", "à", "!", "?", ".", "…", "a-t-il dit", "\u202f:",
        "anak-anak", "Ã©", "=1+1", "-5", "@x", "+", "\t", "\ufeff", "\u200b", "\u202e", "**", "*", "[x](y)", "&nbsp;", "&amp;", "<b>",
        "le 30 décembre", "par", "km", "%", "ne", "qui", "dont",
    ]
)  # fmt: skip
LINES = st.lists(WORDS, min_size=1, max_size=16).map(" ".join)
PAGES = st.builds(
    lambda lines, end: end.join(lines), st.lists(LINES, min_size=1, max_size=7), st.sampled_from(["\n", "\r\n", "\n\n", "\r"])
)


@cache
def checker() -> Checker:
    models = Models(ModelOptions(enabled=False), Places.default(), lambda _: None)
    return Checker(configured({}), models)


def checked(text: str, form: str) -> Report | None:
    try:
        result = read_text(text, "x", ReadOptions(check_language=False), form)
    except InputError:
        return None
    return report_of(checker(), tuple(checker().assess(result.articles)))


def rows_of(content: str | bytes) -> list[dict[str, str]]:
    assert isinstance(content, str)
    return list(csv.DictReader(io.StringIO(content, newline="")))


@pytest.mark.parametrize("form", FORMS)
@settings(max_examples=70, deadline=None, suppress_health_check=[HealthCheck.too_slow, HealthCheck.filter_too_much])
@given(page=PAGES)
def test_files_say_what_stands_in_the_text(form: str, page: str) -> None:
    report = checked(page, form)
    if report is None:
        return
    (assessed,) = report.articles
    text = assessed.article.text
    assert assessed.problems == ()
    files = dict(writer("csv").files(report, Context("en", "en")))
    for name in ("sentences.csv", "findings.csv"):
        for row in rows_of(files[name]):
            assert restored(row["text"]) == text[int(row["start"]) : int(row["end"])]
    (article,) = json.loads(writer("json").write(report, Context("en", "en")))["articles"]
    assert len(article["segments"]) == len(assessed.segments)
    assert len(article["findings"]) == len(assessed.findings)
    for each in (*article["segments"], *article["findings"]):
        assert each["text"] == text[each["start"] : each["end"]]
