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
from mtqa.judge.model_findings import ADEQUACY, CONSISTENCY, FLUENCY, model_findings, spoken_of, verdict, worst
from mtqa.phrase import Phrase

E, S = Witness.ESTIMATOR, Witness.SOURCE
L, N, T = Witness.LANGUAGE_MODEL, Witness.NGRAM, Witness.TRANSLATOR
CHECKS = {code: rule(code)() for code in (FLUENCY, CONSISTENCY, ADEQUACY)}
SAY = Phrase("m", "m", "m")
WHOLE = Span(0, 99)
TEXT = "aux " * 25


def suspect(*dips: tuple[Witness, str], at: int = 0) -> Suspect:
    """A suspect of these witnesses, at the threshold named."""
    made = [Dip(Span(at, at + 3), w, getattr(THRESHOLDS[w], depth)) for w, depth in dips]
    return merge(made)[0]


def ruled(code: str, start: int, end: int, severity: Severity = Severity.MAJOR) -> Finding:
    return Finding(code, Span(start, end), severity, "c", Evidence.TARGET, SAY, SAY)


@pytest.mark.parametrize(
    ("dips", "code", "severity"),
    [
        ([(E, "noticed")], FLUENCY, Severity.NEUTRAL),
        ([(N, "noticed")], FLUENCY, Severity.NEUTRAL),
        ([(L, "noticed")], FLUENCY, Severity.NEUTRAL),
        ([(L, "noticed"), (T, "noticed")], FLUENCY, Severity.NEUTRAL),
        ([(E, "noticed"), (L, "noticed")], FLUENCY, Severity.MINOR),
        ([(E, "noticed"), (T, "noticed")], FLUENCY, Severity.NEUTRAL),
        ([(E, "clear")], FLUENCY, Severity.MINOR),
        ([(N, "clear")], FLUENCY, Severity.MINOR),
        ([(E, "noticed"), (N, "noticed")], FLUENCY, Severity.MINOR),
        ([(E, "clear"), (N, "clear")], FLUENCY, Severity.MINOR),
        ([(E, "clear"), (L, "noticed")], FLUENCY, Severity.MINOR),
        ([(E, "clear"), (T, "noticed")], FLUENCY, Severity.MINOR),
        ([(E, "sure")], FLUENCY, Severity.MINOR),
        ([(N, "sure")], FLUENCY, Severity.MINOR),
        ([(N, "sure"), (T, "noticed")], FLUENCY, Severity.MINOR),
        ([(E, "sure"), (S, "noticed")], FLUENCY, Severity.MINOR),
        ([(E, "sure"), (N, "noticed")], FLUENCY, Severity.MAJOR),
        ([(E, "noticed"), (N, "sure")], FLUENCY, Severity.MAJOR),
        ([(E, "sure"), (L, "noticed")], FLUENCY, Severity.MAJOR),
        ([(N, "sure"), (L, "noticed")], FLUENCY, Severity.MAJOR),
        ([(E, "sure"), (T, "noticed")], CONSISTENCY, Severity.MAJOR),
        ([(E, "sure"), (N, "noticed"), (T, "noticed")], CONSISTENCY, Severity.MAJOR),
        ([(E, "clear"), (N, "sure"), (T, "noticed")], FLUENCY, Severity.MAJOR),
        ([(S, "noticed")], ADEQUACY, Severity.MINOR),
        ([(E, "noticed"), (S, "noticed")], ADEQUACY, Severity.MINOR),
        ([(S, "noticed"), (L, "noticed"), (T, "noticed")], ADEQUACY, Severity.MINOR),
    ],
)
def test_verdict(dips: list[tuple[Witness, str]], code: str, severity: Severity) -> None:
    assert verdict(suspect(*dips)) == (code, severity)


def test_nothing_is_ever_critical() -> None:
    everything = suspect((E, "sure"), (N, "sure"), (L, "noticed"), (T, "noticed"))
    assert verdict(everything)[1] is Severity.MAJOR


def test_finding_names_its_witnesses_in_three_languages() -> None:
    (found,) = model_findings(
        [suspect((E, "sure"), (T, "noticed"))], TEXT, Span(10, 99), partial(Span.shift, offset=10), CHECKS, spoken_of(())
    )
    assert found.code == CONSISTENCY
    assert found.evidence is Evidence.ROUND_TRIP
    assert found.span == Span(10, 13)
    assert "(seen by: the quality estimator, the round trip)" in found.reason.en
    assert "(signalés par : l’estimateur de qualité, la retraduction)" in found.reason.fr
    assert "(terlihat oleh: penaksir mutu, terjemahan bolak-balik)" in found.reason.id
    assert found.suggestion is None


@pytest.mark.parametrize(
    ("dips", "english", "french", "indonesian"),
    [
        ([(E, "sure")], "unlikely here: “aux”", "improbable ici : « aux »", "tidak lazim di sini: “aux”"),
        (
            [(E, "sure"), (T, "noticed")],
            "unlikely here, and for the round trip too: “aux”",
            "improbable ici, et pour la retraduction aussi : « aux »",
            "tidak lazim di sini, juga menurut terjemahan bolak-balik: “aux”",
        ),
        (
            [(S, "noticed")],
            "perhaps not what the original says: “aux”",
            "peut-être pas ce que dit l’original : « aux »",
            "mungkin bukan yang dikatakan teks asli: “aux”",
        ),
    ],
)
def test_titles_quote_the_words(dips: list[tuple[Witness, str]], english: str, french: str, indonesian: str) -> None:
    (found,) = model_findings([suspect(*dips)], TEXT, WHOLE, partial(Span.shift, offset=10), CHECKS, spoken_of(()))
    assert found.message == Phrase(english, french, indonesian)


@pytest.mark.parametrize(
    ("words", "shown"), [("{0} et\nfini", "{0} et fini"), ("a" * 61, "a" * 59 + "…"), (f"{'a' * 58} bbb", "a" * 58 + "…")]
)
def test_titles_quote_on_one_line_and_not_for_ever(words: str, shown: str) -> None:
    doubted = Suspect(Span(0, len(words)), (Dip(Span(0, len(words)), E, THRESHOLDS[E].sure),))
    (found,) = model_findings([doubted], words, WHOLE, lambda s: s, CHECKS, spoken_of(()))
    assert found.message.en == f"unlikely here: “{shown}”"


def test_words_wrong_beside_the_source_only_rest_on_the_source() -> None:
    (found,) = model_findings([suspect((S, "noticed"))], TEXT, WHOLE, lambda s: s, CHECKS, spoken_of(()))
    assert (found.code, found.evidence) == (ADEQUACY, Evidence.SOURCE)
    assert "(seen by: the quality estimator beside the source)" in found.reason.en


def test_surer_with_a_deeper_dip_and_with_two_witnesses() -> None:
    suspects = [suspect((E, "clear")), suspect((E, "sure"), at=20), suspect((E, "sure"), (N, "noticed"), at=40)]
    clear, sure, together = model_findings(suspects, TEXT, WHOLE, lambda s: s, CHECKS, spoken_of(()))
    assert 0 < clear.confidence < sure.confidence < together.confidence < 0.9


@pytest.mark.parametrize(("spoken", "severity"), [(True, Severity.MINOR), (False, Severity.MAJOR)])
def test_what_speech_allows_is_minor(spoken: bool, severity: Severity) -> None:
    (found,) = model_findings([suspect((E, "sure"), (N, "noticed"))], TEXT, WHOLE, lambda s: s, CHECKS, spoken_of(()), lambda _: spoken)
    assert found.severity is severity


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
    found = list(model_findings([suspect((E, "sure"))], TEXT, WHOLE, lambda s: s, CHECKS, spoken_of([finding])))
    assert (found == []) is silent


@pytest.mark.parametrize(("start", "silent"), [(16, True), (0, False)])
def test_words_just_behind_a_ruled_place_are_left_to_the_rule(start: int, silent: bool) -> None:
    place = spoken_of([ruled("GRA101", start, start + 4)])
    assert (list(model_findings([suspect((E, "sure"), at=30)], TEXT, WHOLE, lambda s: s, CHECKS, place)) == []) is silent


def test_a_ruled_place_in_the_sentence_before_or_after_does_not_silence() -> None:
    place = spoken_of([ruled("PRO101", 20, 28), ruled("PRO101", 35, 39)])
    assert len(list(model_findings([suspect((E, "sure"), at=30)], TEXT, Span(29, 34), lambda s: s, CHECKS, place))) == 1
    assert list(model_findings([suspect((E, "sure"), at=30)], TEXT, Span(20, 34), lambda s: s, CHECKS, place)) == []


def test_rule_that_is_off_makes_no_finding() -> None:
    on = {c.code: c for c in configured({"FLU": "off"}).checks if c.from_models}
    assert set(on) == {CONSISTENCY, ADEQUACY}
    assert list(model_findings([suspect((E, "sure"))], TEXT, WHOLE, lambda s: s, on, spoken_of(()))) == []


def test_worst_is_the_gravest_then_the_one_with_most_witnesses() -> None:
    few, many = suspect((N, "noticed")), suspect((N, "noticed"), (L, "noticed"), at=20)
    grave = suspect((E, "clear"), at=40)
    assert worst([few, many]) == many
    assert worst([few, many, grave]) == grave
    assert worst([suspect((L, "noticed")), suspect((T, "noticed"), at=20)]) is None
    assert worst([]) is None


def test_models_find_nothing_in_text_alone() -> None:
    for check in CHECKS.values():
        assert check.from_models
        article = replace(article_from_text("Le des bac le le a."), path="x")
        assert list(check.check(article)) == []  # type: ignore[arg-type]
