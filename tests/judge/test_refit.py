"""Refitting risk to verdicts: what is learned, what stays, and that held-out rows take no part."""

from __future__ import annotations

import random
from dataclasses import replace
from pathlib import Path

import pytest

from mtqa.article.model import Span
from mtqa.checks.finding import Evidence, Finding, Severity
from mtqa.errors import UsageError
from mtqa.judge.calibration import Calibration, calibration_text, read_calibration
from mtqa.judge.fingerprint import Fingerprint
from mtqa.judge.refit import coefficients_data, held_out, learned, risk_of, rows_of
from mtqa.judge.verdicts import Decision, Verdict
from mtqa.phrase import Phrase

WORD = Phrase("m", "m", "m")
BASE_RATE = 0.2
FEATURES = {"minor": 0.9, "major": 0.9, "critical": 0.0, "further": 0.0}


def verdict(n: int, code: str, right: bool, severity: str = "major", **more: object) -> Verdict:
    made = Verdict(
        Fingerprint(code, f"{n:016x}", "0"), Decision.ACCEPT if right else Decision.DISMISS, text=f"Phrase {n}.", severity=severity,
        article=f"a{n % 20}.txt", date=f"2026-01-01T00:00:{n % 60:02d}", features=FEATURES,
    )  # fmt: skip
    return replace(made, **more)  # type: ignore[arg-type]


def newsroom(noise: float = 0.1, count: int = 200) -> list[Verdict]:
    """Rule CAL101 is right nine times in ten, rule CAL102 once in ten."""
    chance = random.Random(3)
    made = []
    for n in range(count):
        code = ("CAL101", "CAL102")[n % 2]
        made.append(verdict(n, code, (code == "CAL101") != (chance.random() < noise)))
    return made


def finding(code: str, severity: Severity = Severity.MAJOR) -> Finding:
    return Finding(code, Span(0, 1), severity, "fluency", Evidence.TARGET, WORD, WORD)


def test_a_rule_that_editors_dismiss_is_trusted_less_and_weighs_less() -> None:
    after = learned(rows_of(newsroom()), Calibration())
    assert after.trust["CAL102"] < 0.4
    assert after.trust["CAL101"] == 1
    assert after.severities == {"CAL102": Severity.MINOR}
    low, kept = after.applied([finding("CAL102"), finding("CAL101")])
    assert (low.severity, kept.severity) == (Severity.MINOR, Severity.MAJOR)
    assert low.confidence < 0.4 < kept.confidence


def test_a_calibration_never_raises_a_severity_and_leaves_neutral_findings() -> None:
    made = Calibration(severities={"CAL101": Severity.CRITICAL}, trust={"CAL101": 0.5})
    raised, neutral = made.applied([finding("CAL101", Severity.MINOR), finding("CAL101", Severity.NEUTRAL)])
    assert raised.severity is Severity.MINOR
    assert neutral == finding("CAL101", Severity.NEUTRAL)


def test_held_out_rows_are_ordered_better_and_take_no_part() -> None:
    rows = rows_of(newsroom())
    held = held_out(rows, Calibration(), BASE_RATE)
    bad = [v for v, row in zip(held, rows, strict=True) if row.faulty]
    good = [v for v, row in zip(held, rows, strict=True) if not row.faulty]
    assert sum(b > g for b in bad for g in good) > 0.75 * len(bad) * len(good)
    # A rule whose one finding is held out can't have been learned about.
    lone = rows_of([*newsroom(), verdict(999, "CAL199", False)])
    at = next(i for i, row in enumerate(lone) if row.findings[0][0] == "CAL199")
    again = held_out(lone, Calibration(), BASE_RATE)
    trusted = [v for v, row in zip(again, lone, strict=True) if row.findings[0][0] == "CAL101"]
    assert any(again[at] == pytest.approx(v, abs=1e-9) for v in trusted)


def test_few_verdicts_move_the_weights_little() -> None:
    before = Calibration()
    after = learned(rows_of([verdict(1, "CAL101", True), verdict(2, "CAL102", False)]), before)
    assert after.severities == {}
    assert after.trust["CAL102"] > 0.8
    for old, new in zip(before.coefficients.levels, after.coefficients.levels, strict=True):
        assert old.intercept == new.intercept
        assert all(weight >= 0 for weight in new.weights.values())


def test_one_sentence_is_one_row_and_faulty_when_any_finding_is_right() -> None:
    both = [verdict(1, "CAL101", True), replace(verdict(1, "CAL102", False), fingerprint=Fingerprint("CAL102", "ff", "0"))]
    (row,) = rows_of(both)
    assert row.faulty
    assert {code for code, _, _ in row.findings} == {"CAL101", "CAL102"}
    assert rows_of([replace(both[0], features={})]) == []
    assert rows_of([replace(both[0], decision=Decision.OPEN)]) == []


def test_a_calibration_comes_back_from_its_file(tmp_path: Path) -> None:
    after = learned(rows_of(newsroom()), Calibration())
    path = tmp_path / "calibration.json"
    path.write_text(calibration_text("test", coefficients_data(after.coefficients), after.severities, after.trust))
    read = read_calibration(path)
    assert read.severities == after.severities
    assert read.trust == pytest.approx(after.trust, abs=1e-4)
    (row, *_) = rows_of(newsroom())
    assert risk_of(row, read, BASE_RATE) == pytest.approx(risk_of(row, after, BASE_RATE), abs=1e-2)


@pytest.mark.parametrize("text", ["", "[]", "{}", '{"schema": 9}', '{"schema": 1, "severities": {"A": "grave"}}'])
def test_a_file_that_is_no_calibration_is_one_clear_error(tmp_path: Path, text: str) -> None:
    (tmp_path / "c.json").write_text(text)
    with pytest.raises(UsageError, match="not a calibration"):
        read_calibration(tmp_path / "c.json")
    with pytest.raises(UsageError, match="can't be read"):
        read_calibration(tmp_path / "none.json")
