"""The tables of the grammar rules: headers, sources, values that the code knows."""

from __future__ import annotations

import pytest

from mtqa.checks.gra.elision import aspirated
from mtqa.language.morphology import french
from mtqa.language.tables import table

TABLES = {
    "initial_h.tsv": ("lemma", "aspirated", "source"),
    "mood_triggers.tsv": ("trigger", "kind", "mood", "source"),
    "valency.tsv": ("lemma", "frame", "wrong", "right", "source"),
    "verb_constructions.tsv": ("lemma", "kind", "source"),
}


@pytest.mark.parametrize("name", TABLES)
def test_header_and_sources(name: str) -> None:
    rows = table(name)
    assert tuple(rows[0]) == TABLES[name]
    assert all(row["source"] for row in rows)
    keys = [tuple(v for k, v in row.items() if k != "source") for row in rows]
    assert len(keys) == len(set(keys))


def test_values() -> None:
    assert {row["aspirated"] for row in table("initial_h.tsv")} == {"yes", "no"}
    assert {row["mood"] for row in table("mood_triggers.tsv")} == {"sub", "ind"}
    assert {row["kind"] for row in table("mood_triggers.tsv")} == {"conjunction", "verb", "phrase", "adjective"}
    assert {row["right"] for row in table("valency.tsv")} <= {"", "à", "de"}


@pytest.mark.parametrize("name", ["verb_constructions.tsv", "valency.tsv"])
def test_lemmas_are_french_words(name: str) -> None:
    unknown = [row["lemma"] for row in table(name) if not french().known(row["lemma"])]
    assert not unknown


def test_initial_h() -> None:
    assert aspirated("hausse") is True
    assert aspirated("hôpital") is False
    assert aspirated("hxyz") is None
