"""`mtqa bench` on a small set of our own: figures, files, and what the rules found."""

from __future__ import annotations

import io
import json
from pathlib import Path

import pytest

from mtqa.article.model import Span
from mtqa.bench.figures import figures
from mtqa.bench.measure import measure
from mtqa.bench.rule_figures import rule_figures
from mtqa.bench.sets import BenchSet, Fault, Row
from mtqa.checks.configure import configured
from mtqa.cli.bench_run import BenchRequest, run_bench
from mtqa.models import ModelOptions, Models
from mtqa.pipeline import Checker
from mtqa.translate.places import Places

ROWS = (
    Row("1", "Le bac a été été réparé mardi.", True, True, faults=(Fault(Span(9, 16), "REP", "major", "target"),)),
    Row("2", "Le bac a été réparé mardi.", False, False),
    Row("3", "Les passagers ont attendu deux heures.", False, False),
    Row("4", "Le port compte deux quais.", True, None, faults=(Fault(Span(15, 19), "NUM", "major", "source"),)),
)
SET = BenchSet("own", ROWS)


@pytest.fixture(scope="module")
def checker() -> Checker:
    return Checker(configured({}), Models(ModelOptions(enabled=False), Places.default(), lambda _: None))


def test_rows_come_back_in_order_with_spans_in_the_row(checker: Checker) -> None:
    rows = measure(checker, SET)
    assert [m.row.id for m in rows] == ["1", "2", "3", "4"]
    assert any(f.code.startswith("REP") and f.span.overlaps(Span(9, 16)) for f in rows[0].findings)
    assert rows[1].findings == ()


def test_french_only_leaves_out_faults_that_only_the_source_shows(checker: Checker) -> None:
    rows = measure(checker, SET)
    french, both = (rule_figures("own", rows, with_source=s) for s in (False, True))
    assert (french.faults, both.faults) == (1, 2)
    assert french.recall == 1.0
    assert both.recall == 0.5
    assert (french.clean, french.clean_any) == (2, 0)


def test_figures_of_a_labelled_set(checker: Checker) -> None:
    found = figures(SET, measure(checker, SET), None)
    assert (found.bad, found.good) == (1, 2)
    assert found.auc is not None
    assert found.auc.value == 1.0
    assert found.overlap == 1.0


def test_figures_of_pairs(checker: Checker) -> None:
    pairs = BenchSet("pairs", (Row("1#0", ROWS[1].french), Row("1#1", ROWS[0].french)), (("1#0", "1#1"),))
    assert figures(pairs, measure(checker, pairs), None).pairs == 1.0


def test_command_prints_and_writes(tmp_path: Path) -> None:
    path = tmp_path / "own.jsonl"
    rows = [{"id": r.id, "fr": r.french, "label": int(bool(r.bad)), "spans": [[f.span.start, f.span.end] for f in r.faults]} for r in ROWS]
    path.write_text("".join(json.dumps(r) + "\n" for r in rows), encoding="utf-8")
    out, err = io.StringIO(), io.StringIO()
    run_bench(BenchRequest((path,), no_model=True, output=tmp_path / "o", measured=tmp_path / "m.json"), out, err)
    assert "## own, French only" in out.getvalue()
    (data,) = json.loads((tmp_path / "o/bench.json").read_text(encoding="utf-8"))
    assert data["faults"]["found"] >= 1
    measured = json.loads((tmp_path / "m.json").read_text(encoding="utf-8"))
    assert any(code.startswith("REP") for code in measured["rules"])
    assert (tmp_path / "o/bench.md").read_text(encoding="utf-8") == out.getvalue()
