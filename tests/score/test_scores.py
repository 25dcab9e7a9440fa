"""Fluency and consistency from signals and tables."""

from __future__ import annotations

import pytest

from mtqa.score.metrics import MetricScores
from mtqa.score.quantiles import Quantiles
from mtqa.score.scores import Tables, consistency, fluency
from mtqa.score.signals import Signals

LINE = tuple(float(v) for v in range(101))
NEGATIVE = tuple(float(v) for v in range(-100, 1))
TRANSLATOR = Quantiles(
    "t", 101, {"chrf": LINE, "log_probability": NEGATIVE, "log_probability_min": NEGATIVE, "log_probability_alone": NEGATIVE}
)
ESTIMATOR = Quantiles("e", 101, {"estimator": NEGATIVE})
LANGUAGE_MODEL = Quantiles("l", 101, {"surprisal_plain": NEGATIVE})
NGRAM = Quantiles("n", 101, {"ngram_lowest": NEGATIVE})
SIGNALS = Signals(
    metrics=MetricScores(40.0, 10.0, 50.0), log_probability=-20.0, log_probability_min=-30.0, log_probability_alone=-10.0,
    bad_logit=19.0, bad_words=0.5, surprisal_plain=-40.0, ngram_lowest=-70.0,
)  # fmt: skip


@pytest.mark.parametrize(
    ("tables", "expected"),
    [
        (Tables(TRANSLATOR, ESTIMATOR, LANGUAGE_MODEL), (80.0 + 60.0) / 2),
        (Tables(TRANSLATOR, ESTIMATOR), 80.0),
        (Tables(TRANSLATOR, None, LANGUAGE_MODEL), 60.0),
        (Tables(TRANSLATOR, ESTIMATOR, LANGUAGE_MODEL, NGRAM), (80.0 + 60.0 + 30.0) / 3),
        (Tables(TRANSLATOR, ESTIMATOR, None, NGRAM), (80.0 + 30.0) / 2),
        (Tables(ngram=NGRAM), 30.0),
        (Tables(TRANSLATOR), 90.0),
        (Tables(), None),
    ],
)
def test_fluency(tables: Tables, expected: float | None) -> None:
    assert fluency(SIGNALS, tables) == expected


def test_consistency_is_the_mean_percentile_of_the_round_trip() -> None:
    assert consistency(SIGNALS, Tables(TRANSLATOR)) == pytest.approx((40 + 80 + 70) / 3)


def test_consistency_without_a_table_is_chrf_itself() -> None:
    assert consistency(SIGNALS, Tables()) == 40.0


def test_nothing_measured_gives_nothing() -> None:
    assert fluency(Signals(), Tables(TRANSLATOR, ESTIMATOR, LANGUAGE_MODEL)) is None
    assert consistency(Signals(), Tables(TRANSLATOR)) is None
