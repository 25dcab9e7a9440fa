"""Surprisal with the rarity of words taken out."""

from __future__ import annotations

import math

import pytest

from mtqa.article.model import Span
from mtqa.estimate.language_model import Surprisal
from mtqa.estimate.surprisal_gain import mean_gain


class Fixed:
    """Frequencies by word; all others are unlisted."""

    def zipf(self, word: str, language: str) -> float:
        assert language == "fr"
        return {"le": 7.0, "chat": 4.0, "dort": 3.0}.get(word, 0.0)


def surprisal(*tokens: tuple[float, int, int]) -> Surprisal:
    return Surprisal(tuple(-nats for nats, _, _ in tokens), tuple(Span(start, end) for _, start, end in tokens))


NAT = math.log(10)

CASES = {
    "one word": ("chat", surprisal((3.0, 0, 4)), 5 * NAT - 3),
    "pieces of a word count together": ("chat", surprisal((3.0, 0, 2), (1.0, 2, 4)), 5 * NAT - 4),
    "mean of words": ("le chat", surprisal((1.0, 0, 2), (3.0, 3, 7)), (2 * NAT - 1 + 5 * NAT - 3) / 2),
    "names and numbers do not count": ("Ali dort 12", surprisal((20.0, 0, 3), (2.0, 4, 8), (9.0, 9, 11)), 6 * NAT - 2),
    "a mark has a surprisal of its own": ("dort.", surprisal((2.0, 0, 4), (0.5, 4, 5)), (6 * NAT - 2 + 2.5 - 0.5) / 2),
    "an unlisted word is rarer than all others": ("zzz", surprisal((9.0, 0, 3)), 9 * NAT - 9),
    "a blank before belongs to the word": ("le chat", surprisal((1.0, 0, 2), (3.0, 2, 7)), (2 * NAT - 1 + 5 * NAT - 3) / 2),
}


@pytest.mark.parametrize(("text", "found", "expected"), CASES.values(), ids=list(CASES))
def test_mean_gain(text: str, found: Surprisal, expected: float) -> None:
    assert mean_gain(text, found, Fixed()) == pytest.approx(expected)


@pytest.mark.parametrize(("text", "found"), [("", surprisal()), ("Ali 12", surprisal((20.0, 0, 3), (9.0, 4, 6)))])
def test_nothing_to_count(text: str, found: Surprisal) -> None:
    assert mean_gain(text, found, Fixed()) is None


def test_a_rare_word_that_fits_gains_more_than_a_common_one_that_does_not() -> None:
    rare = mean_gain("dort", surprisal((8.0, 0, 4)), Fixed())
    common = mean_gain("le", surprisal((8.0, 0, 2)), Fixed())
    assert rare is not None
    assert common is not None
    assert rare > common
