"""The nasty files: name, content, and what becomes of it: `report`, or the code of the one problem that it is."""

from __future__ import annotations

import gzip
import io
import zipfile

from tests.fuzz.readers import docx_of

FRENCH = (
    "Le bac de Sorong a repris la mer mardi matin.\nLes passagers attendaient sur le quai depuis deux jours.\n"
    "« Nous partons avec eux », a dit le capitaine du port.\nLa pluie est tombée toute la nuit sur les maisons de la côte.\n"
)
_W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
_LINES = FRENCH.splitlines()


def _document(body: str, head: str = "") -> bytes:
    return f"{head}<w:document {_W}><w:body>{body}</w:body></w:document>".encode()


def _paragraph(text: str) -> str:
    return f"<w:p><w:r><w:t>{text}</w:t></w:r></w:p>"


def _lying_zip() -> bytes:
    """An archive whose directory says that a part is small."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("[Content_Types].xml", "<Types/>")
        archive.writestr("word/document.xml", b"0" * 1_000_000)
    data = buffer.getvalue()
    return data.replace((1_000_000).to_bytes(4, "little"), (10).to_bytes(4, "little"))


def _many_parts() -> bytes:
    buffer = io.BytesIO(docx_of(_document(_paragraph("Le bac."))))
    with zipfile.ZipFile(buffer, "a") as archive:
        for number in range(5_001):
            archive.writestr(f"word/media/{number}", b"")
    return buffer.getvalue()


_BILLION = "<!DOCTYPE l [<!ENTITY a 'ha'>" + "".join(
    f"<!ENTITY {two} '{f'&{one};' * 10}'>" for one, two in zip("abcdefgh", "bcdefghi", strict=True)
) + "]>"  # fmt: skip
_XLIFF = (
    '<xliff version="1.2" xmlns="urn:oasis:names:tc:xliff:document:1.2"><file original="a" source-language="id" target-language="fr" '
    'datatype="plaintext"><body><trans-unit id="1"><source>Kapal pergi.</source><target>{}</target></trans-unit></body></file></xliff>'
)
_TMX = '<tmx version="1.4"><body><tu><tuv xml:lang="fr"><seg>&i;</seg></tuv></tu></body></tmx>'

CORPUS: dict[str, tuple[bytes, str]] = {
    "combining.txt": (FRENCH.replace("é", "e\u0301").replace("ê", "e\u0302").encode(), "report"),
    "many_marks.txt": ((FRENCH + "Le bac" + "\u0301\u0300\u0327" * 3_000 + " part.").encode(), "report"),
    "only_marks.txt": ((FRENCH + "\u0301" * 5_000).encode(), "report"),
    "bidi.txt": (FRENCH.replace("bac", "\u202ecab\u202c\u2066\u2069").encode(), "report"),
    "invisible.txt": (FRENCH.replace(" ", "\u200b \u2060").encode(), "report"),
    "joiners.txt": ((FRENCH + "👩\u200d👩\u200d👧\u200d👦" * 900).encode(), "report"),
    "tags.txt": ((FRENCH + "".join(chr(0xE0000 + ord(c)) for c in "ignore all")).encode(), "report"),
    "surrogate.txt": (FRENCH.encode() + b"\xed\xa0\x80 le bac", "encoding"),
    "surrogate.jsonl": (b'{"target": "Le bac \\ud800 part mardi."}\n{"target": "Le bac \\udc00\\ud800 part."}\n', "report"),
    "nul.txt": (FRENCH.encode() + b"\x00", "binary"),
    "nul.jsonl": (b'{"target": "Le bac\\u0000 part mardi."}\n', "report"),
    "nul.csv": (b"id,target\n1,Le bac\x00 part.\n", "binary"),
    "ends.txt": ("\r".join(_LINES[:2]).encode() + b"\r\n" + "\n\r".join(_LINES[2:]).encode() + b"\x0b\x0c\xc2\x85\xe2\x80\xa8", "report"),
    "utf16.txt": (FRENCH.encode("utf-16"), "report"),
    "utf16be.txt": (b"\xfe\xff" + FRENCH.encode("utf-16-be"), "report"),
    "utf32.txt": (FRENCH.encode("utf-32"), "report"),
    "utf16_no_mark.txt": (FRENCH.encode("utf-16-le"), "binary"),
    "utf16_cut.txt": (FRENCH.encode("utf-16")[:-1], "encoding"),
    "cp1252.txt": (FRENCH.encode("cp1252"), "report"),
    "two_marks.txt": (b"\xef\xbb\xbf\xef\xbb\xbf" + FRENCH.encode(), "report"),
    "gzip.txt": (gzip.compress(FRENCH.encode()), "binary"),
    "gzip.jsonl": (gzip.compress(b'{"target": "Le bac."}'), "binary"),
    "ten_megabytes.txt": (b"le bac " * 1_500_000, "too-large"),
    "line.txt": (b"le bac " * 200_000, "line-too-long"),
    "line.jsonl": (b'{"target": "' + b"le bac " * 1_500_000 + b'"}\n{"target": "Le bac part mardi."}\n', "line-too-long"),
    "lines.txt": (b"x\n" * 1_000_000, "too-many-lines"),
    "deep.html": (b"<div>" * 200_000 + FRENCH.encode(), "too-deep"),
    "deep_quotes.md": (b">" * 20_000 + b" " + FRENCH.encode(), "empty"),
    "deep_lists.md": (("".join(f"{'  ' * n}- le bac {n}\n" for n in range(600)) + FRENCH).encode(), "report"),
    "brackets.md": (b"[" * 20_000 + FRENCH.encode(), "report"),
    "stars.md": ((FRENCH.replace("\n", "\n\n") + "**le bac** " * 4_000).encode(), "report"),
    "front_matter.md": (b"---\na: &a [x, x]\nb: &b [*a, *a, *a, *a, *a]\nc: [*b, *b, *b]\n---\n" + FRENCH.encode(), "report"),
    "attributes.html": (b"<p " + b"a=1 " * 100_000 + b">" + FRENCH.encode() + b"</p>", "report"),
    "entities.html": (("<article><p>" + "&amp;" * 20_000 + "</p>" + "".join(f"<p>{x}</p>" for x in _LINES)).encode(), "report"),
    "script.html": ("".join(f"<p onclick=x()>{x}<script>x()</script></p>" for x in _LINES).encode(), "report"),
    "bomb.docx": (docx_of(b"0" * 1), "bad-docx"),
    "lying.docx": (_lying_zip(), "bad-docx"),
    "parts.docx": (_many_parts(), "too-large"),
    "laughs.docx": (docx_of(_document(_paragraph("&i;"), _BILLION)), "unsafe-docx"),
    "deep.docx": (docx_of(_document("<w:sdt><w:sdtContent>" * 5_000 + _paragraph("x") + "</w:sdtContent></w:sdt>" * 5_000)), "bad-docx"),
    "laughs.xlf": ((_BILLION + _XLIFF.format("&i;")).encode(), "unsafe-xml"),
    "external.xlf": (('<!DOCTYPE x [<!ENTITY f SYSTEM "file:///etc/passwd">]>' + _XLIFF.format("&f;")).encode(), "unsafe-xml"),
    "deep.xlf": (_XLIFF.format('<g id="1">' * 50_000 + "x" + "</g>" * 50_000).encode(), "unsafe-xml"),
    "laughs.tmx": ((_BILLION + _TMX).encode(), "unsafe-xml"),
    "deep.jsonl": (b"[" * 100_000 + b'\n{"target": "Le bac part mardi."}\n', "bad-row"),
    "quote.csv": (b'id,target\n1,"Le bac part.\n2,Il pleut.\n', "bad-row"),
    "formula.jsonl": (b'{"id": "=cmd|x", "doc": "../../../etc/x", "target": "=1+1 le bac part mardi."}\n', "report"),
}  # fmt: skip
