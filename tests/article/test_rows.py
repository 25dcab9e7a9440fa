"""Rows becoming articles: which, in what order, and how many rows are held."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from mtqa.article.model import Article
from mtqa.article.options import ReadOptions, ReadProblem, ReadResult
from mtqa.article.rows import MOST, Grouping, Row


def row(number: int, doc: str = "", part: int = 0, **fields: str) -> Row:
    return Row(number, {"id": str(number), "target": f"Phrase {number}.", "doc": doc, **fields}, part=part)


def grouped(*rows: Row | ReadProblem, spill: bool = False, **options: int) -> list[Article | ReadProblem]:
    return list(Grouping("x.csv", "csv", ReadOptions(**options), spill=spill).articles(rows))  # type: ignore[arg-type]


def ids(found: list[Article | ReadProblem]) -> list[tuple[str, bool, list[str]]]:
    return [(a.path, a.independent, [s.id for s in a.segments]) for a in found if isinstance(a, Article)]


def test_many_rows_alone_become_several_articles_of_one_path() -> None:
    found = grouped(*(row(n) for n in range(1, 2 * MOST + 3)))
    assert [(path, alone, len(rows)) for path, alone, rows in ids(found)] == [
        ("x.csv", True, MOST),
        ("x.csv", True, MOST),
        ("x.csv", True, 2),
    ]
    assert [i for _, _, rows in ids(found) for i in rows] == [str(n) for n in range(1, 2 * MOST + 3)]


def test_articles_come_before_the_rows_behind_them_are_asked_for() -> None:
    taken = 0

    def rows() -> Iterator[Row]:
        nonlocal taken
        for taken in range(1, 100 * MOST):
            yield row(taken)

    next(Grouping("x.csv", "csv", ReadOptions()).articles(rows()))
    assert taken == MOST


def test_a_part_is_complete_when_the_next_begins() -> None:
    found = grouped(row(1, "a", 1), row(2, "a", 1), row(3, "a", 2), row(4, "b", 3))
    assert ids(found) == [("a", False, ["1", "2"]), ("a", False, ["3"]), ("b", False, ["4"])]


def test_a_document_that_is_too_long_is_a_problem_or_spills() -> None:
    rows = [row(n, "d") for n in range(1, 6)]
    (problem,) = grouped(*rows, max_sentences=3)
    assert isinstance(problem, ReadProblem)
    assert (problem.code, problem.line) == ("too-many-sentences", 4)
    found = grouped(*rows, spill=True, max_sentences=3)
    assert ids(found) == [("d", True, ["1", "2", "3", "4", "5"])]
    assert isinstance(found[0], Article)
    assert "checked alone" in found[0].warnings[0]


def test_a_long_document_that_spills_loses_no_row() -> None:
    found = grouped(*(row(n, "d") for n in range(2 * MOST + 3)), spill=True, max_sentences=MOST + 5)
    assert [len(rows) for _, _, rows in ids(found)] == [MOST, MOST, 3]
    assert [i for _, _, rows in ids(found) for i in rows] == [str(n) for n in range(2 * MOST + 3)]
    assert [len(a.warnings) for a in found if isinstance(a, Article)] == [1, 0, 0]


def test_what_the_file_is_and_where_rows_stand() -> None:
    (article,) = grouped(Row(7, {"id": "a", "target": "Oui.", "doc": "d"}, notes=("Voir.",)))
    assert isinstance(article, Article)
    assert (article.path, article.file, article.format) == ("d", "x.csv", "csv")
    assert (article.segments[0].line, article.segments[0].notes) == (7, ("Voir.",))


def test_warnings_about_the_file_go_to_the_next_article() -> None:
    grouping = Grouping("x.csv", "csv", ReadOptions())
    grouping.warnings.append("Hm.")
    first, second = ReadResult.of(grouping.articles([row(1), row(2, "d")])).articles
    assert (first.warnings, second.warnings) == (("Hm.",), ())


@pytest.mark.parametrize(
    ("sources", "source_language", "known", "warned"),
    [
        ([{"source": "Dia pergi."}] * 2, None, None, 1),
        ([{"source": "Dia pergi."}] * 2, "id", "id", 0),
        ([{"source": "Dia pergi.", "source_lang": "id"}] * 2, None, "id", 0),
        ([{}, {}], None, None, 0),
        ([{"source": "Dia pergi ke pasar yang ada di kota itu untuk membeli ikan dan beras."}] * 2, None, "id", 0),
        ([{"source": "Er geht heute mit seiner Frau und den Kindern in die Stadt, weil das Wetter gut ist."}] * 2, None, None, 1),
    ],
)
def test_sources_in_an_untold_language_are_a_warning(
    sources: list[dict[str, str]], source_language: str | None, known: str | None, warned: int
) -> None:
    grouping = Grouping("x.csv", "csv", ReadOptions(source_language=source_language))
    articles = ReadResult.of(grouping.articles(row(n, f"d{n}", **fields) for n, fields in enumerate(sources))).articles
    assert {s.source_language for a in articles for s in a.segments} == {known}
    warnings = [warning for a in articles for warning in a.warnings]
    assert len(warnings) == warned
    assert all("`--source-lang id`, or `source_lang` in each row" in warning for warning in warnings)
