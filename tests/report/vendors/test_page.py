from __future__ import annotations

import base64
import hashlib
import os
import re
import shutil
import subprocess
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mtqa.checks.finding import Severity
from mtqa.judge.weights import PROFILES, Weights
from mtqa.report.vendors import texts as own_texts
from mtqa.report.vendors.charts import HEIGHT, SPARK_HEIGHT, SPARK_WIDTH, WIDTH, scale, spark, whisker
from mtqa.report.vendors.made import VendorReport, vendor_report
from mtqa.report.vendors.page import weight_lines
from mtqa.report.vendors.texts import VendorTexts
from mtqa.report.vendors.write import html
from tests.report import page as pages
from tests.report.vendors.planted import Plan, article, silenced, vendors, written

CHROMIUM = os.environ.get("MTQA_CHROMIUM") or shutil.which("chromium") or shutil.which("chromium-browser")
HOSTILE = '<script>alert("x")</script> & \u202eévil'


def made(folder: Path, plans: list[Plan], by: tuple[str, ...] = ("vendor", "month"), articles: int = 12) -> VendorReport:
    planted = [replace(a, article=a.article) for a in vendors(plans, 3, articles)]
    return vendor_report([written(folder, planted)], by, Weights(), "newsroom")


@pytest.fixture(scope="module")
def report(tmp_path_factory: pytest.TempPathFactory) -> VendorReport:
    months = [Plan(name, rate, date=f"2024-0{n}-02") for name, rate in (("A", 2), (HOSTILE, 9), (None, 0)) for n in (1, 2, 4)]
    return made(tmp_path_factory.mktemp("r"), months)


def test_the_page_is_one_file_without_script_and_its_policy_allows_its_style_alone(report: VendorReport) -> None:
    page = html(report, "en")
    read = pages.read(page)
    assert page.startswith("<!DOCTYPE html>")
    assert "script" not in read.tags
    assert not [name for _, name, _ in read.attributes if name.startswith("on") or name == "style"]
    assert not re.search(r"https?://|url\(|@import|\bsrc=", page)
    style = re.search(r"<style>(.*?)</style>", page, re.S)
    assert style
    digest = base64.b64encode(hashlib.sha256(style[1].encode()).digest()).decode()
    [policy] = [value for _, name, value in read.attributes if name == "content" and "default-src" in value]
    assert policy.startswith("default-src 'none'; ")
    assert f"style-src 'sha256-{digest}'" in policy


def test_names_and_sentences_are_text_and_never_markup(report: VendorReport) -> None:
    page = html(report, "en")
    assert "<script" not in page
    assert "&lt;script&gt;" in page
    assert "⟨U+202E⟩" in page


@pytest.mark.parametrize("language", ["en", "fr", "id"])
def test_every_chart_has_a_text_alternative_that_says_its_figures(report: VendorReport, language: str) -> None:
    page = html(report, language)
    charts = re.findall(r'<svg class="(whisker|sparkline)[^>]*role="img" aria-label="([^"]+)"><title>([^<]+)</title>', page)
    assert len(charts) == len(re.findall(r'<svg class="(?:whisker|sparkline)', page)) == 2 * (3 + 9) + 3
    assert all(label == title and re.search(r"\d", label) for _, label, title in charts)
    others = re.findall(r'<svg class="(?!whisker|sparkline)[^>]*>', page)
    assert all('aria-hidden="true"' in svg for svg in others)
    assert f'<html lang="{language}">' in page


def test_the_formula_and_the_weights_are_printed(report: VendorReport) -> None:
    page = html(report, "en")
    assert "MQM score = 100 × (1 − penalty ÷ words)" in page
    assert "note 0, minor 1, major 5, critical 25" in page
    assert "remarque 0, mineur 1, majeur 5, critique 25" in html(report, "fr")
    costs = weight_lines(PROFILES["ecommerce"], VendorTexts("en"))
    assert costs[0].endswith("critical 10")
    assert "terminology × 1.5" in costs[1]


def test_comparisons_are_told_in_words(report: VendorReport) -> None:
    told = [pair.rate.better for pair in report.comparisons]
    assert {"", "A"} <= set(told)
    assert "A is better" in html(report, "en")
    assert "not named is better" in html(report, "en")
    equal = replace(report, comparisons=[replace(pair, rate=replace(pair.rate, better=None)) for pair in report.comparisons])
    assert html(equal, "en").count("too close to call") >= len(told)
    assert "trop serré pour trancher" in html(equal, "fr")


def test_rough_back_translations_are_called_so(report: VendorReport) -> None:
    assert ", rough</span>" not in html(report, "en")
    rough = html(replace(report, gathered=replace(report.gathered, rough=("tiny",))), "en")
    assert "Back-translation, rough</span>" in rough
    assert "Back-translations by tiny are rough" in rough


def test_worst_and_typical_sentences_stand_with_their_back_translation(report: VendorReport) -> None:
    sentences = report.gathered.sentences
    for vendor, own in sentences.groupby("vendor"):
        picks = own.loc[own["pick"] != ""].set_index("pick")
        worst = [name for name in picks.index if name.startswith("worst")]
        assert len(worst) == (0 if vendor == "" else min(10, int((own["penalty"] > 0).sum())))
        assert sorted(name for name in picks.index if name.startswith("typical")) == [f"typical-{n}" for n in range(1, 6)]
        ranked = picks.loc[[f"worst-{n}" for n in range(1, len(worst) + 1)]]
        assert ranked["penalty"].is_monotonic_decreasing
        rest = own.loc[~own["pick"].str.startswith("worst")]
        assert not len(ranked) or ranked["penalty"].min() >= rest["penalty"].max()
        away = (rest["risk"] - own["risk"].median()).abs()
        typical = away.loc[rest["pick"] != ""]
        assert typical.max() <= away.loc[rest["pick"] == ""].min()
    page = html(report, "en")
    shown = sentences.loc[sentences["pick"] != ""]
    assert page.count('<li class="shown') == len(shown)
    assert page.count("Back-translation") == len(shown)
    assert "No finding above neutral." in page


def test_dismissed_and_silenced_findings_have_columns_of_their_own(tmp_path: Path) -> None:
    import random

    planted = silenced(article("x.txt", Plan("A", 80), random.Random(1)), ["verdict", "verdict", "inline"])
    found = vendor_report([written(tmp_path, [planted])], ("vendor",), Weights(), "newsroom")
    assert 'class="num"><data value="2">2</data></td><td class="num"><data value="1">1</data></td></tr>' in html(found, "en")


def test_without_dates_the_trend_says_so(tmp_path: Path) -> None:
    page = html(made(tmp_path, [Plan("A", 4)], ("vendor",), 3), "en")
    assert "No dates are known." in page
    assert "no interval: fewer than 5 articles" in page
    assert "by-group" not in page


def test_phrases_have_all_three_languages() -> None:
    for name, phrase in own_texts._PHRASES.items():
        fields = [sorted(re.findall(r"\{(\w+)\}", text)) for text in (phrase.en, phrase.fr, phrase.id)]
        assert all((phrase.en, phrase.fr, phrase.id)), name
        assert fields[0] == fields[1] == fields[2], name
    assert VendorTexts("fr").risk == "Risque"
    with pytest.raises(AttributeError):
        VendorTexts("fr").nothing_of_the_kind  # noqa: B018
    assert set(Severity) == {s for s in Severity if VendorTexts("en")[s.value]}


numbers = st.none() | st.floats(0, 1e6)


@given(values=st.lists(numbers, max_size=6), from_zero=st.booleans())
def test_a_scale_holds_its_values_and_round_marks(values: list[float | None], from_zero: bool) -> None:
    on = scale(values, from_zero=from_zero)
    assert 2 <= len(on.ticks) <= 8
    assert on.ticks[0] <= on.low + 1e-6
    known = [value for value in values if value is not None]
    assert all(on.low - 1e-6 <= value <= on.high + 1e-6 * abs(on.high) for value in known)
    places = [on.place(tick) for tick in on.ticks]
    assert places == sorted(places)
    assert 0 < places[0] < places[-1] < WIDTH
    assert HEIGHT > 0


def test_a_whisker_without_an_interval_is_a_dot() -> None:
    on = scale([0, 10], from_zero=True)
    assert whisker(on, 5, None, None, "5").low is None
    assert whisker(on, 5, 0, 10, "5").at == WIDTH / 2


@given(st.lists(numbers, max_size=14))
def test_a_sparkline_stays_in_its_picture_and_breaks_where_a_month_is_missing(values: list[float | None]) -> None:
    made = spark(values, max((value for value in values if value is not None), default=0.0), "says")
    assert len(made.dots) == sum(value is not None for value in values)
    assert all(0 < x < SPARK_WIDTH and 0 < y < SPARK_HEIGHT for x, y in made.dots)
    runs = "".join("." if value is not None else " " for value in values).split()
    assert len(made.parts) == sum(len(run) > 1 for run in runs)


@pytest.mark.skipif(CHROMIUM is None, reason="Chromium is not installed")
def test_it_prints_on_a4(report: VendorReport, tmp_path: Path) -> None:
    page, printed = tmp_path / "vendors.html", tmp_path / "vendors.pdf"
    page.write_text(html(report, "fr"), encoding="utf-8")
    flags = ["--headless", "--no-sandbox", "--disable-gpu", "--no-pdf-header-footer", f"--user-data-dir={tmp_path / 'profile'}"]
    command = [str(CHROMIUM), *flags, f"--print-to-pdf={printed}", page.as_uri()]
    subprocess.run(command, check=True, capture_output=True, timeout=120)
    boxes = set(re.findall(rb"/MediaBox \[0 0 ([\d.]+) ([\d.]+)\]", printed.read_bytes()))
    assert {(round(float(width)), round(float(height))) for width, height in boxes} == {(595, 842)}
