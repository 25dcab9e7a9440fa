"""Verbs of saying and attributions."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mtqa.language.speech import attributions, only_says, speech_participle, speech_verb_at, speech_verbs
from mtqa.language.tokens import plain, tokenize


def verbs(text: str) -> list[tuple[str, bool]]:
    tokens = tokenize(plain(text))
    return [(v.lemma, v.pronoun) for v in attributions(tokens)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("« Non », dit-il.", [("dire", True)]),
        ("« Non », a dit Ana.", [("dire", False)]),
        ("« Non » a dit Ana.", [("dire", False)]),
        ("« Non ? » demande le garde.", [("demander", False)]),
        ("Le pont rouvrira lundi, a-t-elle également promis.", [("promettre", True)]),
        ("Le pont rouvrira lundi, a fait savoir la mairie.", [("savoir", False)]),
        ("Le pont rouvrira, fait-il valoir.", [("valoir", True)]),
        ("Le pont a rouvert, s’est félicitée la ministre.", [("féliciter", False)]),
        ("Nous partons, lui a confié Ana.", [("confier", False)]),
        ("Nous partons, a toutefois reconnu le chef.", [("reconnaître", False)]),
        ("« Ces notes, a-t-il dit, sont fausses, a répété Ana. »", [("dire", True), ("répéter", False)]),
        ("Nous avons vu M. Loa, a déclaré la ministre.", [("déclarer", False)]),
    ],
)
def test_attributions(text: str, expected: list[tuple[str, bool]]) -> None:
    assert verbs(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "Le chef, épuisé, a annoncé la fermeture.",
        "Le port est fermé, mais la ministre a dit oui.",
        "Les petits, eux, réclament leur dessert.",
        "Le chef est venu, a déclaré que tout allait bien.",
        "Le club, relégué, a déclaré forfait.",
        "Il est entré, a demandé de partir.",
        "« Non », a exprimé Ana.",
        "Ana dit non.",
        "Le député José Loa, figure de la gauche, a déclaré à la presse être innocent.",
        "",
    ],
)
def test_no_attribution(text: str) -> None:
    assert verbs(text) == []


@pytest.mark.parametrize(
    ("text", "kind", "past"),
    [
        ("a affirmé Ana", "A", True),
        ("affirme Ana", "A", False),
        ("affirmait Ana", "A", True),
        ("lance Ana", "B", False),
        ("a exigé Ana", "C", True),
        ("exprime Ana", "D", False),
        ("s’est exclamée Ana", "B", True),
    ],
)
def test_classes_and_tenses(text: str, kind: str, past: bool) -> None:
    verb = speech_verb_at(tokenize(plain(text)), 0)
    assert verb is not None
    assert (verb.kind, verb.past) == (kind, past)


@pytest.mark.parametrize("text", ["mange Ana", "dis Ana", "disons Ana", "le dire", "Ana", "a mangé Ana", "."])
def test_not_a_verb_of_saying(text: str) -> None:
    assert speech_verb_at(tokenize(text), 0) is None


def test_participles() -> None:
    assert speech_participle("ajoutant")
    assert not speech_participle("mangeant")
    assert not speech_participle("exprimant")


def test_the_table_is_sound() -> None:
    assert len(speech_verbs()) > 150
    assert set(speech_verbs().values()) == {"A", "B", "C", "D"}


@given(st.text(alphabet="« »,.a dit-il ont été Ana’'?", max_size=60))
def test_never_raises_and_stays_inside(text: str) -> None:
    tokens = tokenize(plain(text))
    for verb in attributions(tokens):
        assert 0 < verb.first < verb.after <= len(tokens)


@pytest.mark.parametrize("text", ["a déclaré", "dit", "a-t-il ajouté", "dit-elle", "déclaré", "ont précisé", "s'est exclamé"])
def test_a_verb_of_saying_alone(text: str) -> None:
    assert only_says(tokenize(text))


@pytest.mark.parametrize("text", ["", "a déclaré que", "table", "a mangé", "a accusé", "déclaré ouvert", "dit-elle hier"])
def test_more_or_less_than_a_verb_of_saying(text: str) -> None:
    assert not only_says(tokenize(text))
