from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mtqa.report.escape import neutralised, parted, restored, slug, storable, visible
from tests.report.strategies import texts


@pytest.mark.parametrize("cell", ["=1+1", "+cmd", "-x", "@sum", "\tx", "\rx", "-", "=", "+33 1 02", "-5%", "'=1", "''@x"])
def test_what_a_spreadsheet_runs_gets_a_quote(cell: str) -> None:
    assert neutralised(cell) == f"'{cell}"


@pytest.mark.parametrize("cell", ["", "a=1", "-5", "+3", "-1,5", "+0.25", "« =1 »", "'tis", "’=x", " =1", "12"])
def test_what_it_does_not_run_stays(cell: str) -> None:
    assert neutralised(cell) == cell


@given(texts)
def test_neutralising_can_be_undone(cell: str) -> None:
    assert restored(neutralised(cell)) == cell


def test_invisible_characters_are_shown() -> None:
    assert visible("a\u202eb\x1b[31m\x9b\u200b\ud800\ufeff") == "a⟨U+202E⟩b⟨U+001B⟩[31m⟨U+009B⟩⟨U+200B⟩⟨U+D800⟩⟨U+FEFF⟩"


@pytest.mark.parametrize("text", ["L’été, « oui »\u00a0!\n\tfin\r\n", "👩\u200d🚒 e\u0301 \u202f", "\u0646\u200c\u0645"])
def test_ordinary_text_stays(text: str) -> None:
    assert visible(text) == text


def test_a_carriage_return_alone_is_shown() -> None:
    assert visible("a\rb\r\n") == "a⟨U+000D⟩b\r\n"


@given(st.text() | texts)
def test_parts_make_the_text(text: str) -> None:
    assert "".join(chr(int(part[2:], 16)) if is_control else part for part, is_control in parted(text)) == text


@given(texts)
def test_storable_text_keeps_its_length(text: str) -> None:
    assert len(storable(text)) == len(text)
    storable(text).encode("utf-8")


@pytest.mark.parametrize(
    "path", ["../../etc/passwd", "C:\\x\\..\\CON", "é/ü/Marché de nuit.fr.txt", "<script>", "", "/", "a" * 500, "\ud800\x00"]
)
def test_slugs_are_plain_file_names(path: str) -> None:
    name = slug(path)
    assert name
    assert len(name) < 80
    assert set(name) <= set("abcdefghijklmnopqrstuvwxyz0123456789-")


def test_slugs_tell_articles_apart() -> None:
    assert slug("a/x.txt") != slug("b/x.txt")
    assert slug("a/Marché de nuit.txt").startswith("marche-de-nuit-txt-")
