"""LAN113: one finding a sentence for character references, one each for other markup."""

from __future__ import annotations

import pytest

from mtqa.article.build import article_from_text
from mtqa.checks.lan.markup import Markup
from mtqa.checks.runner import run_checks


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("L&#39;agence a fermé.", [("&#39;", "'", 0, "Markup in the text: &#39;")]),
        ("L&#39;eau d&#39;une source.", [("&#39;", None, 1, "Markup in the text: &#39; (character references: 2)")]),
        ("Un&nbsp;<b>port</b> de l&#39;île.", [
            ("&nbsp;", None, 1, "Markup in the text: &nbsp; (character references: 2)"),
            ("<b>", None, 0, "Markup in the text: <b>"),
            ("</b>", None, 0, "Markup in the text: </b>"),
        ]),
        ("L&#39;un part.\nL&#39;autre reste.", [("&#39;", "'", 0, "Markup in the text: &#39;")] * 2),
        ("d&#39;" * 40 + "eau.", [("&#39;", None, 12, "Markup in the text: &#39; (character references: 40)")]),
        ("Une&#10;ligne.", [("&#10;", None, 0, "Markup in the text: &#10;")]),
        ("Un trait&shy;union.", [("&shy;", None, 0, "Markup in the text: &shy;")]),
        ("Un&#0;mot.", [("&#0;", None, 0, "Markup in the text: &#0;")]),
        ("Prix&nbsp;: 3 roupies.", [("&nbsp;", "\N{NO-BREAK SPACE}", 0, "Markup in the text: &nbsp;")]),
        ("L&region; et R&D;", []),
    ],
)  # fmt: skip
def test_findings(text: str, expected: list[tuple[str, str | None, int, str]]) -> None:
    article = article_from_text(text)
    found = run_checks(article, [Markup()])
    assert [(f.span.of(text), f.suggestion, len(f.related), f.message.en) for f in found] == expected


def test_the_first_reference_is_marked_and_the_others_are_related() -> None:
    text = "Le maire d&#39;ici, dit-on, part &amp; revient &quot;lundi&quot;."
    (found,) = run_checks(article_from_text(text), [Markup()])
    assert found.span.start == text.index("&#39;")
    assert [r.span.of(text) for r in found.related] == ["&amp;", "&quot;", "&quot;"]
