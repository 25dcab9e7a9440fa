"""TER to the last digit as sacrebleu gives it, however words were shifted, and where its beam counts."""

from __future__ import annotations

import random

import pytest
from sacrebleu.metrics.ter import TER

from mtqa.score.ter import ter

TABLE = [
    ("", "", 0.0),
    ("Un chat.", "", 100.0),
    ("", "Un chat.", 100.0),
    ("UN chat dort.", "un chat Dort.", 0.0),
    ("un chat noir dort ici", "un chat dort ici", 25.0),
    ("ce soir le port rouvre à midi", "le port rouvre à midi ce soir", 100 / 7),
    ("a b c d e f", "d e f a b x", 100 / 3),
]


@pytest.mark.parametrize(("hypothesis", "reference", "expected"), TABLE)
def test_edits_in_per_cent_of_the_reference(hypothesis: str, reference: str, expected: float) -> None:
    assert ter(hypothesis, reference) == pytest.approx(expected)
    assert ter(hypothesis, reference) == TER().sentence_score(hypothesis, [reference]).score


def _shuffled(words: list[str], chance: random.Random) -> list[str]:
    """Words with a few groups moved and a few words replaced, added or dropped."""
    for _ in range(chance.randrange(5)):
        start, length, to = chance.randrange(len(words)), chance.randint(1, 6), chance.randrange(len(words))
        group, rest = words[start : start + length], words[:start] + words[start + length :]
        words = rest[:to] + group + rest[to:]
    for _ in range(chance.randrange(4)):
        at = chance.randrange(len(words))
        words = words[:at] + chance.choice([["x"], ["x", words[at]], []]) + words[at + 1 :] or ["x"]
    return words


@pytest.mark.parametrize(("kinds", "length"), [(2, 4), (3, 9), (6, 12), (40, 12), (40, 25)])
def test_shifts_are_tried_in_tercoms_order(kinds: int, length: int) -> None:
    chance = random.Random(kinds * length)
    for _ in range(12):
        reference = [str(chance.randrange(kinds)) for _ in range(length)]
        for words in (_shuffled(reference, chance), [str(chance.randrange(kinds)) for _ in range(chance.randint(1, 2 * length))]):
            pair = " ".join(words), " ".join(reference)
            assert ter(*pair) == TER().sentence_score(pair[0], [pair[1]]).score, pair


@pytest.mark.parametrize(("words", "others"), [(90, 30), (30, 90), (70, 70)])
def test_far_from_the_diagonal_sacrebleus_beam_counts(words: int, others: int) -> None:
    chance = random.Random(words)
    hypothesis = " ".join(str(chance.randrange(400)) for _ in range(words))
    reference = " ".join(["fin", *(str(chance.randrange(400)) for _ in range(others))])
    assert ter(f"{hypothesis} fin", reference) == TER().sentence_score(f"{hypothesis} fin", [reference]).score
