from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mtqa.translate.normalise import normalise
from tests.bounded import bounded


@pytest.mark.parametrize(
    ("text", "plain"),
    [
        ("L’été, « là »", "L'été, « là »"),
        ("“Oui”, „non‟ `a` ‘b’", "\"Oui\", \"non‟ 'a' 'b'"),
        ("1939–1945 — enfin…", "1939-1945 - enfin..."),
        ("10\u00a0000\u202fF  \t\n fin \u2009", "10 000 F fin"),
        ("e\u0301te\u0301", "été"),
        ("a\x00b\x1fc\x85d", "a b c d"),
        ("\u1112\u1161\u11ab", "\ud55c"),
        ("x\ud800y", "x\ufffdy"),
        ("  ", ""),
        ("", ""),
        ("🙂 ok", "🙂 ok"),
    ],
)
def test_the_plain_form(text: str, plain: str) -> None:
    assert normalise(text).text == plain


def test_guillemets_become_straight_with_the_blank_inside() -> None:
    text = "Il dit : « Partons\u00a0», puis «\u202fnon »."
    got = normalise(text, "straight")
    assert got.text == 'Il dit : "Partons", puis "non".'
    at = got.text.index("non")
    assert got.original(at, at + 3).of(text) == "non"
    at = got.text.index('",')
    assert got.original(at, at + 1).of(text) == "»"


def test_offsets_lead_back_to_the_original() -> None:
    text = "  Le\u00a0 prix… de l’e\u0301te\u0301\u202f! "
    got = normalise(text)
    for word, original in (("Le", "Le"), ("...", "…"), ("été", "e\u0301te\u0301"), ("l'", "l’"), (" !", "!")):
        at = got.text.index(word)
        assert got.original(at, at + len(word)).of(text) == original
    assert len(got.original(2, 3)) == 0  # a blank has no visible place
    end = len(got.text)
    assert got.original(end, end).start == len(text.rstrip())


@given(st.text(max_size=80), st.sampled_from(["keep", "straight"]))
def test_any_text(text: str, guillemets: str) -> None:
    got = normalise(text, guillemets)
    assert len(got.text) == len(got.starts) == len(got.ends)
    assert all(0 <= s < e <= len(text) for s, e in zip(got.starts, got.ends, strict=True))
    assert list(got.starts) == sorted(got.starts)
    assert "  " not in got.text
    assert got.text == got.text.strip(" ")
    got.text.encode()


@given(st.text(st.characters(codec="latin-1"), max_size=60))
def test_agrees_with_nfc_on_european_text(text: str) -> None:
    decomposed = unicodedata.normalize("NFD", text)
    assert normalise(decomposed).text == normalise(unicodedata.normalize("NFC", text)).text


def test_a_mountain_of_marks_takes_linear_time() -> None:
    with bounded(10):
        normalise("a" + "\u0301\u0316" * 100_000)
