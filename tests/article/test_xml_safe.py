"""Hostile XML, as XLIFF and as TMX: one clear error, soon, and nothing fetched."""

from __future__ import annotations

import io
from collections.abc import Callable, Iterator
from contextlib import suppress
from pathlib import Path
from typing import BinaryIO

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from mtqa.article.model import Article
from mtqa.article.options import ReadOptions, ReadProblem, ReadResult
from mtqa.article.tmx import read_tmx
from mtqa.article.xliff import read_xliff
from mtqa.errors import InputError

TMX = (
    '<tmx version="1.4"><header srclang="id"/><body>{}<tu tuid="1"><tuv xml:lang="id"><seg>Ya.</seg></tuv>'
    '<tuv xml:lang="fr"><seg>Oui {}.</seg></tuv></tu></body></tmx>'
)
XLIFF = (
    '<xliff version="1.2" xmlns="urn:oasis:names:tc:xliff:document:1.2"><file original="a" source-language="id" target-language="fr">'
    '<body>{}<trans-unit id="1"><source>Ya.</source><target>Oui {}.</target></trans-unit></body></file></xliff>'
)
FILES = {"tmx": TMX, "xliff": XLIFF}
READERS: dict[str, Callable[[BinaryIO, str, ReadOptions], Iterator[Article | ReadProblem]]] = {"tmx": read_tmx, "xliff": read_xliff}
both = pytest.mark.parametrize("form", FILES)


def result(form: str, data: bytes | str) -> ReadResult:
    content = data if isinstance(data, bytes) else data.encode("utf-8")
    return ReadResult.of(READERS[form](io.BytesIO(content), f"x.{form}", ReadOptions()))


def refused(form: str, data: bytes | str) -> InputError:
    with pytest.raises(InputError) as error:
        result(form, data)
    assert f"`x.{form}`" in error.value.what
    assert error.value.remedy
    return error.value


def texts(found: ReadResult) -> list[str]:
    return [s.span.of(a.text) for a in found.articles for s in a.segments]


def laughs() -> str:
    entities = "".join(f'<!ENTITY l{n} "{f"&l{n - 1};" * 10}">' for n in range(1, 10))
    return f'<!DOCTYPE x [<!ENTITY l0 "ha">{entities}]>'


DOCTYPES = {
    "billion laughs": (laughs(), "&l9;"),
    "quadratic": (f'<!DOCTYPE x [<!ENTITY a "{"a" * 100_000}">]>', "&a;" * 1_000),
    "external entity": ('<!DOCTYPE x [<!ENTITY e SYSTEM "file:///etc/passwd">]>', "&e;"),
    "parameter entity": ('<!DOCTYPE x [<!ENTITY % p SYSTEM "http://localhost:1/p.dtd"> %p;]>', ""),
    "entity of an external type": ('<!DOCTYPE x SYSTEM "http://localhost:1/x.dtd">', "&e;"),
    "unused entity": ('<!DOCTYPE x [<!ENTITY e "x">]>', ""),
    "default attributes": ('<!DOCTYPE x [<!ATTLIST seg a CDATA "b">]>', ""),
}


@both
@pytest.mark.parametrize("kind", DOCTYPES)
def test_entities_are_refused(form: str, kind: str) -> None:
    head, inside = DOCTYPES[kind]
    error = refused(form, head + FILES[form].format("", inside))
    assert error.code == "unsafe-xml"
    assert "line 1" in error.what


@both
def test_an_undeclared_entity_is_no_xml(form: str) -> None:
    assert refused(form, FILES[form].format("", "&nbsp;")).code == "bad-xml"


@both
def test_a_document_type_that_is_only_named_is_not_fetched(form: str) -> None:
    head = '<?xml version="1.0"?><!DOCTYPE tmx PUBLIC "-//LISA OSCAR:1998//DTD for TMX//EN" "/no/such/tmx14.dtd">'
    assert texts(result(form, head + FILES[form].format("", "non"))) == ["Oui non."]


@both
def test_inclusion_and_instructions_mean_nothing(form: str, tmp_path: Path) -> None:
    (tmp_path / "secret.txt").write_text("secret")
    include = f'<xi:include xmlns:xi="http://www.w3.org/2001/XInclude" href="{tmp_path}/secret.txt" parse="text"/>'
    style = '<?xml-stylesheet type="text/xsl" href="http://localhost:1/x.xsl"?>'
    assert texts(result(form, style + FILES[form].format(include, include))) == ["Oui ."]


@both
def test_deep_nesting_is_refused(form: str) -> None:
    error = refused(form, FILES[form].format("<g>" * 100_000 + "</g>" * 100_000, ""))
    assert (error.code, "deep" in error.what) == ("unsafe-xml", True)


@both
@pytest.mark.parametrize("kind", ["attribute", "comment", "name"])
def test_tags_and_comments_without_end_are_refused(form: str, kind: str) -> None:
    long = "x" * 9_000_000
    inside = {"attribute": f'<note a="{long}"/>', "comment": f"<!--{long}-->", "name": f"<{long}/>"}[kind]
    assert refused(form, FILES[form].format(inside, "")).code == "unsafe-xml"


@both
def test_a_text_that_is_too_long_is_a_problem_of_its_row(form: str) -> None:
    found = result(form, FILES[form].format("", "x" * 2_000_000))
    assert [(problem.code, problem.line) for problem in found.problems] == [("line-too-long", 1)]
    assert found.articles == ()
    assert len(texts(result(form, FILES[form].format("", "x" * 999_000)))[0]) == 999_005


@both
@pytest.mark.parametrize(
    ("data", "code"),
    [
        (b"", "bad-xml"),
        (b"\x00" * 50, "bad-xml"),
        (b"Le bac part.", "bad-xml"),
        (b"PK\x03\x04" + bytes(50), "bad-xml"),
        (b'<?xml version="1.0" encoding="klingon"?><a/>', "bad-xml"),
        (b'<?xml version="1.0" encoding="big5"?><a/>', "bad-xml"),
        (b"<a><b></a>", "not-"),
        (b"<html/>", "not-"),
    ],
)
def test_what_is_something_else(form: str, data: bytes, code: str) -> None:
    assert refused(form, data).code == (code + form if code == "not-" else code)


@both
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "iso-8859-1", "windows-1252"])
def test_encodings(form: str, encoding: str) -> None:
    declared = "utf-8" if encoding == "utf-8-sig" else encoding
    data = f'<?xml version="1.0" encoding="{declared}"?>{FILES[form].format("", "« déjà »")}'.encode(encoding)
    assert texts(result(form, data)) == ["Oui « déjà »."]


@both
@pytest.mark.parametrize("bad", [b"\xff", b"\x00", b"\xed\xa0\x80", b"&#0;", b"&#xD800;", b"\x0c"])
def test_bytes_that_are_no_characters_are_told_with_their_line(form: str, bad: bytes) -> None:
    error = refused(form, FILES[form].format("\n\n", "@").encode().replace(b"@", bad))
    assert error.code == "bad-xml"
    assert "line 3" in error.what


@both
def test_rows_before_a_fault_are_read_and_the_fault_is_told(form: str) -> None:
    whole = FILES[form].format("", "non")
    closing = "</trans-unit>" if form == "xliff" else "</tu>"
    found = result(form, whole.replace(closing, closing + "<&>"))
    assert texts(found) == ["Oui non."]
    assert [problem.code for problem in found.problems] == ["bad-xml"]


@settings(deadline=None)
@given(st.text(st.sampled_from("<>&;'\"/= a!-[]?"), max_size=60), st.sampled_from(sorted(FILES)))
def test_anything_gives_rows_or_one_error(inside: str, form: str) -> None:
    with suppress(InputError):
        result(form, FILES[form].format(inside, inside))


@both
@pytest.mark.parametrize("piece", ["\n", "&amp;", "{0}", "{0}x"])
def test_a_text_in_very_many_pieces_is_a_problem_of_its_row(form: str, piece: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("mtqa.article.inline.MOST_PIECES", 1_000)
    mark = {"tmx": "<hi>a</hi>", "xliff": "<g>a</g>"}[form]
    found = result(form, FILES[form].format("", piece.format(mark) * 1_100))
    assert [(problem.code, problem.line) for problem in found.problems] == [("line-too-long", 1)]
    assert "pieces" in found.problems[0].what


@both
@pytest.mark.parametrize("piece", ["<a{}/>", '<a a{}=""/>', '<a xmlns:a{}="x"/>'])
def test_very_many_names_are_refused(form: str, piece: str) -> None:
    assert refused(form, FILES[form].format("".join(map(piece.format, range(6_000))), "")).code == "unsafe-xml"


def test_very_many_parts_of_one_unit_are_refused() -> None:
    assert refused("tmx", TMX.format("<tu>" + '<tuv xml:lang="id"><seg>x</seg></tuv>' * 1_001 + "</tu>", "")).code == "unsafe-xml"
    unit = '<unit id="u">' + "<segment><target>Oui.</target></segment>" * 10_001 + "</unit>"
    assert refused("xliff", XLIFF.replace("1.2", "2.1").format(unit, "")).code == "unsafe-xml"
