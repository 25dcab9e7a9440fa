"""The lexicon: what it lists, what it works out from lemmas, and what it corrects."""

from __future__ import annotations

from importlib.resources import files

import pytest

from mtqa.language.inflection import guess
from mtqa.language.morphology import Lexicon, french, read_rows

POS = {"noun", "verb", "aux", "adj", "num", "det", "adv", "prep", "conj", "interj", "pron"}


def shapes(form: str, pos: str) -> set[tuple[str, str]]:
    return {(r.gender, r.number) for r in french().readings(form) if r.pos == pos}


def tags(form: str) -> set[str]:
    return {tag for r in french().readings(form) for tag in r.verb}


@pytest.mark.parametrize(
    ("form", "tag", "lemma"),
    [
        ("plafonnent", "ind:pre:3p", "plafonner"),
        ("génèrent", "ind:pre:3p", "générer"),
        ("délocalisait", "ind:imp:3s", "délocaliser"),
        ("abstiendra", "ind:fut:3s", "abstenir"),
        ("comparaîtront", "ind:fut:3p", "comparaître"),
        ("réopéré", "par:pas", "réopérer"),
        ("affiliées", "par:pas", "affilier"),
        ("jointes", "par:pas", "joindre"),
    ],
)
def test_verb_forms_that_lexique_lacks_are_worked_out(form: str, tag: str, lemma: str) -> None:
    assert any(tag in r.verb and r.lemma == lemma for r in french().readings(form))


@pytest.mark.parametrize(
    ("form", "pos", "gender", "number"),
    [
        ("structurelles", "adj", "f", "p"),
        ("privatisations", "noun", "f", "p"),
        ("vice-présidentes", "noun", "f", "p"),
        ("sous-stations", "noun", "f", "p"),
        ("procureures", "noun", "f", "p"),
        ("cheffe", "noun", "f", "s"),
        ("porte-avions", "noun", "m", ""),
        ("mi-décembre", "noun", "f", "s"),
        ("électriques", "adj", "", "p"),
        ("cours", "noun", "m", ""),
    ],
)
def test_genders_and_numbers(form: str, pos: str, gender: str, number: str) -> None:
    assert (gender, number) in shapes(form, pos)


def test_epicene_titles_have_no_gender() -> None:
    for form in (
        "ministre", "maire", "porte-parole", "commissaire", "élève", "monarque", "bourgmestre", "bourgmestres", "gendarme", "notaire",
        "copilote", "substitut", "leader", "ministres", "juges",
    ):  # fmt: skip
        assert all(gender == "" for gender, _ in shapes(form, "noun")), form


def test_no_feminine_is_made_of_any_noun() -> None:
    assert not french().known("impacte")
    assert guess("tablettette", lambda form: ()) == ()


def test_stray_readings_of_function_words_are_gone() -> None:
    assert {r.pos for r in french().readings("lui")} == {"pron"}
    assert {r.pos for r in french().readings("sur")} == {"prep"}
    assert not any(r.pos == "noun" for r in french().readings("doit"))


def test_lemmas_with_a_comma_are_read() -> None:
    assert any(r.pos == "adj" and (r.gender, r.number) == ("f", "s") for r in french().readings("molle"))


def test_unknown_words_have_no_readings() -> None:
    for form in ("", "xqzt", "\ud800", "e\u0301", "a" * 5000, "-", "porte-", "--", "l'", "kecamatan"):
        assert isinstance(french().readings(form), tuple)
    assert not french().known("xqzt")
    assert not french().listed("plafonnent")
    assert french().listed("plafonner")


def test_a_later_line_replaces_an_earlier_one() -> None:
    lexicon = Lexicon(read_rows(["chat\t,noun,m,s,", "chat\t,noun,f,s,\tsource"]))
    assert [r.gender for r in lexicon.readings("chat")] == ["f"]


def test_extra_rows_are_sound() -> None:
    header, *rows = files("mtqa.data").joinpath("morphology_extra.tsv").read_text(encoding="utf-8").splitlines()
    assert header.split("\t") == ["form", "readings", "source"]
    seen = [row.split("\t")[0] for row in rows]
    assert seen == sorted(set(seen))
    for row in rows:
        form, readings, source = row.split("\t")
        assert form
        assert source
        for reading in readings.split(";"):
            _, pos, gender, number, _ = reading.rsplit(",", 4)
            assert pos in POS, row
            assert gender in ("", "m", "f")
            assert number in ("", "s", "p")


INVENTED = {
    "zorger": (("zorger", "verb", "", "", ("inf",)),),
    "zorcer": (("zorcer", "verb", "", "", ("inf",)),),
    "zorbir": (("zorbir", "verb", "", "", ("inf",)),),
    "zorbissant": (("zorbir", "verb", "", "", ("par:pre",)),),
    "zorbé": (("zorbé", "adj", "m", "s", ()),),
    "zorbant": (("zorbant", "adj", "m", "s", ()),),
    "zorbe": (("zorbe", "noun", "m", "s", ()),),
}


@pytest.mark.parametrize(
    ("form", "expected"),
    [
        ("zorgeait", {("zorger", "verb", "", "", ("ind:imp:3s",))}),
        ("zorçait", {("zorcer", "verb", "", "", ("ind:imp:3s",))}),
        ("zorbirent", {("zorbir", "verb", "", "", ("ind:pas:3p",))}),
        ("zorbira", {("zorbir", "verb", "", "", ("ind:fut:3s",))}),
        ("zorbément", {("zorbément", "adv", "", "", ())}),
        ("zorbamment", {("zorbamment", "adv", "", "", ())}),
        ("zorpement", set()),
        ("anti-zorbe", {("anti-zorbe", "noun", "m", "s", ()), ("anti-zorbe", "adj", "", "", ())}),
        ("mi-zorbe", {("mi-zorbe", "noun", "f", "s", ())}),
    ],
)
def test_a_form_is_worked_out_from_any_lexicon(form: str, expected: set[tuple[object, ...]]) -> None:
    assert set(guess(form, lambda word: INVENTED.get(word, ()))) == expected
