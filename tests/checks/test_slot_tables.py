"""The tables of doublets, direct objects and required links: unique, sourced, and made of French forms."""

from __future__ import annotations

import pytest

from mtqa.language.morphology import french
from mtqa.language.tables import listed, table


@pytest.mark.parametrize(("name", "column"), [("direct_objects.tsv", "lemma"), ("required_links.tsv", "words")])
def test_rows_are_unique_and_sourced(name: str, column: str) -> None:
    rows = table(name)
    assert all(row["source"] for row in rows)
    assert len({row[column] for row in rows}) == len(rows)


def test_direct_objects_belong_to_verbs_that_no_other_table_lists() -> None:
    verbs = {row["lemma"] for row in table("direct_objects.tsv")}
    assert not {verb for verb in verbs if not any("inf" in r.verb for r in french().readings(verb))}
    assert not verbs & {row["lemma"] for row in table("transitive_verbs.tsv")}


def test_required_links_name_a_preposition() -> None:
    assert {row["link"] for row in table("required_links.tsv")} == {"de", "à", "avec"}


def test_doublets_pair_different_phrases() -> None:
    for row in table("doublets.tsv"):
        assert row["source"]
        assert row["order"] in ("any", "first")
        assert 0 < int(row["within"]) <= 12
        assert listed(row["one"])
        assert listed(row["other"])
