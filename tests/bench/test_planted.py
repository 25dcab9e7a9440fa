"""Planted faults: the same for a seed, one a sentence; and risk does not fall where one is planted."""

from __future__ import annotations

from difflib import SequenceMatcher
from importlib.resources import files
from pathlib import Path

import pytest

from mtqa.bench.measure import measure
from mtqa.bench.planted import PLANTS, planted
from mtqa.bench.sets import BenchSet, Row, read_set
from mtqa.checks.configure import configured
from mtqa.models import ModelOptions, Models
from mtqa.pipeline import Checker
from mtqa.translate.places import Places


@pytest.fixture(scope="module")
def clean() -> list[str]:
    path = Path(str(files("mtqa.bench").joinpath("data/invented_news.jsonl")))
    return [row.french for row in read_set(path, None).rows if row.bad is False]


def test_a_seed_gives_the_same_pairs_and_another_one_others(clean: list[str]) -> None:
    assert list(planted(clean, 40, 1)) == list(planted(reversed(clean), 40, 1))
    assert list(planted(clean, 40, 1)) != list(planted(clean, 40, 2))


def test_every_sentence_is_changed_once_and_in_one_stretch(clean: list[str]) -> None:
    pairs = list(planted(clean, 90, 3))
    assert len({sound for sound, _ in pairs}) == 90
    for sound, faulty in pairs:
        assert sound != faulty
        a, b = sound.split(" "), faulty.split(" ")
        moved = [op for op in SequenceMatcher(None, a, b, autojunk=False).get_opcodes() if op[0] != "equal"]
        assert 1 <= len(moved) <= 2


def test_all_kinds_come_and_short_sentences_are_passed_over(clean: list[str]) -> None:
    assert len(list(planted(clean, len(PLANTS), 1))) == len(PLANTS)
    assert list(planted(["Le bac part.", ""], 5, 1)) == []


def test_risk_does_not_fall_where_a_fault_is_planted(clean: list[str]) -> None:
    pairs = list(planted(clean, 300, 41))
    rows = tuple(Row(f"{n}#{side}", text, bool(side), bool(side)) for n, pair in enumerate(pairs) for side, text in enumerate(pair))
    with Models(ModelOptions(enabled=False), Places.default(), lambda _: None) as models:
        found = {m.row.id: m.risk for m in measure(Checker(configured({}), models), BenchSet("planted", rows))}
    kept = sum(found[f"{n}#1"] >= found[f"{n}#0"] - 1e-9 for n in range(len(pairs)))
    assert len(pairs) == 300
    assert kept >= 0.9 * len(pairs)
