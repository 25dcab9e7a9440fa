"""Splitting, batching, degenerate output, languages: the tools that need no model."""

from __future__ import annotations

import pytest

from mtqa.translate.batches import batches, bucket
from mtqa.translate.degenerate import degenerate
from mtqa.translate.languages import allows, directions, language, reverse_name, tag
from mtqa.translate.split import cut, split_pair, split_text


def test_cuts_at_a_sentence_end_before_a_clause_end() -> None:
    text = "Le port a fermé, dit-on. Les bateaux attendent, les pêcheurs aussi, la mer monte."
    assert text[: cut(text)] == "Le port a fermé, dit-on. "


def test_cuts_at_a_clause_end_where_no_sentence_ends_near_the_middle() -> None:
    text = "Oui. Les bateaux attendent au port ; les pêcheurs, eux, regardent la mer monter"
    assert text[: cut(text)].endswith("; ")


def test_parts_fit_and_join_to_the_text() -> None:
    text = "Un mot. " * 40 + "x" * 100
    parts = split_text(text, lambda part: len(part) <= 30)
    assert "".join(parts) == text
    assert all(len(part) <= 30 for part in parts)


def test_a_pair_is_halved_together() -> None:
    source, target = "A b c. D e f. G h i. J k l.", "A. B. C. D."
    pairs = split_pair(source, target, lambda s: len(s) <= 14, lambda t: len(t) <= 100)
    assert [s for s, _ in pairs] == ["A b c. D e f. ", "G h i. J k l."]
    assert [t for _, t in pairs] == ["A. B. ", "C. D."]


def test_a_pair_with_an_empty_source_is_split_for_its_target() -> None:
    pairs = split_pair("", "Un. Deux. Trois. Quatre.", lambda s: True, lambda t: len(t) <= 12)
    assert "".join(t for _, t in pairs) == "Un. Deux. Trois. Quatre."
    assert {s for s, _ in pairs} == {""}


def test_batches_hold_every_text_once_and_one_bucket_each() -> None:
    lengths = [3, 200, 15, 17, 16, 40, 33, 5]
    made = list(batches(lengths, 64))
    assert sorted(i for batch in made for i in batch.indices) == list(range(len(lengths)))
    for batch in made:
        assert {bucket(lengths[i]) for i in batch.indices} == {batch.length}
        assert len(batch.indices) == 1 or max(lengths[i] for i in batch.indices) * len(batch.indices) <= 64
    assert [bucket(n) for n in (1, 16, 17, 512)] == [16, 16, 32, 512]


@pytest.mark.parametrize(
    ("budget", "most", "expected"),
    [(1000, 2, [[1, 3], [0, 4], [2]]), (1000, 3, [[1, 3, 0], [4, 2]]), (20, 3, [[1, 3], [0, 4], [2]]), (20, 1, [[1], [3], [0], [4], [2]])],
)
def test_a_batch_is_full_by_texts_or_by_tokens(budget: int, most: int, expected: list[list[int]]) -> None:
    assert [list(batch.indices) for batch in batches([9, 8, 10, 8, 9], budget, most)] == expected


@pytest.mark.parametrize(
    ("source", "output", "expected"),
    [
        ("Le pont sera rouvert mardi.", "The bridge will reopen on Tuesday.", ""),
        ("Le pont sera rouvert mardi.", "", "empty"),
        ("Le pont sera rouvert mardi.", " ...", "empty"),
        ("Le pont sur la rivière sera rouvert mardi matin à huit heures.", "Yes.", "empty"),
        ("Oui.", "Yes.", ""),
        ("Le pont sera rouvert.", "The bridge of the bridge of the bridge of the bridge will.", "loop"),
        ("Le pont sera rouvert.", "The bridge bridge bridge bridge bridge.", "loop"),
        ("Le site est fermé depuis hier.", "The radio-to-to-to-to-to-to-to-to-to-to site.", "loop"),
        ("Non, non, non, non et non, a-t-il dit.", "No, no, no, no and no, he said.", ""),
        ("Tic tac tic tac tic tac tic tac tic tac.", "Tick tock tick tock tick tock tick tock tick tock.", ""),
        ("Oui.", "He said that the whole of the story had been told many years ago by an old man.", "blow-up"),
        ("", "", ""),
        ("***", "", ""),
        ("12 500", "12,500", ""),
    ],
)
def test_degenerate_output_is_named(source: str, output: str, expected: str) -> None:
    assert degenerate(source, output) == expected


def test_output_that_never_ended_is_a_blow_up() -> None:
    assert degenerate("Le pont.", "The bridge", cut=True) == "blow-up"


def test_language_codes_and_groups() -> None:
    assert [language(c) for c in ("fra", "fr_FR", "EN", "ind", "de", "mul", "ROMANCE")] == ["fr", "fr", "en", "id", "de", "*", "*"]


def test_tags_new_and_old() -> None:
    assert tag("fr", {">>fra<<": 1}) == ">>fra<<"
    assert tag("id", {">>id<<": 1}) == ">>id<<"
    assert tag("en", {"▁en": 1}) is None


def test_directions_from_configuration_name_and_tags() -> None:
    assert directions("fr", "en", "whatever", ()) == {("fr", "en")}
    assert directions(None, None, "opus-mt-tc-big-fr-en", ()) == {("fr", "en")}
    assert directions(None, None, "opus-mt-en-ROMANCE", (">>fr<<", ">>it<<", "a")) == {("en", "fr"), ("en", "it")}
    assert directions(None, None, "fra-eng", ()) == {("fr", "en")}
    assert directions(None, None, "my-model", ()) == frozenset()
    assert allows(directions(None, None, "opus-mt-ROMANCE-en", ()), "fr", "en")
    assert not allows(directions(None, None, "opus-mt-ROMANCE-en", ()), "en", "en")
    assert not allows(directions("fr", "en", "x", ()), "en", "fr")


def test_the_name_of_the_reverse() -> None:
    assert reverse_name("opus-mt-fr-en") == "opus-mt-en-fr"
    assert reverse_name("Org/opus-mt-tc-big-fr-id") == "Org/opus-mt-tc-big-id-fr"
    assert reverse_name("nllb-200-distilled-600M") is None
