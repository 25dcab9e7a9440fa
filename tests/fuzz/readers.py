"""Targets: whatever comes from outside and becomes an article, verdicts, a baseline, a configuration or a report."""

from __future__ import annotations

import io
import json
import tempfile
import zipfile
from collections.abc import Callable
from functools import cache, partial
from pathlib import Path

from mtqa.article.columns import parse_columns
from mtqa.article.options import ReadOptions
from mtqa.article.read import read, read_text
from mtqa.article.rewrite import rewritten
from mtqa.errors import MtqaError
from mtqa.judge.baseline_file import baseline_text, read_baseline
from mtqa.judge.calibration import read_calibration
from mtqa.judge.gate import allowances
from mtqa.judge.verdicts import Verdict
from mtqa.judge.verdicts_files import COLUMNS, csv_rows, jsonl_text, read_csv, read_jsonl
from mtqa.report.escape import restored
from tests.fuzz import seeds
from tests.fuzz.target import Target, sound_article

OPTIONS = ReadOptions(check_language=False)
NOW = "2026-01-01T00:00:00.000000+00:00"


def _article(suffix: str, data: bytes) -> None:
    try:
        found = read(f"x{suffix}", OPTIONS, content=data)
    except MtqaError:
        return
    for article in found.articles:
        sound_article(article)


def _rows(suffix: str, data: bytes) -> None:
    """Rows cover no paragraph's white space, and one may be longer than a sentence."""
    try:
        found = read(f"x{suffix}", OPTIONS, content=data)
    except MtqaError:
        return
    for article in found.articles:
        article.text.encode("utf-8")
        assert [s.span for s in article.segments] == [p.span for p in article.paragraphs]
        assert all(s.span.start < s.span.end <= len(article.text) for s in article.segments)
        assert "\n".join(s.span.of(article.text) for s in article.segments) == article.text
    for problem in found.problems:
        assert problem.what


def _text(data: bytes) -> None:
    """Text in memory, lone surrogates and all, in every form."""
    text = data[1:].decode("utf-8", "surrogateescape")
    form = ("text", "markdown", "html", "jsonl", "tsv", "csv")[data[0] % 6 if data else 0]
    try:
        found = read_text(text, "x", OPTIONS, form)
    except MtqaError:
        return
    for article in found.articles:
        article.text.encode("utf-8")
        if article.layout == "prose":
            sound_article(article)


@cache
def _docx_parts() -> tuple[tuple[str, str], ...]:
    types = "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"
    package = "http://schemas.openxmlformats.org/package/2006"
    office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument"
    return (
        (
            "[Content_Types].xml",
            f'<Types xmlns="{package}/content-types"><Default Extension="rels" '
            'ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
            f'<Override PartName="/word/document.xml" ContentType="{types}"/></Types>',
        ),
        (
            "_rels/.rels",
            f'<Relationships xmlns="{package}/relationships"><Relationship Id="r1" Type="{office}" '
            'Target="word/document.xml"/></Relationships>',
        ),
    )


def docx_of(document: bytes) -> bytes:
    """A Word file around one `document.xml`."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as archive:
        for name, content in _docx_parts():
            archive.writestr(name, content)
        archive.writestr("word/document.xml", document)
    return buffer.getvalue()


def _docx(data: bytes) -> None:
    """`document.xml` in a sound archive; bytes that begin as an archive are one."""
    _article(".docx", data if data.startswith(b"PK") else docx_of(data))


def _rewritten(form: str, data: bytes) -> None:
    """An accepted repair goes into a copy of the file, and what is read there again is the repair or a clear refusal."""
    try:
        (article, *_) = read(f"x{form}", OPTIONS, content=data).articles
    except MtqaError:
        return
    try:
        made = rewritten(data, article, {len(article.segments) // 2: "Le bac est parti."})
        read(f"x{form}", OPTIONS, content=made)
    except MtqaError:
        return


@cache
def _folder() -> Path:
    return Path(tempfile.mkdtemp(prefix="mtqa-fuzz-"))


def _from_file(name: str, reader: Callable[[Path], object], data: bytes) -> None:
    path = _folder() / name
    path.write_bytes(data)
    try:
        reader(path)
    except MtqaError as error:
        said = error
    else:
        return
    assert said.what
    assert said.exit_code == 2


def _baseline(path: Path) -> None:
    entries = read_baseline(path)
    path.write_text(baseline_text(entries), encoding="utf-8")
    assert sorted(e.key for e in read_baseline(path)) == sorted(e.key for e in entries)


def _configuration(path: Path) -> None:
    from mtqa.config import load, with_flags

    found = load(path)
    found.origin("rules")
    found.at("content/x.md")
    found.settings.weights()
    with_flags(found, {"fail_on": "major"})


def _report(path: Path) -> None:
    from mtqa.report.base import Context
    from mtqa.report.json_read import read_report
    from mtqa.report.registry import writer

    report = read_report(path)
    for article in report.articles:
        assert all(f.span.end <= len(article.article.text) for f in article.findings)
    for name in ("json", "csv", "sarif", "html"):
        for _ in writer(name).files(report, Context()):
            pass


def _verdicts(data: bytes) -> None:
    text = data.decode("utf-8", "replace")
    for found in (*read_jsonl(text, NOW), *read_csv(text, NOW, restored)):
        if isinstance(found, Verdict):
            (again,) = read_jsonl(jsonl_text([found]), NOW)
            assert again == found
            assert len(list(csv_rows([found]))) == 2


def _small(data: bytes) -> None:
    """What stands in flags: allowances, columns."""
    text = data.decode("utf-8", "surrogateescape")
    for reader in (allowances, parse_columns):
        try:
            reader(text)
        except MtqaError:
            continue


@cache
def _report_seed() -> bytes:
    from mtqa.report.base import Context
    from mtqa.report.registry import writer
    from tests.report.sample import report

    whole = writer("json").write(report(), Context())
    assert isinstance(whole, str)
    data = json.loads(whole)
    data["articles"] = data["articles"][1:]
    return json.dumps(data).encode()


def targets() -> tuple[Target, ...]:
    """All of them."""
    from mtqa.judge.risk import shipped_text

    french, markdown, html = (said.encode() for said in (seeds.FRENCH, seeds.MARKDOWN, seeds.HTML))
    calibration = (seeds.CALIBRATION + shipped_text() + "}").encode()
    rows = b'{"id": 1, "target": "Le bac part.", "source": "Kapal pergi.", "source_lang": "id", "doc": "d"}\n{"target": "Il pleut."}\n'
    table = "id\ttarget\tsource\tsource_lang\tdoc\n1\tLe bac part.\tKapal pergi.\tid\td\n2\t« Oui »\t\tid\td\n".encode()
    header = ",".join(COLUMNS).encode() + b"\nx.txt,QUO101,major,0.9,accept,,,a,2025-01-01,bac,Le bac.,,ab,,,,,\n"
    project = b"[tool.mtqa]\n" + seeds.TOML[:90].encode()
    utf16 = seeds.FRENCH.encode("utf-16")
    return (
        Target("text", partial(_article, ".txt"), (french, utf16, seeds.FRENCH.encode("cp1252"), b"Partager:\n" + french), seeds.SAID),
        Target("markdown", partial(_article, ".md"), (markdown, french), (*seeds.MARKS, *seeds.SAID)),
        Target("html", partial(_article, ".html"), (html, b"<p>" + french + b"</p>"), (*seeds.MARKUP, *seeds.SAID[:40])),
        Target("docx", _docx, (seeds.DOCUMENT.encode(), docx_of(seeds.DOCUMENT.encode())), seeds.OOXML),
        Target("jsonl", partial(_rows, ".jsonl"), (rows,), seeds.JSON),
        Target("tsv", partial(_rows, ".tsv"), (table,), seeds.TSV),
        Target("csv", partial(_rows, ".csv"), (table.replace(b"\t", b","), table.replace(b"\t", b";")), seeds.CSV),
        Target("xliff", partial(_rows, ".xlf"), (seeds.XLIFF.encode(), seeds.XLIFF2.encode()), seeds.XML),
        Target("tmx", partial(_rows, ".tmx"), (seeds.TMX.encode(),), seeds.XML),
        Target("memory", _text, (b"\x00" + french, b"\x01" + markdown, b"\x02" + html, b"\x03" + rows), seeds.SAID),
        Target("rewrite-text", partial(_rewritten, ".txt"), (french, utf16), seeds.SAID),
        Target("rewrite-markdown", partial(_rewritten, ".md"), (markdown, french), (*seeds.MARKS, *seeds.SAID)),
        Target("rewrite-html", partial(_rewritten, ".html"), (html,), seeds.MARKUP),
        Target("verdicts", _verdicts, (seeds.VERDICT.encode(), header), seeds.VERDICT_WORDS),
        Target("baseline", partial(_from_file, "baseline.json", _baseline), (seeds.BASELINE.encode(),), (*seeds.JSON, b'"\\ud800"')),
        Target("calibration", partial(_from_file, "calibration.json", read_calibration), (calibration,), seeds.JSON),
        Target("configuration", partial(_from_file, "mtqa.toml", _configuration), (seeds.TOML.encode(),), seeds.TOML_WORDS),
        Target("pyproject", partial(_from_file, "pyproject.toml", _configuration), (project, b"tool = 1\n"), seeds.PYPROJECT),
        Target("report", partial(_from_file, "report.json", _report), (_report_seed(),), seeds.JSON),
        Target("flags", _small, (b"critical=0,major=2/1000w", b"target=fr,source=id_text"), seeds.FLAGS),
    )  # fmt: skip
