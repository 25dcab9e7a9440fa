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
from tests.fuzz.dice import WORDS
from tests.fuzz.target import Target, sound_article

OPTIONS = ReadOptions(check_language=False)
NOW = "2026-01-01T00:00:00.000000+00:00"
FRENCH = "Le bac de Sorong a repris la mer mardi.\n« Nous partons », a dit le capitaine. Il pleuvait.\n"
_W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
_SAID = tuple(word.encode("utf-8", "surrogatepass") for word in WORDS)


def _words(text: str) -> tuple[bytes, ...]:
    return tuple(word.encode() for word in text.split("¦"))


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
        assert all(0 < len(s.span) and s.span.end <= len(article.text) for s in article.segments)
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
        assert error.what
        assert error.exit_code == 2


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


_VERDICT = (
    '{"code": "QUO101", "words": "0123456789abcdef", "neighbours": "ab", "decision": "dismiss", "reason": "style", "comment": "c", '
    '"sentence": "ab", "around": "", "text": "Le bac.", "quote": "bac", "replacement": null, "severity": "major", "confidence": 0.9, '
    '"article": "x.txt", "author": "a", "date": "2025-01-01T00:00:00Z", "features": {"a": 1.5}, "undoes": false}\n'
)
_XLIFF = (
    '<?xml version="1.0"?><xliff version="1.2" xmlns="urn:oasis:names:tc:xliff:document:1.2"><file original="a" source-language="id" '
    'target-language="fr" datatype="plaintext"><body><trans-unit id="1"><source>Dia <g id="1">pergi</g>.</source><target>Il <g id="1">part'
    "</g>.</target><note>n</note></trans-unit></body></file></xliff>"
)
_XLIFF2 = (
    '<xliff version="2.0" srcLang="id" trgLang="fr" xmlns="urn:oasis:names:tc:xliff:document:2.0"><file id="f"><unit id="u"><segment id="s">'
    '<source>Dia<ph id="1"/> pergi.</source><target>Il<ph id="1"/> part.</target></segment></unit></file></xliff>'
)
_TMX = (
    '<?xml version="1.0"?><!DOCTYPE tmx SYSTEM "tmx14.dtd"><tmx version="1.4"><header srclang="id" adminlang="en" datatype="x" segtype="x" '
    'o-tmf="x" creationtool="x" creationtoolversion="1"/><body><tu tuid="1"><tuv xml:lang="id"><seg>Dia <bpt i="1">b</bpt>pergi<ept i="1"/>'
    '.</seg></tuv><tuv xml:lang="fr"><seg>Il part.</seg></tuv></tu></body></tmx>'
)
_MARKDOWN = (
    "---\ntitle: Le bac\ndescription: >\n  Il part\n---\n# Le bac\n\n**Le bac** de [Sorong](x) part.\n\n> « Oui », dit-il.\n\n"
    "| a | b |\n|---|---|\n| c | d |\n\n```\ncode\n```\n\n![alt](p.png)\n<!-- mtqa: ignore QUO101 dit -->\n{{< s >}}\n* un\n1. deux\n"
)
_HTML = (
    '<!doctype html><html lang="fr"><head><title>t</title><meta name="author" content="x"><script type="application/ld+json">{"@type":'
    '"NewsArticle","headline":"h","datePublished":"2025-01-01"}</script></head><body><article><h1>Le bac</h1><p>Le&nbsp;bac <b>part</b>.'
    '</p><figure><img alt="un bac"><figcaption>Photo</figcaption></figure><!-- mtqa: ignore QUO101 x --><p hidden>non</p></article></body>'
)
_TOML = (
    'vendor = "X"\nfail_on = "major"\nformat = ["html", "csv"]\nmax_new = "critical=0,major=2/1000w"\nboilerplate = ["^Abonnez"]\n'
    '[rules]\nTYP = "off"\nQUO108 = {severity = "minor"}\n[limits]\nsentences = 10\n[profiles.p.severities]\nmajor = 2\n[[overrides]]\n'
    'paths = ["a/**"]\nvendor = "Y"\n[[suppressions]]\nrule = "QUO101"\ntext = "x"\nreason = "r"\nexpires = 2025-01-01\n'
)
_BASELINE = (
    '{"schema": 1, "entries": [{"rule": "QUO101", "words": "ab", "count": 2, "excerpt": "x", "paths": {"a.txt": 2}, "around": ["c"], '
    '"reason": "r"}]}'
)
_CALIBRATION = '{"schema": 1, "severities": {"QUO101": "minor"}, "trust": {"QUO101": 0.5}, "risk": '
_JSON = _words(
    '"¦": ¦, ¦{"id": 1, "target": "Le bac."}¦"source": "Kapal."¦"source_lang": "id"¦"doc": "d"¦\\u0000¦1e999¦-0¦\n¦[[¦"vendor": ¦"date": '
)
_MARKUP = _words(
    "<p>¦</p>¦<div>¦<br>¦<b>¦</b>¦<h1>¦<li>¦<table><tr><td>¦<script>¦</script>¦<style>¦<template>¦&nbsp;¦&amp;¦&#x1F600;¦<!--¦-->¦<svg>¦<math>"
    "¦<article>¦<footer>¦<figure>¦ hidden¦ lang='id'¦<select><option>¦<textarea>¦<plaintext>¦<noscript>¦<frameset>¦<title>¦<base href=x>"
)
_MARKS = _words(
    "# ¦**¦_¦`¦```\n¦> ¦- ¦1. ¦| a |\n|---|\n¦[x](y)¦![a](b)¦<!-- ¦ -->¦{{< ¦ >}}¦---\n¦+++\n¦title: ¦\\¦~~¦[^1]¦&nbsp;¦    ¦\t¦: |\n¦* * *\n¦===\n"
)
_XML = _words(
    "<source>¦</source>¦<target>¦</target>¦<g id='1'>¦</g>¦<x id='2'/>¦<trans-unit id='2'>¦<seg>¦<tuv xml:lang='fr'>¦<!DOCTYPE a [¦<!ENTITY b 'c'>"
    "¦&b;¦<![CDATA[¦]]>¦<?a?>¦ xml:space='preserve'¦<mrk mtype='seg' mid='1'>¦<note>¦<alt-trans>¦ encoding='utf-16'¦<group>¦<bin-unit>¦<file>"
)
_OOXML = _words(
    "<w:p>¦</w:p>¦<w:r>¦</w:r>¦<w:t>¦</w:t>¦<w:t xml:space='preserve'>¦<w:tab/>¦<w:br/>¦<w:del>¦<w:ins>¦<w:pPr><w:pStyle w:val='Title'/></w:pPr>"
    "¦<w:rPr><w:vanish/></w:rPr>¦<w:tbl><w:tr><w:tc>¦<w:hyperlink>¦<w:sdt><w:sdtContent>¦<w:fldChar w:fldCharType='begin'/>¦<w:instrText>"
    "¦<w:numPr><w:ilvl w:val='0'/><w:numId w:val='1'/></w:numPr>¦<!DOCTYPE a>¦<w:sectPr/>¦<w:noBreakHyphen/>"
)
_DOCUMENT = (
    f"<w:document {_W}><w:body><w:p><w:pPr><w:pStyle w:val='Title'/></w:pPr><w:r><w:t>Le bac</w:t></w:r></w:p><w:p><w:r><w:t>Le bac part."
    "</w:t></w:r><w:del><w:r><w:delText>x</w:delText></w:r></w:del></w:p><w:tbl><w:tr><w:tc><w:p><w:r><w:t>Il pleut.</w:t></w:r></w:p></w:tc>"
    "</w:tr></w:tbl></w:body></w:document>"
)


def targets() -> tuple[Target, ...]:
    """All of them."""
    from mtqa.judge.risk import shipped_text

    french = FRENCH.encode()
    calibration = (_CALIBRATION + shipped_text() + "}").encode()
    rows = b'{"id": 1, "target": "Le bac part.", "source": "Kapal pergi.", "source_lang": "id", "doc": "d"}\n{"target": "Il pleut."}\n'
    table = "id\ttarget\tsource\tsource_lang\tdoc\n1\tLe bac part.\tKapal pergi.\tid\td\n2\t« Oui »\t\tid\td\n".encode()
    header = ",".join(COLUMNS).encode() + b"\nx.txt,QUO101,major,0.9,accept,,,a,2025-01-01,bac,Le bac.,,ab,,,,,\n"
    utf16 = FRENCH.encode("utf-16")
    return (
        Target("text", partial(_article, ".txt"), (french, utf16, FRENCH.encode("cp1252"), b"Partager:\n" + french), _SAID),
        Target("markdown", partial(_article, ".md"), (_MARKDOWN.encode(), french), (*_MARKS, *_SAID)),
        Target("html", partial(_article, ".html"), (_HTML.encode(), b"<p>" + french + b"</p>"), (*_MARKUP, *_SAID[:40])),
        Target("docx", _docx, (_DOCUMENT.encode(), docx_of(_DOCUMENT.encode())), _OOXML),
        Target("jsonl", partial(_rows, ".jsonl"), (rows,), _JSON),
        Target("tsv", partial(_rows, ".tsv"), (table,), _words("\t¦\n¦\"¦target¦source¦doc¦id¦source_lang¦\r\n¦\ufeff")),
        Target("csv", partial(_rows, ".csv"), (table.replace(b"\t", b","), table.replace(b"\t", b";")), _words(",¦;¦\n¦\"¦\"\"¦target¦'=¦\r")),
        Target("xliff", partial(_rows, ".xlf"), (_XLIFF.encode(), _XLIFF2.encode()), _XML),
        Target("tmx", partial(_rows, ".tmx"), (_TMX.encode(),), _XML),
        Target("memory", _text, (b"\x00" + french, b"\x01" + _MARKDOWN.encode(), b"\x02" + _HTML.encode(), b"\x03" + rows), _SAID),
        Target("rewrite-text", partial(_rewritten, ".txt"), (french, utf16), _SAID),
        Target("rewrite-markdown", partial(_rewritten, ".md"), (_MARKDOWN.encode(), french), (*_MARKS, *_SAID)),
        Target("rewrite-html", partial(_rewritten, ".html"), (_HTML.encode(),), _MARKUP),
        Target("verdicts", _verdicts, (_VERDICT.encode(), header), (*_JSON, *_words("accept¦fix¦\"undoes\": true¦\"reason\"¦\"confidence\": "))),
        Target("baseline", partial(_from_file, "baseline.json", _baseline), (_BASELINE.encode(),), (*_JSON, b'"\\ud800"')),
        Target("calibration", partial(_from_file, "calibration.json", read_calibration), (calibration,), _JSON),
        Target("configuration", partial(_from_file, "mtqa.toml", _configuration), (_TOML.encode(),), _words("[rules]\n¦[[overrides]]\n¦\"\"\"¦'''¦= ¦inf¦{}¦[]¦1979-05-27¦a.b = 1\n¦#")),
        Target("pyproject", partial(_from_file, "pyproject.toml", _configuration), (b"[tool.mtqa]\n" + _TOML[:90].encode(), b"tool = 1\n"), _words("[tool]\n¦[tool.mtqa]\n¦[[tool.mtqa]]\n¦tool.mtqa.vendor = 1\n")),
        Target("report", partial(_from_file, "report.json", _report), (_report_seed(),), _JSON),
        Target("flags", _small, (b"critical=0,major=2/1000w", b"target=fr,source=id_text"), _words("=¦,¦/¦1000w¦critical¦minor¦target¦٣")),
    )  # fmt: skip
