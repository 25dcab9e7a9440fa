"""DOCX: paragraphs of the document body with their styles, read only after the archive has been looked over."""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Iterator
from itertools import islice
from typing import TYPE_CHECKING, Any

from mtqa.article.decode import mend_surrogates
from mtqa.article.model import Paragraph, Role, Span
from mtqa.article.notice import find_notices
from mtqa.article.options import Draft
from mtqa.article.sentences import YasbdSegmenter
from mtqa.errors import InputError

if TYPE_CHECKING:
    from docx.document import Document

_MAX_PARTS = 5_000
_MAX_PART = 64_000_000
_MAX_TOTAL = 200_000_000
_MAX_DEPTH = 200
_MAX_PARAGRAPHS = 200_000
_MAX_FOOTER_LINES = 500
_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_FALLBACK = "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback"
_PICTURE = "{http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing}docPr"
_GONE = frozenset({_W + "del", _W + "moveFrom", _W + "instrText", _W + "delText", _W + "txbxContent", _FALLBACK})
_MARKS = {_W + "tab": "\t", _W + "br": "\n", _W + "cr": "\n", _W + "noBreakHyphen": "\u2011"}
_OFF = frozenset({"0", "false", "off"})
_NO_LIST = "0"
_STYLES = (
    (re.compile(r"^title$|^titre$", re.IGNORECASE), Role.HEADLINE),
    (re.compile(r"^(?:subtitle|sous-titre|chap(?:o|ô|eau)|standfirst)$", re.IGNORECASE), Role.STANDFIRST),
    (re.compile(r"^(?:heading|titre) ?[1-9]$", re.IGNORECASE), Role.SUBHEADING),
    (re.compile(r"^(?:caption|légende)", re.IGNORECASE), Role.CAPTION),
    (re.compile(r"^(?:list|liste)\b", re.IGNORECASE), Role.LIST),
)


def read_docx_draft(data: bytes, path: str) -> Draft:
    """A draft of a Word document: a paragraph a line; what tracked changes deleted and hidden text are left out.

    The style `Title`, or the first heading of level 1 where there is none, is the headline; footers are searched for the translation
    notice alone; alternative texts of pictures are paragraphs of role `alt`.

    Raises:
        InputError: `binary`, `bad-docx` (not a Word document, damaged, encrypted), `too-large` (an archive that would grow beyond
            200 MB), `unsafe-docx` (a document type declaration, which may define entities).
    """
    _check_archive(data, path)
    document = _document(data, path)
    found = list(islice(_paragraphs(document), _MAX_PARAGRAPHS + 1))
    if len(found) > _MAX_PARAGRAPHS:
        raise InputError("too-large", f"`{path}` has more than {_MAX_PARAGRAPHS:,} paragraphs.", "Split the document.")
    found += _footer_notices(document)
    _choose_headline(found)
    text = "\n".join(line for line, _, _ in found)
    paragraphs, at = [], 0
    for line, role, _ in found:
        left = at + len(line) - len(line.lstrip())
        if line.strip():
            paragraphs.append(Paragraph(Span(left, left + len(line.strip())), role))
        at += len(line) + 1
    return Draft(text, "docx", tuple(paragraphs))


def _check_archive(data: bytes, path: str) -> None:
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            parts = archive.infolist()
            names = {part.filename for part in parts}
            if "[Content_Types].xml" not in names or not any(name.endswith("document.xml") for name in names):
                raise _bad(path, "it is an archive, but not a Word document")
            if any(part.flag_bits & 1 for part in parts):
                raise _bad(path, "it is protected by a password")
            sizes = [part.file_size for part in parts]
            if len(parts) > _MAX_PARTS or max(sizes) > _MAX_PART or sum(sizes) > _MAX_TOTAL:
                what = f"`{path}` would unpack to {sum(sizes) / 1e6:,.0f} MB in {len(parts):,} parts, more than a document needs."
                raise InputError("too-large", what, "Save the article alone, without pictures.")
            for part in parts:
                if part.filename.endswith((".xml", ".rels")):
                    _check_part(archive, part, path)
    except (zipfile.BadZipFile, EOFError, NotImplementedError, RuntimeError, OSError, ValueError) as error:
        raise _bad(path, str(error) or "the archive is damaged") from None


def _check_part(archive: zipfile.ZipFile, part: zipfile.ZipInfo, path: str) -> None:
    """Refuse a part that unpacks to more than it says, or that declares a document type."""
    with archive.open(part) as handle:
        content = handle.read(_MAX_PART + 1)
    head = content[:4_096].replace(b"\0", b"")
    if len(content) > _MAX_PART:
        raise InputError("too-large", f"`{path}`: `{part.filename}` is larger than it says.", "Save the document again.")
    if b"<!DOCTYPE" in content or b"<!ENTITY" in content or b"<!DOCTYPE" in head:
        raise InputError(
            "unsafe-docx", f"`{path}`: `{part.filename}` declares a document type.", "Save the document again with a word processor."
        )


def _document(data: bytes, path: str) -> Document:
    import docx

    try:
        document = docx.Document(io.BytesIO(data))
        if getattr(document.element, "body", None) is None:
            raise ValueError("it has no body")
        return document
    except Exception as error:
        # python-docx raises KeyError, ValueError, lxml errors and its own for damaged documents.
        raise _bad(path, str(error).splitlines()[0] if str(error) else type(error).__name__) from None


def _bad(path: str, why: str) -> InputError:
    return InputError("bad-docx", f"`{path}` can't be read as DOCX: {why}.", "Open it in a word processor and save it again as .docx.")


_Found = tuple[str, Role, str]
"""A paragraph: its text, its role, the name of its style."""


def _paragraphs(document: Document) -> Iterator[_Found]:
    names = {style.style_id: style.name or "" for style in document.styles}
    for element in document.element.body.iter(_W + "p", _PICTURE):
        if any(above.tag in _GONE - {_W + "txbxContent"} for above in element.iterancestors()):
            continue
        if element.tag == _PICTURE:
            alt = " ".join((element.get("descr") or "").split())
            if " " in alt:
                yield mend_surrogates(alt), Role.ALT, ""
            continue
        style = names.get(_value(element, "pStyle"), "")
        role = next((role for pattern, role in _STYLES if pattern.search(style)), None)
        listed = element.find(f"{_W}pPr/{_W}numPr") is not None and _value(element, f"numPr/{_W}numId") != _NO_LIST
        yield _text(element), role or (Role.LIST if listed else Role.BODY), style


def _value(element: Any, name: str) -> str:
    found = element.find(f"{_W}pPr/{_W}{name}")
    return found.get(_W + "val", "") if found is not None else ""


def _text(paragraph: Any) -> str:
    """What a reader sees of a paragraph, by a walk that keeps its own stack."""
    parts: list[str] = []
    stack = [iter(paragraph)]
    while stack:
        node = next(stack[-1], None)
        if node is None:
            stack.pop()
        elif node.tag in _GONE or not isinstance(node.tag, str):
            continue
        elif node.tag == _W + "t":
            parts.append(node.text or "")
        elif node.tag in _MARKS:
            parts.append(_MARKS[node.tag])
        elif node.tag == _W + "r" and _hidden(node):
            continue
        elif len(stack) < _MAX_DEPTH:
            stack.append(iter(node))
    return "".join(parts)


def _hidden(run: Any) -> bool:
    mark = run.find(f"{_W}rPr/{_W}vanish")
    return mark is not None and mark.get(_W + "val", "true") not in _OFF


def _footer_notices(document: Document) -> list[_Found]:
    """Paragraphs of page headers and footers that are the translation notice."""
    lines: dict[str, None] = {}
    for section in document.sections:
        for part in (section.header, section.footer):
            if not part.is_linked_to_previous:
                lines |= dict.fromkeys(line for p in part.paragraphs[:_MAX_FOOTER_LINES] if (line := _text(p._p).strip()))
    joined = "\n".join(lines)
    places = [Paragraph(Span(joined.index(line), joined.index(line) + len(line))) for line in lines]
    notices = find_notices(joined, places, YasbdSegmenter())
    return [(p.span.of(joined), Role.BODY, "") for p in places if any(n.span.overlaps(p.span) for n in notices)]


def _choose_headline(found: list[_Found]) -> None:
    """Without a title, the first heading of level 1 is the headline; of several titles the first."""
    titles = [i for i, (line, role, _) in enumerate(found) if role is Role.HEADLINE and line.strip()]
    heads = [i for i, (line, _, style) in enumerate(found) if re.fullmatch(r"(?:heading|titre) ?1", style, re.IGNORECASE) and line.strip()]
    chosen = (titles or heads)[:1]
    for index, (line, role, style) in enumerate(found):
        if index in chosen:
            found[index] = (line, Role.HEADLINE, style)
        elif role is Role.HEADLINE:
            found[index] = (line, Role.SUBHEADING, style)
