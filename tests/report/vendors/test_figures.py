from __future__ import annotations

import random
from collections import Counter

import numpy as np
import pytest

from mtqa.judge.weights import Weights
from mtqa.report.vendors.compare import comparisons
from mtqa.report.vendors.figures import Part, all_parts, figures, mqm_score, vendors_frame
from mtqa.report.vendors.gather import Gathered, gather
from mtqa.report.vendors.units import COUNTS, Group, groups
from tests.report.vendors.planted import Plan, article, rows, vendors, written

REPEATS = 200
POINTS = (25, 5, 1, 0)
PLANTED = {"A": 2.0, "B": 4.0, "C": 8.0}


def drawn_group(name: str, rate: float, chance: np.random.Generator, first: int = 0, articles: int = 40, words: int = 400) -> Group:
    """Articles with a Poisson count of findings each, 5 % critical and 25 % major."""
    counts = np.zeros((articles, len(COUNTS)))
    counts[:, :3] = chance.poisson(rate * words / 1_000 * np.array([0.05, 0.25, 0.7]), (articles, 3))
    counts[:, -1] = counts[:, :3] @ np.array(POINTS[:3])
    nothing = dict.fromkeys(("fluency", "consistency", "adequacy", "risk"), np.empty(0))
    return Group(
        (name,), np.arange(first, first + articles), np.full(articles, float(words)), np.ones(articles), np.zeros((articles, 4, 2)),
        counts, nothing, {},
    )  # fmt: skip


@pytest.fixture(scope="module")
def right() -> Counter[str]:
    """How often what went right, in so many repetitions."""
    found: Counter[str] = Counter()
    apart = {n: f"name {n}" for n in range(1_000)}
    same = {n: f"name {n % 100}" for n in range(1_000)}
    for seed in range(REPEATS):
        chance = np.random.default_rng(seed)
        made = [drawn_group(name, rate, chance, 100 * n) for n, (name, rate) in enumerate(PLANTED.items())]
        all_rows = [next(figures(group, [Part("all", "", group.counts)], POINTS)) for group in made]
        found["order"] += [row["per_1000_words"] for row in all_rows] == sorted(row["per_1000_words"] for row in all_rows)
        for row, (name, rate) in zip(all_rows, PLANTED.items(), strict=True):
            found[f"rate {name}"] += row["per_1000_words_low"] <= rate <= row["per_1000_words_high"]
            found[f"score {name}"] += row["mqm_score_low"] <= 100 - rate / 10 * 3.2 <= row["mqm_score_high"]
        equal = [drawn_group("D", 4, chance, 500), drawn_group("E", 4, chance, 600)]
        for kind, keys in (("unpaired", apart), ("paired", same)):
            [pair] = comparisons(equal, keys, POINTS)
            assert pair.paired is (kind == "paired")
            found[f"close by rate, {kind}"] += pair.rate.too_close
            found[f"close by score, {kind}"] += pair.score.too_close
    return found


@pytest.mark.parametrize("name", PLANTED)
def test_intervals_hold_the_planted_figures(right: Counter[str], name: str) -> None:
    assert right["order"] >= 0.9 * REPEATS
    assert right[f"rate {name}"] >= 0.9 * REPEATS
    assert right[f"score {name}"] >= 0.9 * REPEATS


@pytest.mark.parametrize("kind", ["paired", "unpaired"])
def test_equal_vendors_are_too_close_to_call(right: Counter[str], kind: str) -> None:
    assert right[f"close by rate, {kind}"] >= 0.9 * REPEATS
    assert right[f"close by score, {kind}"] >= 0.9 * REPEATS


def test_intervals_are_no_wider_than_they_need_to_be() -> None:
    chance = np.random.default_rng(1)
    widths = []
    for _ in range(20):
        group = drawn_group("B", 4, chance)
        row = next(figures(group, [Part("all", "", group.counts)], POINTS))
        widths.append(row["per_1000_words_high"] - row["per_1000_words_low"])
    assert np.mean(widths) == pytest.approx(2 * 1.96 * (4 / 16_000 * 1_000) ** 0.5, rel=0.15)


@pytest.fixture(scope="module")
def planted(tmp_path_factory: pytest.TempPathFactory) -> Gathered:
    plans = [Plan(name, rate, engine=f"e{name}", date=f"2024-0{n}-01") for n, (name, rate) in enumerate(PLANTED.items(), 1)]
    return gather([written(tmp_path_factory.mktemp("r"), vendors(plans, 7))], Weights())


def test_planted_reports_come_out_in_order(planted: Gathered) -> None:
    made = vendors_frame(planted.sentences, planted.findings, ("vendor", "engine", "month"))
    total = made.loc[made["part"] == "all"]
    assert total["vendor"].tolist() == list(PLANTED)
    assert total["month"].tolist() == ["2024-01", "2024-02", "2024-03"]
    assert total["per_1000_words"].is_monotonic_increasing
    assert total["mqm_score"].is_monotonic_decreasing
    assert total["articles"].tolist() == [40, 40, 40]
    assert total["words"].tolist() == [16_000, 16_000, 16_000]
    assert (total["fluency_low"] < total["fluency_mean"]).all()
    assert (total["fluency_p10"] < total["fluency_p90"]).all()
    assert total["consistency_mean"].isna().all()


def test_parts_add_up_to_the_whole(planted: Gathered) -> None:
    made = vendors_frame(planted.sentences, planted.findings, ("vendor",))
    for _, own in made.groupby("vendor"):
        whole = own.loc[own["part"] == "all"].iloc[0]
        for part in ("severity", "dimension", "type"):
            some = own.loc[own["part"] == part]
            for column in ("findings", "critical", "major", "minor", "neutral", "dismissed", "suppressed"):
                assert some[column].sum() == whole[column] or (part == "severity" and column in ("dismissed", "suppressed"))
            assert some["penalty"].sum() == pytest.approx(whole["penalty"])
            assert some["per_1000_words"].sum() == pytest.approx(whole["per_1000_words"], abs=0.01)


def test_rules_are_rows_without_scores(planted: Gathered) -> None:
    made = vendors_frame(planted.sentences, planted.findings, ("rule",))
    assert made["rule"].tolist() == ["OMI101"]
    assert made["findings"].tolist() == [len(planted.findings)]
    assert made["words"].tolist() == [48_000]
    assert made["fluency_mean"].isna().all()


def test_no_finding_is_no_proof_of_none() -> None:
    group = drawn_group("A", 0.0, np.random.default_rng(1), articles=5, words=100)
    row = next(figures(group, [Part("all", "", group.counts)], POINTS))
    assert (row["per_1000_words"], row["per_1000_words_low"]) == (0, 0)
    assert row["per_1000_words_high"] == pytest.approx(3.69 / 0.5, abs=0.15)
    assert row["mqm_score"] == row["mqm_score_high"] == 100
    assert row["mqm_score_low"] < 90


def test_few_articles_have_figures_but_no_interval() -> None:
    group = drawn_group("A", 20.0, np.random.default_rng(1), articles=4)
    row = next(figures(group, [Part("all", "", group.counts)], POINTS))
    assert row["per_1000_words"] > 0
    assert row["per_1000_words_low"] is row["mqm_score_low"] is None


def test_the_score_is_the_formula() -> None:
    assert mqm_score(0) == 100
    assert mqm_score(0.05) == 95
    assert mqm_score(2) == -100
    assert mqm_score(float("nan")) is None


def test_rows_of_one_file_go_to_their_vendors(tmp_path_factory: pytest.TempPathFactory) -> None:
    plans = [Plan(name, rate, 100, 1) for name, rate in (("A", 5.0), (None, 30.0)) for _ in range(30)]
    path = written(tmp_path_factory.mktemp("r"), [rows("lot.jsonl", plans, random.Random(2), independent=True)])
    found = gather([path], Weights())
    made = vendors_frame(found.sentences, found.findings, ("vendor",))
    total = made.loc[made["part"] == "all"]
    assert total["vendor"].tolist() == ["", "A"]
    assert total["articles"].tolist() == [30, 30]
    assert total["per_1000_words"].iloc[0] > total["per_1000_words"].iloc[1]


def test_an_article_in_several_reports_counts_once_as_the_last_has_it(tmp_path_factory: pytest.TempPathFactory) -> None:
    folder = tmp_path_factory.mktemp("r")
    one, other = (article("x.txt", Plan("A", rate), random.Random(5)) for rate in (0, 40))
    paths = [written(folder / name, [made]) for name, made in (("1", one), ("2", other))]
    found = gather(paths, Weights())
    assert (found.reports, found.repeated, len(found.keys)) == (2, 1, 1)
    assert len(found.findings) == len(other.findings) > 0


def test_two_vendors_under_one_path_are_two_documents(tmp_path_factory: pytest.TempPathFactory) -> None:
    both = [article("x.txt", Plan(name, 0), random.Random(5)) for name in ("A", "B")]
    found = gather([written(tmp_path_factory.mktemp("r"), both)], Weights())
    assert (found.repeated, len(found.keys)) == (0, 2)


def test_a_bad_report_is_a_problem_and_the_others_count(tmp_path_factory: pytest.TempPathFactory) -> None:
    folder = tmp_path_factory.mktemp("r")
    good = written(folder / "1", [article("x.txt", Plan("A", 0), random.Random(5))])
    bad = folder / "report.json"
    bad.write_text('{"schema": 1, "articles": [{"path": "x"}]}')
    found = gather([bad, good], Weights())
    assert found.reports == 1
    assert "article 1 is not as mtqa writes it" in found.problems[0].what


def test_groups_know_the_names_in_them(planted: Gathered) -> None:
    group = next(groups(planted.sentences, planted.findings, ("vendor",)))
    assert group.names("dimension") == ["accuracy", "fluency", "terminology"]
    assert [part.part for part in all_parts(group)].count("severity") == 4
