"""Risk: what moves it, in which direction, and how far."""

from __future__ import annotations

import json
import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mtqa.article.model import Span
from mtqa.checks.finding import Evidence, Finding, Severity
from mtqa.checks.lan.markup import Markup
from mtqa.judge.risk import (
    HIGHEST,
    SOURCE_FEATURE,
    VETO,
    Coefficients,
    Level,
    features,
    finding_features,
    read_coefficients,
    risk,
    shipped,
)
from mtqa.phrase import Phrase

SAY = Phrase("m", "m", "m")
LEVEL = {"intercept": -1.5, "slope": 1.2, "offset": 0.1}
COEFFICIENTS = read_coefficients(
    json.dumps(
        {
            "base_rate": 0.2,
            "levels": [
                LEVEL | {"models": [], "weights": {"minor": 1.0, "major": 1.0, "critical": 1.0, "further": 0.2}},
                LEVEL | {"models": ["estimator"], "weights": {"minor": 1.0, "major": 1.0, "critical": 1.0, "estimator": 0.5}},
            ],
        }
    )
)


def finding(severity: Severity, evidence: Evidence = Evidence.TARGET, confidence: float = 0.9, category: str = "c") -> Finding:
    return Finding("QUO101", Span(0, 1), severity, category, evidence, SAY, SAY, confidence=confidence)


@pytest.mark.parametrize("evidence", [Evidence.TARGET, Evidence.SOURCE])
def test_critical_finding_vetoes(evidence: Evidence) -> None:
    value, drivers = risk([finding(Severity.CRITICAL, evidence, confidence=0.1)], {"estimator": -2.0}, 0.01)
    assert value >= VETO
    assert drivers[0].points > 0


def test_graver_is_riskier() -> None:
    order = (Severity.NEUTRAL, Severity.MINOR, Severity.MAJOR, Severity.CRITICAL)
    values = [risk([finding(s)], {}, 0.2, COEFFICIENTS)[0] for s in order]
    assert values == sorted(values)
    assert len(set(values)) == 4


@pytest.mark.parametrize("severity", [Severity.MINOR, Severity.MAJOR, Severity.CRITICAL])
def test_markup_says_nothing_of_the_wording(severity: Severity) -> None:
    markup = finding(severity, category=Markup.category)
    for beside in ([], [finding(Severity.MAJOR)]):
        assert risk([*beside, markup], {"estimator": 1.0}, 0.2) == risk(beside, {"estimator": 1.0}, 0.2)


def test_base_rate_moves_the_risk_of_a_quiet_sentence() -> None:
    low, high = (risk([], {}, base, COEFFICIENTS)[0] for base in (0.05, 0.5))
    assert low < risk([], {}, 0.2, COEFFICIENTS)[0] < high


def test_a_grave_finding_that_rests_on_a_source_counts_beside_the_others() -> None:
    assert finding_features([finding(Severity.MAJOR, Evidence.SOURCE, 0.8)])[SOURCE_FEATURE] == 0.8
    for other in (finding(Severity.MAJOR), finding(Severity.MINOR, Evidence.SOURCE), finding(Severity.NEUTRAL, Evidence.SOURCE)):
        assert finding_features([other])[SOURCE_FEATURE] == 0.0


def test_weights_of_a_sentence_with_a_source_are_shipped_for_each_level() -> None:
    levels = {level.models for level in shipped().levels}
    assert {models | {"source"} for models in levels} <= levels
    assert shipped().level(frozenset({"source"})).weights.keys() >= {SOURCE_FEATURE}


def test_what_the_findings_add_is_told_whole() -> None:
    found = [finding(Severity.MAJOR), finding(Severity.MAJOR, Evidence.SOURCE, 0.8)]
    _, drivers = risk(found, {"source": 0.0}, 0.2)
    weights = shipped().level(frozenset({"source"})).weights
    assert sum(d.points for d in drivers) == pytest.approx(sum(weights[name] * value for name, value in features(found, {}).items()))


def test_what_the_signals_add_is_shared_out_among_those_that_speak_against_the_sentence() -> None:
    level = Level(frozenset({"estimator", "ngram"}), -1.0, {"estimator": 0.5, "ngram_shortfall": 0.5, "surprisal_gain": 0.5})
    deviations = {"estimator": 3.0, "ngram_shortfall": 1.0, "surprisal_gain": -1.0}
    _, drivers = risk([], deviations, 0.2, Coefficients(0.2, (level,)))
    whole = math.log1p(math.exp(-1.0 + 1.5)) - math.log1p(math.exp(-1.0))
    assert [d.points for d in drivers] == pytest.approx([whole * 3 / 4, whole / 4])


def test_a_finding_tells_less_where_the_models_doubt_the_sentence_already() -> None:
    level = Level(frozenset(), -1.0, {"major": 1.0, "estimator": 1.0})
    quiet, doubted = ({"major": 1.0, "estimator": value} for value in (-1.0, 4.0))
    apart = [level.odds(values) - level.odds({"estimator": values["estimator"]}) for values in (quiet, doubted)]
    assert apart[0] > 2 * apart[1] > 0


def test_rows_that_stand_alone_have_weights_of_their_own() -> None:
    levels = {level.models for level in shipped().levels}
    assert {models | {"alone"} for models in levels} <= levels
    read = {"estimator": 2.0, "ngram_shortfall": 1.0, "surprisal_gain": 1.0}
    assert risk([], read | {"alone": 0.0}, 0.2) != risk([], read, 0.2)


@pytest.mark.parametrize("broken", [{"slope": 0.0}, {"slope": -1.0}, {"weights": {"minor": -0.1}}])
def test_coefficients_that_would_turn_the_order_round_are_refused(broken: dict[str, object]) -> None:
    level = LEVEL | {"models": [], "weights": {"minor": 1.0}} | broken
    with pytest.raises(ValueError, match="at or above 0"):
        read_coefficients(json.dumps({"base_rate": 0.2, "levels": [level]}))


@pytest.mark.parametrize(
    ("base_rate", "models", "broken"),
    [
        (0.0, [], {}),
        (1.0, [], {}),
        (math.nan, [], {}),
        (0.2, ["ngram"], {}),
        (0.2, [], {"intercept": math.nan}),
        (0.2, [], {"offset": math.inf}),
        (0.2, [], {"slope": math.nan}),
        (0.2, [], {"weights": {"minor": math.nan}}),
    ],
)
def test_coefficients_that_give_no_risk_are_refused(base_rate: float, models: list[str], broken: dict[str, object]) -> None:
    level = LEVEL | {"models": models, "weights": {"minor": 1.0}} | broken
    with pytest.raises(ValueError, match=r"between 0 and 1|finite"):
        read_coefficients(json.dumps({"base_rate": base_rate, "levels": [level]}))


def test_risk_is_a_number_at_any_intercept() -> None:
    level = LEVEL | {"models": [], "weights": {"minor": 1.0}}
    for intercept in (-1e6, 1e6):
        own = read_coefficients(json.dumps({"base_rate": 0.2, "levels": [level | {"intercept": intercept}]}))
        assert 0 <= risk([], {}, 0.2, own)[0] <= 100


def test_richest_level_with_all_its_models_is_taken() -> None:
    assert COEFFICIENTS.level(frozenset({"estimator", "ngram"})).models == {"estimator"}
    assert COEFFICIENTS.level(frozenset({"ngram"})).models == frozenset()


@given(
    st.dictionaries(st.sampled_from(["estimator", "chrf", "ngram_shortfall", "surprisal_gain"]), st.floats(-9, 9), min_size=1),
    st.floats(0, 5),
)
def test_worse_signals_never_lower_the_shipped_risk(deviations: dict[str, float], more: float) -> None:
    for name, value in deviations.items():
        worse = deviations | {name: value + more}
        assert risk([], worse, 0.2)[0] >= risk([], deviations, 0.2)[0] - 1e-9


@given(st.lists(st.sampled_from(list(Severity)), max_size=6), st.sampled_from(list(Severity)), st.floats(0, 1))
def test_one_more_finding_never_lowers_the_shipped_risk(severities: list[Severity], more: Severity, confidence: float) -> None:
    findings = [finding(s) for s in severities]
    added = [*findings, finding(more, confidence=confidence)]
    assert risk(added, {"estimator": 0.0}, 0.2)[0] >= risk(findings, {"estimator": 0.0}, 0.2)[0] - 1e-9


def test_features_keep_extreme_signals_within_limits() -> None:
    assert features([], {"estimator": 400.0})["estimator"] == HIGHEST


def test_at_most_three_drivers_largest_first() -> None:
    _, drivers = risk([finding(Severity.MAJOR), finding(Severity.MINOR), finding(Severity.MINOR)], {"estimator": 3.0}, 0.2, COEFFICIENTS)
    assert 0 < len(drivers) <= 3
    assert [d.points for d in drivers] == sorted((d.points for d in drivers), reverse=True)


def test_shipped_weights_are_never_negative() -> None:
    for level in shipped().levels:
        assert min(level.weights.values()) >= 0, level.models
    assert any(not level.models for level in shipped().levels)
