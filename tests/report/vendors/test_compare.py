from __future__ import annotations

import random
from pathlib import Path

import pytest

from mtqa.judge.weights import Weights
from mtqa.report.vendors.compare import Comparison, comparisons
from mtqa.report.vendors.gather import gather
from mtqa.report.vendors.units import groups, severity_weights
from tests.report.vendors.planted import Plan, article, vendors, written


def compared(folder: Path, articles: list[object]) -> list[Comparison]:
    found = gather([written(folder, articles)], Weights())  # type: ignore[arg-type]
    made = list(groups(found.sentences, found.findings, ("vendor",)))
    return comparisons(made, found.keys, severity_weights(found.findings))


def test_a_clear_difference_is_told_both_ways(tmp_path: Path) -> None:
    pairs = compared(tmp_path, list(vendors([Plan("A", 2), Plan("B", 12), Plan("C", 2)], 1)))
    assert [(p.first, p.second, p.rate.better) for p in pairs] == [("A", "B", "A"), ("A", "C", None), ("B", "C", "C")]
    assert [p.score.better for p in pairs] == ["A", None, "C"]
    assert pairs[0].rate.value < 0 < pairs[0].score.value
    assert not any(p.paired for p in pairs)


def test_a_vendor_without_a_name_can_be_better(tmp_path: Path) -> None:
    [pair] = compared(tmp_path, list(vendors([Plan(None, 2), Plan("B", 12)], 1)))
    assert (pair.first, pair.rate.better) == ("", "")
    assert not pair.rate.too_close


@pytest.mark.parametrize(("sources", "shared", "paired"), [(True, 20, True), (True, 4, False), (False, 20, True), (False, 0, False)])
def test_vendors_of_the_same_documents_are_paired(tmp_path: Path, sources: bool, shared: int, paired: bool) -> None:
    chance = random.Random(1)
    made = [article(f"{v}/{n if n < shared else f'{v}{n}'}.txt", Plan(v, 6, sources=sources), chance) for v in "AB" for n in range(30)]
    [pair] = compared(tmp_path, list(made))
    assert pair.paired is paired
    assert pair.documents == ((shared, shared) if paired else (30, 30))


def test_what_a_vendor_has_twice_is_no_pair(tmp_path: Path) -> None:
    chance = random.Random(1)
    made = [article(f"{v}/{n}/index.md", Plan(v, 6), chance) for v in "AB" for n in range(30)]
    assert not compared(tmp_path, list(made))[0].paired


def test_pairing_sees_what_hard_documents_hide(tmp_path: Path) -> None:
    chance = random.Random(4)
    hard = [chance.choice((2.0, 60.0)) for _ in range(40)]
    plans = [(v, n, rate * worse) for v, worse in (("A", 1.0), ("B", 1.4)) for n, rate in enumerate(hard)]
    same = [article(f"{v}/{n}.txt", Plan(v, rate), random.Random(f"{v}{n}")) for v, n, rate in plans]
    apart = [article(f"{v}/{v}{n}.txt", Plan(v, rate), random.Random(f"{v}{n}")) for v, n, rate in plans]
    [paired], [unpaired] = compared(tmp_path / "1", list(same)), compared(tmp_path / "2", list(apart))
    assert paired.rate.value == pytest.approx(unpaired.rate.value)
    assert paired.rate.better == "A"
    assert unpaired.rate.too_close


def test_few_articles_can_tell_nothing(tmp_path: Path) -> None:
    [pair] = compared(tmp_path, list(vendors([Plan("A", 0), Plan("B", 90)], 1, articles=4)))
    assert pair.rate.too_close
    assert not pair.rate.ends.known


def test_none_found_in_few_words_is_not_better(tmp_path: Path) -> None:
    [pair] = compared(tmp_path, list(vendors([Plan("A", 0, 40), Plan("B", 4)], 1, articles=8)))
    assert pair.rate.value < 0
    assert pair.rate.too_close
