from __future__ import annotations

import json
from dataclasses import replace
from typing import Any

from hypothesis import given, settings

from mtqa.judge.assessment import Report
from mtqa.report.base import Context
from mtqa.report.gitlab import GitlabWriter
from tests.report.strategies import reports
from tests.report.variants import VARIANTS


def issues(made: Report, context: Context | None = None) -> list[dict[str, Any]]:
    text = GitlabWriter().write(made, context or Context())
    text.encode("utf-8")
    found: list[dict[str, Any]] = json.loads(text)
    return found


def check(found: list[dict[str, Any]]) -> None:
    for issue in found:
        assert list(issue) == ["description", "check_name", "fingerprint", "severity", "location"]
        assert issue["severity"] in {"minor", "major", "critical", "blocker"}
        assert issue["location"]["lines"]["begin"] >= 1
        assert not issue["location"]["path"].startswith("./")
    prints = [issue["fingerprint"] for issue in found]
    assert len(prints) == len(set(prints))


def test_the_sample() -> None:
    found = issues(VARIANTS["sample"](), Context(folder="/w/site", root="/w"))
    check(found)
    assert [(i["check_name"], i["severity"], i["location"]["lines"]["begin"]) for i in found] == [
        ("mtqa-empty", "blocker", 1), ("QUO101", "critical", 5), ("LAN103", "minor", 5), ("LAN104", "major", 7), ("OMI101", "major", 7),
        ("NAM101", "major", 11), ("REP101", "major", 1), ("NUM301", "critical", 1),
    ]  # fmt: skip
    assert found[1]["location"]["path"] == "site/content/marché <nuit>.fr.md"
    assert found[-1]["description"].startswith("[=r2] “+5”: another number.")


@settings(deadline=None, max_examples=60)
@given(reports)
def test_fingerprints_are_unique_whatever_the_report(made: Report) -> None:
    check(issues(made))


def test_a_fingerprint_stays_when_other_findings_go() -> None:
    made = VARIANTS["sample"]()
    prose = made.articles[0]
    fewer = replace(made, articles=(replace(prose, findings=prose.findings[3:]),))
    before = {i["check_name"]: i["fingerprint"] for i in issues(made)}
    after = {i["check_name"]: i["fingerprint"] for i in issues(fewer)}
    assert after
    assert after.items() <= before.items()


def test_rows_stand_on_their_line_and_silenced_findings_are_left_out() -> None:
    assert [i["location"]["lines"] for i in issues(VARIANTS["file of documents"]())] == [{"begin": 2}, {"begin": 3}] * 2
    assert {i["check_name"] for i in issues(VARIANTS["baseline"]())} == {"QUO101", "LAN103"}
