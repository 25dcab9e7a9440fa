"""Which sets something was made from."""

from __future__ import annotations

import pytest

from mtqa.bench import seen
from mtqa.bench.seen import seen_by


@pytest.mark.parametrize(
    ("name", "split", "expected"),
    [
        ("newsroom_faults", "train", {"estimator", "rules"}),
        ("wmtqe_balanced", "dev", {"estimator"}),
        ("invented_news", "train", {"estimator", "rules"}),
        ("newsroom_dev", "", {"percentiles"}),
        ("newsroom_faults", "dev", set()),
        ("anything", "dev", set()),
    ],
)
def test_known_sets(name: str, split: str, expected: set[str]) -> None:
    assert set(seen_by(name, split)) - {"risk"} == expected


@pytest.mark.parametrize(
    ("recipe", "name", "split", "seen_it"),
    [
        ("rows of a.jsonl:train, b.c.jsonl; ridge 0.02", "a", "train", True),
        ("rows of a.jsonl:train, b.c.jsonl; ridge 0.02", "a", "dev", False),
        ("rows of a.jsonl:train, b.c.jsonl; ridge 0.02", "b.c", "dev", True),
        ("pairs of p.jsonl:400", "p", "dev", True),
        ("rows of newsroom_faults.jsonl:train", "newsroom_pairs", "train", True),
        ("rows of newsroom_faults.jsonl:train", "newsroom_pairs", "dev", False),
    ],
)
def test_sets_that_risk_was_fitted_on_stand_in_its_recipe(
    monkeypatch: pytest.MonkeyPatch, recipe: str, name: str, split: str, seen_it: bool
) -> None:
    monkeypatch.setattr(seen, "shipped_text", lambda: f'{{"recipe": "{recipe}"}}')
    assert ("risk" in seen_by(name, split)) is seen_it


def test_development_rows_of_the_shipped_set_are_not_in_the_recipe_of_the_shipped_weights() -> None:
    assert seen_by("newsroom_faults", "dev") == ()
