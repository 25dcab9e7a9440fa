from __future__ import annotations

import random
from dataclasses import replace

import pytest
from hypothesis import given, settings

from mtqa.checks.finding import Severity
from mtqa.judge.assessment import Report
from mtqa.judge.weights import PROFILES, Weights
from mtqa.report.json import report_data
from mtqa.report.summary import summarise
from mtqa.report.vendors.rows import ArticleRows, Ruled, article_rows, month
from tests.report.sample import prose_assessed, rows_assessed
from tests.report.strategies import reports
from tests.report.vendors.planted import Plan, article, finding, rows, silenced


def made(assessed: object, weights: Weights | None = None) -> ArticleRows:
    data = report_data(Report((assessed,), "s"))["articles"][0]  # type: ignore[arg-type]
    return article_rows(data, "s", Ruled(weights or Weights(), lambda code: f"its-{code}"))


@pytest.mark.parametrize(
    ("date", "found"),
    [("2024-05-12", "2024-05"), (" 2024-12", "2024-12"), ("2024-05-12T10:00:00Z", "2024-05"), ("12/05/2024", ""), ("", ""),
     ("2024-13-01", ""), ("2024-050", ""), ("mai 2024", "")],
)  # fmt: skip
def test_a_month_is_that_of_an_iso_date(date: str, found: str) -> None:
    assert month(date) == found


@settings(deadline=None)
@given(reports)
def test_words_and_findings_are_those_of_the_articles_summary(report: Report) -> None:
    for assessed in report.articles:
        found, sums = made(assessed), summarise(assessed)
        assert sum(row["words"] for row in found.sentences) == sums.words
        assert len(found.sentences) == sums.sentences
        counted = [row for row in found.findings if row["state"] == "counted"]
        assert len(counted) == sums.findings
        assert sum(row["critical"] for row in found.sentences) <= sums.critical


def test_hidden_marks_are_no_words() -> None:
    assert sum(row["words"] for row in made(prose_assessed()).sentences) == summarise(prose_assessed()).words == 60


def test_vendor_engine_and_date_are_the_rows_own_or_else_the_articles() -> None:
    plans = [Plan("A", 50, 40, 1, engine="e", date="2024-05-01"), Plan("B", 50, 40, 1), Plan(None, 50, 40, 1)]
    mixed = rows("lot.jsonl", plans, random.Random(1), independent=False)
    alike = replace(mixed, article=replace(mixed.article, provenance=replace(mixed.article.provenance, vendor="Z")))
    bare = tuple(replace(s, segment=replace(s.segment, provenance=None)) for s in alike.segments[2:])
    found = made(replace(alike, segments=(*alike.segments[:2], *bare)))
    told = [(row["vendor"], row["engine"], row["month"]) for row in found.sentences]
    assert told == [("A", "e", "2024-05"), ("B", "", ""), ("Z", "", "")]
    by_id = {row["id"]: row["vendor"] for row in found.sentences}
    assert found.findings
    assert all(row["vendor"] == by_id[row["id"]] for row in found.findings)


def test_prose_has_the_vendor_of_its_notice() -> None:
    found = made(prose_assessed())
    assert {(row["vendor"], row["engine"], row["month"], row["source_language"]) for row in (*found.sentences, *found.findings)} == {
        ("PasarTerjemah", "pt-2", "2024-05", "id")
    }


@pytest.mark.parametrize(("independent", "documents"), [(True, [0, 1, 2]), (False, [0, 0, 0])])
def test_a_row_that_stands_alone_is_a_document_of_its_own(independent: bool, documents: list[int]) -> None:
    found = made(rows("lot.jsonl", [Plan("A", 0, 9, 1)] * 3, random.Random(1), independent=independent))
    assert [row["document"] for row in found.sentences] == documents
    assert len(found.keys) == len(set(documents)) == len(set(found.keys))


def test_documents_are_the_same_by_their_original_else_by_name_or_id() -> None:
    def key(path: str, sources: bool) -> str:
        return made(article(path, Plan("A", 0, sources=sources), random.Random(path))).keys[0]

    assert key("a/x.fr.txt", True) == key("b/x.fr.txt", True) != key("b/y.fr.txt", True)
    assert key("a/x.fr.txt", False) == key("b\\x.fr.txt", False) == "name x.fr.txt"
    alone = rows_assessed()
    bare = replace(alone, segments=tuple(replace(s, segment=replace(s.segment, source=None)) for s in alone.segments))
    assert made(bare).keys == ["row r-1", "row =r2", "row -3"]


def test_dismissed_and_suppressed_findings_are_kept_apart() -> None:
    planted = article("x.txt", Plan("A", 60), random.Random(3))
    found = made(silenced(planted, ["verdict", "inline", "baseline", "configuration"]))
    states = [row["state"] for row in found.findings]
    assert (states.count("dismissed"), states.count("suppressed"), len(states)) == (1, 3, len(planted.findings))
    assert sum(row["dismissed"] for row in found.sentences) == 1
    assert sum(row["penalty"] for row in found.sentences) == sum(row["penalty"] for row in found.findings if row["state"] == "counted")
    assert {row["state_reason"] for row in found.findings if row["state"] != "counted"} == {"why"}


@pytest.mark.parametrize("severity", list(Severity))
def test_points_follow_the_profile_and_neutral_findings_are_free(severity: Severity) -> None:
    planted = article("x.txt", Plan("A", 0), random.Random(3))
    one = replace(finding(planted.segments[0].segment.span, random.Random(1), severity), category="accuracy/mistranslation/number")
    whole = replace(planted, findings=(one,), segments=(replace(planted.segments[0], findings=(one,)), *planted.segments[1:]))
    row = made(whole).findings[0]
    assert row["penalty"] == severity.weight
    assert (row["dimension"], row["its_type"]) == ("accuracy", "its-OMI101")
    assert made(whole, PROFILES["legal"]).findings[0]["penalty"] == 3 * severity.weight


def test_sentences_that_a_change_left_alone_are_left_out() -> None:
    planted = article("x.txt", Plan("A", 0), random.Random(3))
    changed = replace(planted, segments=(planted.segments[0], *(replace(s, unchanged=True) for s in planted.segments[1:])))
    assert [row["id"] for row in made(changed).sentences] == ["1"]


@pytest.mark.parametrize("broken", [{}, {"path": "x"}, {"segments": 3}])
def test_an_article_without_its_parts_raises(broken: dict[str, object]) -> None:
    with pytest.raises((KeyError, TypeError)):
        article_rows(broken, "s", Ruled(Weights(), str))
