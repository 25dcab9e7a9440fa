from __future__ import annotations

import io
import json

import pytest

from mtqa.article.jsonl import read_jsonl
from mtqa.article.options import ReadOptions, ReadResult
from mtqa.article.read import read_text
from mtqa.errors import InputError, UsageError


def rows(*found: object, options: ReadOptions | None = None) -> ReadResult:
    lines = "\n".join(row if isinstance(row, str) else json.dumps(row) for row in found)
    return read_text(lines, "rows.jsonl", options, form="jsonl")


def test_rows_with_one_doc_form_an_article_in_file_order() -> None:
    result = rows(
        {"id": 1, "target": "Un.", "doc": "a"},
        {"id": "x", "target": "Deux."},
        {"id": 2.5, "target": "Trois.", "doc": "b"},
        {"target": "Quatre.", "doc": "a"},
    )
    assert [(a.path, a.independent, [s.id for s in a.segments]) for a in result.articles] == [
        ("a", False, ["1", "4"]),
        ("rows.jsonl", True, ["x"]),
        ("b", False, ["2.5"]),
    ]
    assert result.articles[0].text == "Un.\nQuatre."
    assert all(a.layout == "rows" for a in result.articles)
    assert result.problems == ()


def test_spans_are_the_rows() -> None:
    targets = [" Un bac 🙂.\nOui ", "« e\u0301té\u00a0»", "x"]
    article = rows(*({"target": t} for t in targets)).articles[0]
    assert [s.span.of(article.text) for s in article.segments] == targets


def test_fields() -> None:
    result = rows({"id": 7, "target": "Oui.", "source": "Ya.", "source_lang": "ind", "reference": "Si.", "vendor": "V", "engine": "E",
                   "date": "2023-04-04", "extra": [1]})  # fmt: skip
    article = result.articles[0]
    segment = article.segments[0]
    assert (segment.source, segment.source_language, segment.reference) == ("Ya.", "id", "Si.")
    provenance = article.provenance
    assert (provenance.vendor, provenance.engine, provenance.date, provenance.source_language) == ("V", "E", "2023-04-04", "id")
    assert provenance.machine_translated


def test_malformed_rows_are_reported_and_the_rest_goes_on() -> None:
    result = rows(
        {"target": "Un."}, "{bad", "[1]", '"x"', {"id": 1}, {"target": 5}, {"target": " "}, {"target": "Oui.", "vendor": {}}, "",
        {"target": "Oui.", "id": [1]}, "[" * 100_000, '{"target": "x", "id": ' + "9" * 5_000 + "}", {"target": "Fin."},
    )  # fmt: skip
    assert [(p.line, p.code) for p in result.problems] == [
        (2, "bad-row"), (3, "bad-row"), (4, "bad-row"), (5, "no-target"), (6, "no-target"), (7, "empty-target"), (8, "bad-field"),
        (10, "bad-field"), (11, "bad-row"), (12, "bad-row"),
    ]  # fmt: skip
    assert all(f"line {p.line}" in p.what and p.remedy and p.path == "rows.jsonl" for p in result.problems)
    assert [s.id for s in result.articles[0].segments] == ["1", "13"]


def test_bad_utf8_is_a_problem_of_its_line() -> None:
    data = b'{"target": "Oui."}\n{"target": "\xff"}\n{"target": "Non."}\n'
    result = ReadResult.of(read_jsonl(io.BytesIO(data), "r.jsonl", ReadOptions()))
    assert [p.code for p in result.problems] == ["encoding"]
    assert len(result.articles[0].segments) == 2


def test_utf16_and_byte_order_marks() -> None:
    line = '{"target": "Été à Kupang."}\n'
    for data in (line.encode("utf-16"), b"\xef\xbb\xbf" + line.encode()):
        assert ReadResult.of(read_jsonl(io.BytesIO(data), "r.jsonl", ReadOptions())).articles[0].text == "Été à Kupang."


def test_lone_surrogates_are_mended() -> None:
    article = rows('{"id": "\\udc00", "target": "a\\ud800b", "source": "\\udfff", "doc": "\\ud800"}').articles[0]
    assert (article.path, article.segments[0].id, article.text, article.segments[0].source) == ("\ufffd", "\ufffd", "a\ufffdb", "\ufffd")
    article.text.encode("utf-8")


def test_rows_are_never_refused_for_their_language() -> None:
    english = "The ferry left the harbour on Tuesday morning after six days of waiting in port."
    assert len(rows({"target": english}, {"target": english, "doc": "d"}).articles) == 2


def test_mixed_vendors() -> None:
    result = rows({"target": "Un.", "vendor": "A"}, {"target": "Deux.", "vendor": "B"}, {"target": "Trois.", "vendor": "A", "doc": "d"})
    loose, doc = result.articles
    assert loose.provenance.vendor is None
    assert [s.provenance.vendor if s.provenance else None for s in loose.segments] == ["A", "B"]
    assert doc.provenance.vendor == "A"
    assert doc.segments[0].provenance is None


def test_flags_fill_in_where_rows_say_nothing() -> None:
    options = ReadOptions(vendor="Flag", source_language="indonesian")
    article = rows({"target": "Un.", "vendor": "A", "source": "x"}, {"target": "Deux.", "source": "y"}, options=options).articles[0]
    assert [s.provenance.vendor for s in article.segments if s.provenance] == ["A", "Flag"]
    assert [s.source_language for s in article.segments] == ["id", "id"]


def test_language_of_sources_is_identified_where_nothing_names_it() -> None:
    source = "Kapal itu berangkat dari pelabuhan pada hari Selasa setelah enam hari menunggu di dermaga."
    assert rows({"target": "Le bac part.", "source": source}).articles[0].segments[0].source_language == "id"


def test_notice_among_the_rows_of_a_document() -> None:
    notice = "Cet article a été traduit automatiquement de l’indonésien par Kata Timur."
    article = rows({"target": "Le bac part.", "doc": "d"}, {"target": notice, "doc": "d"}).articles[0]
    assert (article.provenance.vendor, article.provenance.source_language) == ("Kata Timur", "id")
    assert article.provenance.machine_translated
    assert len(article.segments) == 2


def test_columns() -> None:
    article = rows({"fr": "Oui.", "ind": "Ya."}, options=ReadOptions(columns={"target": "fr", "source": "ind"})).articles[0]
    assert (article.text, article.segments[0].source) == ("Oui.", "Ya.")
    with pytest.raises(UsageError):
        rows({"target": "x"}, options=ReadOptions(columns={"traget": "fr"}))


def test_limits() -> None:
    options = ReadOptions(max_paragraph=100, max_sentences=2)
    long = {"target": "a" * 101}
    huge = {"target": "a" * 70_000}
    result = rows({"target": "Un."}, long, huge, *({"target": "x", "doc": "d"} for _ in range(3)), *({"target": "y"} for _ in range(5)),
                  options=options)  # fmt: skip
    assert [(p.line, p.code) for p in result.problems] == [(2, "line-too-long"), (3, "line-too-long"), (6, "too-many-sentences")]
    assert [len(a.segments) for a in result.articles] == [6]


def test_empty_and_binary_files() -> None:
    with pytest.raises(InputError, match="no rows"):
        rows("", " ")
    with pytest.raises(InputError, match="binary"):
        list(read_jsonl(io.BytesIO(b"\x00\x01\x02" * 50), "r.jsonl", ReadOptions()))


def test_ids_that_come_twice_are_mentioned() -> None:
    assert "`1`" in rows({"id": 1, "target": "x"}, {"id": "1", "target": "y"}).articles[0].warnings[0]
