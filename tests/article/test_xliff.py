"""XLIFF 1.2 and 2.x: which segments are rows, in which language, and what codes leave behind."""

from __future__ import annotations

import io
from xml.sax.saxutils import escape

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from mtqa.article.options import ReadOptions, ReadResult
from mtqa.article.xliff import read_xliff
from mtqa.errors import InputError

V1 = 'xliff version="1.2" xmlns="urn:oasis:names:tc:xliff:document:1.2"'
V2 = 'xliff version="2.1" xmlns="urn:oasis:names:tc:xliff:document:2.0" srcLang="id-ID" trgLang="{}"'


def result(data: str, **options: object) -> ReadResult:
    return ReadResult.of(read_xliff(io.BytesIO(data.encode()), "x.xlf", ReadOptions(**options)))  # type: ignore[arg-type]


def file1(units: str, original: str = "a.html", target: str | None = "fr-FR") -> str:
    language = f' target-language="{target}"' if target else ""
    return f'<file original="{original}" source-language="id" date="2024-05-01"{language}><body>{units}</body></file>'


def one(units: str, **file: str | None) -> ReadResult:
    return result(f"<{V1}>{file1(units, **file)}</xliff>")  # type: ignore[arg-type]


def two(units: str, target: str = "fr") -> ReadResult:
    return result(f'<{V2.format(target)}><file id="f">{units}</file></xliff>')


def unit1(target: str, number: str = "1", source: str = "Ya.", head: str = "") -> str:
    return f'<trans-unit id="{number}"{head}><source>{source}</source><target>{target}</target></trans-unit>'


def rows(found: ReadResult) -> list[tuple[str, str, str | None]]:
    return [(s.id, s.span.of(a.text), s.source) for a in found.articles for s in a.segments]


def test_a_file_of_1_2_is_an_article() -> None:
    found = result(f"<{V1}>{file1(unit1('Oui.') + unit1('Non.', '2'))}\n{file1(unit1('Si.'), 'b')}</xliff>")
    assert [(a.path, a.file, a.format, a.independent) for a in found.articles] == [
        ("a.html", "x.xlf", "xliff", False), ("b", "x.xlf", "xliff", False),
    ]  # fmt: skip
    assert rows(found) == [("1", "Oui.", "Ya."), ("2", "Non.", "Ya."), ("1", "Si.", "Ya.")]
    assert found.articles[1].segments[0].line == 2
    known = found.articles[0].provenance
    assert (known.source_language, known.date) == ("id", "2024-05-01")


def test_two_segments_of_one_number_are_both_kept() -> None:
    marks = '<mrk mtype="seg" mid="1">{}</mrk> <mrk mtype="seg" mid="1">{}</mrk>'
    source = f"A. B.</source><seg-source>{marks.format('A.', 'B.')}</seg-source><source>"
    found = one(unit1(marks.format("Un.", "Deux."), source=source))
    assert [text for _, text, _ in rows(found)] == ["Un.", "Deux."]
    assert len({name for name, _, _ in rows(found)}) == 2
    assert [s for _, _, s in rows(found)] == ["A.", "B."]


def test_segments_of_2_x() -> None:
    found = two(
        '<unit id="u"><notes><note>Bateau.</note></notes><segment id="s"><source>A</source><target>Un.</target></segment>'
        "<ignorable><source> </source><target> </target></ignorable><segment><source>B</source><target>Deux.</target></segment></unit>"
        '<group><unit id="v"><segment><source>C</source><target>Trois.</target></segment></unit></group>'
    )
    assert rows(found) == [("u/s", "Un.", "A"), ("u/2", "Deux.", "B"), ("v", "Trois.", "C")]
    assert [s.notes for s in found.articles[0].segments] == [("Bateau.",), ("Bateau.",), ()]
    assert (found.articles[0].path, found.articles[0].provenance.source_language) == ("x.xlf", "id")


def test_marked_segments_of_1_2() -> None:
    source = '<source>A. B.</source><seg-source><mrk mtype="seg" mid="1">A.</mrk> <mrk mtype="seg" mid="2">B.</mrk></seg-source>'
    target = '<target><mrk mtype="seg" mid="2">Deux <mrk mtype="term">bacs</mrk>.</mrk> <mrk mtype="seg" mid="1">Un.</mrk></target>'
    assert rows(one(f'<trans-unit id="7">{source}{target}<note>N</note></trans-unit>')) == [
        ("7/2", "Deux bacs.", "B."), ("7/1", "Un.", "A."),
    ]  # fmt: skip


def test_translations_of_others_are_not_ours() -> None:
    other = "<alt-trans><source>x</source><target>Autre.</target></alt-trans>"
    assert rows(one(f'<trans-unit id="1"><source>Ya.</source>{other}<target>Oui.</target>{other}</trans-unit>')) == [("1", "Oui.", "Ya.")]
    match = '<m:match xmlns:m="urn:oasis:names:tc:xliff:matches:2.0"><source>x</source><target>Autre.</target></m:match>'
    assert rows(two(f'<unit id="1">{match}<segment><source>A</source><target>Un.</target></segment></unit>')) == [("1", "Un.", "A")]


def test_what_is_not_to_be_translated_or_has_no_target() -> None:
    bare = '<trans-unit id="3"><source>C</source></trans-unit>'
    kept = unit1("Oui.", "5", head=' translate="yes"')
    locked = f'<group translate="no">{unit1("Non.", "4")}{kept}</group>'
    found = one(unit1("Un.") + unit1("Non.", "2", head=' translate="no"') + bare + unit1(" ", "6") + locked)
    assert [row[0] for row in rows(found)] == ["1", "5"]
    assert found.articles[0].warnings == ("Segments without a translation, left out: 2.",)
    with pytest.raises(InputError, match="its 1 segments have no target") as error:
        one(bare)
    assert error.value.code == "empty"


@pytest.mark.parametrize("language", ["de", "id-ID", "frp"])
def test_another_target_language_is_an_error_that_names_it(language: str) -> None:
    for read in (
        lambda: one(unit1("Ja."), target=language),
        lambda: two("<unit id='1'><segment><target>Ja.</target></segment></unit>", language),
    ):
        with pytest.raises(InputError, match=f"`{language}`, not French") as error:
            read()
        assert error.value.code == "not-french"


def test_another_target_language_of_one_file_or_unit() -> None:
    found = result(f"<{V1}>{file1(unit1('Ja.'), target='de')}{file1(unit1('Oui.'), 'b', target=None)}</xliff>")
    assert rows(found) == [("1", "Oui.", "Ya.")]
    assert [p.code for p in found.problems] == ["not-french"]
    found = one('<trans-unit id="1"><source>x</source><target xml:lang="en">Yes.</target></trans-unit>' + unit1("Oui.", "2"))
    assert rows(found) == [("2", "Oui.", "Ya.")]


def test_codes_are_left_out_and_marked_text_stays() -> None:
    text = (
        'Le <bpt id="1">&lt;b<sub>non</sub></bpt>bac<ept id="1">x</ept> <g id="2">a <ph id="3">y</ph>repris</g><x id="4" ctype="lb"/>la'
        ' <mrk mtype="protected">mer</mrk><bx id="5"/><it id="6" pos="open">z</it> &amp; <![CDATA[<ciel>]]><ex id="5"/>.'
    )
    assert rows(one(unit1(text, source=text))) == [("1", "Le bac a repris la mer & <ciel>.", "Le bac a repris la mer & <ciel>.")]
    text = (
        'Le <pc id="1">bac <mrk id="m" type="term">bleu</mrk></pc><ph id="2" subType="xlf:lb"/>a<sc id="3"/> <sm id="n"/>'
        'repris<em startRef="n"/><cp hex="001B"/><ec startRef="3"/>.'
    )
    assert rows(two(f'<unit id="1"><segment><source>A</source><target>{text}</target></segment></unit>'))[0][1] == "Le bac bleu a repris."


def test_white_space_that_only_lays_out_the_file_is_one_blank() -> None:
    text = "\n    Le bac \t\n    a  repris.\r\n  "
    assert rows(one(unit1(text)))[0][1] == "Le bac a  repris."
    found = one(f'<group xml:space="preserve">{unit1(text)}</group>')
    assert rows(found)[0][1] == text.replace("\r\n", "\n")


def test_a_file_of_very_many_rows_is_no_article() -> None:
    found = result(f"<{V1}>{file1(''.join(unit1('Oui.', str(n)) for n in range(9)))}</xliff>", max_sentences=5)
    assert [(a.independent, len(a.segments)) for a in found.articles] == [(True, 9)]
    assert "checked alone" in found.articles[0].warnings[0]


@pytest.mark.parametrize("prefix", ["", "x"])
def test_prefixes_and_files_without_a_namespace(prefix: str) -> None:
    units = unit1('Oui <g id="1">oui</g>.')
    data = f"<{V1}>{file1(units)}</xliff>"
    if prefix:
        data = data.replace("</", "\0").replace("<", "<x:").replace("\0", "</x:").replace("xmlns=", "xmlns:x=")
    else:
        data = data.replace(' xmlns="urn:oasis:names:tc:xliff:document:1.2"', "")
    assert rows(result(data)) == [("1", "Oui oui.", "Ya.")]


TEXT = st.text(st.characters(exclude_categories=("Cs", "Cc"), exclude_characters="\ufffe\uffff", include_characters="\t\n"), min_size=1)


@settings(deadline=None)
@given(st.lists(st.tuples(TEXT.filter(str.strip), TEXT), min_size=1, max_size=6))
def test_rows_read_back_as_they_were_written(written: list[tuple[str, str]]) -> None:
    units = "".join(unit1(escape(target), str(n), escape(source)) for n, (target, source) in enumerate(written))
    (article,) = one(f'<group xml:space="preserve">{units}</group>').articles
    assert [s.span.of(article.text) for s in article.segments] == [target for target, _ in written]
    assert [s.source for s in article.segments] == [source for _, source in written]


def test_words_outside_the_segments_of_a_unit_are_a_row_of_their_own() -> None:
    marks = '<mrk mtype="seg" mid="1">{}</mrk>'
    source = f"A. B.</source><seg-source>{marks.format('A.')}</seg-source><source>"
    found = one(unit1(f"{marks.format('Un.')} Deux mots.", source=source))
    assert rows(found) == [("1/1", "Un.", "A."), ("1/outside", " Deux mots.", None)]
    assert rows(one(unit1(f"{marks.format('Un.')} — ", source=source))) == [("1", "Un.", "A.")]
