"""`mtqa vendors`: what it writes, what it says, how it ends."""

from __future__ import annotations

import csv
import json
from pathlib import Path

import pytest
from typer.testing import CliRunner

from mtqa.cli.main import app
from mtqa.cli.vendors_work import grouped_by
from mtqa.errors import InputError, MtqaError, UsageError
from tests.report.vendors.planted import Plan, rows, vendors, written

TEXT = """---
vendor: Lintas Bahasa
engine: lb-1
date: 2024-05-12
---

# Le port de Bitung rouvre

Le port de Bitung a a rouvert mardi après trois jours de fermeture, a annoncé le directeur, « sans délai.
"""
NOTICE = """Le port de Bitung rouvre

Le port de Bitung a rouvert mardi après trois jours de fermeture.

This story was machine-translated from Bahasa Indonesia. Powered by PasarTerjemah.
"""


def run(*arguments: object) -> tuple[int, str]:
    result = CliRunner().invoke(app, ["vendors", *map(str, arguments)])
    if result.exception is not None and not isinstance(result.exception, SystemExit):
        raise result.exception
    return result.exit_code, result.stderr


def table(path: Path, delimiter: str = ",") -> list[dict[str, str]]:
    with path.open(encoding="utf-8-sig", newline="") as file:
        return list(csv.DictReader(file, delimiter=delimiter))


@pytest.fixture
def reports(tmp_path: Path) -> Path:
    for n, plan in enumerate((Plan("A", 4, date="2024-05-01", engine="e"), Plan("B", 9, date="2024-06-01"))):
        written(tmp_path / "in" / str(n), vendors([plan], n, 6))
    return tmp_path / "in"


def test_it_writes_three_tables_and_a_page_and_names_them(reports: Path, tmp_path: Path) -> None:
    code, said = run(reports, "-o", tmp_path / "out", "--lang", "en")
    assert code == 0
    names = ["vendors.csv", "findings.csv", "sentences.csv", "vendors.html"]
    assert said.splitlines() == [f"mtqa: {tmp_path / 'out' / name}" for name in names]
    assert sorted(path.name for path in (tmp_path / "out").iterdir()) == sorted(names)


def test_equal_runs_write_equal_bytes(reports: Path, tmp_path: Path) -> None:
    for name in ("1", "2"):
        run(reports, "-o", tmp_path / name, "--lang", "en")
    for path in (tmp_path / "1").iterdir():
        assert path.read_bytes() == (tmp_path / "2" / path.name).read_bytes()


def test_by_groups_the_figures(reports: Path, tmp_path: Path) -> None:
    run(reports, "-o", tmp_path, "--by", "month,engine,source-language")
    found = [row for row in table(tmp_path / "vendors.csv") if row["part"] == "all"]
    assert [(row["vendor"], row["month"], row["engine"], row["source_language"]) for row in found] == [
        ("", "2024-05", "e", "id"), ("", "2024-06", "", "id"),
    ]  # fmt: skip


def test_french_spreadsheets_get_their_signs(reports: Path, tmp_path: Path) -> None:
    run(reports, "-o", tmp_path, "--delimiter", ";", "--decimal", ",", "--bom", "--lang", "fr", "--xlsx")
    assert (tmp_path / "vendors.csv").read_bytes().startswith(b"\xef\xbb\xbfvendor;engine;")
    rate = table(tmp_path / "vendors.csv", ";")[0]["per_1000_words"]
    assert "," in rate
    assert (tmp_path / "vendors.xlsx").read_bytes().startswith(b"PK")
    assert '<html lang="fr">' in (tmp_path / "vendors.html").read_text(encoding="utf-8")


def test_a_profile_changes_what_findings_cost(reports: Path, tmp_path: Path) -> None:
    (tmp_path / "mtqa.toml").write_text("[profiles.strict]\nseverities = {minor = 3}\ncategories = {terminology = 10}\n")
    for profile in ("newsroom", "strict"):
        run(reports, "-o", tmp_path / profile, "--profile", profile, "--config", tmp_path / "mtqa.toml")
    usual, strict = (table(tmp_path / name / "findings.csv") for name in ("newsroom", "strict"))
    costs = {(row["severity"], row["dimension"]): float(row["penalty"]) for row in strict}
    assert {float(row["penalty"]) for row in usual} <= {1.0, 5.0, 25.0}
    assert costs["minor", "accuracy"] == 3
    assert costs["minor", "terminology"] == 30
    assert "Profile strict" in (tmp_path / "strict" / "vendors.html").read_text(encoding="utf-8")
    with pytest.raises(UsageError, match="there is no profile"):
        run(reports, "--profile", "strickt", "-o", tmp_path)


def test_vendor_engine_and_date_come_from_front_matter_notice_flag_and_rows(tmp_path: Path) -> None:
    (tmp_path / "front.fr.md").write_text(TEXT, encoding="utf-8")
    (tmp_path / "notice.fr.txt").write_text(NOTICE, encoding="utf-8")
    (tmp_path / "flag.fr.txt").write_text(NOTICE.partition("This story")[0], encoding="utf-8")
    lines = [{"id": n, "target": "Le port a rouvert mardi.", "vendor": f"V{n}", "engine": "e", "date": "2024-07-01"} for n in (1, 2)]
    (tmp_path / "lot.jsonl").write_text("".join(json.dumps(line) + "\n" for line in lines), encoding="utf-8")
    for n, name in enumerate(("front.fr.md", "notice.fr.txt", "flag.fr.txt", "lot.jsonl")):
        flags = ["--vendor", "Agensi"] if name.startswith("flag") else []
        command = ["check", str(tmp_path / name), "--no-model", "--format", "json", "-o", str(tmp_path / "r" / str(n)), *flags]
        assert CliRunner().invoke(app, command).exit_code in (0, 1)
    assert run(tmp_path / "r", "-o", tmp_path / "out")[0] == 0
    found = {(row["vendor"], row["engine"], row["month"]) for row in table(tmp_path / "out" / "sentences.csv")}
    assert found == {
        ("Lintas Bahasa", "lb-1", "2024-05"), ("PasarTerjemah", "", ""), ("Agensi", "", ""), ("V1", "e", "2024-07"), ("V2", "e", "2024-07"),
    }  # fmt: skip
    types = {row["code"]: (row["dimension"], row["category"], row["its_type"]) for row in table(tmp_path / "out" / "findings.csv")}
    assert types["QUO101"] == ("fluency", "fluency/punctuation/unpaired-marks", "typographical")


@pytest.mark.parametrize("dialect", [(), ("--delimiter", ";", "--decimal", ",", "--bom"), ("--delimiter", "tab")])
def test_a_filled_findings_csv_comes_back_as_verdicts(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, dialect: tuple[str, ...]) -> None:
    monkeypatch.chdir(tmp_path)
    Path("mtqa.toml").write_text("")
    Path("a.fr.md").write_text(TEXT, encoding="utf-8")
    check = ["check", "a.fr.md", "--no-model", "--format", "json"]
    CliRunner().invoke(app, [*check, "-o", "r"])
    run("r", "-o", "out", *dialect)
    sign = {"tab": "\t"}.get(dialect[1], dialect[1]) if dialect else ","
    rows_ = table(Path("out/findings.csv"), sign)
    assert len(rows_) >= 2
    assert {row["verdict"] + row["comment"] for row in rows_} == {""}
    rows_[0] |= {"verdict": "style", "comment": "as we write"}
    with Path("filled.csv").open("w", encoding="utf-8-sig", newline="") as file:
        writer = csv.DictWriter(file, list(rows_[0]), delimiter=sign)
        writer.writeheader()
        writer.writerows(rows_)
    assert "1 new verdicts" in CliRunner().invoke(app, ["verdicts", "import", "filled.csv", "--author", "PT"]).stderr
    CliRunner().invoke(app, [*check, "-o", "r2"])
    run("r2", "-o", "out2")
    again = table(Path("out2/findings.csv"))
    assert [(row["state"], row["state_reason"]) for row in again if row["state"] != "counted"] == [("dismissed", "style: as we write")]
    total = table(Path("out2/vendors.csv"))[0]
    assert (int(total["dismissed"]), int(total["findings"])) == (1, len(rows_) - 1)


def test_a_report_that_cannot_be_read_is_named_and_the_others_count(reports: Path, tmp_path: Path) -> None:
    (reports / "report.json").write_text('{"schema": 7, "articles": []}')
    code, said = run(reports, "-o", tmp_path / "out")
    assert code == 2
    assert f"`{reports / 'report.json'}` can't be used as a report: it has schema 7" in said
    assert "mtqa check … --format json -o DIR" in said
    assert len(table(tmp_path / "out" / "vendors.csv")) > 2
    assert "schema 7" in (tmp_path / "out" / "vendors.html").read_text(encoding="utf-8")


@pytest.mark.parametrize(
    ("content", "error", "words"),
    [
        (None, InputError, "holds no report.json"),
        ("{", InputError, "not JSON"),
        ('{"schema": 1, "articles": []}', InputError, "hold no article"),
    ],
)
def test_nothing_to_sum_up_is_an_error_with_a_remedy(tmp_path: Path, content: str | None, error: type[MtqaError], words: str) -> None:
    if content is not None:
        (tmp_path / "report.json").write_text(content)
    with pytest.raises(error, match=words) as refused:
        run(tmp_path, "-o", tmp_path / "out")
    assert refused.value.remedy
    assert not (tmp_path / "out").exists()


@pytest.mark.parametrize(
    ("text", "found"), [("vendor", ("vendor",)), ("Month, vendor,month", ("month", "vendor")), ("source-language", ("source_language",))]
)
def test_what_figures_are_grouped_by(text: str, found: tuple[str, ...]) -> None:
    assert grouped_by(text) == found


@pytest.mark.parametrize(("text", "hint"), [("vendr", "`vendor`"), ("weekday", "One or several"), (" , ", "One or several")])
def test_other_groupings_are_refused(text: str, hint: str) -> None:
    with pytest.raises(UsageError) as refused:
        grouped_by(text)
    assert hint in refused.value.remedy


def test_a_hundred_single_rows_are_a_hundred_articles(tmp_path: Path) -> None:
    import random

    written(tmp_path / "r", [rows("lot.jsonl", [Plan("A", 5, 20, 1)] * 100, random.Random(1), independent=True)])
    run(tmp_path / "r", "-o", tmp_path / "out", "--by", "vendor,rule")
    assert {row["articles"] for row in table(tmp_path / "out" / "vendors.csv")} == {"100"}


def test_explain_csv_prints_the_columns() -> None:
    told = CliRunner().invoke(app, ["explain", "csv"]).stdout
    assert "vendors.csv" in told
    assert "per_1000_words_low" in told
