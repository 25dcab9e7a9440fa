from __future__ import annotations

import sys

import pytest

from mtqa.article.model import Article, Role
from mtqa.article.options import ReadOptions
from mtqa.article.read import read_text
from mtqa.errors import InputError
from tests.bounded import bounded

PAGE = """<!doctype html><html lang="fr"><head><title>Les bacs repartent - Kata Timur</title>
<meta property="article:published_time" content="2023-04-04T10:00:00+07:00"><style>p{color:red}</style></head>
<body class="single has-sidebar"><header><a href="/">Kata Timur</a><nav><ul><li><a>Accueil</a></li></ul></nav></header>
<div class="content-area"><article class="post">
<h1>Les bacs repartent</h1>
<p class="chapo">Six jours d’arrêt ont vidé les étals du marché.</p>
<div class="meta">Par Sari Puspita | <time>4 avril 2023</time></div>
<div class="share-buttons">Partager : <a>Facebook</a> <a>X</a></div>
<figure><img src="b.jpg" alt="Un bac à quai sous la pluie"><figcaption>Le bac à quai. (Photo : Samudra/Sari)</figcaption></figure>
<div class="entry-content">
<p>Le bac est parti&nbsp;: «&nbsp;Enfin&nbsp;», dit <em>Sari</em>, marin
au   port depuis vingt ans.</p>
<!-- mtqa: ignore CAL101 formule voulue -->
<p>Les autres lignes attendent l’accord de la météo.<br>Elles partiront jeudi.</p>
<p><a href="#">Lire aussi : la houle retient les bacs</a></p>
<h2>Une houle rare</h2>
<ul><li>Six jours sans bac</li><li>Deux blessés légers</li></ul>
<blockquote><p>« La mer commande », a rappelé le capitaine devant les voyageurs.</p></blockquote>
<script>var x = "<p>non</p>";</script><p style="display:none">Caché</p><p hidden>Caché aussi</p>
</div>
<div class="tags">Tags : <a>bac</a>, <a>mer</a></div>
<aside class="related"><h3>À lire aussi</h3><ul><li><a>Un autre article de ce site</a></li></ul></aside>
</article>
<div class="comments"><p>Super article, merci pour tout, on attend la suite avec impatience.</p></div></div>
<footer><p>© 2023 Kata Timur. Tous droits réservés.</p><p>Les versions anglaise et française sont générées automatiquement par une IA.</p>
<p>Des erreurs sont possibles, veuillez consulter l’indonésien, notre langue principale.</p><p>Mentions légales</p></footer>
</body></html>"""


def article(text: str, options: ReadOptions | None = None) -> Article:
    return read_text(text, "x.html", options, form="html").articles[0]


def content(text: str) -> list[tuple[Role, str]]:
    read = article(text)
    return [(p.role, p.span.of(read.text)) for p in read.paragraphs]


def test_a_whole_page() -> None:
    assert content(PAGE) == [
        (Role.HEADLINE, "Les bacs repartent"),
        (Role.STANDFIRST, "Six jours d’arrêt ont vidé les étals du marché."),
        (Role.ALT, "Un bac à quai sous la pluie"),
        (Role.CAPTION, "Le bac à quai."),
        (Role.BODY, "Le bac est parti\u00a0: «\u00a0Enfin\u00a0», dit Sari, marin au port depuis vingt ans."),
        (Role.BODY, "Les autres lignes attendent l’accord de la météo.\nElles partiront jeudi."),
        (Role.SUBHEADING, "Une houle rare"),
        (Role.LIST, "Six jours sans bac"),
        (Role.LIST, "Deux blessés légers"),
        (Role.BODY, "« La mer commande », a rappelé le capitaine devant les voyageurs."),
    ]


def test_boilerplate_and_notice() -> None:
    read = article(PAGE)
    assert [b.kind for b in read.boilerplate] == ["byline", "share", "credit", "read-also", "tags", "read-also", "copyright", "notice"]
    assert read.provenance.machine_translated
    assert read.provenance.source_language == "id"
    assert read.provenance.date == "2023-04-04T10:00:00+07:00"
    assert read.provenance.notice is not None
    assert read.provenance.notice.of(read.text).startswith("Les versions anglaise")


def test_ignore_applies_to_the_next_paragraph() -> None:
    read = article(PAGE)
    assert [(i.code, i.reason) for i in read.ignores] == [("CAL101", "formule voulue")]
    assert read.ignores[0].span.of(read.text).startswith("Les autres lignes")


def test_small_page_without_any_structure() -> None:
    assert content("<h1>Les bacs repartent</h1><p>La mer est calme.</p>Fin.") == [
        (Role.HEADLINE, "Les bacs repartent"),
        (Role.BODY, "La mer est calme."),
        (Role.BODY, "Fin."),
    ]


def test_page_laid_out_in_tables_goes_to_the_vote() -> None:
    page = """<html><body><table><tr><td class=menu><a>Accueil</a> <a>Sport</a></td><td>
    <div>Le bac de Kupang a repris la mer mardi matin avec deux cents voyageurs à son bord.<br><br>
    La mer est calme depuis deux jours, selon les pêcheurs, et le marché a rouvert.</div></td></tr></table></body></html>"""
    texts = [text for role, text in content(page) if role is Role.BODY]
    assert texts == [
        "Le bac de Kupang a repris la mer mardi matin avec deux cents voyageurs à son bord.",
        "La mer est calme depuis deux jours, selon les pêcheurs, et le marché a rouvert.",
    ]
    assert "trafilatura" in sys.modules


def test_headline_is_the_heading_most_like_the_title() -> None:
    page = f"<title>Les bacs repartent</title><h1>Kata Timur</h1><h1>Les bacs repartent</h1><p>{'La mer est calme. ' * 12}</p>"
    assert (Role.HEADLINE, "Les bacs repartent") in content(page)
    assert (Role.HEADLINE, "Kata Timur") not in content(page)


def test_alternative_text_that_the_caption_repeats_is_read_once() -> None:
    page = "<article><h1>Bacs</h1><img alt='Un bac à quai'><figcaption>Un bac à quai</figcaption><p>La mer est calme.</p></article>"
    assert [role for role, _ in content(page)] == [Role.HEADLINE, Role.CAPTION, Role.BODY]


def test_class_names_never_swallow_the_article() -> None:
    page = f"<div class='layout has-sidebar no-comments'><p>{'La mer est calme à Kupang. ' * 8}</p></div>"
    assert len(content(page)) == 1


def test_deep_nesting_is_refused_at_once() -> None:
    with pytest.raises(InputError) as caught:
        article("<div>" * 50_000 + "La mer est calme.")
    assert caught.value.code == "too-deep"
    assert "x.html" in caught.value.what


@pytest.mark.parametrize("unit", ["<p>a", "<b></b>", "<br>", "<a>", "&nbsp;", "<td>", "<!-- -->", "<img alt='un bac à quai'>"])
def test_hostile_pages_end_quickly(unit: str) -> None:
    try:
        read = article(f"<p>La mer est calme.</p>{unit * 20_000}", ReadOptions(max_sentences=100_000))
    except InputError:
        return
    assert read.segments


@pytest.mark.parametrize("page", ["<script>" * 40_000, "<script <style " * 30_000, "<style>x</style>" * 20_000])
def test_scripts_that_never_close_are_looked_at_once(page: str) -> None:
    with bounded(20):
        try:
            article("<p>La mer est calme.</p>" + page)
        except InputError as error:
            assert error.code == "too-deep"  # noqa: PT017


@pytest.mark.parametrize(
    ("before", "after"), [("<script>", ""), ("<!-- <script> -->", ""), ("<style>", "</script>"), ("<script></script>", "<script></script>")]
)
def test_no_script_hides_how_deep_a_page_is(before: str, after: str) -> None:
    with pytest.raises(InputError) as caught:
        article(before + "<div>" * 50_000 + "La mer est calme." + after)
    assert caught.value.code == "too-deep"


def test_tags_in_a_script_nest_nothing() -> None:
    assert content(f"<script>{'<div>' * 50_000}</script><article><h1>Bacs</h1><p>La mer est calme.</p></article>")[-1] == (
        Role.BODY, "La mer est calme.",
    )  # fmt: skip


def test_a_page_beyond_all_pages_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("mtqa.article.html._LARGEST", 100)
    with pytest.raises(InputError) as caught:
        article("<p>La mer est calme.</p>" * 10)
    assert caught.value.code == "too-large"
