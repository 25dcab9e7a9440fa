"""`mtqa check`: streams, files and exit codes, as scripts rely on them."""

from __future__ import annotations

import csv
import io
import json
from dataclasses import replace
from pathlib import Path

import pytest

from mtqa.cli.output import report_name
from mtqa.cli.request import Request
from mtqa.cli.run import run
from mtqa.errors import UsageError

CLEAN = "Le bac de Merak a repris la mer mardi. Les passagers ont attendu deux heures sur le quai."
FAULTY = "Le maire a parlé. « Le pont tiendra, a promis le maire.\nLes travaux commencent lundi."


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "clean.txt").write_text(CLEAN, encoding="utf-8")
    (tmp_path / "faulty.txt").write_text(FAULTY, encoding="utf-8")
    return tmp_path


def check(*paths: str, **options: object) -> tuple[int, str, str]:
    out, err = io.StringIO(), io.StringIO()
    request = replace(Request(paths, no_model=True, lang="en"), **options)  # type: ignore[arg-type]
    return run(request, out, err), out.getvalue(), err.getvalue()


def test_clean_article_ends_0_with_a_verdict_line(folder: Path) -> None:
    code, out, err = check("clean.txt")
    assert code == 0
    assert "clean.txt" in out
    assert "passed" in err.splitlines()[-1]


def test_critical_finding_ends_1_and_names_the_place(folder: Path) -> None:
    code, _, err = check("faulty.txt")
    assert code == 1
    assert "failed" in err.splitlines()[-1]
    assert "faulty.txt:1:" in err.splitlines()[-1]


def test_fail_on_never_ends_0(folder: Path) -> None:
    assert check("faulty.txt", fail_on="never")[0] == 0


@pytest.mark.parametrize("name", ["json", "csv"])
def test_one_machine_format_is_all_there_is_on_stdout(folder: Path, name: str) -> None:
    _, out, err = check("faulty.txt", formats=name)
    if name == "json":
        assert [a["path"] for a in json.loads(out)["articles"]] == ["faulty.txt"]
    else:
        rows = list(csv.DictReader(io.StringIO(out)))
        assert [r["id"] for r in rows] == ["1", "2", "3"]
        assert all(FAULTY[int(r["start"]) : int(r["end"])] == r["text"].removeprefix("'") for r in rows)
    assert "mtqa:" in err


def test_o_gets_exactly_the_named_files(folder: Path) -> None:
    _, out, _ = check("faulty.txt", formats="html,csv,json", output=Path("out/deep"))
    assert out == ""
    assert sorted(p.name for p in (folder / "out/deep").iterdir()) == [
        "articles.csv", "findings.csv", "report.html", "report.json", "sentences.csv",
    ]  # fmt: skip


def test_html_without_o_goes_to_reports(folder: Path) -> None:
    check("faulty.txt", formats="html")
    assert (folder / "reports/faulty/report.html").is_file()


def test_terminal_and_json_without_o(folder: Path) -> None:
    _, out, _ = check("faulty.txt", formats="terminal,json")
    assert "QUO" in out
    assert (folder / "reports/faulty/report.json").is_file()


def test_the_rest_of_the_batch_goes_on_and_2_beats_1(folder: Path) -> None:
    (folder / "empty.txt").write_text("")
    code, out, err = check("missing.txt", "faulty.txt", "empty.txt", formats="json")
    assert code == 2
    assert [a["path"] for a in json.loads(out)["articles"]] == ["faulty.txt"]
    problems = [line for line in err.splitlines() if "missing.txt" in line or "empty.txt" in line]
    assert len(problems) == 2


def test_walked_files_in_another_language_are_skipped_and_counted(folder: Path) -> None:
    (folder / "clean.id.txt").write_text("Kapal feri dari Merak kembali berlayar pada hari Selasa. Penumpang menunggu dua jam.")
    (folder / "note.txt").write_text("The ferry sailed again on Tuesday, and the passengers had been waiting for two hours on the quay.")
    code, out, err = check(".", formats="json", fail_on="never")
    assert code == 0
    assert sorted(Path(a["path"]).name for a in json.loads(out)["articles"]) == ["clean.txt", "faulty.txt"]
    assert "skipped: 2" in err


def test_named_file_in_another_language_is_an_error(folder: Path) -> None:
    (folder / "note.txt").write_text("The ferry sailed again on Tuesday, and the passengers had been waiting for two hours on the quay.")
    code, _, err = check("note.txt")
    assert code == 2
    assert "note.txt" in err


def test_rows_keep_their_ids_and_count_offsets_within_the_target(folder: Path) -> None:
    rows = [
        {"id": 7, "target": "Le pont a été été fermé."},
        {"id": "b", "target": "Le maire a été entendu.", "doc": "d"},
        {"id": "c", "target": "Le maire a été été entendu.", "doc": "d"},
    ]
    (folder / "rows.jsonl").write_text("".join(json.dumps(r) + "\n" for r in rows) + "{broken\n", encoding="utf-8")
    code, out, err = check("rows.jsonl", formats="csv", fail_on="never")
    assert code == 2
    assert "`rows.jsonl`, line 4" in err
    found = {r["id"]: r for r in csv.DictReader(io.StringIO(out))}
    assert set(found) == {"7", "b", "c"}
    assert (found["7"]["start"], found["7"]["end"]) == ("0", str(len(str(rows[0]["target"]))))
    assert found["c"]["article"] == "d"
    assert found["c"]["start"] == "0"
    assert found["c"]["worst_code"].startswith("REP")
    text = str(rows[2]["target"])
    assert "été" in text[int(found["c"]["worst_start"]) : int(found["c"]["worst_end"])]


@pytest.mark.parametrize(
    ("options", "words"),
    [
        ({"formats": "pdf"}, "pdf"),
        ({"fail_on": "worst"}, "--fail-on"),
        ({"lang": "de"}, "--lang"),
        ({"config": Path("nowhere.toml")}, "nowhere.toml"),
    ],
)
def test_wrong_use_is_a_usage_error(folder: Path, options: dict[str, object], words: str) -> None:
    with pytest.raises(UsageError, match=words):
        check("clean.txt", **options)


def test_configuration_switches_rules_off(folder: Path) -> None:
    (folder / "mtqa.toml").write_text('[rules]\nQUO = "off"\n')
    code, out, _ = check("faulty.txt", formats="json")
    assert code == 0
    assert "QUO" not in {f["code"][:3] for f in json.loads(out)["articles"][0]["findings"]}


def test_an_empty_folder_is_an_error(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    code, _, err = check(".")
    assert code == 2
    assert "no articles" in err


@pytest.mark.parametrize(("paths", "name"), [(("a/b.fr.txt",), "b.fr"), (("-",), "stdin"), (("a", "b"), "articles")])
def test_report_name(paths: tuple[str, ...], name: str) -> None:
    assert report_name(paths) == name


def test_inline_ignores_silence_and_unused_ones_are_reported(folder: Path) -> None:
    text = "Le maire a été été entendu. <!-- mtqa: ignore REP said so -->\n\nLe pont est fermé depuis lundi. <!-- mtqa: ignore QUO101 -->\n"
    (folder / "a.md").write_text(text, encoding="utf-8")
    _, out, err = check("a.md", formats="json")
    article = json.loads(out)["articles"][0]
    assert "REP" not in {f["code"][:3] for f in article["findings"]}
    assert ("REP101", "said so") in [(s["code"], s["suppression"]["reason"]) for s in article["suppressed"]]
    assert "`mtqa: ignore QUO101` silences nothing" in err


def test_reports_are_never_taken_for_articles(folder: Path) -> None:
    for _ in range(2):
        check(".", formats="html,json", fail_on="never")
        _, _, err = check(".", formats="html,csv", output=Path("out"), fail_on="never")
    assert "articles: 2," in err.splitlines()[-1]


def test_o_without_a_file_format_gets_all_of_them(folder: Path) -> None:
    check("clean.txt", output=Path("out"))
    assert {"report.html", "report.json", "sentences.csv"} <= {p.name for p in (folder / "out").iterdir()}


def test_a_missing_model_is_said_beside_the_other_problems(folder: Path) -> None:
    code, _, err = check("missing.txt", "clean.txt", no_model=False, model=("no-such-model",))
    assert code == 3
    assert "missing.txt" in err
    assert "mtqa models pull no-such-model" in err


def test_nothing_checked_is_not_called_passed(folder: Path) -> None:
    code, _, err = check("missing.txt")
    assert code == 2
    assert "passed" not in err
    assert "nothing was checked" in err


def test_rules_and_options_are_part_of_the_signature(folder: Path) -> None:
    signatures = set()
    for text in ("", '[rules]\nTYP = "off"\n', '[rules.TYP101]\nstyle = "off"\n'):
        (folder / "mtqa.toml").write_text(text)
        signatures.add(json.loads(check("clean.txt", formats="json")[1])["signature"])
    assert len(signatures) == 3
