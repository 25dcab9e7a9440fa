"""TMX: which variant is the French, which the source, and what codes leave behind."""

from __future__ import annotations

import io
from xml.sax.saxutils import escape

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from mtqa.article.options import ReadOptions, ReadResult
from mtqa.article.tmx import read_tmx
from mtqa.errors import InputError


def read(body: str, source: str = "id", **options: object) -> ReadResult:
    data = f'<?xml version="1.0"?>\n<tmx version="1.4"><header srclang="{source}"/><body>\n{body}\n</body></tmx>'.encode()
    return ReadResult.of(read_tmx(io.BytesIO(data), "x.tmx", ReadOptions(**options)))  # type: ignore[arg-type]


def unit(head: str = "", **segments: str) -> str:
    variants = "".join(f'<tuv xml:lang="{language}"><seg>{text}</seg></tuv>' for language, text in segments.items())
    return f"<tu{head}>{variants}</tu>"


def sources(result: ReadResult) -> list[tuple[str | None, str | None]]:
    return [(s.source, s.source_language) for a in result.articles for s in a.segments]


def test_a_unit_is_a_row_with_all_that_is_said_of_it() -> None:
    note = "<note>Bateau.</note>"
    french = '<tuv lang="FR" changedate="20240501T0Z"><seg>Bac.</seg></tuv>'
    body = f'<tu tuid="t-1">{note}<tuv xml:lang="id-ID"><seg>Feri.</seg></tuv>{french}</tu>'
    (article,) = read(body + "\n" + unit(id="Ya.", fr="Oui.")).articles
    first, second = article.segments
    assert (article.format, article.independent, article.layout) == ("tmx", True, "rows")
    assert (first.id, first.line, first.source, first.source_language, first.notes) == ("t-1", 3, "Feri.", "id", ("Bateau.",))
    assert first.provenance is not None
    assert first.provenance.date == "20240501T0Z"
    assert (second.id, second.line) == ("4", 4)


@pytest.mark.parametrize(
    ("named", "own", "wanted", "found"),
    [
        ("id", "", None, ("Ya.", "id")),
        ("en-GB", "", None, ("Yes.", "en")),
        ("*all*", ' srclang="en"', None, ("Yes.", "en")),
        ("id", "", "english", ("Yes.", "en")),
        ("id", "", "ja", (None, None)),
    ],
)
def test_which_of_several_languages_is_the_source(named: str, own: str, wanted: str | None, found: tuple[str, str]) -> None:
    result = read(unit(own, id="Ya.", en="Yes.", fr="Oui."), named, source_language=wanted)
    assert sources(result) == [found]


@pytest.mark.parametrize("named", ["*all*", "fr", ""])
def test_when_nothing_tells_the_source(named: str) -> None:
    assert sources(read(unit(id="Ya.", fr="Oui."), named)) == [("Ya.", "id")]
    assert sources(read(unit(fr="Oui."), named)) == [(None, None)]
    with pytest.raises(InputError) as error:
        read(unit(id="Ya.", en="Yes.", fr="Oui."), named)
    assert error.value.code == "several-languages"
    assert "--source-lang id" in error.value.remedy


def test_units_whose_source_nothing_tells_are_left_out_and_counted() -> None:
    unclear = unit(fr="Non.", id="Tidak.", en="No.")
    found = read(unit(fr="Oui.", id="Ya.") + "\n" + unclear + "\n" + unit(fr="Si.", id="Iya.") + unclear, "*all*")
    assert sources(found) == [("Ya.", "id"), ("Iya.", "id")]
    assert [(p.code, p.line, "left out for that: 2." in p.remedy) for p in found.problems] == [("several-languages", 4, True)]
    assert "`id`, `en`" in found.problems[0].what


def test_unclear_units_before_the_first_clear_one_do_not_end_the_file() -> None:
    found = read(unit(fr="Non.", id="Tidak.", en="No.") + unit(fr="Si.", id="Iya."), "*all*")
    assert sources(found) == [("Iya.", "id")]
    assert len(found.problems) == 1


def test_units_without_french_are_counted() -> None:
    result = read(unit(id="Ya.", en="Yes.") * 3 + unit(id="Ya.", fr="Oui."))
    assert result.articles[0].warnings == ("Units without French, left out: 3.",)
    with pytest.raises(InputError, match="holds no French; its languages: `en`, `id`") as error:
        read(unit(id="Ya.", en="Yes."))
    assert error.value.code == "not-french"


def test_an_empty_target_is_a_problem_of_its_unit() -> None:
    result = read(unit(' tuid="a"', id="Ya.", fr="") + unit(id="Ya.", fr="Oui."))
    assert [(p.code, p.line, "`a`" in p.what) for p in result.problems] == [("empty-target", 3, True)]
    assert len(sources(result)) == 1


def test_codes_are_left_out_and_marked_text_stays() -> None:
    text = (
        'Le <bpt i="1">&lt;b&gt;<sub>non</sub></bpt>bac<ept i="1">&lt;/b&gt;</ept> <hi>a <ph>x</ph>repris</hi>'
        '<ph type="lb"/>la <it pos="begin">y</it><ut>z</ut>mer&#233; <![CDATA[&]]>.'
    )
    (article,) = read(unit(id=text, fr=text)).articles
    assert article.text == "Le bac a repris\nla meré &."
    assert article.segments[0].source == article.text


TEXT = st.text(st.characters(exclude_categories=("Cs", "Cc"), exclude_characters="\ufffe\uffff", include_characters="\t\n"), min_size=1)


@settings(deadline=None)
@given(st.lists(st.tuples(TEXT.filter(str.strip), TEXT), min_size=1, max_size=6))
def test_rows_read_back_as_they_were_written(written: list[tuple[str, str]]) -> None:
    (article,) = read("".join(unit(fr=escape(target), id=escape(source)) for target, source in written)).articles
    assert [s.span.of(article.text) for s in article.segments] == [target for target, _ in written]
    assert [s.source for s in article.segments] == [source for _, source in written]
