"""Which patterns a sentence calls for: none that matches is missed, and few that don't are called."""

from __future__ import annotations

import pytest

from mtqa.language.pattern_calls import Calls, calls_of
from mtqa.language.pattern_index import PatternIndex
from mtqa.language.phrasebook import entries
from mtqa.language.tokens import plain, tokenize

PATTERNS = ["feu vert", "<donner> ~2 avis", "[gros|petit sac] de", "mer", "un? N"]


def _lowers(text: str) -> list[str]:
    return [token.lower for token in tokenize(plain(text))]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Le feu vert a été donné.", {0}),
        ("Le vert du feu.", set()),
        ("Il donna son bon avis.", {1}),
        ("Un avis fut donné.", set()),
        ("Il donna à tous ces gens son avis.", set()),
        ("Un petit sac de riz.", {2}),
        ("Un petit bac de riz.", set()),
        ("Un gros de la troupe vit la mer.", {2, 3}),
        ("", set()),
    ],
)
def test_calls(text: str, expected: set[int]) -> None:
    assert Calls(calls_of(PATTERNS))(_lowers(text)) == expected


def test_patterns_that_need_nothing_are_named() -> None:
    assert Calls(calls_of(PATTERNS)).untold() == [4]
    assert Calls(calls_of([])).untold() == []


def test_without_patterns_nothing_is_called() -> None:
    assert Calls(calls_of(["N"]))(_lowers("Un sac.")) == set()


@pytest.mark.parametrize("name", ["calques", "calques_more", "pleonasms", "terms_by_topic"])
def test_what_matches_is_called(name: str) -> None:
    rows = entries(name)
    calls = Calls(calls_of(row.pattern for row in rows))
    untold = set(calls.untold())
    called = 0
    for number, row in enumerate(rows):
        found = calls(_lowers(row.bad))
        if list(PatternIndex([row.compiled]).find(tokenize(plain(row.bad)))):
            assert number in found | untold, row.id
        called += len(found)
    assert called < 4 * len(rows)
