"""What becomes of suspect words: which rule, how severe, and where the models keep silent."""

from __future__ import annotations

from dataclasses import replace
from functools import partial

import pytest

from mtqa.article.build import article_from_text
from mtqa.article.model import Span
from mtqa.checks.configure import configured
from mtqa.checks.finding import Evidence, Finding, Severity
from mtqa.checks.registry import rule
from mtqa.estimate.dips import THRESHOLDS, Dip, Suspect, Witness, merge
from mtqa.judge.model_findings import CONSISTENCY, FLUENCY, model_findings, spoken_of, verdict, worst
from mtqa.phrase import Phrase

E, L, N, T = Witness.ESTIMATOR, Witness.LANGUAGE_MODEL, Witness.NGRAM, Witness.TRANSLATOR
CHECKS = {code: rule(code)() for code in (FLUENCY, CONSISTENCY)}
SAY = Phrase("m", "m", "m")


def suspect(*dips: tuple[Witness, bool], at: int = 0) -> Suspect:
    """A suspect of these witnesses, each noticing it, or sure of it."""
    made = [Dip(Span(at, at + 3), w, THRESHOLDS[w].sure if sure else THRESHOLDS[w].noticed) for w, sure in dips]
    return merge(made)[0]


def ruled(code: str, start: int, end: int, severity: Severity = Severity.MAJOR) -> Finding:
    return Finding(code, Span(start, end), severity, "c", Evidence.TARGET, SAY, SAY)


@pytest.mark.parametrize(
    ("dips", "code", "severity"),
    [
        ([(E, False)], FLUENCY, Severity.MINOR),
        ([(N, False)], FLUENCY, Severity.NEUTRAL),
        ([(L, False)], FLUENCY, Severity.NEUTRAL),
        ([(L, False), (T, False)], FLUENCY, Severity.NEUTRAL),
        ([(E, False), (L, False)], FLUENCY, Severity.MINOR),
        ([(E, False), (T, False)], FLUENCY, Severity.MINOR),
        ([(E, True)], FLUENCY, Severity.MINOR),
        ([(N, True)], FLUENCY, Severity.MINOR),
        ([(N, True), (T, False)], FLUENCY, Severity.MINOR),
        ([(E, False), (N, False)], FLUENCY, Severity.MAJOR),
        ([(E, True), (L, False)], FLUENCY, Severity.MAJOR),
        ([(N, True), (L, False)], FLUENCY, Severity.MAJOR),
        ([(E, True), (T, False)], CONSISTENCY, Severity.MAJOR),
        ([(E, True), (N, False), (T, False)], FLUENCY, Severity.MAJOR),
    ],
)
def test_verdict(dips: list[tuple[Witness, bool]], code: str, severity: Severity) -> None:
    assert verdict(suspect(*dips)) == (code, severity)


def test_nothing_is_ever_critical() -> None:
    everything = suspect((E, True), (N, True), (L, False), (T, False))
    assert verdict(everything)[1] is Severity.MAJOR


def test_finding_names_its_witnesses_in_three_languages() -> None:
    (found,) = model_findings([suspect((E, True), (T, False))], partial(Span.shift, offset=10), CHECKS, spoken_of(()))
    assert found.code == CONSISTENCY
    assert found.evidence is Evidence.ROUND_TRIP
    assert found.span == Span(10, 13)
    assert "(seen by: the quality estimator, the round trip)" in found.reason.en
    assert "(signalés par : l’estimateur de qualité, l’aller-retour)" in found.reason.fr
    assert "(terlihat oleh: penaksir mutu, terjemahan bolak-balik)" in found.reason.id
    assert found.suggestion is None


def test_surer_with_a_deeper_dip_and_with_two_witnesses() -> None:
    suspects = [suspect((E, False)), suspect((E, True), at=20), suspect((E, True), (N, False), at=40)]
    clear, sure, together = model_findings(suspects, lambda s: s, CHECKS, spoken_of(()))
    assert 0 < clear.confidence < sure.confidence < together.confidence < 0.9


def test_the_ngram_model_needs_more_than_a_notice_to_speak_alone() -> None:
    least = THRESHOLDS[N]
    assert least.noticed < least.clear <= least.sure
    speaks = [verdict(Suspect(Span(0, 3), (Dip(Span(0, 3), N, depth),)))[1] for depth in (least.noticed, least.clear)]
    assert speaks == [Severity.NEUTRAL, Severity.MINOR]


@pytest.mark.parametrize(
    ("finding", "silent"),
    [
        (ruled("GRA101", 2, 9), True),
        (ruled("NAM101", 0, 3), True),
        (ruled("OMI101", 3, 3), True),
        (ruled("GRA101", 10, 19), True),
        (ruled("GRA101", 40, 49), False),
        (ruled("TYP101", 0, 3, Severity.MINOR), False),
        (ruled("BOI101", 0, 90, Severity.NEUTRAL), False),
    ],
)
def test_words_that_a_rule_speaks_of_are_left_to_it(finding: Finding, silent: bool) -> None:
    found = list(model_findings([suspect((E, True))], lambda s: s, CHECKS, spoken_of([finding])))
    assert (found == []) is silent


@pytest.mark.parametrize(("start", "silent"), [(16, True), (0, False)])
def test_words_just_behind_a_ruled_place_are_left_to_the_rule(start: int, silent: bool) -> None:
    place = spoken_of([ruled("GRA101", start, start + 4)])
    assert (list(model_findings([suspect((E, True), at=30)], lambda s: s, CHECKS, place)) == []) is silent


def test_rule_that_is_off_makes_no_finding() -> None:
    on = {c.code: c for c in configured({"FLU": "off"}).checks if c.from_models}
    assert set(on) == {CONSISTENCY}
    assert list(model_findings([suspect((E, True))], lambda s: s, on, spoken_of(()))) == []


def test_worst_is_the_gravest_then_the_one_with_most_witnesses() -> None:
    few, many, grave = suspect((N, False)), suspect((N, False), (L, False), at=20), suspect((E, False), at=40)
    assert worst([few, many]) == many
    assert worst([few, many, grave]) == grave
    assert worst([suspect((L, False)), suspect((T, False), at=20)]) is None
    assert worst([]) is None


def test_models_find_nothing_in_text_alone() -> None:
    for check in CHECKS.values():
        assert check.from_models
        article = replace(article_from_text("Le des bac le le a."), path="x")
        assert list(check.check(article)) == []  # type: ignore[arg-type]
