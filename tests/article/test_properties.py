"""Whatever is read: spans say the text, nothing visible is lost, and nothing but our own errors comes out."""

from __future__ import annotations

import contextlib
import json
from itertools import pairwise

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from mtqa.article.model import Article, blanked
from mtqa.article.options import ReadOptions
from mtqa.article.place import Places
from mtqa.article.read import read_text
from mtqa.errors import MtqaError

OPTIONS = ReadOptions(check_language=False)
WORDS = st.sampled_from(
    [
        "le", "bac", "part", "E\u0301te", "e\u0301te\u0301", "🙂", "👩‍🚀", "10\u00a0000", "«\u00a0Oui\u00a0»", "M.", "Kupang", "l’eau",
        "!", ".", "…", "a-t-il", "\u202f:", "“non”", "*", "**", "_", "`", "[x](y)", "![alt](z)", "#", ">", "-", "<b>", "&nbsp;", "&amp;",
        "<!-- c -->", "{{< s >}}", "|", "\\*", "---", "\t", "\ufeff", "\u200b",
    ]
)  # fmt: skip
LINES = st.lists(WORDS, min_size=0, max_size=14).map(" ".join)
PAGES = st.builds(lambda lines, end: end.join(lines), st.lists(LINES, max_size=12), st.sampled_from(["\n", "\r\n", "\r", "\n\n"]))
ANYTHING = st.text(st.characters(codec=None), max_size=300)
FIELDS = st.sampled_from(["id", "target", "source", "doc", "vendor", "x"])
FORMS = ["text", "markdown", "html"]
SLOW = settings(max_examples=200, deadline=None, suppress_health_check=[HealthCheck.too_slow])


def check(article: Article) -> None:
    text, visible = article.text, blanked(article.text, article.hidden)
    assert len(visible) == len(text)
    assert list(article.hidden) == sorted(article.hidden)
    assert all(one.end <= two.start for one, two in pairwise(article.hidden))
    places = Places(text)
    covered = 0
    for index, paragraph in enumerate(article.paragraphs):
        assert paragraph.span.start >= covered
        covered = paragraph.span.end
        own = [s for s in article.segments if s.paragraph == index]
        said = "".join(s.span.of(visible) for s in own)
        assert "".join(said.split()) == "".join(paragraph.span.of(visible).split())
    for segment in article.segments:
        part = text[segment.span.start : segment.span.end]
        assert part == segment.span.of(text)
        assert part
        line, column = places.at(segment.span.start)
        assert places.start(line) + column - 1 == segment.span.start
    text.encode("utf-8")


def read_or_refuse(text: str, form: str) -> None:
    try:
        result = read_text(text, "x", OPTIONS, form)
    except MtqaError:
        return
    for article in result.articles:
        check(article)


@pytest.mark.parametrize("form", FORMS)
@SLOW
@given(PAGES)
def test_pages_of_words_and_marks(form: str, text: str) -> None:
    read_or_refuse(text, form)


@pytest.mark.parametrize("form", FORMS)
@SLOW
@given(ANYTHING)
def test_any_text_at_all(form: str, text: str) -> None:
    read_or_refuse(text, form)


@SLOW
@given(
    st.lists(
        st.dictionaries(st.sampled_from(["id", "target", "source", "doc", "vendor", "x"]), st.one_of(st.text(), st.integers(), st.none())),
        max_size=6,
    )
)
def test_rows_of_anything(rows: list[dict[str, object]]) -> None:
    text = "\n".join(json.dumps(row) for row in rows)
    try:
        result = read_text(text, "x", OPTIONS, "jsonl")
    except MtqaError:
        return
    wanted = [row["target"] for row in rows if row and isinstance(row.get("target"), str) and row["target"].strip()]
    assert sum(len(a.segments) for a in result.articles) + len(result.problems) == len(rows)
    assert sum(len(a.segments) for a in result.articles) == len(wanted)
    for article in result.articles:
        for segment in article.segments:
            assert len(segment.span) > 0
        article.text.encode("utf-8")


@SLOW
@given(ANYTHING)
def test_json_lines_of_anything(text: str) -> None:
    with contextlib.suppress(MtqaError):
        read_text(text, "x", OPTIONS, "jsonl")
