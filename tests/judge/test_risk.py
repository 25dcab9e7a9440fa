"""Risk: what moves it, in which direction, and how far."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mtqa.article.model import Span
from mtqa.checks.finding import Evidence, Finding, Severity
from mtqa.judge.risk import VETO, risk
from mtqa.phrase import Phrase

SAY = Phrase("m", "m", "m")


def finding(severity: Severity, evidence: Evidence = Evidence.TARGET, confidence: float = 0.9) -> Finding:
    return Finding("QUO101", Span(0, 1), severity, "c", evidence, SAY, SAY, confidence=confidence)


def test_quiet_sentence_stays_near_the_base_rate() -> None:
    value, drivers = risk([], 50.0, 50.0, 0.2)
    assert 10 < value < 25
    assert drivers == ()


@pytest.mark.parametrize("evidence", [Evidence.TARGET, Evidence.SOURCE])
def test_critical_finding_vetoes(evidence: Evidence) -> None:
    value, drivers = risk([finding(Severity.CRITICAL, evidence, confidence=0.1)], 100.0, 100.0, 0.01)
    assert value >= VETO
    assert drivers[0].points > 0


def test_graver_is_riskier() -> None:
    values = [risk([finding(s)], None, None, 0.2)[0] for s in (Severity.NEUTRAL, Severity.MINOR, Severity.MAJOR, Severity.CRITICAL)]
    assert values == sorted(values)
    assert len(set(values)) == 4


@given(st.floats(0, 100), st.floats(0, 100), st.floats(0, 100), st.floats(0.01, 0.99))
def test_lower_scores_never_lower_the_risk(a: float, b: float, other: float, base: float) -> None:
    low, high = sorted((a, b))
    assert risk([], low, other, base)[0] >= risk([], high, other, base)[0]
    assert risk([], other, low, base)[0] >= risk([], other, high, base)[0]


@given(st.lists(st.sampled_from(list(Severity)), max_size=6), st.floats(0, 100))
def test_one_more_finding_never_lowers_the_risk(severities: list[Severity], fluency: float) -> None:
    findings = [finding(s) for s in severities]
    assert risk([*findings, finding(Severity.MINOR)], fluency, None, 0.2)[0] >= risk(findings, fluency, None, 0.2)[0]


def test_at_most_three_drivers_largest_first() -> None:
    _, drivers = risk([finding(Severity.MAJOR), finding(Severity.MINOR), finding(Severity.MINOR)], 1.0, 1.0, 0.2)
    assert len(drivers) == 3
    assert [d.points for d in drivers] == sorted((d.points for d in drivers), reverse=True)
