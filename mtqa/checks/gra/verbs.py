"""Classes of verbs by construction, from `data/verb_constructions.tsv`."""

from __future__ import annotations

from functools import cache

from mtqa.language.tables import table


@cache
def verbs(kind: str) -> frozenset[str]:
    """Lemmas of a class: `être` (conjugated with être), `reflexive`, `never-reflexive`, `needs-object`, `body`."""
    return frozenset(row["lemma"] for row in table("verb_constructions.tsv") if row["kind"] == kind)
