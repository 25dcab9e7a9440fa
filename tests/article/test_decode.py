from __future__ import annotations

import codecs

import pytest

from mtqa.article.decode import decode, mend_surrogates
from mtqa.errors import InputError

TEXT = "L’été dernier, à Kupang, « l’eau » manquait déjà : 3 €.\n"


@pytest.mark.parametrize(
    ("data", "encoding"),
    [
        (TEXT.encode(), "utf-8"),
        (codecs.BOM_UTF8 + TEXT.encode(), "utf-8-sig"),
        (codecs.BOM_UTF16_LE + TEXT.encode("utf-16-le"), "utf-16-le"),
        (codecs.BOM_UTF16_BE + TEXT.encode("utf-16-be"), "utf-16-be"),
        (codecs.BOM_UTF32_LE + TEXT.encode("utf-32-le"), "utf-32-le"),
        (TEXT.encode("cp1252"), "cp1252"),
    ],
)
def test_encodings(data: bytes, encoding: str) -> None:
    found = decode(data, "x.txt")
    assert found.text == TEXT
    assert found.encoding == encoding


def refusal(data: bytes) -> InputError:
    with pytest.raises(InputError) as caught:
        decode(data, "x.txt")
    assert "x.txt" in caught.value.what
    assert caught.value.remedy
    return caught.value


def test_utf8_with_a_damaged_byte_is_not_taken_for_cp1252() -> None:
    error = refusal("L’été à Kupang\ndéjà l’été".encode().replace("déjà".encode(), b"d\xe9j\xc3\xa0"))
    assert error.code == "encoding"
    assert "line 2" in error.what
    assert "0xE9" in error.what


def test_other_eight_bit_encodings_are_refused() -> None:
    assert refusal("Съешь же ещё этих мягких булок".encode("cp1251")).code == "encoding"
    assert refusal("L'été à Kupang, déjà".encode("mac-roman")).code == "encoding"


def test_truncated_utf16_is_refused() -> None:
    assert refusal(codecs.BOM_UTF16_LE + b"a\x00b").code == "encoding"


@pytest.mark.parametrize("data", [b"%PDF-1.7 abc", b"PK\x03\x04 x", b"\x89PNG\r\n", b"ab\x00cd", b"{\\rtf1 x}", b"a\x01\x02\x03" * 5])
def test_binaries_are_refused(data: bytes) -> None:
    assert refusal(data).code == "binary"


def test_lone_surrogates_are_mended_in_place() -> None:
    assert mend_surrogates("a\ud800b\udfff🙂") == "a\ufffdb\ufffd🙂"
