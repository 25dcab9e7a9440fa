"""Things of one kind: which of them a text names, and whether the French renders them."""

from __future__ import annotations

import pytest

from mtqa.language.siblings import Sibling, called_by, named, siblings
from mtqa.language.tables import table
from mtqa.language.tokens import tokenize

FATHER = Sibling("kin", ("ayah",), ("orang tua",), ("père",), ("papa", "parent"))


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Ayahnya datang Selasa.", [("ayah", 0, 7), ("selasa", 15, 21)]),
        ("Dua pertiga sawah terendam.", [("dua pertiga", 0, 11), ("sawah", 12, 17)]),
        ("Xyzzy.", []),
    ],
)
def test_named_gives_things_with_their_places(text: str, expected: list[tuple[str, int, int]]) -> None:
    found = [(sibling.words[0], start, end) for sibling, start, end in named(text)]
    assert [each for each in found if each[0] in {name for name, *_ in expected}] == expected


@pytest.mark.parametrize(
    ("french", "expected"),
    [("Son père est là.", True), ("Les parents sont là.", True), ("Sa mère est là.", False), ("Un avis parental.", True)],
)
def test_rendered_takes_any_form_and_words_of_the_family(french: str, expected: bool) -> None:
    assert FATHER.rendered(tokenize(french)) is expected


@pytest.mark.parametrize(
    ("source", "expected"), [(" ayah saya ", True), (" ayahnya ", True), (" orang tua murid ", True), (" payah ", False), (" ibu ", False)]
)
def test_named_in_looks_for_whole_short_words_and_parts_of_long_ones(source: str, expected: bool) -> None:
    assert FATHER.named_in(source) is expected


@pytest.mark.parametrize(("french", "expected"), [("Les pères parlent.", [(1, 2)]), ("Le papa parle.", []), ("Le pèrexx.", [])])
def test_places_are_those_of_the_sure_words(french: str, expected: list[tuple[int, int]]) -> None:
    assert list(FATHER.places(tokenize(french))) == expected


def test_called_by_finds_things_by_an_anchor_of_their_first_word() -> None:
    assert {sibling.words[0] for sibling in called_by(frozenset(("<lundi>", "mardi")))} == {"senin", "selasa"}
    assert called_by(frozenset()) == ()


def test_every_row_names_something_on_both_sides_and_no_thing_twice_in_a_kind() -> None:
    for sibling in siblings():
        assert sibling.words, sibling
        assert sibling.french, sibling
        assert set(sibling.alone) <= {"lost", "added"}
    assert all(row["source"] for row in table("siblings_id.tsv"))
    firsts = [(sibling.kind, sibling.words[0]) for sibling in siblings()]
    assert len(firsts) == len(set(firsts))
