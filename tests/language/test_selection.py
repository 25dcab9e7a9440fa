"""Verbs with the heads of their subjects and objects, and the clashes between them."""

import pytest

from mtqa.language.noun_classes import classes_of_nouns, noun_classes
from mtqa.language.pattern_nodes import Words
from mtqa.language.patterns import Pattern, PatternError
from mtqa.language.selection import OBJECT, SUBJECT, clashes, pairs
from mtqa.language.tables import table
from mtqa.language.tokens import plain, tokenize


def found(text: str) -> set[tuple[str, str, str]]:
    return {(p.verb_lemma, p.role, p.noun_lemma) for p in pairs(tokenize(plain(text)))}


def clash(text: str) -> bool:
    return any(clashes(p) for p in pairs(tokenize(plain(text))))


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("La coulée a mangé la rue.", ("manger", OBJECT, "rue")),
        ("Le rapport dévore le budget.", ("dévorer", SUBJECT, "rapport")),
        ("Les travaux ont été colorés par une bagarre.", ("colorer", OBJECT, "travail")),
        ("Le rapport du comité éternue.", ("éternuer", SUBJECT, "rapport")),
    ],
)
def test_pairs(text: str, expected: tuple[str, str, str]) -> None:
    assert expected in found(text)


def test_a_noun_after_a_preposition_is_no_subject() -> None:
    assert ("manger", SUBJECT, "crise") not in found("Les enfants de la crise mangent du riz.")


@pytest.mark.parametrize("text", ["Le feu a mangé trois maisons.", "Ils ont tricoté la réforme.", "L'indice a ronflé."])
def test_clashes(text: str) -> None:
    assert clash(text)


@pytest.mark.parametrize("text", ["Le tigre a mangé le poisson.", "Le gouvernement a gelé les salaires.", "Les prix ont bondi."])
def test_french_metaphors_and_literal_uses_are_no_clashes(text: str) -> None:
    assert not clash(text)


def test_the_tables_name_known_classes() -> None:
    for row in table("literal_verbs.tsv"):
        assert set((row["objects"] + " " + row["subjects"]).split()) <= set(noun_classes()), row["domain"]
    assert {row["role"] for row in table("selection_allowed.tsv")} <= {SUBJECT, OBJECT}
    assert "disaster" in classes_of_nouns()["feu"]


def test_patterns_know_the_classes() -> None:
    assert Pattern("@disaster").occurs(Words.of(tokenize("Les incendies ont repris.")))
    assert not Pattern("@disaster").occurs(Words.of(tokenize("Les maisons ont résisté.")))
    with pytest.raises(PatternError):
        Pattern("@nothing")


def test_participles_agree_in_patterns() -> None:
    words = Words.of(tokenize("Des lettres circulées"))
    assert Pattern("<circuler/PP>").occurs(words)
    assert Pattern("<remplir/V>").occurs(Words.of(tokenize("Des salles remplies")))
