"""A part of a set: repeatable, nested, documents and pairs whole."""

from __future__ import annotations

from mtqa.bench.sample import sample
from mtqa.bench.sets import BenchSet, Row

ALONE = BenchSet("alone", tuple(Row(str(n), "Bien.") for n in range(20)))
IDS = [(f"{n}#0", f"{n}#1") for n in range(20)]
PAIRS = BenchSet("pairs", tuple(Row(i, "Bien.") for pair in IDS for i in pair), tuple(IDS))
DOCUMENTS = BenchSet("docs", tuple(Row(f"{d}-{n}", "Bien.", doc=f"d{d}") for d in range(6) for n in range(4)), documents=True)


def test_rows_keep_their_order_and_come_every_time() -> None:
    part = sample(ALONE, 5)
    assert part == sample(ALONE, 5)
    assert len(part.rows) == 5
    assert [int(r.id) for r in part.rows] == sorted(int(r.id) for r in part.rows)
    assert part.of == 20


def test_a_smaller_part_lies_within_a_larger_one() -> None:
    for whole in (ALONE, PAIRS, DOCUMENTS):
        assert {r.id for r in sample(whole, 8).rows} < {r.id for r in sample(whole, 16).rows}


def test_pairs_come_whole() -> None:
    part = sample(PAIRS, 3)
    assert len(part.pairs) == 3
    assert {r.id for r in part.rows} == {i for pair in part.pairs for i in pair}


def test_documents_come_whole() -> None:
    part = sample(DOCUMENTS, 10)
    assert len(part.rows) == 8
    assert {sum(r.doc == d for r in part.rows) for d in {r.doc for r in part.rows}} == {4}
    assert len(sample(DOCUMENTS, 1).rows) == 4


def test_a_set_that_is_small_enough_comes_as_it_is() -> None:
    assert sample(ALONE, 20) is ALONE
