"""Hostile input through the whole of `mtqa check`: a report or one clear line, exit 2, never a traceback, never a long wait."""

from __future__ import annotations

import csv
import gzip
import io
import json
import os
import zipfile
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from mtqa.checks.base import SegmentCheck
from mtqa.checks.configure import RuleSet
from mtqa.checks.finding import Finding, Severity
from mtqa.checks.view import SegmentView
from mtqa.cli import run as cli
from mtqa.phrase import Phrase
from tests.bounded import bounded

FRENCH = (
    "Le bac de Sorong a repris la mer mardi matin.\nLes passagers attendaient sur le quai depuis deux jours.\n"
    "« Nous partons avec eux », a dit le capitaine du port.\nLa pluie est tombée toute la nuit sur les maisons de la côte.\n"
)
ENGLISH = "The ferry left the harbour on Tuesday morning. The passengers had been waiting on the quay for two days.\n" * 5
INDONESIAN = "Kapal feri meninggalkan pelabuhan pada hari Selasa pagi. Para penumpang sudah menunggu di dermaga selama dua hari.\n" * 5
_W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'


@pytest.fixture(autouse=True)
def _folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)


def check(*paths: str, **options: object) -> tuple[int, str, list[str]]:
    out, err = io.StringIO(), io.StringIO()
    request = replace(cli.Request(paths, no_model=True, lang="en", formats="json"), **options)  # type: ignore[arg-type]
    code = cli.run(request, out, err)
    out.getvalue().encode("utf-8")
    return code, out.getvalue(), err.getvalue().splitlines()


def docx(document: str) -> bytes:
    types = "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"
    package = "http://schemas.openxmlformats.org/package/2006"
    office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument"
    parts = {
        "[Content_Types].xml": f'<Types xmlns="{package}/content-types"><Default Extension="rels" '
        'ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        f'<Override PartName="/word/document.xml" ContentType="{types}"/></Types>',
        "_rels/.rels": f'<Relationships xmlns="{package}/relationships"><Relationship Id="r1" Type="{office}" '
        'Target="word/document.xml"/></Relationships>',
        "word/document.xml": document,
    }
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in parts.items():
            archive.writestr(name, content)
    return buffer.getvalue()


def document(body: str, head: str = "") -> str:
    return f"{head}<w:document {_W}><w:body><w:p><w:r><w:t>{body}</w:t></w:r></w:p></w:body></w:document>"


UNREADABLE: dict[str, tuple[bytes, str]] = {
    "empty.txt": (b"", "holds no text"),
    "blanks.txt": (" \t\n\u00a0\n\u2003".encode(), "holds no text"),
    "image.txt": (b"\x89PNG\r\n\x1a\n" + bytes(range(256)) * 9, "is an image"),
    "program.txt": (b"\x7fELF" + bytes(2_000), "is a program"),
    "packed.txt": (gzip.compress(FRENCH.encode()), "is a compressed file"),
    "nul.txt": (FRENCH.encode() + b"a\x00b", "binary"),
    "english.txt": (ENGLISH.encode(), "reads as English"),
    "indonesian.md": (INDONESIAN.encode(), "reads as Indonesian"),
    "line.txt": (b"le bac " * 160_000, "line 1"),
    "paragraph.html": (b"<article><p>" + b"le bac " * 160_000 + b"</p></article>", "limit is 1,000,000"),
    "sentences.txt": ((FRENCH * 2_501).encode(), "more than 10,000 sentences"),
    "utf8.txt": (FRENCH.encode() + b"\xc3\x28 d\xc3\xa9j\xc3\xa0\n", "line 5"),
    "utf16.txt": (FRENCH.encode("utf-16-le"), "binary"),
    "cut.txt": (FRENCH.encode("utf-16")[:-1], "not valid UTF-16"),
    "nested.html": (b"<div>" * 100_000 + b"Le bac", "nests its elements"),
    "bomb.docx": (docx("0" * 70_000_000), "would unpack"),
    "entity.docx": (docx(document("&x;", '<!DOCTYPE d [<!ENTITY x SYSTEM "file:///etc/passwd">]>')), "declares a document type"),
    "text.docx": (FRENCH.encode(), "can't be read as DOCX"),
    "paper.pdf": (b"%PDF-1.7", "does not read `.pdf`"),
    "blank.jsonl": (b"\n\n", "holds no rows"),
}


@pytest.mark.parametrize("name", UNREADABLE)
def test_what_cannot_be_checked_is_one_clear_line(name: str) -> None:
    content, said = UNREADABLE[name]
    Path(name).write_bytes(content)
    code, out, err = check(name)
    assert code == 2
    report = json.loads(out)
    assert (report["articles"], [problem["path"] for problem in report["problems"]]) == ([], [name])
    line, _ = err
    assert f"`{name}`" in line
    assert said in line
    assert line.count(". ") >= 1, "a remedy follows"


def test_missing_files_pipes_folders_and_loops_of_links() -> None:
    Path("folder.txt").mkdir()
    os.symlink("two.txt", "one.txt")
    os.symlink("one.txt", "two.txt")
    os.mkfifo("pipe.txt")
    for name in ("missing.txt", "folder.txt", "one.txt", "pipe.txt"):
        code, out, err = check(name)
        assert (code, json.loads(out)["articles"], len(err)) == (2, [], 2)
        assert name in err[0]


def test_names_of_files_cannot_write_to_the_terminal() -> None:
    for name in ("a\nb.txt", "a\x1b[31mb.txt", "\u202etxt.b", "a\rb.txt"):
        code, _, err = check(name)
        assert code == 2
        assert len(err) == 2
        assert all(c.isprintable() for line in err for c in line)


@pytest.mark.parametrize("name", ["a\nb.txt", "[bold]x[red.txt", "$(touch x); `id` & 'q'.txt", "=1+1.txt", "é.txt", "<b onclick=x>.txt"])
@pytest.mark.parametrize("form", ["json", "csv", "html", "terminal"])
def test_odd_names_are_only_names(name: str, form: str) -> None:
    Path(name).write_text(FRENCH, encoding="utf-8")
    code, out, _ = check(name, formats=form, output=Path("out") if form == "html" else None)
    assert code == 0
    if form == "json":
        assert json.loads(out)["articles"][0]["path"] == name
    if form == "csv":
        assert {row["article"].removeprefix("'") for row in csv.DictReader(io.StringIO(out, newline=""))} == {name}
    if form == "html":
        assert "<b onclick" not in Path("out/report.html").read_text(encoding="utf-8")


def test_a_name_that_is_no_text_is_checked_all_the_same() -> None:
    name = os.fsdecode(b"\xff.txt")
    Path(name).write_text(FRENCH, encoding="utf-8")
    for form in ("json", "csv", "html", "terminal"):
        code, _, _ = check(name, formats=form, output=Path("out") if form == "html" else None)
        assert code == 0


LONG = {
    "letters": "a",
    "openers": "« ",
    "closers": "»",
    "both marks": "«\"»“'”",
    "thousands": "1 000 ",
    "digits": "1",
    "phrases": "à la ",
    "contractions": "de le ",
    "brackets": "(",
    "commas": ", ",
    "initials": "A. ",
    "names": "Jean Dupont ",
    "acronyms": "ONU ",
    "attributions": "« x », a dit ",
    "incises": ", a-t-il dit, ",
    "quantities": "beaucoup de ",
    "collectives": "millier de ",
    "dates": "30 décembre ",
    "joiners": "\u200d",
    "marks on nothing": "\u0301",
    "mojibake": "Ã©",
    "tags": "<b>",
    "references": "&amp;",
}


@pytest.mark.parametrize("name", LONG)
def test_long_runs_of_one_thing_cost_no_more_than_their_length(name: str) -> None:
    piece = LONG[name]
    Path("x.txt").write_text(FRENCH * 20 + "Le bac " + piece * (9_000 // len(piece)), encoding="utf-8")
    with bounded(40):
        code, out, err = check("x.txt", fail_on="never")
    assert code == 0, err
    assert json.loads(out)["articles"]


def test_rows_of_all_kinds_are_told_by_line_and_the_rest_goes_on() -> None:
    rows = [
        '{"id": NaN, "target": "Le bac part avec le vent."}',
        '{"target": NaN}',
        '{"id": [1], "target": "Le bac part."}',
        '{"target": 5}',
        "[1]",
        "null",
        "[" * 100_000,
        '{"target": "Le maire \\ud800 dort dans la salle."}',
        '{"id": "=1+1", "doc": "../../x", "target": "Le bac part."}',
        '{"id": 1, "target": "Le bac part."}',
        '{"id": 1, "target": "Le bac part."}',
    ]
    Path("x.jsonl").write_text("\n".join(rows), encoding="utf-8")
    code, out, err = check("x.jsonl")
    assert code == 2
    assert sum(len(a["segments"]) for a in json.loads(out)["articles"]) == 5
    for line in (2, 3, 4, 5, 6, 7):
        assert sum(f"`x.jsonl`, line {line}:" in said for said in err) == 1


def test_a_file_of_bad_rows_is_told_in_few_lines() -> None:
    Path("x.jsonl").write_text("x\n" * 5_000, encoding="utf-8")
    code, _, err = check("x.jsonl")
    assert code == 2
    assert len(err) < 25
    assert any("4,980 more" in line for line in err)


def test_scripts_of_a_page_are_not_in_the_report() -> None:
    page = "".join(f'<p onclick="steal()">{line}</p>' for line in FRENCH.splitlines())
    Path("x.html").write_text(f"<article><script>steal()</script>{page}<p>&lt;script&gt;steal()&lt;/script&gt;</p></article>", "utf-8")
    code, _, _ = check("x.html", formats="html", output=Path("out"))
    assert code == 0
    report = Path("out/report.html").read_text(encoding="utf-8")
    assert "steal" in report
    assert "<script>steal" not in report
    assert 'onclick="steal' not in report


class _Breaks(SegmentCheck):
    """A rule with a bug."""

    code, name, category, its_type, severity = "ZZZ101", "breaks", "fluency/grammar", "grammar", Severity.MINOR

    def check_segment(self, segment: SegmentView) -> Iterator[Finding]:
        said = Phrase("x", "x", "x")
        yield self.finding(segment.span(0, 1), said, said)
        if "capitaine" in segment.text:
            raise KeyError("x")


def test_a_rule_that_breaks_is_a_problem_of_its_article_and_costs_nothing_else(monkeypatch: pytest.MonkeyPatch) -> None:
    Path("breaks.txt").write_text(FRENCH, encoding="utf-8")
    Path("calm.txt").write_text(FRENCH.replace("capitaine", "chef"), encoding="utf-8")
    monkeypatch.setattr(cli, "rules_of", lambda _: RuleSet((_Breaks(),), {}))
    code, out, err = check("breaks.txt", "calm.txt", fail_on="never")
    report = json.loads(out)
    assert code == 2
    assert [len(article["findings"]) for article in report["articles"]] == [3, 4]
    assert [(p["path"], p["code"]) for p in report["problems"]] == [("breaks.txt", "rule-broke")]
    (line,) = [line for line in err if "ZZZ101" in line]
    assert "`breaks.txt`" in line
    assert "report it" in line
