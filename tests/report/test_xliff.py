"""Findings written back into XLIFF: where marks go, and that all else stays."""

from __future__ import annotations

import io
import re
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from lxml import etree

from mtqa.article.model import Span
from mtqa.article.options import ReadOptions, ReadResult
from mtqa.article.read import read
from mtqa.article.xliff import read_xliff
from mtqa.checks.finding import Evidence, Finding, Severity
from mtqa.errors import InputError, MtqaError, UsageError
from mtqa.judge.assessment import AssessedArticle, AssessedSegment, Report
from mtqa.report.base import Context
from mtqa.report.registry import usual_format_names, write_reports, writer
from mtqa.report.xliff_copy import Annotated, Issue, annotated_copy
from mtqa.report.xliff_scout import ITS
from tests.report.golden import check
from tests.report.sample import phrase, report

V1 = """<?xml version="1.0" encoding="UTF-8"?>
<!-- One article, as a vendor sent it. -->
<xliff version="1.2" xmlns="urn:oasis:names:tc:xliff:document:1.2">
  <file original="bac.html" source-language='id' target-language="fr" datatype="html">
    <body>
      <trans-unit id="1" approved="yes">
        <source>Feri <g id="1">biru</g> berlayar lagi.</source>
        <target state="translated">Le bac <g id="1">bleu bleu</g> a &amp; repris<x id="2"/> la mer par <![CDATA[<lui>]]>.</target>
        <note>Un bateau.</note>
      </trans-unit>
      <trans-unit id="2">
        <source>A. B.</source>
        <seg-source><mrk mtype="seg" mid="0">A.</mrk> <mrk mtype="seg" mid="1">B.</mrk></seg-source>
        <target><mrk mtype="seg" mid="0">Tout est calme.</mrk> <mrk mtype="seg" mid="1">Le maire a été entendu par.</mrk></target>
      </trans-unit>
    </body>
  </file>
</xliff>
"""
V2 = """<?xml version="1.0"?>
<xliff xmlns="urn:oasis:names:tc:xliff:document:2.0" version="2.1" srcLang="id" trgLang="fr">
  <file id="f1" original="bac.html">
    <unit id="u1">
      <notes>
        <note id="n1">Un bateau.</note>
      </notes>
      <originalData>
        <data id="d1">&lt;br&gt;</data>
      </originalData>
      <segment id="s1">
        <source>Feri <pc id="1">biru</pc> berlayar lagi.</source>
        <target>Le bac <pc id="1">bleu bleu</pc> a repris<ph id="2" dataRef="d1" subType="xlf:lb" type="fmt"/>la mer par.</target>
      </segment>
      <segment id="s2">
        <source>Semua tenang.</source>
        <target>Tout est calme.</target>
      </segment>
    </unit>
    <unit id="u2">
      <segment>
        <source>Wali kota didengar.</source>
        <target>Le maire a été entendu par.</target>
      </segment>
    </unit>
  </file>
</xliff>
"""
FAULTS = {
    "bleu bleu": ("REP101", Severity.MAJOR),
    "bac bleu": ("GRA101", Severity.MINOR),
    "bleu a": ("NUM301", Severity.CRITICAL),
    "par": ("OMI101", Severity.MAJOR),
}


def assessed(path: str) -> Report:
    """The file's articles with findings made by hand; something is missing behind each `par`."""
    articles = []
    for article in read(path).articles:
        findings = []
        for words, (code, severity) in FAULTS.items():
            for match in re.finditer(rf"\b{words}\b", article.text):
                span = Span(match.end(), match.end()) if words == "par" else Span(match.start(), match.end())
                said = phrase(f'"{words}" <is> wrong')
                findings.append(Finding(code, span, severity, "x/y", Evidence.TARGET, said, phrase("It is."), "a & b"))
        findings.append(Finding("BOI101", Span(0, 2), Severity.NEUTRAL, "x/y", Evidence.TARGET, phrase("neutral"), phrase("x")))
        segments = tuple(AssessedSegment(s, s.span.of(article.text)) for s in article.segments)
        articles.append(AssessedArticle(article, segments, tuple(sorted(findings, key=lambda f: f.span))))
    return Report(tuple(articles), "s")


def without_marks(data: bytes, *, layout: bool = True) -> bytes:
    """The canonical form of a copy with all that mtqa puts into it taken out again; without `layout`, blanks between elements too."""
    root = etree.parse(io.BytesIO(data), etree.XMLParser(remove_blank_text=not layout)).getroot()
    for element in [*root.iter("{*}mrk", "{*}note"), *root.iter("{*}notes")]:
        own = element.get("from") == "mtqa" or element.get("category") == "mtqa"
        if own or (etree.QName(element).localname == "notes" and not len(element)):
            _remove(element)
        elif element.get(f"{{{ITS}}}locQualityIssueType"):
            _unwrap(element)
    root.attrib.pop(f"{{{ITS}}}version", None)
    etree.cleanup_namespaces(root)
    return etree.tostring(root, method="c14n")


def _remove(element: etree._Element) -> None:
    parent = element.getparent()
    assert parent is not None
    _keep(element, element.tail or "")
    parent.remove(element)


def _keep(element: etree._Element, text: str) -> None:
    before, parent = element.getprevious(), element.getparent()
    assert parent is not None
    if before is not None:
        before.tail = (before.tail or "") + text
    else:
        parent.text = (parent.text or "") + text
    element.tail = None


def _unwrap(element: etree._Element) -> None:
    parent, tail = element.getparent(), element.tail or ""
    assert parent is not None
    _keep(element, element.text or "")
    at = parent.index(element)
    children = list(element)
    parent.remove(element)
    for offset, child in enumerate(children):
        parent.insert(at + offset, child)
    if children:
        children[-1].tail = (children[-1].tail or "") + tail
    elif at:
        parent[at - 1].tail = (parent[at - 1].tail or "") + tail
    else:
        parent.text = (parent.text or "") + tail


@pytest.mark.parametrize(("name", "content"), [("findings.1.2.xlf", V1), ("findings.2.1.xlf", V2)])
def test_golden(name: str, content: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    Path("x.xlf").write_text(content, encoding="utf-8")
    copy = writer("xliff").write(assessed("x.xlf"), Context())
    assert isinstance(copy, bytes)
    check(name, copy.decode("utf-8"))
    again = ReadResult.of(read_xliff(io.BytesIO(copy), "x.xlf", ReadOptions()))
    assert [a.text for a in again.articles] == [a.text for a in read("x.xlf").articles]


@pytest.mark.parametrize("content", [V1, V2, V1.replace("\n", "\r\n"), V2.replace("\n", "\r\n")])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "iso-8859-1"])
def test_the_copy_is_the_file_but_for_the_marks_in_its_own_encoding(content: str, encoding: str, tmp_path: Path) -> None:
    declared = {"utf-8-sig": "UTF-8", "utf-16-le": "UTF-16"}.get(encoding, encoding)
    path = tmp_path / "x.xlf"
    path.write_bytes(re.sub(r"<\?xml[^>]*\?>", f'<?xml version="1.0" encoding="{declared}"?>', content).encode(encoding))
    copy = writer("xliff").write(assessed(str(path)), Context(machine_language="fr"))
    assert isinstance(copy, bytes)
    text = copy.decode(encoding)
    assert text.count("locQualityIssueType") == 5
    blank = r"(?:\r?\n[ ]*)?"
    bare = re.sub(rf'{blank}<note (?:from|category)="mtqa".*?</note>|<mrk [^>]*?locQuality[^>]*?/>', "", text)
    bare = re.sub(r"<notes>\s*</notes>(?:\r?\n[ ]*)|\]\]><!\[CDATA\[", "", bare)
    while "locQuality" in bare:
        bare = re.sub(r"<mrk [^>]*?locQuality[^>]*?>((?:(?!<mrk ).)*?)</mrk>", r"\1", bare, count=1)
    assert bare.replace(f' xmlns:its="{ITS}" its:version="2.0"', "").encode(encoding) == path.read_bytes()


def test_a_file_without_findings_is_copied_byte_for_byte(tmp_path: Path) -> None:
    path = tmp_path / "x.xlf"
    path.write_text(V1, encoding="utf-8")
    bare = replace(assessed(str(path)), articles=tuple(replace(a, findings=()) for a in assessed(str(path)).articles))
    assert writer("xliff").write(bare, Context()) == path.read_bytes()


def test_a_copy_can_be_checked_and_copied_again(tmp_path: Path) -> None:
    path = tmp_path / "x.xlf"
    path.write_text(V2, encoding="utf-8")
    for _ in range(2):
        path.write_bytes(bytes(writer("xliff").write(assessed(str(path)), Context())))  # type: ignore[arg-type]
    ids = re.findall(r'id="(mtqa-\d+)"', path.read_text(encoding="utf-8"))
    assert len(ids) == len(set(ids)) == 10
    assert path.read_text(encoding="utf-8").count("xmlns:its=") == 1


def test_the_prefix_for_its_is_never_another_one(tmp_path: Path) -> None:
    path = tmp_path / "x.xlf"
    path.write_text(V1.replace("<body>", '<body xmlns:its="urn:x">'), encoding="utf-8")
    copy = bytes(writer("xliff").write(assessed(str(path)), Context()))  # type: ignore[arg-type]
    marks = [e for e in etree.parse(io.BytesIO(copy)).getroot().iter("{*}mrk") if e.get("mtype") == "x-its"]
    assert len(marks) == 5
    assert all(e.get(f"{{{ITS}}}locQualityIssueType") for e in marks)


def test_elements_have_the_prefix_of_the_file(tmp_path: Path) -> None:
    path = tmp_path / "x.xlf"
    data = re.sub(r"<(/?)(?=[a-z])", r"<\1x:", V2).replace("xmlns=", "xmlns:x=")
    path.write_text(data, encoding="utf-8")
    copy = bytes(writer("xliff").write(assessed(str(path)), Context()))  # type: ignore[arg-type]
    assert without_marks(copy, layout=False) == without_marks(data.encode(), layout=False)
    assert copy.count(b"<x:mrk ") == 5


def test_several_files_and_formats(tmp_path: Path) -> None:
    for name, content in (("a.xlf", V1), ("b.xliff", V2)):
        (tmp_path / name).write_text(content, encoding="utf-8")
    first, second = assessed(str(tmp_path / "a.xlf")), assessed(str(tmp_path / "b.xliff"))
    both = replace(first, articles=(*report().articles, *first.articles, *second.articles))
    with pytest.raises(UsageError) as error:
        writer("xliff").write(both, Context())
    assert error.value.code == "several-xliff"
    paths = write_reports(both, ["xliff"], tmp_path / "out")
    assert [p.parent.name for p in paths] == ["findings", "findings"]
    assert [p.name[:2] for p in paths] == ["a-", "b-"]
    assert [p.name for p in write_reports(first, ["xliff"], tmp_path / "one")] == ["findings.xlf"]


def test_what_has_no_copy_is_one_clear_error(tmp_path: Path) -> None:
    path = tmp_path / "x.xlf"
    path.write_text(V1, encoding="utf-8")
    whole = assessed(str(path))

    def code(given: Report) -> str:
        with pytest.raises(MtqaError) as error:
            writer("xliff").write(given, Context())
        assert error.value.remedy
        return error.value.code

    assert code(report()) == "no-xliff"
    stdin = replace(whole.articles[0], article=replace(whole.articles[0].article, file="-"))
    assert code(replace(whole, articles=(stdin,))) == "no-xliff"
    path.write_text(V1.replace("Tout est", "Tout était"), encoding="utf-8")
    assert code(whole) == "changed"
    path.unlink()
    assert code(whole) == "unreadable"


def test_it_is_no_format_of_every_run() -> None:
    assert "xliff" not in usual_format_names()


PIECES = st.one_of(
    st.text(st.sampled_from("abé𝄞 «"), min_size=1, max_size=4),
    st.sampled_from(
        ["&amp;", "&#233;", "&lt;", "\n", "\r\n", "<x id='1'/>", "<bpt id='2'>ab</bpt>", "<![CDATA[a<é>]]>", "<!-- a -->", "<?p a?>"]
    ),
)
FLAT = st.lists(PIECES, min_size=1, max_size=3).map("".join)
INNER = st.lists(st.one_of(FLAT, FLAT.map("<g id='4'>{}</g>".format)), min_size=1, max_size=2).map("".join)
GROUPED = st.lists(st.one_of(FLAT, INNER.map("<g id='3' a='>'>{}</g>".format)), min_size=1, max_size=3).map("".join)


@settings(deadline=None, max_examples=100)
@given(GROUPED, st.data(), st.booleans())
def test_any_spans_in_any_target(content: str, data: st.DataObject, preserve: bool) -> None:
    space = ' xml:space="preserve"' if preserve else ""
    file = (
        f'<xliff version="1.2" xmlns="urn:oasis:names:tc:xliff:document:1.2"><file original="a"><body>'
        f'<trans-unit id="1"{space}><target>x{content}</target></trans-unit></body></file></xliff>'
    ).encode()
    (article,) = ReadResult.of(read_xliff(io.BytesIO(file), "x.xlf", ReadOptions())).articles
    text, places = article.text, st.integers(0, len(article.text))
    spans = [Span(*sorted(data.draw(st.tuples(places, places)))) for _ in range(data.draw(st.integers(1, 4)))]
    issues = tuple(Issue(span, "other", Severity.MAJOR, span.of(text)) for span in spans)
    copy = annotated_copy(file, "x.xlf", [Annotated("1", article.segments[0].line, text, issues)])
    assert without_marks(copy) == without_marks(file)
    (again,) = ReadResult.of(read_xliff(io.BytesIO(copy), "x.xlf", ReadOptions())).articles
    assert again.text == text
    marks = list(etree.parse(io.BytesIO(copy)).getroot().iter("{*}mrk"))
    assert len(marks) == len(spans)
    if len(spans) == 1 and preserve:
        seen = "".join(marks[0].xpath(".//text()[not(ancestor::*[local-name()='bpt'])]"))
        assert spans[0].of(text) in seen
        if "<g" not in content:
            assert seen == spans[0].of(text)


def test_rows_that_are_not_in_the_file() -> None:
    with pytest.raises(InputError, match="`9` reads differently"):
        annotated_copy(V1.encode(), "x.xlf", [Annotated("9", 1, "x", ())])
