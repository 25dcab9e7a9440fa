"""Fixes written into files: the words change, every other byte stays."""

from __future__ import annotations

import codecs
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from mtqa.article.model import Article
from mtqa.article.options import ReadOptions
from mtqa.article.read import read, read_text
from mtqa.article.rewrite import _visible, rewritten
from mtqa.errors import InputError

TEXT = "Le port rouvre lundi.\r\n\r\nLe maire a\u00a0parlé. Il pleut encore.\r\n\r\n  Fin de l’été.  "
HTML = """<!doctype html><html lang="fr"><head><title>Le maire a parlé hier.</title><style>p > a { color: red }</style></head>
<body><article><h1>Le port rouvre ce lundi</h1>
<p class='x>y'>Le maire   <b>a parl&eacute;</b> hier. Les
quais sont vides&nbsp;! <!-- Le maire a parlé hier. --></p>
<p>Il pleut encore sur la ville. Il pleut encore sur la ville.</p>
<script>var x = "Il pleut encore sur la ville.";</script></article></body></html>
"""


def article(path: Path, data: bytes) -> Article:
    path.write_bytes(data)
    return read(str(path)).articles[0]


def index(made: Article, words: str) -> int:
    return next(at for at, s in enumerate(made.segments) if words in made.visible(s.span))


@pytest.mark.parametrize(
    ("encoding", "mark"),
    [
        ("utf-8", b""), ("utf-8", codecs.BOM_UTF8), ("cp1252", b""), ("utf-16-le", codecs.BOM_UTF16_LE), ("utf-16-be", codecs.BOM_UTF16_BE),
    ],
)  # fmt: skip
def test_plain_text_keeps_its_encoding_mark_and_line_ends(tmp_path: Path, encoding: str, mark: bytes) -> None:
    data = mark + TEXT.encode(encoding)
    made = article(tmp_path / "a.txt", data)
    at = index(made, "maire")
    assert rewritten(data, made, {}) == data
    assert rewritten(data, made, {at: "Le maire s’est tu."}) == mark + TEXT.replace("Le maire a\u00a0parlé.", "Le maire s’est tu.").encode(
        encoding
    )


def test_a_sign_that_the_encoding_lacks_is_an_error(tmp_path: Path) -> None:
    data = TEXT.encode("cp1252")
    made = article(tmp_path / "a.txt", data)
    with pytest.raises(InputError, match=r"cp1252, which has no `→` \(U\+2192\)"):
        rewritten(data, made, {1: "Le maire → la mairie."})


def test_markdown_keeps_its_marks(tmp_path: Path) -> None:
    data = "---\ntitre: Port\n---\n\n# Le port rouvre\n\nLe **maire** a parlé. [Il pleut](http://x.example) encore.\n".encode()
    made = article(tmp_path / "a.md", data)
    at = index(made, "maire")
    assert rewritten(data, made, {at: "Le **préfet** a parlé."}) == data.replace(b"maire", "préfet".encode())


@pytest.mark.parametrize(
    ("words", "new", "old_bytes", "new_bytes"),
    [
        ("maire", "Le préfet a parlé hier.", "Le maire   <b>", "Le préfet   <b>"),
        ("maire", "Le maire a crié hier.", "parl&eacute;</b>", "crié</b>"),
        ("maire", "Le maire a parlé <hier> & avant.", "</b> hier. Les", "</b> &lt;hier&gt; &amp; avant. Les"),
        ("quais", "Les quais sont vides !", "vides&nbsp;!", "vides&nbsp;!"),
        ("quais", "Tous les quais sont vides !", "Les\nquais", "Tous les\nquais"),
        ("quais", "Les quais restent vides !", "sont vides", "restent vides"),
        ("quais", "Les quais vides !", "quais sont vides", "quais vides"),
        ("port", "Le port rouvre ce lundi 12", "ce lundi</h1>", "ce lundi 12</h1>"),
        ("port", "Le port rouvre", "rouvre ce lundi</h1>", "rouvre</h1>"),
    ],
)
def test_html_changes_only_the_words(tmp_path: Path, words: str, new: str, old_bytes: str, new_bytes: str) -> None:
    made = article(tmp_path / "a.html", HTML.encode())
    done = rewritten(HTML.encode(), made, {index(made, words): new}).decode()
    assert done == HTML.replace(old_bytes, new_bytes)


def test_of_two_equal_sentences_the_right_one_changes(tmp_path: Path) -> None:
    made = article(tmp_path / "a.html", HTML.encode())
    second = [at for at, s in enumerate(made.segments) if "pleut" in made.visible(s.span)][1]
    done = rewritten(HTML.encode(), made, {second: "Il neige encore sur la ville."}).decode()
    assert "<p>Il pleut encore sur la ville. Il neige encore sur la ville.</p>" in done


@pytest.mark.parametrize("new", ["Tout autre chose ici.", "Le préfet a crié hier."])
def test_a_change_over_markup_is_left_to_people(tmp_path: Path, new: str) -> None:
    made = article(tmp_path / "a.html", HTML.replace("maire   <b>a", "maire<b> a").encode())
    at = index(made, "maire")
    if new.startswith("Tout"):
        with pytest.raises(InputError, match="runs over markup"):
            rewritten(HTML.replace("maire   <b>a", "maire<b> a").encode(), made, {at: new})
    else:
        assert b"pr\xc3\xa9fet<b> a cri\xc3\xa9</b>" in rewritten(HTML.replace("maire   <b>a", "maire<b> a").encode(), made, {at: new})


def test_rows_are_refused(tmp_path: Path) -> None:
    data = b'{"id": "1", "target": "Le maire parle."}\n'
    made = article(tmp_path / "a.jsonl", data)
    with pytest.raises(InputError, match="this format"):
        rewritten(data, made, {0: "Le maire crie."})


@settings(deadline=None)
@given(
    st.lists(
        st.sampled_from(["Le maire parle.", "Il <b>pleut</b> fort.", "Fin &amp; suite.", "Les quais\nsont vides."]), min_size=1, max_size=6
    ),
    st.data(),
)
def test_any_sentence_of_a_page_can_be_replaced_by_a_word(sentences: list[str], data: st.DataObject) -> None:
    source = (
        "<html><body><article>" + "".join(f"<p>{s} Une phrase en français suit ici.</p>" for s in sentences) + "</article></body></html>"
    )
    made = read_text(source, "a.html", form="html").articles[0]
    at = data.draw(st.sampled_from([i for i, s in enumerate(made.segments) if "Une phrase" in made.visible(s.span)]))
    new = "Une phrase en français vient ici."
    done = rewritten(source.encode(), made, {at: new}).decode()
    assert done.count("vient") == 1
    assert done.replace("vient", "suit") == source


@pytest.mark.parametrize("piece", ["<a ", '<a b="', "<a b='c' ", "<a =", "<!--", "<script ", "</script "])
def test_tags_that_never_end_are_taken_once(piece: str) -> None:
    """Once, each of them was sought to the end of the page, and the next one again."""
    assert list(_visible(piece * 200_000)) == []


@pytest.mark.parametrize(
    "tail",
    [
        "<p>Il pleut <b que oui.",
        "<p class=l'eau>Il pleut.</p>",
        '<p class="x>Il pleut.</p>',
        '<p "a>b">Il pleut.</p>',
        "<p a = 'b>c'>Il</p>",
        f"<p>A &#{'1' * 5_000}; b.</p>",
    ],
)
def test_tags_end_where_the_reader_ends_them(tail: str) -> None:
    page = f"<html><body><article><p>Le maire a parlé hier.</p>{tail}"
    (made,) = read_text(page, "a", ReadOptions(check_language=False), "html").articles
    assert "".join(each.char for each in _visible(page) if not each.char.isspace()) == "".join(made.text.split())
