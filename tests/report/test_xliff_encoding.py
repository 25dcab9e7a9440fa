"""Files in any encoding are read as UTF-8, and written in their own again byte for byte."""

from __future__ import annotations

import codecs
import io

import pytest

from mtqa.errors import InputError
from mtqa.report import xliff_encoding
from mtqa.report.xliff_encoding import Utf8Reader, Utf8Writer, codec_of

TEXT = '<?xml version="1.0" encoding="{}"?><a>é à œ\r\n</a>'
FILES = {
    "utf-8": TEXT.format("UTF-8").replace("œ", "œ𝄞€").encode(),
    "utf-8, undeclared": "<a>é𝄞</a>".encode(),
    "utf-8, marked": codecs.BOM_UTF8 + "<a>é</a>".encode(),
    "utf-16-le": codecs.BOM_UTF16_LE + TEXT.format("UTF-16").replace("œ", "𝄞").encode("utf-16-le"),
    "utf-16-be": codecs.BOM_UTF16_BE + TEXT.format("UTF-16").encode("utf-16-be"),
    "utf-16-le, unmarked": "<a>é</a>".encode("utf-16-le"),
    "iso-8859-15": TEXT.format("iso-8859-15").encode("iso-8859-15"),
    "windows-1252": TEXT.format("windows-1252").encode("cp1252"),
}


@pytest.mark.parametrize("name", FILES)
@pytest.mark.parametrize("piece", [1, 3, 65_536])
def test_it_comes_back(name: str, piece: int, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(xliff_encoding, "_PIECE", piece)
    source, out = io.BytesIO(FILES[name]), io.BytesIO()
    codec = codec_of(source, "a.xlf")
    assert codecs.lookup(codec) == codecs.lookup(name.partition(",")[0])
    reader, writer = Utf8Reader(source, codec), Utf8Writer(out, codec)
    read = b""
    while more := reader.read(piece):
        read += more
        writer.write(more)
    writer.end()
    assert read.decode("utf-8").encode(codec) == out.getvalue() == FILES[name]
    assert reader.read(piece) == b""


def test_what_an_encoding_lacks_becomes_a_reference() -> None:
    out = io.BytesIO()
    writer = Utf8Writer(out, "iso-8859-1")
    writer.write("é œ".encode())
    writer.end()
    assert out.getvalue() == b"\xe9 &#339;"


@pytest.mark.parametrize(
    "data",
    [
        b"<a>\xff</a>",
        b"\xff\xfe<\0a",
        b'<?xml version="1.0" encoding="ascii"?><a>\xe9</a>',
    ],
)
def test_what_can_not_be_written_again_is_an_error(data: bytes) -> None:
    with pytest.raises(InputError, match="can't be written again") as error:
        codec_of(io.BytesIO(data), "a.xlf")
    assert error.value.code == "encoding"


@pytest.mark.parametrize("name", ["klingon", "zlib", "bz2", "hex", "base64", "quopri", "uu", "rot13", "undefined"])
def test_a_name_that_is_no_encoding_of_text_is_an_error(name: str) -> None:
    with pytest.raises(InputError, match=f"`a.xlf`: `{name}` is not an encoding of text. Save it as UTF-8.") as error:
        codec_of(io.BytesIO(f'<?xml version="1.0" encoding="{name}"?><a/>'.encode()), "a.xlf")
    assert error.value.code == "encoding"
