"""Plots as XML that any reader takes, with words beside the picture."""

from __future__ import annotations

from xml.etree import ElementTree

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from mtqa.bench.figures import figures
from mtqa.bench.plots import plots
from mtqa.bench.sets import BenchSet
from mtqa.bench.svg import HEIGHT, WIDTH, Line, Plot, draw
from tests.bench.made import BASE_RATE, row

NS = "{http://www.w3.org/2000/svg}"
SHARES = st.floats(0, 1)


def parsed(plot: Plot) -> ElementTree.Element:
    return ElementTree.fromstring(draw(plot).encode("utf-8"))


def test_title_and_description_come_first_and_are_referred_to() -> None:
    root = parsed(Plot("A & <b>", "Curves \x00 of it", "x", "y", [Line("one", [(0, 0), (1, 1)])]))
    assert [child.tag for child in root][:2] == [f"{NS}title", f"{NS}desc"]
    assert (root[0].text, root[1].text) == ("A & <b>", "Curves \ufffd of it")
    assert root.get("role") == "img"
    assert root.get("aria-labelledby") == f"{root[0].get('id')} {root[1].get('id')}"


def test_points_are_placed_with_y_upwards() -> None:
    root = parsed(Plot("t", "d", "x", "y", [Line("one", [(0, 0), (1, 1)], dots=[0.1, 0.9])]))
    points = [tuple(map(float, p.split(","))) for p in root.findall(f".//{NS}polyline")[0].get("points", "").split()]
    (left, bottom), (right, top) = points
    assert left < right
    assert top < bottom
    small, large = (float(circle.get("r", "0")) for circle in root.findall(f".//{NS}circle"))
    assert small < large


def test_light_and_dark_have_colours_of_their_own_and_lines_differ_without_colour() -> None:
    lines = [Line(name, [(0, 0), (1, 1)]) for name in "ab"]
    text = draw(Plot("t", "d", "x", "y", lines))
    assert "prefers-color-scheme: dark" in text
    dashes = [line.get("stroke-dasharray") for line in ElementTree.fromstring(text).iter(f"{NS}polyline")]
    assert len(set(dashes)) == 2


@settings(deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.text(), st.text(), st.lists(st.tuples(SHARES, SHARES), max_size=20))
def test_any_text_and_points_are_valid_xml_inside_the_picture(title: str, name: str, points: list[tuple[float, float]]) -> None:
    root = parsed(Plot(title, name, title, name, [Line(name, points, dots=[0.5] * len(points))], ((0, 0), (1, 1))))
    for circle in root.iter(f"{NS}circle"):
        assert 0 <= float(circle.get("cx", "-1")) <= WIDTH
        assert 0 <= float(circle.get("cy", "-1")) <= HEIGHT


def test_plots_of_a_set_tell_their_figures_in_words() -> None:
    rows = [row("1", True, 90), row("2", True, 20), row("3", False, 30), row("4", False, 10)]
    found = [figures(BenchSet("own", (), split="dev"), rows, source, BASE_RATE) for source in (None, "id")]
    drawn = plots(found)
    assert set(drawn) == {"roc", "precision-recall", "reliability"}
    words = {kind: ElementTree.fromstring(text)[1].text or "" for kind, text in drawn.items()}
    assert "French only: AUC 0.750" in words["roc"]
    assert "with id source" in words["precision-recall"]
    assert "base rate of 0.2" in words["reliability"]


@pytest.mark.parametrize("bad", [True, False])
def test_a_set_of_one_kind_has_no_plots(bad: bool) -> None:
    assert plots([figures(BenchSet("own", ()), [row("1", bad, 5)], None, BASE_RATE)]) == {}
