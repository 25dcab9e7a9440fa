"""Names, roles and persons: which words make a name, what gender stands beside it, and whose it is."""

from __future__ import annotations

import pytest

from mtqa.language.names import Name, names
from mtqa.language.persons import persons
from mtqa.language.roles import role_at, role_before
from mtqa.language.tokens import Token, plain, tokenize


def tokens(text: str) -> tuple[Token, ...]:
    return tokenize(plain(text))


def found(text: str) -> list[Name]:
    return list(names(tokens(text)))


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Le maire Budi Santoso a parlé.", [("Budi", "Santoso")]),
        ("Selon Rosmiana, rien n’a changé.", [("Rosmiana",)]),
        ("Le pont est fermé.", []),
        ("La KPK a saisi les comptes.", []),
        ("Il a vu Nour al-Khalidi à Amman.", [("Nour", "al-Khalidi"), ("Amman",)]),
        ("Le prince Mohammed ben Salmane attend.", [("Mohammed", "Salmane")]),
        ("La Française Lucie Andrézieux a gagné.", [("Lucie", "Andrézieux")]),
        ("La ministre d’État Lim Sze Hwee a admis.", [("Lim", "Sze", "Hwee")]),
        ("M. Prima Hasibuan a voté.", [("Prima", "Hasibuan")]),
    ],
)
def test_words_of_names(text: str, expected: list[tuple[str, ...]]) -> None:
    assert [n.words for n in found(text)] == expected


@pytest.mark.parametrize(
    ("text", "kind", "gender"),
    [
        ("Mme Loa a parlé.", "title", "f"),
        ("M. Loa a parlé.", "title", "m"),
        ("Le guitariste Bagas Wirya joue.", "role", "m"),
        ("La trésorière du syndicat, Emma Loa, a parlé.", "role", "f"),
        ("Selon Loa, le porte-parole de la ville.", "role", "m"),
        ("Dina Loa, 52 ans, vendeuse de riz, attend.", "role", "f"),
        ("Née à Solo, Dina Loa chante.", "birth", "f"),
        ("Dina Loa, âgée de 40 ans, attend.", "birth", "f"),
        ("L’Allemand Jonas Brehme a gagné.", "role", "m"),
        ("Mme le juge Tari Loa a tranché.", "title", "f"),
    ],
)
def test_marks_of_gender(text: str, kind: str, gender: str) -> None:
    marks = [m for n in found(text) for m in n.marks if m.kind != "first-name" and m.gender]
    assert [(m.kind, m.gender) for m in marks] == [(kind, gender)]


@pytest.mark.parametrize(
    "text",
    [
        "M. et Mme Loa ont signé.",
        "L’avocat de la directrice, Dina Loa, a plaidé.",
        "Avec Dina Loa, le maire et trois élus ont défilé.",
        "Selon Dina Loa, le maire a fui.",
        "Henri Loa, la présidente de la Chambre, Nina Purba, et trois élus ont signé.",
    ],
)
def test_no_mark_where_the_function_may_be_another_persons(text: str) -> None:
    first = found(text)[0]
    assert not [m for m in first.marks if m.kind == "role"]


def test_a_masculine_rank_is_a_weak_mark_and_a_feminine_one_is_strong() -> None:
    (general,) = found("Le général Dina Loa commande.")
    (generale,) = found("La générale Dina Loa commande.")
    assert [m.weak for m in general.marks if m.kind == "role"] == [True]
    assert [m.weak for m in generale.marks if m.kind == "role"] == [False]


def test_a_surname_belongs_to_its_full_name_unless_two_bear_it() -> None:
    one = persons([found("La maire, Dina Loa, attend."), found("M. Loa part.")])
    assert [(p.name, [s.mark.gender for s in p.signs()]) for p in one] == [("Dina Loa", ["f", "m"])]
    two = persons([found("Dina Loa attend."), found("Ahmad Loa aussi."), found("M. Loa part.")])
    assert sorted(p.name for p in two) == ["Ahmad Loa", "Dina Loa"]


def test_gender_of_a_person_is_empty_when_signs_disagree() -> None:
    (person,) = persons([found("Mme Dina Loa attend."), found("M. Loa part.")])
    assert person.gender == ""
    (agreeing,) = persons([found("Mme Dina Loa attend."), found("Loa, la directrice, part.")])
    assert agreeing.gender == "f"


@pytest.mark.parametrize(
    ("text", "masculine", "gender", "determiner"),
    [
        ("le porte-parole", "porte-parole", "m", "le"),
        ("la nouvelle ministre", "ministre", "f", "la"),
        ("l’ancien maire", "maire", "m", "l'"),
        ("son employeuse", "employeur", "f", "son"),
        ("cette ancienne banquière", "banquier", "f", "cette"),
        ("Premier ministre", "premier ministre", "m", ""),
    ],
)
def test_roles(text: str, masculine: str, gender: str, determiner: str) -> None:
    role = role_at(tokens(text), 0)
    assert role is not None
    assert (role.masculine, role.gender, role.determiner) == (masculine, gender, determiner)


@pytest.mark.parametrize("text", ["les ministres", "des élues", "la table", "plusieurs porte-parole"])
def test_plurals_and_things_are_no_roles(text: str) -> None:
    assert role_at(tokens(text), 0) is None


def test_a_function_with_its_complement_belongs_to_the_name_after_the_comma() -> None:
    line = tokens("souligne le directeur général de Meridian, Vanessa Loa")
    role = role_before(line, len(line) - 2)
    assert role is not None
    assert role.masculine == "directeur"
