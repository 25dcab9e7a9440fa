"""From bytes to text: which encoding a file is in, and which files are no text at all."""

from __future__ import annotations

import codecs
import re
from dataclasses import dataclass

from mtqa.errors import InputError

_MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig", 3),
    (codecs.BOM_UTF32_LE, "utf-32-le", 4),
    (codecs.BOM_UTF32_BE, "utf-32-be", 4),
    (codecs.BOM_UTF16_LE, "utf-16-le", 2),
    (codecs.BOM_UTF16_BE, "utf-16-be", 2),
)
_MAGIC = (
    (b"%PDF-", "a PDF"),
    (b"PK\x03\x04", "a ZIP archive (DOCX, ODT, XLSX …)"),
    (b"\xd0\xcf\x11\xe0", "an old Office file (DOC, XLS)"),
    (b"{\\rtf", "an RTF file"),
    (b"\x89PNG", "an image"),
    (b"\xff\xd8\xff", "an image"),
    (b"GIF8", "an image"),
    (b"\x1f\x8b", "a compressed file"),
    (b"BZh", "a compressed file"),
    (b"\xfd7zXZ", "a compressed file"),
    (b"\x7fELF", "a program"),
    (b"MZ\x90", "a program"),
    (b"SQLite format 3", "a database"),
)
_CONTROLS = re.compile(rb"[\x01-\x08\x0e-\x1a\x1c-\x1f\x7f]")
_HIGH = re.compile(rb"[\x80-\xff]")
_MULTIBYTE = re.compile(rb"[\xc3\xc5][\x80-\xbf]|\xc2[\xa0-\xbf]|\xe2\x80[\x80-\xbf]")
_CP1252_OF_FRENCH = frozenset("ÀÂÄÇÈÉÊËÎÏÔÖÙÛÜŸŒÆàâäçèéêëîïôöùûüÿœæáíóúñãõåøßÁÍÓÚÑ«»‹›“”‘’„–—…•·€£°§©®™ºª²³½¼¾×±\u00a0\u00ad")
_SURROGATE = re.compile("[\ud800-\udfff]")
_SAVE_AS_UTF8 = "Save it as UTF-8 and try again."


@dataclass(frozen=True, slots=True)
class Decoded:
    """Text and the name of the encoding it was in (Python's codec name)."""

    text: str
    encoding: str


def decode(data: bytes, path: str) -> Decoded:
    """Text of `data`: by byte-order mark, else UTF-8, else Windows-1252 where that gives plausible French.

    The mark itself is not part of the text, so offsets count from the first letter, as editors count.

    Raises:
        InputError: `binary` for files that are no text, `encoding` for bytes in no encoding that mtqa reads.
    """
    for mark, encoding, size in _MARKS:
        if data.startswith(mark):
            return Decoded(_strict(data[size:], encoding, path), encoding)
    refuse_binary(data, path)
    try:
        return Decoded(data.decode("utf-8"), "utf-8")
    except UnicodeDecodeError as error:
        if _plausible_cp1252(data):
            return Decoded(data.decode("cp1252"), "cp1252")
        raise _bad_byte(error, data, path) from None


def encoding_of(start: bytes, path: str) -> tuple[str, int]:
    """The encoding of a file that begins with `start`, by the same signs as `decode`, and the length of its byte-order mark.

    Python's codec name. UTF-8 where nothing tells: bytes that do not fit are for the reader of the file to report.

    Raises:
        InputError: `binary`.
    """
    for mark, encoding, size in _MARKS:
        if start.startswith(mark):
            return ("utf-8" if encoding == "utf-8-sig" else encoding), size
    refuse_binary(start, path)
    try:
        codecs.getincrementaldecoder("utf-8")().decode(start)
    except UnicodeDecodeError:
        return ("cp1252" if _plausible_cp1252(start) else "utf-8"), 0
    return "utf-8", 0


def mend_surrogates(text: str) -> str:
    """`text` with each lone surrogate replaced by U+FFFD, one for one, so that offsets hold.

    JSON escapes and Python strings can hold half a surrogate pair: no character, and nothing that could be written to a file
    again. The replacement stays visible, and the encoding check reports it.
    """
    return _SURROGATE.sub("\ufffd", text)


def _strict(data: bytes, encoding: str, path: str) -> str:
    try:
        return data.decode("utf-8" if encoding == "utf-8-sig" else encoding)
    except UnicodeDecodeError as error:
        raise _bad_byte(error, data, path) from None


def refuse_binary(data: bytes, path: str) -> None:
    """Refuse what is no text: files that begin like a known binary format, hold NUL, or more than 1 % of control characters.

    Raises:
        InputError: `binary`.
    """
    kind = next((name for magic, name in _MAGIC if data.startswith(magic)), None)
    if kind is None and b"\x00" not in data and len(_CONTROLS.findall(data)) <= len(data) // 100:
        return
    raise InputError(
        "binary",
        f"`{path}` is {kind or 'a binary file'}, not an article in text form.",
        "Save the article as text (UTF-8), Markdown, HTML or DOCX, with the suffix of its format.",
    )


def _plausible_cp1252(data: bytes) -> bool:
    """True when the high bytes read as French in Windows-1252 and are not those of UTF-8 with a few damaged places."""
    high = len(_HIGH.findall(data))
    if sum(len(m) for m in _MULTIBYTE.findall(data)) * 2 >= high:
        return False
    try:
        text = data.decode("cp1252")
    except UnicodeDecodeError:
        return False
    french = sum(c in _CP1252_OF_FRENCH for c in text if ord(c) >= 0x80)
    return french >= 0.9 * high


def _bad_byte(error: UnicodeDecodeError, data: bytes, path: str) -> InputError:
    before = data[: error.start]
    line = before.count(b"\n") + before.replace(b"\r\n", b"").count(b"\r") + 1
    encoding = "UTF-8" if "utf-8" in error.encoding.lower() else error.encoding.upper()
    byte = f"0x{data[error.start]:02X}" if error.start < len(data) else "cut off"
    return InputError("encoding", f"`{path}`, line {line}: byte {byte} is not valid {encoding}.", _SAVE_AS_UTF8)
