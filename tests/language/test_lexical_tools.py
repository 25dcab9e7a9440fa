"""Glosses, terms, spellings, exonyms and newsroom conventions: the tools that the word rules share."""

from __future__ import annotations

import pytest

from mtqa.language.conventions import uses
from mtqa.language.exonyms import found_in
from mtqa.language.glosses import explained
from mtqa.language.spelling import distance, fold
from mtqa.language.tables import table
from mtqa.language.terms import find, find_exact, find_in_source, term
from mtqa.language.tokens import Token, plain, tokenize


def tokens(text: str) -> tuple[Token, ...]:
    return tokenize(plain(text))


def at(line: tuple[Token, ...], word: str) -> int:
    return next(i for i, t in enumerate(line) if t.lower == word)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Le warung, une petite échoppe, ferme.", True),
        ("Une échoppe (warung) ferme.", True),
        ("Le warung (échoppe) ferme.", True),
        ("Une échoppe, dite warung, ferme.", True),
        ("Le « warung » ferme.", True),
        ("Les vendeuses, les warung, ferment.", True),
        ("Le warung ferme, dit le maire.", False),
        ("Le maire a dit que le warung ferme.", False),
        ("Le warung, a dit le maire, ferme.", False),
        ("Le warung, mardi, ferme.", False),
    ],
)
def test_explained(text: str, expected: bool) -> None:
    line = tokens(text)
    place = at(line, "warung")
    assert explained(line, place, place + 1) is expected


@pytest.mark.parametrize(
    ("left", "right", "limit", "expected"),
    [
        ("silalahi", "silalohi", 2, 1),
        ("hutagaol", "hutagoal", 2, 1),
        ("loa", "purba", 2, 3),
        ("", "ab", 2, 2),
        ("sama", "sama", 1, 0),
    ],
)
def test_distance(left: str, right: str, limit: int, expected: int) -> None:
    assert distance(left, right, limit) == expected


@pytest.mark.parametrize(
    ("left", "right"),
    [("Zelensky", "Zelenskyy"), ("Loukachenko", "Lukashenko"), ("Surabaya", "Soerabaja"), ("Andøya", "Andoya"), ("Nabatiyé", "Nabatieh")],
)
def test_fold_looks_past_transcription(left: str, right: str) -> None:
    assert distance(fold(left), fold(right), 1) <= 1


def test_terms_match_in_any_inflection_and_exactly_when_asked() -> None:
    line = tokens("Les droits de douane et la Commission électorale.")
    assert list(find(line, term("droit de douane"))) == [(1, 4)]
    assert list(find_exact(line, "commission électorale")) == []
    assert list(find_exact(line, "Commission électorale")) == [(6, 8)]


def test_source_terms_look_past_clitics_but_keep_case_when_asked() -> None:
    line = tokens("Bea masuknya naik, kata KPU.")
    assert list(find_in_source(line, "bea masuk", "id")) == [(0, 2)]
    assert list(find_in_source(line, "kpu", "id", case=True)) == []
    assert list(find_in_source(line, "KPU", "id", case=True)) == [(5, 6)]


def test_exonyms_take_the_longest_form() -> None:
    hits = [(e.form, e.french) for e, _, _ in found_in(tokens("de Nusa Tenggara Timur à Singapura"))]
    assert hits == [("Nusa Tenggara Timur", "Petites îles de la Sonde orientales"), ("Singapura", "Singapour")]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Le Kapolda parle.", ["Kapolda"]),
        ("une carte SIM neuve", []),
        ("il n’a pas de SIM", ["SIM"]),
        ("LE DPR A TRANCHÉ HIER", []),
        ("Budi Loa, MA, enseigne", []),
        ("selon la MK, tout va bien", ["MK"]),
    ],
)
def test_conventions(text: str, expected: list[str]) -> None:
    assert [u.convention.form for u in uses(tokens(text))] == expected


@pytest.mark.parametrize(
    ("name", "columns"),
    [
        ("function_words.tsv", {"language", "form", "alone"}),
        ("loanwords.tsv", {"form", "language", "kind"}),
        ("newsroom_id.tsv", {"form", "kind", "french", "unless", "severity"}),
        ("exonyms.tsv", {"form", "french", "kind", "mode"}),
        ("roles.tsv", {"masculine", "feminine", "kind"}),
        ("first_names.tsv", {"name", "gender"}),
        ("countries.tsv", {"name", "class"}),
        ("place_words.tsv", {"form", "french"}),
        ("portfolios_id.tsv", {"form", "french"}),
        ("classifiers.tsv", {"classifier", "indonesian", "nouns"}),
        ("term_calques.tsv", {"wrong", "right", "context", "unless", "trigger"}),
        ("terms_id.tsv", {"term", "required", "wrong", "context"}),
        ("renderings_id.tsv", {"term", "renderings"}),
        ("kinds.tsv", {"kinds"}),
        ("official_names.tsv", {"official", "accepted", "wrong"}),
    ],
)
def test_tables_are_whole(name: str, columns: set[str]) -> None:
    rows = table(name)
    assert rows
    for row in rows:
        assert set(row) == columns | {"source"}
        assert row["source"], row
        assert next(iter(row.values())), row
    keys = [tuple(row.values())[:2] for row in rows]
    assert len(keys) == len(set(keys))
