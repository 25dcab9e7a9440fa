"""The Markdown page, read back by a Markdown parser: text from articles shows as it is, and makes nothing."""

from __future__ import annotations

import re

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st
from markdown_it import MarkdownIt
from markdown_it.token import Token

from mtqa.judge.assessment import Report
from mtqa.report.base import Context
from mtqa.report.escape import visible
from mtqa.report.markdown import LIMIT, MarkdownWriter, escaped, summary_page
from tests.report.strategies import reports
from tests.report.variants import HOSTILE, VARIANTS

PARSER = MarkdownIt("commonmark", {"html": True}).enable(["table", "strikethrough"])
HARMLESS = {"text", "text_special", "softbreak"}


def page(made: Report, language: str = "en") -> str:
    return MarkdownWriter().write(made, Context("fr", language))


def inline(tokens: list[Token]) -> list[Token]:
    return [child for token in tokens for child in token.children or ()]


def cells(text: str) -> list[list[str]]:
    """Rows of all tables as plain text."""
    rows: list[list[str]] = []
    inside = False
    for token in PARSER.parse(text):
        inside = token.type != "table_close" and (inside or token.type == "table_open")
        if token.type == "tr_open":
            rows.append([])
        elif token.type == "inline" and inside:
            rows[-1].append("".join(child.content for child in token.children or ()))
    return rows


def test_the_sample() -> None:
    text = page(VARIANTS["sample"]())
    rows = cells(text)
    assert rows[0] == ["", "Place", "Words", "Finding", "Suggestion"]
    assert [row[0] for row in rows[1:8]] == [
        "🟥 QUO101 critical", "🟥 NUM301 critical", "🟧 LAN104 major", "🟧 OMI101 major", "🟧 NAM101 major", "🟧 REP101 major",
        "🟦 LAN103 minor",
    ]  # fmt: skip
    assert rows[5][1:] == [
        "content/marché <nuit>.fr.md:11:1", "Le directeur", "two genders. Because of two genders.", "La directrice",
    ]  # fmt: skip
    assert rows[7][4] == "delete the passage"
    assert rows[-1] == ["lot.jsonl", "3", "1", "1", "0", "80"]
    assert "- vide.txt is empty. Nothing to check." in text


def test_it_speaks_the_language_of_machines() -> None:
    assert "Contrôle de la traduction" in page(VARIANTS["sample"](), "fr")
    assert cells(page(VARIANTS["sample"](), "id"))[0][1] == "Tempat"


@pytest.mark.parametrize("name", VARIANTS)
def test_text_from_articles_makes_nothing(name: str) -> None:
    tokens = PARSER.parse(page(VARIANTS[name]()))
    assert {child.type for child in inline(tokens)} <= HARMLESS
    assert "html_block" not in {token.type for token in tokens}


@given(st.text(max_size=200))
@example(HOSTILE)
@example("www.exemple.id https://exemple.id @redaction :smile: #12 $x^2$ ~~barré~~ ![i](u) [a]: b <b> &amp; `c` | d\\")
def test_escaped_text_shows_as_it_is(text: str) -> None:
    shown = escaped(text, 500)
    assert "\n" not in shown
    for markup in ("://", "www.", "@", "$"):
        assert markup not in shown
    assert not re.search(r":[\w+\\-]+:", shown)
    (_, row) = cells(f"| a | b |\n| --- | --- |\n| {shown} | z |\n")
    expected = " ".join(visible(text).replace("\r\n", " ").replace("\n", " ").replace("\t", " ").split(" ")).strip(" ")
    assert [row[0].strip(), row[1]] == [expected.strip(), "z"]


@settings(deadline=None, max_examples=60)
@given(reports)
def test_each_finding_is_a_row_of_the_same_width(made: Report) -> None:
    rows = cells(page(made))
    shown = sum(finding.severity.value != "neutral" for _, finding in made.findings())
    assert len(rows) == (shown + 1 if shown else 0) + (len(made.articles) + 1 if made.articles else 0)
    assert {len(row) for row in rows} <= {5, 6}


def test_stale_entries_of_the_baseline_are_listed() -> None:
    assert "- QUO101 × 2: « Il viendra (content/a.md, content/b.md)" in page(VARIANTS["baseline"]())


@pytest.mark.parametrize("limit", [0, 50, 200, 1_000, 4_000, 8_000, LIMIT])
def test_a_page_never_grows_beyond_the_limit(limit: int) -> None:
    made = VARIANTS["crowd"]()
    whole, cut = summary_page(made, Context(), LIMIT), summary_page(made, Context(), limit)
    assert len(cut.encode("utf-8")) <= limit
    if limit < len(whole.encode("utf-8")):
        lines = cut.split("\n")
        assert bool(cut) == (limit >= 200)
        left = [line for line in lines if "lines are left out" in line]
        assert len(left) == (1 if cut else 0)
        kept = lines[: lines.index(left[0]) - 1] if cut else []
        assert kept == whole.split("\n")[: len(kept)]
        assert not cut or left[0].startswith(f"{len(whole.splitlines()) - len(kept)} more")
        assert not cut or len(cut.encode("utf-8")) > limit - 300
    else:
        assert cut == whole
