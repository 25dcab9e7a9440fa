"""Overlapping findings are reduced to one."""

from __future__ import annotations

import pytest

from mtqa.article.model import Span
from mtqa.checks.finding import Evidence, Finding, Severity
from mtqa.judge.resolve import resolve, with_severities
from mtqa.phrase import Phrase

SAY = Phrase("m", "m", "m")


def finding(code: str, start: int, end: int, severity: Severity = Severity.MAJOR) -> Finding:
    return Finding(code, Span(start, end), severity, "c", Evidence.TARGET, SAY, SAY)


@pytest.mark.parametrize(
    ("given", "kept"),
    [
        ([("QUO101", 0, 10, "major"), ("REP101", 2, 9, "major")], ["QUO101"]),
        ([("REP101", 0, 10, "critical"), ("QUO101", 2, 9, "major")], ["REP101"]),
        ([("OMI107", 0, 90, "major"), ("GRA101", 10, 15, "minor")], ["OMI107", "GRA101"]),
        ([("NUM101", 0, 5, "major"), ("NUM102", 20, 25, "major")], ["NUM101", "NUM102"]),
        ([("NUM101", 0, 10, "major"), ("GRA101", 8, 30, "major")], ["NUM101", "GRA101"]),
        ([("BOI101", 0, 10, "neutral"), ("LAN101", 0, 10, "major")], ["BOI101", "LAN101"]),
        ([("OMI101", 5, 5, "major"), ("GRA101", 0, 10, "major")], ["GRA101", "OMI101"]),
        ([("OMI101", 5, 5, "major"), ("GRA101", 5, 5, "minor")], ["OMI101"]),
    ],
)
def test_resolve(given: list[tuple[str, int, int, str]], kept: list[str]) -> None:
    found = resolve([finding(code, start, end, Severity(severity)) for code, start, end, severity in given])
    assert [f.code for f in found] == kept


def test_order_of_input_does_not_matter() -> None:
    findings = [finding("QUO101", 0, 10), finding("REP101", 2, 9), finding("NUM101", 30, 33), finding("GRA101", 31, 33)]
    assert resolve(findings) == resolve(findings[::-1])


def test_configured_severity_replaces_all_but_neutral() -> None:
    findings = [finding("QUO101", 0, 1, Severity.CRITICAL), finding("QUO101", 3, 4, Severity.NEUTRAL), finding("NUM101", 5, 6)]
    changed = with_severities(findings, {"QUO101": Severity.MINOR})
    assert [f.severity for f in changed] == [Severity.MINOR, Severity.NEUTRAL, Severity.MAJOR]
