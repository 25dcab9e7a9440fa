"""What parts are worth: alone, and by what is lost without them."""

from __future__ import annotations

from mtqa.bench.ablation import ablate, again
from mtqa.bench.statistics import auc
from mtqa.checks.finding import Severity
from mtqa.score.signals import Signals
from tests.bench.made import BASE_RATE, finding, row

BY_RULE = [row("1", True, findings=(finding("REP101"),)), row("2", True, findings=(finding("NAM101"),)), row("3", False), row("4", False)]
BY_SIGNAL = [
    row(str(n), n < 2, signals=Signals(ngram_mean=-float(3 - n)), deviations={"ngram_mean": float(3 - n)}) for n in range(4)
]  # fmt: skip


def area(badness: list[float]) -> float:
    return auc(badness[:2], badness[2:])


def test_a_rule_alone_and_risk_without_it() -> None:
    signals, rules = ablate(BY_RULE, BASE_RATE, area)  # type: ignore[arg-type]
    assert [(p.name, p.alone, p.without) for p in rules] == [("NAM101", 0.75, 0.75), ("REP101", 0.75, 0.75)]
    assert (signals[0].name, signals[0].alone, signals[0].without) == ("rules", 1.0, 0.5)


def test_a_signal_alone_and_risk_without_it() -> None:
    signals, rules = ablate(BY_SIGNAL, BASE_RATE, area)  # type: ignore[arg-type]
    named = {p.name: p for p in signals}
    assert named["ngram_mean"].alone == 1.0
    assert named["ngram_mean"].without == 0.5
    assert (named["all of ngram"].alone, named["all of ngram"].without) == (None, 0.5)
    assert "surprisal_mean" not in named
    assert "all of estimator" not in named
    assert rules == ()


def test_a_signal_that_is_missing_in_a_row_counts_as_the_median() -> None:
    rows = [*BY_SIGNAL[:3], row("4", False)]
    signals, _ = ablate(rows, BASE_RATE, area)  # type: ignore[arg-type]
    assert next(p for p in signals if p.name == "ngram_mean").alone == 0.875


def test_findings_that_do_not_count_are_no_rule_of_their_own() -> None:
    quiet = row("1", True, findings=())
    assert ablate([quiet, *BY_RULE[1:]], BASE_RATE, area)[1][0].name == "NAM101"  # type: ignore[arg-type]


def test_risk_again_less_some_parts() -> None:
    both = row("1", True, findings=(finding("REP101"), finding("NAM101", severity=Severity.MINOR)), deviations={"ngram_mean": 2.0})
    full = again(both, BASE_RATE)
    assert full == both.risk
    assert again(both, BASE_RATE, codes=("REP101",)) < full
    assert again(both, BASE_RATE, codes=None) < again(both, BASE_RATE, codes=("REP101",))
    assert again(both, BASE_RATE, signals=("ngram_mean",)) < full
