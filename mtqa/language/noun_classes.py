"""Classes of nouns (persons, institutions, disasters, documents …): what a verb may take as its subject or object."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from functools import cache

from mtqa.language.tables import table


@cache
def noun_classes() -> Mapping[str, tuple[str, ...]]:
    """Lemmas by the name of their class, from `noun_classes.tsv`; a noun may belong to several classes."""
    return {row["class"]: tuple(row["lemmas"].split()) for row in table("noun_classes.tsv")}


@cache
def classes_of_nouns() -> Mapping[str, frozenset[str]]:
    """The names of the classes of each lemma."""
    found: dict[str, set[str]] = defaultdict(set)
    for name, lemmas in noun_classes().items():
        for lemma in lemmas:
            found[lemma].add(name)
    return {lemma: frozenset(names) for lemma, names in found.items()}
