"""What patterns need: read without compiling, and never more than a match holds."""

from __future__ import annotations

import pytest

from mtqa.language.pattern_needs import keys_of, needs
from mtqa.language.patterns import PatternIndex, lemma_forms
from mtqa.language.phrasebook import Phrasebook, entries
from mtqa.language.tokens import plain, tokenize

BOOKS = ("calques", "pleonasms", "terms_by_topic")


@pytest.mark.parametrize(
    ("pattern", "expected"),
    [
        ("feu vert", [{"feu"}, {"vert"}]),
        ("le feu", [{"feu"}, {"le"}]),
        ("d'eau", [{"eau"}, {"d'"}]),
        ("<donner> un avis", [{"<donner>"}, {"avis"}, {"un"}]),
        ("<adresser|poser/V> OBJ", [{"<adresser>", "<poser>"}]),
        ("[gros|petit sac] de", [{"gros", "petit"}, {"de"}]),
        ("grues?", [{"grue", "grues"}]),
        ("(très)? gros", [{"gros"}]),
        ("!gros sac", [{"sac"}]),
        ("^ {plus loin} ,", [{"loin"}, {"plus"}, {","}]),
        ("[gros|N] de", [{"de"}]),
        ("<œil> ~3", [{"<oeil>"}]),
        ("un? N", []),
        ("[x]? NUM ADJ", []),
    ],
)
def test_needs(pattern: str, expected: list[set[str]]) -> None:
    found = needs(pattern)
    assert found[:1] == tuple(expected[:1])
    assert set(found) == {frozenset(one) for one in expected}


@pytest.mark.parametrize("lemma", ["faire", "œil", "adresser", "mettre", "finir", "œuvre", "national", "aller", "prendre", "vendre"])
@pytest.mark.parametrize("pos", ["", "V", "N", "A", "PP"])
def test_keys_undo_the_forms_of_a_lemma(lemma: str, pos: str) -> None:
    try:
        forms = lemma_forms(lemma, pos)
    except ValueError:
        pytest.skip(f"{lemma} has no forms as {pos}")
    assert all(f"<{lemma.replace('œ', 'oe')}>" in keys_of(form) for form in forms)


@pytest.mark.parametrize("name", BOOKS)
def test_a_book_that_compiles_late_finds_what_one_compiled_at_once_finds(name: str) -> None:
    rows = entries(name)
    index, late = PatternIndex([row.compiled for row in rows]), Phrasebook(rows)
    for row in rows[::5]:
        for text in (row.bad, row.innocent):
            tokens = tokenize(plain(text))
            expected = [(rows[number].id, match) for number, words, match in index.find(tokens) if not rows[number].excused(words, match)]
            assert [(entry.id, match) for entry, match in late.find(tokens)] == expected


@pytest.mark.parametrize("name", BOOKS)
def test_what_a_late_book_needs_is_in_each_bad_sentence(name: str) -> None:
    for row in entries(name):
        needed = needs(row.pattern)
        keys = {key for token in tokenize(plain(row.bad)) for key in keys_of(token.lower)}
        assert not any(one.isdisjoint(keys) for one in needed), row.id
