"""Bilingual files through `mtqa check`: columns, problems by row, what a walk leaves alone, findings written back."""

from __future__ import annotations

import csv
import io
import json
from dataclasses import replace
from pathlib import Path

import pytest

from mtqa.cli.request import Request
from mtqa.cli.run import run
from mtqa.errors import UsageError

FAULTY = "Le maire a été été entendu."
XLIFF = (
    '<xliff version="1.2" xmlns="urn:oasis:names:tc:xliff:document:1.2"><file original="a.html" source-language="id" target-language="{}">'
    '<body><trans-unit id="u1"><source>Ya.</source><target>Le maire <g id="1">a été été</g> entendu.</target></trans-unit></body>'
    "</file></xliff>"
)
TMX = (
    '<tmx version="1.4"><header srclang="id"/><body><tu tuid="t1"><tuv xml:lang="id"><seg>Ya.</seg></tuv><tuv xml:lang="fr">'
    f"<seg>{FAULTY}</seg></tuv></tu></body></tmx>"
)


@pytest.fixture(autouse=True)
def _folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)


def check(*paths: str, **options: object) -> tuple[int, str, list[str]]:
    out, err = io.StringIO(), io.StringIO()
    request = replace(Request(paths, no_model=True, lang="en", formats="csv", fail_on="never"), **options)  # type: ignore[arg-type]
    return run(request, out, err), out.getvalue(), err.getvalue().splitlines()


def sentences(out: str) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(out, newline="")))


@pytest.mark.parametrize(
    ("name", "content", "columns", "id_"),
    [
        ("x.tsv", f"no\tid_text\tfr\n7\tYa.\t{FAULTY}\n", "id=no,source=id_text,target=fr", "7"),
        ("x.csv", f"source;target\nYa.;{FAULTY}\n", None, "2"),
        ("x.csv", f"Ya.,{FAULTY}\n", "source=1,target=2", "1"),
        ("x.xlf", XLIFF.format("fr"), None, "u1"),
        ("x.tmx", TMX, None, "t1"),
    ],
)
def test_a_row_is_a_sentence_with_its_source_and_offsets_in_the_target(name: str, content: str, columns: str | None, id_: str) -> None:
    Path(name).write_text(content, encoding="utf-8")
    code, out, _ = check(name, columns=columns)
    (row,) = sentences(out)
    assert code == 0
    assert (row["id"], row["text"], row["source"]) == (id_, FAULTY, "Ya.")
    assert FAULTY[int(row["worst_start"]) : int(row["worst_end"])] == "été été"
    assert row["worst_code"] == "REP101"


def test_findings_go_back_into_a_copy() -> None:
    Path("x.xlf").write_text(XLIFF.format("fr"), encoding="utf-8")
    code, out, _ = check("x.xlf", formats="xliff")
    assert code == 0
    assert '<g id="1">a <mrk mtype="x-its"' in out
    assert 'its:locQualityIssueType="duplication"' in out
    assert ">été été</mrk></g>" in out
    assert '<note from="mtqa"' in out
    check("x.xlf", formats="xliff,json", output=Path("out"))
    assert sorted(path.name for path in Path("out").iterdir()) == ["findings.xlf", "report.json"]
    assert Path("out/findings.xlf").read_text(encoding="utf-8") == out
    assert Path("x.xlf").read_text(encoding="utf-8") == XLIFF.format("fr")


def test_no_copy_without_xliff() -> None:
    Path("x.tmx").write_text(TMX, encoding="utf-8")
    with pytest.raises(UsageError, match="is XLIFF"):
        check("x.tmx", formats="xliff")


def test_named_files_that_are_not_french_are_errors_and_walked_ones_are_skipped() -> None:
    Path("x.xlf").write_text(XLIFF.format("de"), encoding="utf-8")
    Path("x.tmx").write_text(TMX.replace('"fr"', '"de"'), encoding="utf-8")
    Path("prices.csv").write_text("item,price\nriz,3\n", encoding="utf-8")
    Path("good.tsv").write_text(f"target\n{FAULTY}\n", encoding="utf-8")
    Path("references").mkdir()
    Path("references/names.csv").write_text("form\nAyu Lestari\n", encoding="utf-8")
    code, out, err = check("x.xlf", "x.tmx", "prices.csv", "good.tsv")
    assert code == 2
    assert len(sentences(out)) == 1
    assert sum("`de`" in line for line in err) == 2
    assert any("no column `target`" in line and "--columns" in line for line in err)
    code, out, err = check(".")
    assert code == 0
    assert len(sentences(out)) == 1
    assert "skipped: 3" in err[-1]


def test_hostile_xml_is_one_clear_line() -> None:
    laughs = '<!DOCTYPE t [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;">]>'
    Path("x.tmx").write_text(laughs + TMX.replace("Ya", "&b;"), encoding="utf-8")
    Path("x.xlf").write_text('<!DOCTYPE x [<!ENTITY e SYSTEM "file:///etc/passwd">]>' + XLIFF.format("fr"), encoding="utf-8")
    code, out, err = check("x.tmx", "x.xlf")
    assert (code, out) == (2, "") or sentences(out) == []
    for name in ("x.tmx", "x.xlf"):
        assert sum(f"`{name}`, line 1: the document type declares" in line for line in err) == 1


def test_many_rows_are_several_articles_that_share_a_page(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("mtqa.article.rows.MOST", 3)
    Path("x.tsv").write_text("target\n" + "Oui.\n" * 4, encoding="utf-8")
    _, out, _ = check("x.tsv", formats="json")
    assert [len(article["segments"]) for article in json.loads(out)["articles"]] == [3, 1]
    check("x.tsv", formats="html", output=Path("out"))
    assert [path.name for path in Path("out").iterdir()] == ["report.html"]


def test_columns_that_cannot_be_read_are_wrong_use() -> None:
    Path("x.tsv").write_text("target\nOui.\n", encoding="utf-8")
    with pytest.raises(UsageError, match="--columns"):
        check("x.tsv", columns="target")


@pytest.mark.parametrize(("name", "content"), [
    ("x.tsv", f"target\tsource\n{FAULTY}\tDia didengar.\n"),
    ("x.csv", f"target,source\n{FAULTY},Dia didengar.\n"),
    ("x.jsonl", json.dumps({"target": FAULTY, "source": "Dia didengar."}) + "\n"),
])  # fmt: skip
def test_too_few_source_words_to_tell_their_language_are_told(name: str, content: str) -> None:
    Path(name).write_text(content, encoding="utf-8")
    said = "Nothing tells which language the sources are in"
    _, out, err = check(name, formats="json")
    (article,) = json.loads(out)["articles"]
    assert [said in warning for warning in article["warnings"]] == [True]
    assert sum(said in line and "--source-lang id" in line for line in err) == 1
    _, out, err = check(name, formats="json", source_lang="id")
    assert json.loads(out)["articles"][0]["segments"][0]["source_language"] == "id"
    assert not any(said in line for line in err)
