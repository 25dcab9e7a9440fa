"""What patterns need: read without compiling, and never more than a match holds."""

from __future__ import annotations

import pytest

from mtqa.language.pattern_index import PatternIndex
from mtqa.language.pattern_needs import keys_of, needs
from mtqa.language.patterns import Pattern, lemma_forms
from mtqa.language.phrasebook import Phrasebook, entries
from mtqa.language.tokens import plain, tokenize

BOOKS = ("calques", "pleonasms", "terms_by_topic")


@pytest.mark.parametrize(
    ("pattern", "expected"),
    [
        ("feu vert", ["vert 1-1 feu 0-0"]),
        ("le feu", ["feu 1-1 le 0-0"]),
        ("d'eau", ["eau 1-1 d' 0-0"]),
        ("<donner> un avis", ["avis 2-2 <donner> 0-0 un 1-1"]),
        ("<adresser|poser/V> OBJ", ["<adresser>|<poser> 0-0"]),
        ("[gros|petit sac] de", ["gros 0-0 de 1-1", "sac 1-1 petit 0-0 de 2-2"]),
        ("[gros|petit sac]? noir", ["noir 0-2"]),
        ("grues?", ["grue|grues 0-0"]),
        ("(très)? gros", ["gros 0-1"]),
        ("!gros sac", ["sac 0-0"]),
        ("^ {plus loin} ,", ["loin 1-1 plus 0-0 , 2-2"]),
        ("[gros|N] de", ["de 1-1"]),
        ("vue ~3 {sac}", ["sac 1-4 vue 0-0"]),
        ("NUM sacs", ["sacs 1-5"]),
        ("<être> noir", ["noir 1-3 <être> 0-2"]),
        ("<œil> ~3", ["<oeil> 0-0"]),
        ("un? N", []),
        ("[x]? NUM ADJ", []),
    ],
)
def test_needs(pattern: str, expected: list[str]) -> None:
    found = [" ".join(f"{'|'.join(sorted(keys))} {least}-{most}" for keys, least, most in way) for way in needs(pattern)]
    assert found == expected


def test_alternatives_beyond_a_limit_are_taken_together() -> None:
    pattern = " ".join(["[rouge|vert|noir]"] * 5)
    ways = needs(pattern)
    assert 0 < len(ways) < 3**5
    assert {len(way) for way in ways} == {5}
    assert [need.keys for need in ways[0] if need.least == 4] == [{"rouge", "vert", "noir"}]


@pytest.mark.parametrize("name", BOOKS)
def test_no_match_begins_where_its_needs_say_it_cannot(name: str) -> None:
    for row in entries(name):
        tokens = tokenize(plain(row.bad))
        for match in PatternIndex([Pattern(row.pattern)]).find(tokens):
            held = [
                all(
                    any(not keys_of(t.lower).isdisjoint(keys) for t in tokens[match[2].start + low : match[2].start + high + 1])
                    for keys, low, high in way
                )
                for way in needs(row.pattern)
            ]
            assert any(held) or not held, row.id


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
