from __future__ import annotations

import csv
import datetime
import io
import os
import random
import shutil
import subprocess
from dataclasses import replace
from pathlib import Path

import openpyxl
import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from mtqa.errors import MtqaError, UsageError
from mtqa.judge.weights import Weights
from mtqa.report.escape import restored
from mtqa.report.vendors.columns import FILES, KEYS, VERSION, Column, checked, explain_csv, frame
from mtqa.report.vendors.made import VendorReport, vendor_report
from mtqa.report.vendors.tables import Dialect, csv_bytes, dialect, workbook
from mtqa.report.vendors.write import write_vendor_report
from tests.report.vendors.planted import Plan, article, vendors, written

FORMULA = '=HYPERLINK("http://example.org";"1,5")'
INTERNATIONAL, FRENCH = Dialect(), Dialect(";", ",", bom=True)
OFFICE = os.environ.get("MTQA_SOFFICE") or shutil.which("soffice")
TEXTS = (Column("a", "text", ""), Column("n", "number", ""), Column("i", "integer", ""))


@pytest.fixture(scope="module")
def report(tmp_path_factory: pytest.TempPathFactory) -> VendorReport:
    """Vendors with hostile names among them."""
    plans = [Plan(name, 8, date="2024-05-01") for name in ("A", FORMULA, "+33 1", 'q"uo;te,\r\nd', "-5", "@é🎉")]
    return vendor_report([written(tmp_path_factory.mktemp("r"), vendors(plans, 3, 6))], ("vendor", "month"), Weights(), "newsroom")


def read(data: bytes, form: Dialect) -> list[list[str]]:
    return list(csv.reader(io.StringIO(data.decode("utf-8-sig"), newline=""), delimiter=form.delimiter, strict=True))


@given(
    cells=st.lists(st.tuples(st.text(max_size=12), st.none() | st.floats(-1e6, 1e6), st.none() | st.integers(-9, 9)), max_size=5),
    form=st.sampled_from([INTERNATIONAL, FRENCH, Dialect("\t"), Dialect("|", ",")]),
)  # fmt: skip
@settings(deadline=None)
def test_what_is_written_is_read_back(cells: list[tuple[str, float | None, int | None]], form: Dialect) -> None:
    cells = [(text.encode("utf-8", "replace").decode(), number, integer) for text, number, integer in cells]
    made = frame(TEXTS, {name: [row[n] for row in cells] for n, name in enumerate("ani")})
    data = csv_bytes(made, TEXTS, form)
    rows = read(data, form)
    assert data.startswith(b"\xef\xbb\xbf") is form.bom
    assert rows[0] == ["a", "n", "i"]
    for (text, number, integer), row in zip(cells, rows[1:], strict=True):
        assert restored(row[0]) == text
        assert (float(row[1].replace(",", ".")) if row[1] else None) == number
        assert row[2] == ("" if integer is None else str(integer))


def test_lines_end_as_rfc_4180_says_and_a_lone_carriage_return_is_quoted() -> None:
    made = frame(TEXTS, {"a": ["x\ry", "="], "n": [1.5, None], "i": [None, 3]})
    assert csv_bytes(made, TEXTS, FRENCH) == '\ufeffa;n;i\r\n"x\ry";1,5;\r\n\'=;;3\r\n'.encode()


@pytest.mark.parametrize(
    ("delimiter", "decimal", "form"),
    [(",", ".", INTERNATIONAL), (";", ",", Dialect(";", ",")), ("tab", ",", Dialect("\t", ",")), ("|", ".", Dialect("|"))],
)
def test_the_command_lines_dialects(delimiter: str, decimal: str, form: Dialect) -> None:
    assert dialect(delimiter, decimal, bom=False) == form


@pytest.mark.parametrize(("delimiter", "decimal"), [(",", ","), ("x", "."), ("", "."), ('"', "."), (";", "'"), ("\n", ".")])
def test_dialects_that_no_reader_could_follow_are_refused(delimiter: str, decimal: str) -> None:
    with pytest.raises(UsageError) as refused:
        dialect(delimiter, decimal, bom=False)
    assert refused.value.remedy


def test_every_file_has_its_columns_in_order_and_one_header(report: VendorReport, tmp_path: Path) -> None:
    write_vendor_report(report, tmp_path, INTERNATIONAL, "en")
    for name, columns in FILES.items():
        rows = read((tmp_path / name).read_bytes(), INTERNATIONAL)
        assert rows[0] == [column.name for column in columns]
        assert rows.count(rows[0]) == 1
        assert {row[rows[0].index("schema")] for row in rows[1:]} == {str(VERSION)}


def test_nothing_in_a_cell_runs(report: VendorReport, tmp_path: Path) -> None:
    write_vendor_report(report, tmp_path, FRENCH, "fr")
    cells = [cell for name in FILES for row in read((tmp_path / name).read_bytes(), FRENCH) for cell in row]
    assert f"'{FORMULA}" in cells
    assert not [cell for cell in cells if cell[:1] in "=+@\t\r" and cell]
    assert {cell for cell in cells if cell.startswith("-")} <= {"-5"} | {c for c in cells if c.replace(",", "").lstrip("-").isdigit()}


def test_a_workbook_has_a_sheet_a_table_frozen_filtered_and_without_formulas(report: VendorReport) -> None:
    frames = {"vendors.csv": report.figures, "findings.csv": report.gathered.findings, "sentences.csv": report.gathered.sentences}
    book = openpyxl.load_workbook(io.BytesIO(workbook(frames)))
    assert book.sheetnames == ["vendors", "findings", "sentences"]
    for name, made in frames.items():
        sheet = book[name.removesuffix(".csv")]
        assert sheet.freeze_panes == "A2"
        assert sheet.auto_filter.ref == sheet.dimensions
        found = list(sheet.iter_rows())
        assert [cell.value for cell in found[0]] == list(made.columns)
        assert all(cell.font.bold for cell in found[0])
        assert not [cell for row in found for cell in row if cell.data_type == "f"]
        for row, own in zip(found[1:], made.itertuples(index=False), strict=True):
            for cell, value in zip(row, own, strict=True):
                assert cell.value == (None if pd.isna(value) or value == "" else value)
    quoted = [cell for row in book["vendors"].iter_rows() for cell in row if cell.value == FORMULA]
    assert quoted
    assert all(cell.quotePrefix for cell in quoted)


def test_what_a_sheet_cannot_hold_is_replaced() -> None:
    made = article("x.txt", Plan("A\x00\ufffe", 30), random.Random(1))
    assert made.findings
    columns = FILES["findings.csv"]
    cells = {column.name: [{"text": "\x01" + "x" * 40_000, "integer": 1, "number": 1.0}[column.kind]] for column in columns}
    book = openpyxl.load_workbook(io.BytesIO(workbook({"findings.csv": frame(columns, cells)})))
    cell = book["findings"]["A2"].value
    assert len(cell) == 32_767
    assert (cell[0], cell[-1]) == ("\ufffd", "…")


def test_a_table_that_breaks_its_promise_is_refused(report: VendorReport) -> None:
    for column, value in (("per_1000_words", -1.0), ("part", "some"), ("schema", 2), ("risk_mean", 101.0)):
        broken = report.figures.copy()
        broken.loc[0, column] = value
        with pytest.raises(MtqaError, match=r"vendors\.csv would break its own rules"):
            checked(broken, "vendors.csv")
    for broken in (report.figures.drop(columns="name"), report.figures[list(reversed(report.figures.columns))]):
        with pytest.raises(MtqaError):
            checked(broken, "vendors.csv")
    assert checked(report.figures, "vendors.csv") is not None


def test_the_page_of_columns_names_them_all() -> None:
    told = explain_csv()
    for name, columns in FILES.items():
        assert name in told
        assert all(f"\n{column.name} " in told for column in columns)
    assert f"version {VERSION}" in told
    assert set(KEYS) <= {column.name for column in FILES["vendors.csv"]}


def cell_of(value: object) -> str:
    """A cell as text that two spreadsheets agree on."""
    if value is None:
        return ""
    if isinstance(value, datetime.datetime):
        return value.date().isoformat()
    text = str(value).replace("_x000D_", "").replace("\r", "")
    try:
        return f"{float(text):.6g}"
    except ValueError:
        return text


@pytest.mark.skipif(OFFICE is None, reason="LibreOffice (soffice) is not installed")
@pytest.mark.parametrize(
    ("form", "filters"), [(INTERNATIONAL, "44,34,76,1,,1033"), (FRENCH, "59,34,76,1,,1036")], ids=["international", "french"]
)
def test_libreoffice_reads_what_was_written(report: VendorReport, tmp_path: Path, form: Dialect, filters: str) -> None:
    write_vendor_report(report, tmp_path, form, "fr")
    command = [str(OFFICE), "--headless", f"-env:UserInstallation={(tmp_path / 'profile').as_uri()}", "--convert-to", "xlsx"]
    command += [f"--infilter=CSV:{filters}", "--outdir", str(tmp_path / "out"), *(str(tmp_path / name) for name in FILES)]
    subprocess.run(command, check=True, capture_output=True, timeout=180)
    for name in FILES:
        rows = read((tmp_path / name).read_bytes(), form)
        sheet = openpyxl.load_workbook(tmp_path / "out" / name.replace(".csv", ".xlsx")).active
        assert sheet is not None
        found = [[cell_of(cell.value) for cell in row] for row in sheet.iter_rows()]
        assert [cell for row in sheet.iter_rows() for cell in row if cell.data_type == "f"] == []
        width = len(rows[0])
        decimal = [[cell.replace(",", ".") if is_number(cell) else cell for cell in row] for row in rows]
        assert [row + [""] * (width - len(row)) for row in found] == [[cell_of(cell) for cell in row] for row in decimal]
    assert f"'{FORMULA}" in {cell for row in found for cell in row}


def is_number(cell: str) -> bool:
    return cell.replace(",", "", 1).replace(".", "", 1).lstrip("-").isdigit()


def test_openpyxl_missing_is_said(report: VendorReport, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(__import__("sys").modules, "openpyxl", None)
    with pytest.raises(UsageError, match=r"mtqa\[xlsx\]"):
        workbook({"vendors.csv": report.figures})


def test_files_are_all_written_or_none(report: VendorReport, tmp_path: Path) -> None:
    (tmp_path / "vendors.html").mkdir()
    with pytest.raises(UsageError):
        write_vendor_report(replace(report), tmp_path, INTERNATIONAL, "en")
    assert sorted(path.name for path in tmp_path.iterdir()) == ["vendors.html"]
