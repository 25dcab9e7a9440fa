"""From file to finding: what the reader sets apart is reported once, neutrally, at its exact place."""

from __future__ import annotations

import json

from mtqa.article.model import Article
from mtqa.article.read import read_text
from mtqa.checks.boi.label import PageLabel
from mtqa.checks.boi.notice import TranslationNotice
from mtqa.checks.finding import Finding, Severity
from mtqa.checks.runner import run_checks

NOTICE = "Cet article a été traduit automatiquement de l’indonésien par Kata Timur."
TEXT = f"Partager :\n\nLe bac a repris la mer mardi.\n\nÀ lire aussi : la houle\n\n{NOTICE}\n"


def findings(article: Article) -> tuple[Finding, ...]:
    return run_checks(article, [TranslationNotice(), PageLabel()])


def test_one_neutral_finding_a_block() -> None:
    article = read_text(TEXT).articles[0]
    found = findings(article)
    assert [(f.code, f.span.of(TEXT)) for f in found] == [
        ("BOI102", "Partager :"),
        ("BOI102", "À lire aussi : la houle"),
        ("BOI101", NOTICE),
    ]
    assert {f.severity for f in found} == {Severity.NEUTRAL}
    assert found[-1].message.en == "Machine-translation notice, from Indonesian, by Kata Timur"
    assert "indonésien" in found[-1].message.fr
    assert "bahasa Indonesia" in found[-1].message.id


def test_an_article_without_any_gives_none() -> None:
    assert findings(read_text("Le bac a repris la mer mardi.\n").articles[0]) == ()


def test_rows_are_kept_and_reported() -> None:
    lines = [json.dumps({"id": i, "target": t, "doc": "d"}) for i, t in enumerate(line for line in TEXT.split("\n") if line)]
    article = read_text("\n".join(lines), "r.jsonl", form="jsonl").articles[0]
    assert len(article.segments) == 4
    assert [(f.code, f.span) for f in findings(article)] == [
        ("BOI102", article.segments[0].span),
        ("BOI102", article.segments[2].span),
        ("BOI101", article.segments[3].span),
    ]


def test_vendor_flag_and_braces_in_a_name_do_no_harm() -> None:
    article = read_text(TEXT.replace("Kata Timur", "Kata {x}")).articles[0]
    assert [f.code for f in findings(article)] == ["BOI102", "BOI102", "BOI101"]


def test_initials_at_the_end_are_no_sentence() -> None:
    text = "Le bac a repris la mer mardi.\n\nIl reviendra lundi, a dit le capitaine. (ant/rin)\n"
    article = read_text(text).articles[0]
    assert [s.span.of(text) for s in article.segments] == ["Le bac a repris la mer mardi.", "Il reviendra lundi, a dit le capitaine."]
    assert [(f.code, f.span.of(text)) for f in findings(article)] == [("BOI102", "(ant/rin)")]
