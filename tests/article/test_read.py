from __future__ import annotations

import io
import os
from pathlib import Path

import pytest

from mtqa.article.model import Role
from mtqa.article.options import ReadOptions
from mtqa.article.read import read, read_text
from mtqa.errors import InputError, UsageError
from tests.bounded import bounded

BODY = (
    "Le bac de Kupang a repris la mer mardi, après six jours d’arrêt dus à la houle.\n\n"
    "« Nous partons enfin », a dit la capitaine. Les voyageurs sont montés sans un mot.\n"
)
NOTICE = "Cet article a été traduit automatiquement de l’indonésien par Kata Timur.\n"


def write(folder: Path, data: str | bytes, name: str = "x.txt") -> str:
    path = folder / name
    path.write_bytes(data.encode() if isinstance(data, str) else data)
    return str(path)


def refused(path: str, options: ReadOptions | None = None) -> InputError:
    with pytest.raises(InputError) as caught:
        read(path, options)
    assert path in caught.value.what
    assert caught.value.remedy
    assert "\n" not in str(caught.value)
    return caught.value


def test_an_article(tmp_path: Path) -> None:
    text = "Partager :\n\n" + BODY + "\n" + NOTICE
    article = read(write(tmp_path, text)).articles[0]
    assert article.text == text
    assert (article.language, article.format, article.encoding, article.layout) == ("fr", "text", "utf-8", "prose")
    assert [s.id for s in article.segments] == ["1", "2", "3"]
    assert [s.span.of(text) for s in article.segments][1] == "« Nous partons enfin », a dit la capitaine."
    assert [b.kind for b in article.boilerplate] == ["share", "notice"]
    assert [s.paragraph for s in article.segments] == [0, 1, 1]
    assert article.provenance.vendor == "Kata Timur"


def test_encodings_are_reported(tmp_path: Path) -> None:
    assert read(write(tmp_path, BODY.encode("utf-16"))).articles[0].encoding == "utf-16-le"
    article = read(write(tmp_path, BODY.encode("cp1252"))).articles[0]
    assert article.encoding == "cp1252"
    assert article.text == BODY
    assert "Windows-1252" in article.warnings[0]


def test_line_ends_are_kept(tmp_path: Path) -> None:
    text = BODY.replace("\n", "\r\n")
    assert read(write(tmp_path, text)).articles[0].text == text


@pytest.mark.parametrize(
    ("data", "code"),
    [
        (b"", "empty"),
        (" \n\u00a0\n".encode(), "empty"),
        (b"Partager :\n* * *\n", "empty"),
        (b"ab\x00cd", "binary"),
        (b"%PDF-1.4", "binary"),
        ("Le bac\nd’".encode() + b"\xff\xfe\x81 \xc3\xa9 \xc3\xa8", "encoding"),
        (b"The ferry left the harbour on Tuesday morning after the swell had kept it in port for six days.", "not-french"),
        (b"Kapal feri itu berangkat dari pelabuhan pada Selasa pagi setelah enam hari tertahan karena ombak tinggi.", "not-french"),
        (b"a" * 1_000_001, "line-too-long"),
        (b"Oui. " * 190_000, "too-many-sentences"),
        (b"a\n" * 110_000, "too-many-lines"),
    ],
)
def test_refusals(tmp_path: Path, data: bytes, code: str) -> None:
    assert refused(write(tmp_path, data)).code == code


def test_limits_are_options(tmp_path: Path) -> None:
    path = write(tmp_path, BODY)
    assert refused(path, ReadOptions(max_paragraph=20)).code == "line-too-long"
    assert refused(path, ReadOptions(max_sentences=2)).code == "too-many-sentences"
    assert refused(path, ReadOptions(max_bytes=20)).code == "too-large"
    assert refused(path, ReadOptions(max_text=20)).code == "too-large"
    page = write(tmp_path, f"<p>{BODY}</p>", "x.html")
    assert refused(page, ReadOptions(max_paragraph=20)).code == "paragraph-too-long"


def test_paths_that_are_no_articles(tmp_path: Path) -> None:
    assert refused(str(tmp_path / "no.txt")).code == "missing"
    assert refused(str(tmp_path)).code == "directory"
    assert refused(write(tmp_path, "a", "x.yaml")).code == "unknown-format"
    assert refused(str(tmp_path / ("n" * 300))).code == "unreadable"
    with pytest.raises(InputError):
        read("a\0b.txt")


@pytest.mark.skipif(os.geteuid() == 0, reason="root reads everything")
def test_permissions(tmp_path: Path) -> None:
    path = write(tmp_path, BODY)
    Path(path).chmod(0)
    assert refused(path).code == "unreadable"


def test_language_check_can_be_left_out(tmp_path: Path) -> None:
    path = write(tmp_path, "Kapal feri itu berangkat dari pelabuhan pada Selasa pagi. Drs. Budi menunggu di dermaga sejak kemarin.")
    article = read(path, ReadOptions(language="id", check_language=False)).articles[0]
    assert (article.language, len(article.segments)) == ("id", 2)


def test_standard_input() -> None:
    assert read("-", stdin=io.BytesIO(BODY.encode())).articles[0].format == "text"
    assert read("-", stdin=io.BytesIO(f"<!doctype html><p>{BODY}</p>".encode())).articles[0].format == "html"
    rows = read("-", stdin=io.BytesIO(b'{"target": "Oui."}\n{"target": "Non."}\n')).articles[0]
    assert (rows.layout, rows.path, len(rows.segments)) == ("rows", "-", 2)
    with pytest.raises(InputError):
        read("-", stdin=io.BytesIO(b""))


def test_flags_and_patterns() -> None:
    options = ReadOptions(vendor="Flag", source_language="id", boilerplate_patterns=("^« Nous",))
    article = read_text(BODY, options=options).articles[0]
    assert (article.provenance.vendor, article.provenance.source_language) == ("Flag", "id")
    assert not article.provenance.machine_translated
    assert [b.kind for b in article.boilerplate] == ["user"]
    with pytest.raises(UsageError):
        read_text(BODY, options=ReadOptions(boilerplate_patterns=("(",)))


def test_notice_at_the_end_of_a_paragraph_is_cut_off() -> None:
    text = BODY.strip() + " Texte traduit automatiquement de l’indonésien."
    article = read_text(text).articles[0]
    assert article.segments[-1].span.of(text) == "Les voyageurs sont montés sans un mot."
    assert article.boilerplate[-1].span.of(text) == "Texte traduit automatiquement de l’indonésien."


def test_roles_reach_the_segments() -> None:
    article = read_text(f"# La mer se calme\n\n{BODY}", "x.md", form="markdown").articles[0]
    assert article.segments[0].role is Role.HEADLINE


def test_ten_thousand_sentences_take_a_few_seconds() -> None:
    text = "\n".join([BODY.replace("\n", " ").strip()] * 3_333)
    with bounded(20):
        assert len(read_text(text).articles[0].segments) == 9_999
