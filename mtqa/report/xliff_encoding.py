"""The text of a file in UTF-8, piece by piece, whatever its encoding, and back again into its own."""

from __future__ import annotations

import codecs
import hashlib
import re
from collections.abc import Iterator
from typing import BinaryIO

from mtqa.errors import InputError

_PIECE = 65_536
_DECLARED = re.compile(rb"""<\?xml[^>]*?encoding\s*=\s*["']([A-Za-z][A-Za-z0-9._-]*)["']""")
_MARKS = ((codecs.BOM_UTF8, "utf-8"), (codecs.BOM_UTF16_LE, "utf-16-le"), (codecs.BOM_UTF16_BE, "utf-16-be"))
_WIDE = ((b"<\0", "utf-16-le"), (b"\0<", "utf-16-be"))


def codec_of(file: BinaryIO, path: str) -> str:
    """The codec with which the text of an XML file, its byte-order mark included, gives the same bytes again.

    Raises:
        InputError: `encoding` where there is none, or where the file names a codec that is no encoding of text, such as `zlib`.
    """
    file.seek(0)
    start = file.read(1_000)
    declared = _DECLARED.match(start)
    known = next((codec for mark, codec in (*_MARKS, *_WIDE) if start.startswith(mark)), None)
    codec = known or (declared.group(1).decode() if declared else "utf-8")
    try:
        "<".encode(codec)  # refuses the codecs that make bytes of bytes, or text of text, which fail each in its own way
    except (LookupError, UnicodeError):
        raise InputError("encoding", f"`{path}`: `{codec}` is not an encoding of text.", "Save it as UTF-8.") from None
    try:
        if _same(file, codec):
            return codec
    except UnicodeError:
        pass
    raise InputError("encoding", f"`{path}`: its encoding `{codec}` can't be written again.", "Save it as UTF-8.")


def _same(file: BinaryIO, codec: str) -> bool:
    """Whether what is read with a codec is the same bytes when it is written with it."""
    encoder = codecs.getincrementalencoder(codec)()
    read, written = hashlib.blake2b(), hashlib.blake2b()
    for text in _texts(file, codec):
        written.update(encoder.encode(text))
    written.update(encoder.encode("", True))
    for piece in _pieces(file):
        read.update(piece)
    return read.digest() == written.digest()


def _pieces(file: BinaryIO) -> Iterator[bytes]:
    file.seek(0)
    while piece := file.read(_PIECE):
        yield piece


def _texts(file: BinaryIO, codec: str) -> Iterator[str]:
    """What the file holds as text, in pieces that are not empty."""
    decoder = codecs.getincrementaldecoder(codec)()
    for piece in _pieces(file):
        if text := decoder.decode(piece):
            yield text
    if text := decoder.decode(b"", True):
        yield text


class Utf8Reader:
    """Reads a file from its beginning as if it were in UTF-8.

    Args:
        file: the file, at any place.
        codec: what `codec_of` says of it.
    """

    def __init__(self, file: BinaryIO, codec: str) -> None:
        self._texts = _texts(file, codec)

    def read(self, size: int, /) -> bytes:
        """The next bytes, as many as come at a time (`size` is a wish); none at the end."""
        return next(self._texts, "").encode("utf-8")


class Utf8Writer:
    """Writes UTF-8 into a file in its own encoding; what that lacks becomes character references.

    Args:
        file: where it is written.
        codec: its encoding.
    """

    def __init__(self, file: BinaryIO, codec: str) -> None:
        self._file = file
        self._encoder = codecs.getincrementalencoder(codec)("xmlcharrefreplace")

    def write(self, data: bytes) -> None:
        """Write whole characters."""
        self._file.write(self._encoder.encode(data.decode("utf-8")))

    def end(self) -> None:
        """Write what the encoding has at the end of a text."""
        self._file.write(self._encoder.encode("", True))
