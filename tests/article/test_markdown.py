from __future__ import annotations

from itertools import pairwise

import pytest

from mtqa.article.markdown import read_markdown_draft
from mtqa.article.model import Article, Role
from mtqa.article.options import Draft
from tests.bounded import bounded

PAGE = """---
title: "La mer \\"se calme\\" à Kupang"
description: >-
  Les bacs ont repris
  la mer mardi.
date: 2023-04-04
vendor: Kata Timur
source_language: Indonesian
tags: [bac, houle]
---

# Les bacs **repartent** {#haut}

**Six jours d’arrêt ont vidé les étals du marché et rempli les quais de voyageurs.**

Le [bac](https://exemple.id/a_(b) "un titre") est parti&nbsp;: «&nbsp;Enfin&nbsp;», dit *Sari*,
marin au port. Prix\\* en hausse.[^1]

![Un bac à quai](bac.jpg "Le bac Samudra")
*Le bac à quai, mardi.*

> Une phrase citée
> sur deux lignes.

- un premier point
- un **second** point

{{< figure src="a.jpg" alt="Un autre bac" caption="La mer est calme" >}}

```python
print("non")
```

    code indenté

<figure><img src="x.jpg" alt="Des marins"><figcaption>Des marins à Kupang</figcaption></figure>

Une <b>balise</b>, une [référence][r], une ![icône](u.png) au milieu.

[r]: http://exemple.fr "T"
[^1]: Une note.

Une houle rare
--------------

Fin ~~barrée~~ du texte.
"""

EXPECTED = [
    (Role.HEADLINE, 'La mer "se calme" à Kupang'),
    (Role.STANDFIRST, "Les bacs ont repris la mer mardi."),
    (Role.HEADLINE, "Les bacs repartent"),
    (Role.STANDFIRST, "Six jours d’arrêt ont vidé les étals du marché et rempli les quais de voyageurs."),
    (Role.BODY, "Le bac est parti : « Enfin », dit Sari, marin au port. Prix* en hausse."),
    (Role.ALT, "Un bac à quai"),
    (Role.CAPTION, "Le bac Samudra"),
    (Role.CAPTION, "Le bac à quai, mardi."),
    (Role.BODY, "Une phrase citée sur deux lignes."),
    (Role.LIST, "un premier point"),
    (Role.LIST, "un second point"),
    (Role.ALT, "Un autre bac"),
    (Role.CAPTION, "La mer est calme"),
    (Role.ALT, "Des marins"),
    (Role.CAPTION, "Des marins à Kupang"),
    (Role.BODY, "Une balise, une référence, une au milieu."),
    (Role.BODY, "Une note."),
    (Role.SUBHEADING, "Une houle rare"),
    (Role.BODY, "Fin barrée du texte."),
]


def article(text: str) -> Article:
    draft: Draft = read_markdown_draft(text)
    return Article(path="x.md", text=text, paragraphs=draft.paragraphs, hidden=draft.hidden)


def visible(text: str) -> list[tuple[Role, str]]:
    read = article(text)
    return [(p.role, " ".join(read.visible(p.span).split())) for p in read.paragraphs]


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_a_whole_page(end: str) -> None:
    text = PAGE.replace("\n", end)
    assert visible(text) == EXPECTED
    assert read_markdown_draft(text).text == text


def test_hidden_spans_are_ordered_and_apart() -> None:
    hidden = article(PAGE).hidden
    assert all(one.end <= two.start for one, two in pairwise(hidden))
    assert all(span.of(PAGE).strip() for span in hidden)


def test_front_matter_provenance() -> None:
    provenance = read_markdown_draft(PAGE).provenance
    assert (provenance.vendor, provenance.source_language, provenance.date) == ("Kata Timur", "id", "2023-04-04")
    assert not provenance.machine_translated


def test_toml_front_matter() -> None:
    text = '+++\ntitle = "La mer se calme"\ndate = 2023-04-04\nengine = "opus"\n+++\n\nLe bac part.\n'
    draft = read_markdown_draft(text)
    assert visible(text) == [(Role.HEADLINE, "La mer se calme"), (Role.BODY, "Le bac part.")]
    assert (draft.provenance.engine, draft.provenance.date, draft.provenance.machine_translated) == ("opus", "2023-04-04", True)


def test_toml_title_of_another_table_is_not_the_articles() -> None:
    text = '+++\ntitle = 1\n[extra]\ntitle = "Bonjour"\n+++\n\nLe bac part.\n'
    assert visible(text) == [(Role.BODY, "Le bac part.")]


@pytest.mark.parametrize(
    ("line", "title"),
    [
        (r'title = "La mer \\"', r"La mer \\"),
        (r'title = "La \"mer\""', r"La \"mer\""),
        ("title = 'La mer \\'", "La mer \\"),
        ('title = """La "mer""""', 'La "mer"'),
        ("title = '''L'eau''''", "L'eau'"),
        ('note = """\n[non]\ntitle = "non"\n"""\ntitle = "La mer"', "La mer"),
        ('tags = [\n["a"],\n]\ntitle = "La mer" # [non]', "La mer"),
    ],
)
def test_toml_title_ends_where_its_quotes_close(line: str, title: str) -> None:
    text = f'+++\n{line}\nvendor = "Kata"\n[extra] # fin\nnote = "non"\n+++\n\nLe bac part.\n'
    assert visible(text) == [(Role.HEADLINE, title), (Role.BODY, "Le bac part.")]


def test_title_that_the_text_repeats_is_taken_once() -> None:
    assert visible("---\ntitle: Le bac part\n---\n# Le bac part\n\nOui.\n") == [(Role.HEADLINE, "Le bac part"), (Role.BODY, "Oui.")]


@pytest.mark.parametrize(
    "head",
    [
        "---\ntitle: [unclosed\n---\n",
        '---\ntitle: !!python/object/apply:os.system ["true"]\n---\n',
        "---\na: &a [x,x]\nb: &b [*a,*a]\nc: [*b,*b]\n---\n",
        "+++\nbroken = \n+++\n",
        '---\ntitle: "\\UFFFFFFFF"\n---\n',
        '---\ntitle: "\\U00110000"\n---\n',
        "---\n" + "a: " + "[" * 5_000 + "\n---\n",
    ],
)
def test_front_matter_is_never_executed_and_never_stops_reading(head: str) -> None:
    assert visible(head + "\nLe bac part.\n")[-1] == (Role.BODY, "Le bac part.")


def test_a_rule_at_the_top_is_no_front_matter() -> None:
    assert visible("---\n\nLe bac part.\n\n---\n\nFin.\n") == [(Role.BODY, "Le bac part."), (Role.BODY, "Fin.")]


def test_comments_and_shortcodes_inside_a_line() -> None:
    assert visible("Le <!-- non --> bac {{< x >}} part.\n") == [(Role.BODY, "Le bac part.")]
    assert visible("<!-- non -->Le bac part.\n") == [(Role.BODY, "Le bac part.")]


def test_link_text_found_again_in_its_target() -> None:
    assert visible("![photo](photo)photo [a](a)a [b][] b\n\n[b]: b\n") == [(Role.BODY, "photo aa b b")]


def test_tables() -> None:
    text = "| lieu | mer |\n|---|---|\n| Kupang | calme |\n| a \\| b | a |\n"
    found = visible(text)
    assert found[:4] == [(Role.LIST, "lieu"), (Role.LIST, "mer"), (Role.LIST, "Kupang"), (Role.LIST, "calme")]
    assert found[-1] == (Role.LIST, "a")


def test_script_in_html_is_hidden() -> None:
    assert visible("<div>\n<script>\nvar a = 'non';\n</script>\n<p>Le bac part.</p>\n</div>\n") == [(Role.BODY, "Le bac part.")]


@pytest.mark.parametrize(
    "unit", ["[", "![", "*a ", "_", "`", "> ", "- ", "|a", "[a](", "&", "<!--", "{{<", "<a ", "[^a", "{%", "\n- a", "a\n"]
)
def test_hostile_marks_take_no_long_time(unit: str) -> None:
    with bounded(10):
        read_markdown_draft(("Le bac. " + unit * 30_000)[:60_000])


@pytest.mark.parametrize(
    ("source", "seen"),
    [
        ("Voir <https://lentera.id/bac> pour le bac.", "Voir https://lentera.id/bac pour le bac."),
        ("Écrire à <desk@lentera.id>.", "Écrire à desk@lentera.id."),
        ("Le [bac de *Sorong*][port] part.\n\n[port]: https://lentera.id", "Le bac de Sorong part."),
        ("Le [bac][] part.\n\n[bac]: https://lentera.id 'titre'", "Le bac part."),
        ("Le [bac] part.\n\n[bac]: https://lentera.id", "Le bac part."),
        ("Le [bac][nulle part] part.", "Le [bac][nulle part] part."),
        ("Le [bac](<a b> 'le bac') part.", "Le bac part."),
        ("Le [bac](a b) part.", "Le [bac](a b) part."),
        ("Le ``bac ` de`` Sorong&nbsp;part.", "Le bac ` de Sorong part."),
        ("Le **bac** &amp; la \\*mer\\*  \nsont <i>là</i>.", "Le bac &amp; la *mer* sont là."),
    ],
)
def test_what_a_reader_sees_of_a_line(source: str, seen: str) -> None:
    assert [line for _, line in visible(source)] == [seen]


def test_a_picture_alone_gives_its_text_and_its_title() -> None:
    found = visible('![Le bac de Sorong au port](bac.jpg "Le bac au départ")\n\nLe bac part.\n')
    assert "Le bac de Sorong au port" in [line for _, line in found]
    assert found[-1] == (Role.BODY, "Le bac part.")
