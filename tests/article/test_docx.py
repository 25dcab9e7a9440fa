from __future__ import annotations

import io
import zipfile
from pathlib import Path

import docx
import pytest
from docx.oxml import parse_xml

from mtqa.article.model import Role
from mtqa.article.read import read
from mtqa.errors import InputError

W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'


def saved(document: docx.document.Document, folder: Path) -> str:
    path = folder / "article.docx"
    document.save(str(path))
    return str(path)


def repacked(path: str, change: dict[str, bytes]) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(path) as old, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as new:
        for name in old.namelist():
            new.writestr(name, change.get(name, old.read(name)))
        for name in set(change) - set(old.namelist()):
            new.writestr(name, change[name])
    return out.getvalue()


@pytest.fixture
def path(tmp_path: Path) -> str:
    document = docx.Document()
    document.add_heading("Les bacs repartent", 0)
    document.add_paragraph("Six jours d’arrêt ont vidé les étals.", style="Subtitle")
    document.add_heading("Une houle rare", 2)
    paragraph = document.add_paragraph("Le bac a ")
    paragraph.add_run("repris").bold = True
    paragraph.add_run(" la mer mardi, dit le capitaine du port.")
    hidden = paragraph.add_run(" Non.")
    hidden.font.hidden = True
    paragraph._p.append(parse_xml(f"<w:del {W}><w:r><w:delText> Non plus.</w:delText></w:r></w:del>"))
    paragraph._p.append(parse_xml(f"<w:ins {W}><w:r><w:t xml:space='preserve'> La mer est calme.</w:t></w:r></w:ins>"))
    document.add_paragraph("Six jours sans bac", style="List Bullet")
    document.add_paragraph("Photo : Samudra", style="Caption")
    document.add_table(1, 1).cell(0, 0).text = "Kupang"
    document.sections[0].footer.paragraphs[0].text = "Traduction automatique de l’indonésien. Propulsé par Samudra MT."
    return saved(document, tmp_path)


def test_roles_runs_tracked_changes_and_footer(path: str) -> None:
    article = read(path).articles[0]
    assert [(p.role, p.span.of(article.text)) for p in article.paragraphs] == [
        (Role.HEADLINE, "Les bacs repartent"),
        (Role.STANDFIRST, "Six jours d’arrêt ont vidé les étals."),
        (Role.SUBHEADING, "Une houle rare"),
        (Role.BODY, "Le bac a repris la mer mardi, dit le capitaine du port. La mer est calme."),
        (Role.LIST, "Six jours sans bac"),
        (Role.BODY, "Kupang"),
    ]
    assert [b.kind for b in article.boilerplate] == ["credit", "notice"]
    assert article.provenance.vendor == "Samudra MT"


def refused(data: bytes, folder: Path) -> InputError:
    target = folder / "bad.docx"
    target.write_bytes(data)
    with pytest.raises(InputError) as caught:
        read(str(target))
    assert "\n" not in str(caught.value)
    return caught.value


def test_entities_are_refused(path: str, tmp_path: Path) -> None:
    with zipfile.ZipFile(path) as archive:
        body = archive.read("word/document.xml")
    evil = body.replace(b"<w:document", b'<!DOCTYPE x [<!ENTITY a SYSTEM "file:///etc/passwd">]><w:document', 1)
    assert refused(repacked(path, {"word/document.xml": evil}), tmp_path).code == "unsafe-docx"


def test_bombs_are_refused(path: str, tmp_path: Path) -> None:
    assert refused(repacked(path, {"word/media/x.bin": b"0" * 70_000_000}), tmp_path).code == "too-large"


def test_damage_is_refused(path: str, tmp_path: Path) -> None:
    data = Path(path).read_bytes()
    assert refused(data[:2_000], tmp_path).code == "bad-docx"
    assert refused(b"Le bac part.", tmp_path).code == "bad-docx"
    assert refused(repacked(path, {"word/document.xml": b"<w:document"}), tmp_path).code == "bad-docx"
    empty = io.BytesIO()
    with zipfile.ZipFile(empty, "w") as archive:
        archive.writestr("a.txt", "x")
    assert refused(empty.getvalue(), tmp_path).code == "bad-docx"


def test_without_title_the_first_heading_is_the_headline(tmp_path: Path) -> None:
    document = docx.Document()
    document.add_heading("Les bacs repartent", 1)
    document.add_paragraph("La mer est calme.")
    document.add_heading("La suite", 1)
    article = read(saved(document, tmp_path)).articles[0]
    assert [p.role for p in article.paragraphs] == [Role.HEADLINE, Role.BODY, Role.SUBHEADING]


@pytest.mark.parametrize(
    ("value", "text"),
    [("", "Le bac part."), (' w:val="1"', "Le bac part."), (' w:val="true"', "Le bac part.")]
    + [(f' w:val="{off}"', "Le bac part. Oui.") for off in ("0", "false", "off")],
)
def test_text_whose_hiding_is_switched_off_is_read(tmp_path: Path, value: str, text: str) -> None:
    document = docx.Document()
    run = f"<w:r {W}><w:rPr><w:vanish{value}/></w:rPr><w:t xml:space='preserve'> Oui.</w:t></w:r>"
    document.add_paragraph("Le bac part.")._p.append(parse_xml(run))
    assert read(saved(document, tmp_path)).articles[0].text == text


@pytest.mark.parametrize(("number", "role"), [("0", Role.BODY), ("1", Role.LIST)])
def test_list_number_zero_is_no_list(tmp_path: Path, number: str, role: Role) -> None:
    document = docx.Document()
    properties = document.add_paragraph("Le bac part.")._p.get_or_add_pPr()
    properties.append(parse_xml(f'<w:numPr {W}><w:ilvl w:val="0"/><w:numId w:val="{number}"/></w:numPr>'))
    assert [p.role for p in read(saved(document, tmp_path)).articles[0].paragraphs] == [role]


def test_pictures_tabs_titles_and_empty_lines(tmp_path: Path) -> None:
    document = docx.Document()
    document.add_heading("Les bacs repartent", 0)
    document.add_paragraph(" ")
    picture = '<wp:docPr xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing" id="1" name="x" descr="{}"/>'
    line = document.add_paragraph("Le bac")
    line.add_run().add_tab()
    line.add_run("part.")
    line._p.append(parse_xml(picture.format("Le bac  au port")))
    line._p.append(parse_xml(picture.format("bac.jpg")))
    document.add_heading("Encore un titre", 0)
    article = read(saved(document, tmp_path)).articles[0]
    assert [(p.role, " ".join(p.span.of(article.text).split())) for p in article.paragraphs] == [
        (Role.HEADLINE, "Les bacs repartent"),
        (Role.BODY, "Le bac part."),
        (Role.ALT, "Le bac au port"),
        (Role.SUBHEADING, "Encore un titre"),
    ]


def test_a_protected_document_and_one_without_a_body(path: str, tmp_path: Path) -> None:
    data = bytearray(Path(path).read_bytes())
    for mark, place in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        at = data.find(mark)
        while at >= 0:
            data[at + place] |= 1
            at = data.find(mark, at + 4)
    assert "protected by a password" in refused(bytes(data), tmp_path).what
    bare = f'<?xml version="1.0"?><w:document {W}/>'.encode()
    assert refused(repacked(path, {"word/document.xml": bare}), tmp_path).code == "bad-docx"


def test_more_paragraphs_than_are_read(path: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("mtqa.article.docx._MAX_PARAGRAPHS", 3)
    assert refused(Path(path).read_bytes(), tmp_path).code == "too-large"
