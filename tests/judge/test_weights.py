"""MQM weights and profiles."""

from __future__ import annotations

from dataclasses import replace

import pytest

from mtqa.article.model import Span
from mtqa.checks.finding import Severity
from mtqa.judge.weights import PROFILES, Weights
from tests.judge.assessed import finding


@pytest.mark.parametrize(
    ("category", "factor"),
    [
        ("accuracy", 2.0),
        ("accuracy/omission", 2.0),
        ("accuracy/mistranslation/number", 3.0),
        ("accuracy/mistranslation/number/unit", 3.0),
        ("accuracyx", 1.0),
        ("fluency", 1.0),
        ("", 1.0),
    ],
)
def test_the_nearest_type_counts(category: str, factor: float) -> None:
    assert Weights(categories={"accuracy": 2.0, "accuracy/mistranslation/number": 3.0}).factor(category) == factor


def test_news_weighs_as_mqm() -> None:
    one = finding(Span(0, 1))
    points = [PROFILES["newsroom"].points(replace(one, severity=severity)) for severity in Severity]
    assert points == [0, 1, 5, 25]


def test_a_profile_of_its_own() -> None:
    number = replace(finding(Span(0, 1), severity=Severity.CRITICAL), category="accuracy/mistranslation/number")
    assert PROFILES["legal"].points(number) == 75
    assert PROFILES["ecommerce"].points(number) == 20
