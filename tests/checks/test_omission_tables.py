"""The tables that the OMI and QUO rules rest on name verbs that exist, with a source each."""

from __future__ import annotations

import pytest

from mtqa.language.morphology import french
from mtqa.language.tables import table


@pytest.mark.parametrize(
    ("name", "column"),
    [("transitive_verbs.tsv", "lemma"), ("light_verbs.tsv", "verb"), ("speech_verbs.tsv", "lemma"), ("unfinished.tsv", "words")],
)
def test_rows_are_unique_and_sourced(name: str, column: str) -> None:
    rows = table(name)
    assert all(row["source"] for row in rows)
    keys = [(row[column], row.get("noun", ""), row.get("pronominal", "")) for row in rows]
    assert len(keys) == len(set(keys))


@pytest.mark.parametrize(
    ("name", "column"), [("transitive_verbs.tsv", "lemma"), ("light_verbs.tsv", "verb"), ("speech_verbs.tsv", "lemma")]
)
def test_verbs_are_infinitives(name: str, column: str) -> None:
    unknown = {row[column] for row in table(name) if not any("inf" in r.verb for r in french().readings(row[column]))}
    assert not unknown


def test_transitive_verbs_say_where_they_are_flagged() -> None:
    assert {row["where"] for row in table("transitive_verbs.tsv")} <= {"both", "end", "before", "relative"}
