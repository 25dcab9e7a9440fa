"""The sums agree wherever they are told: in the reports, the three tables, and the page."""

from __future__ import annotations

import csv
import io
import json
from collections import Counter
from html.parser import HTMLParser
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from mtqa.checks.finding import Severity
from mtqa.errors import InputError
from mtqa.judge.assessment import Report
from mtqa.judge.weights import Weights
from mtqa.report.vendors.find import report_paths
from mtqa.report.vendors.made import vendor_report
from mtqa.report.vendors.tables import Dialect
from mtqa.report.vendors.write import vendor_files
from tests.report.strategies import reports
from tests.report.vendors.planted import written_exactly

TABLES = ("vendors", "findings", "sentences")
NAMES = [s.value for s in reversed(Severity)]


class Tables(HTMLParser):
    """The numbers (`data value`) of each table of a page, row by row, by the table's id."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.rows: dict[str, list[list[int]]] = {}
        self.classes: dict[str, list[str]] = {}
        self._table = ""
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        known = dict(attrs)
        if tag == "table":
            self._table = known.get("id") or ""
        elif tag == "tr" and self._table:
            self.rows.setdefault(self._table, []).append([])
            self.classes.setdefault(self._table, []).append(known.get("class") or "")
        elif tag == "data":
            self.rows[self._table][-1].append(int(known["value"] or ""))


def total(rows: list[dict[str, str]], names: list[str]) -> Counter[str]:
    return Counter({name: count for name in names if (count := sum(int(row[name]) for row in rows))})


@settings(deadline=None, max_examples=12)
@given(st.lists(reports, min_size=1, max_size=3))
def test_sums_agree_in_json_tables_and_page(tmp_path_factory: pytest.TempPathFactory, made: list[Report]) -> None:
    folder = tmp_path_factory.mktemp("r")
    paths = [written_exactly(folder / str(n), report) for n, report in enumerate(made)]
    if not any(report.articles for report in made):
        with pytest.raises(InputError, match="hold no article"):
            vendor_report(report_paths([folder]), ("vendor", "language"), Weights(), "newsroom")
        return
    found = vendor_report(report_paths([folder]), ("vendor", "language"), Weights(), "newsroom")
    files = {n: c.decode() if isinstance(c, bytes) else c for n, c in vendor_files(found, Dialect(), "en")}
    figures, findings, sentences = (list(csv.DictReader(io.StringIO(files[f"{n}.csv"], newline=""))) for n in TABLES)
    whole = [row for row in figures if row["part"] == "all"]
    in_json = counted_in_json(paths)

    assert Counter(row["severity"] if row["state"] == "counted" else row["state"] for row in findings) == in_json
    names = [*NAMES, "dismissed", "suppressed"]
    assert total(whole, names) == in_json
    for part in ("dimension", "type"):
        assert total([row for row in figures if row["part"] == part], names) == in_json
    assert not total(sentences, names) - in_json
    assert sum(int(row["words"]) for row in sentences) == sum(int(row["words"]) for row in whole)
    assert len(sentences) == sum(int(row["sentences"]) for row in whole)
    penalties = [sum(float(row["penalty"] or 0) for row in rows) for rows in (whole, [f for f in findings if f["state"] == "counted"])]
    assert penalties[0] == pytest.approx(penalties[1])

    page = Tables(files["vendors.html"])
    for table in ("by-vendor", "by-group"):
        if not len(found.vendors):
            break
        sums = [sum(column) for column in zip(*(row for row in page.rows[table] if row), strict=True)]
        assert Counter({name: n for name, n in zip(names, sums, strict=True) if n}) == in_json
    of_types = [row for row, kind in zip(page.rows.get("by-type", []), page.classes.get("by-type", []), strict=True) if kind == "type"]
    assert sum(map(sum, of_types)) == sum(in_json[name] for name in NAMES)


def counted_in_json(paths: list[Path]) -> Counter[str]:
    """Findings by severity, or by how they are silenced; an article that stands twice counts as the last has it."""
    articles = {}
    for path in paths:
        for article in json.loads(path.read_text(encoding="utf-8"))["articles"]:
            words = [(s["id"], s["text"]) for s in article["segments"]]
            articles[json.dumps([article["path"], article["text"], words, article["provenance"]["vendor"]])] = article
    found: Counter[str] = Counter()
    for article in articles.values():
        found.update(f["severity"] for f in article["findings"])
        found.update("dismissed" if f["suppression"]["origin"] == "verdict" else "suppressed" for f in article["suppressed"])
    return found
