"""Findings set apart: what stays, what is shown, and the risk without them."""

from __future__ import annotations

from collections.abc import Sequence

from mtqa.checks.finding import Severity
from mtqa.judge.assessment import AssessedArticle, Suppressed
from mtqa.judge.risk import Scale, risk
from mtqa.judge.suppress import only_changed, suppress
from tests.judge.assessed import BASE_RATE, assessed, finding, place

SCALE = Scale(BASE_RATE)
TEXT = "Le bac de de Merak repart. Il est plein.\n\nLe quai est vide. Le maire se tait tait."


def silencer(code: str, origin: str):  # type: ignore[no-untyped-def]
    def decisions(articles: Sequence[AssessedArticle]) -> list[list[Suppressed | None]]:
        return [[Suppressed(f, origin) if f.code == code else None for f in a.findings] for a in articles]

    return decisions


def test_each_is_asked_about_what_the_others_left() -> None:
    first, second = finding(place(TEXT, "de de")), finding(place(TEXT, "tait tait"), "OMI101")
    asked: list[int] = []

    def counting(articles: Sequence[AssessedArticle]) -> list[list[None]]:
        asked.append(len(articles[0].findings))
        return [[None] * len(a.findings) for a in articles]

    (found,) = suppress([assessed(TEXT, first, second)], [silencer("REP101", "verdict"), counting, silencer("REP101", "baseline")], SCALE)
    assert asked == [1]
    assert found.findings == (second,)
    assert [(s.finding, s.origin) for s in found.suppressed] == [(first, "verdict")]


def test_risk_drivers_and_worst_place_are_made_anew() -> None:
    grave, light = finding(place(TEXT, "de de"), severity=Severity.CRITICAL), finding(place(TEXT, "Merak"), "NAM101", Severity.MINOR)
    before = assessed(TEXT, grave, light)
    (after,) = suppress([before], [silencer("REP101", "baseline")], SCALE)
    value, drivers = risk([light], {}, BASE_RATE)
    assert before.segments[0].scores.risk != value
    assert (after.segments[0].scores.risk, after.segments[0].drivers, after.segments[0].findings) == (value, drivers, (light,))
    assert after.segments[0].worst_span == light.span
    assert after.segments[1:] == before.segments[1:]


def test_nothing_silenced_changes_nothing() -> None:
    before = assessed(TEXT, finding(place(TEXT, "de de")))
    assert suppress([before], [silencer("OMI101", "verdict")], SCALE) == [before]


def test_only_what_touches_a_changed_stretch_stays() -> None:
    first, second = finding(place(TEXT, "de de")), finding(place(TEXT, "tait tait"))
    paragraph = place(TEXT, "Le quai est vide. Le maire se tait tait.")
    found = only_changed(assessed(TEXT, first, second), [paragraph], SCALE)
    assert found.findings == (second,)
    assert [s.unchanged for s in found.segments] == [True, True, False, False]
    assert found.segments[0].findings == ()
    assert found.segments[0].worst_span is None


def test_a_contradiction_of_something_changed_stays() -> None:
    changed = place(TEXT, "Le bac de de Merak repart. Il est plein.")
    later = finding(place(TEXT, "se tait"), related=[place(TEXT, "Merak")])
    assert only_changed(assessed(TEXT, later), [changed], SCALE).findings == (later,)


def test_a_finding_over_two_paragraphs_stays_when_the_second_changed() -> None:
    quotation = finding(place(TEXT, "Il est plein.\n\nLe quai"))
    assert only_changed(assessed(TEXT, quotation), [place(TEXT, "Le quai est vide.")], SCALE).findings == (quotation,)


def test_silenced_findings_elsewhere_go_too() -> None:
    (silenced,) = suppress([assessed(TEXT, finding(place(TEXT, "de de")))], [silencer("REP101", "verdict")], SCALE)
    assert only_changed(silenced, [place(TEXT, "Le quai")], SCALE).suppressed == ()
    assert only_changed(silenced, [place(TEXT, "Le bac de de")], SCALE).suppressed == silenced.suppressed
