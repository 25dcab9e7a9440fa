"""TSV and CSV: what is read, and what is said of the rest."""

from __future__ import annotations

import csv
import io
from contextlib import suppress

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from mtqa.article.delimited import read_delimited
from mtqa.article.options import ReadOptions, ReadResult
from mtqa.errors import InputError, UsageError


def rows(content: str | bytes, form: str = "csv", **options: object) -> ReadResult:
    data = content if isinstance(content, bytes) else content.encode("utf-8")
    return ReadResult.of(read_delimited(io.BytesIO(data), f"x.{form}", ReadOptions(**options), form))  # type: ignore[arg-type]


def texts(result: ReadResult) -> list[str]:
    return [s.span.of(a.text) for a in result.articles for s in a.segments]


def refused(content: str | bytes, form: str = "csv", **options: object) -> InputError:
    with pytest.raises(InputError) as error:
        rows(content, form, **options)
    return error.value


def test_all_fields_in_any_order_and_case() -> None:
    header = "Date,TARGET,id,source,source_lang,reference,vendor,engine,doc,other\n"
    (article,) = rows(header + "2024-05-01,Oui.,7,Ya.,ind,Si.,V,E,d,x\n").articles
    (segment,) = article.segments
    assert (article.path, article.text, article.independent) == ("d", "Oui.", False)
    assert (segment.id, segment.source, segment.source_language, segment.reference) == ("7", "Ya.", "id", "Si.")
    known = article.provenance
    assert (known.vendor, known.engine, known.date, known.machine_translated) == ("V", "E", "2024-05-01", True)


@pytest.mark.parametrize("delimiter", [",", ";", "\t"])
def test_the_delimiter_of_csv_is_found(delimiter: str) -> None:
    lines = [["id", "target", "source"], ["1", "Oui, a-t-il dit ; et non.", "Ya"], ["2", "Bon.", "a,b,c;d;e"]]
    file = io.StringIO()
    csv.writer(file, delimiter=delimiter, lineterminator="\n").writerows(lines)
    result = rows(file.getvalue())
    assert texts(result) == [lines[1][1], "Bon."]
    assert result.problems == ()


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-32", "cp1252"])
@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_encodings_and_line_ends(encoding: str, end: str) -> None:
    lines = end.join(["id\ttarget", "1\tL’été à Kupang coûte trois fois plus cher.", "2\tDéjà vu.", ""])
    assert texts(rows(lines.encode(encoding), "tsv")) == ["L’été à Kupang coûte trois fois plus cher.", "Déjà vu."]


def test_columns_by_name_and_by_number() -> None:
    content = "fr,id_text\nOui.,Ya.\n"
    columns = {"target": "FR", "source": "id_text"}
    assert texts(rows(content, columns=columns)) == ["Oui."]
    assert texts(rows(content, columns={"target": "2", "source": "1"})) == ["id_text", "Ya."]


@pytest.mark.parametrize(
    ("content", "columns", "said"),
    [
        ("Kapal berlayar.\tLe bac part.\n", {}, "no column `target` among `Kapal berlayar.`, `Le bac part.`"),
        ("fr\tid\n", {"target": "french"}, "no column `french`"),
        ("target\tid\n", {"source": "original"}, "no column `original`"),
        ("target\ttarget\n", {}, "two columns `target`"),
    ],
)
def test_a_file_without_the_columns_says_how_to_name_them(content: str, columns: dict[str, str], said: str) -> None:
    error = refused(content, "tsv", columns=columns)
    assert error.code == "no-columns"
    assert said in error.what
    assert "line 1" in error.what
    assert "--columns target=" in error.remedy


def test_unknown_fields_are_wrong_use() -> None:
    with pytest.raises(UsageError):
        rows("target\nx\n", columns={"traget": "fr"})


def test_bad_rows_are_told_by_line_and_the_rest_goes_on() -> None:
    content = (
        b'id;target\n1;D\xc3\xa9j\xc3\xa0.\n2;"ouvert\n3;Trois.\n4;a;b\n5;\n\n6;"x"y\n7;"Deux\nlignes."\n8;\xff\n9;'
        + b"a" * 200
        + b"\n10;Fin.\n"
    )
    result = rows(content, max_paragraph=100)
    assert texts(result) == ["Déjà.", "Trois.", "Deux\nlignes.", "Fin."]
    assert [s.line for a in result.articles for s in a.segments] == [2, 4, 9, 13]
    assert [(p.line, p.code) for p in result.problems] == [
        (3, "bad-row"), (5, "bad-row"), (6, "empty-target"), (8, "bad-row"), (11, "encoding"), (12, "line-too-long"),
    ]  # fmt: skip
    assert all(f"line {p.line}" in p.what and p.remedy for p in result.problems)


def test_marks_in_tsv_are_text_unless_cells_are_quoted() -> None:
    raw = 'id\ttarget\n1\t"Oui", dit-il.\n2\t"Non."\n3\tDit "oui".\n'
    assert texts(rows(raw, "tsv")) == ['"Oui", dit-il.', '"Non."', 'Dit "oui".']
    quoted = 'id\ttarget\n1\t"Il a dit ""oui""."\n2\t"Non."\n3\tBon.\n'
    assert texts(rows(quoted, "tsv")) == ['Il a dit "oui".', "Non.", "Bon."]


def test_a_file_of_open_marks_costs_no_more_than_its_length() -> None:
    result = rows("target\n" + '"x\n' * 3_000)
    assert len(result.problems) == 3_000


@pytest.mark.parametrize(("content", "code"), [("", "empty"), ("\n \n", "empty"), (b"\x00\x01" * 99, "binary"), (b"%PDF-1.7", "binary")])
def test_what_is_no_table(content: str | bytes, code: str) -> None:
    assert refused(content).code == code


def test_a_long_header_is_one_clear_error() -> None:
    assert refused("a" * 500 + "\nx\n", max_paragraph=100).code == "line-too-long"


CELLS = st.text(st.characters(exclude_categories=("Cs", "Cc"), include_characters="\t\r\n\x85"), min_size=1, max_size=30).filter(str.strip)


@settings(deadline=None)
@given(st.lists(st.tuples(CELLS, CELLS), min_size=1, max_size=8), st.sampled_from([("csv", ","), ("csv", ";"), ("tsv", "\t")]))
def test_rows_read_back_as_they_were_written(written: list[tuple[str, str]], kind: tuple[str, str]) -> None:
    form, delimiter = kind
    file = io.StringIO()
    table = [("id", "target", "source"), ("0", 'un "mot"\tlà,;', "satu"), *((str(n), *pair) for n, pair in enumerate(written, 1))]
    csv.writer(file, delimiter=delimiter, quoting=csv.QUOTE_ALL).writerows(table)
    result = rows(file.getvalue().encode("utf-8"), form, source_language="id")
    assert result.problems == ()
    (article,) = result.articles
    assert [s.span.of(article.text) for s in article.segments[1:]] == [target for target, _ in written]
    assert [s.source for s in article.segments[1:]] == [source.strip() for _, source in written]


@settings(deadline=None)
@given(st.binary(max_size=300), st.sampled_from(["csv", "tsv"]))
def test_any_bytes_give_rows_or_one_error(data: bytes, form: str) -> None:
    with suppress(InputError):
        for article in rows(b"target\tsource\n" + data, form).articles:
            article.text.encode("utf-8")
