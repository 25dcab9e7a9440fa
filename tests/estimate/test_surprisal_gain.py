"""Surprisal with the rarity of words taken out."""

from __future__ import annotations

import math

import pytest

from mtqa.article.model import Span
from mtqa.estimate.language_model import Surprisal
from mtqa.estimate.surprisal_gain import gains


class Fixed:
    """Frequencies by word; all others are unlisted."""

    def zipf(self, word: str, language: str) -> float:
        assert language == "fr"
        return {"le": 7.0, "chat": 4.0, "dort": 3.0}.get(word, 0.0)


def surprisal(*tokens: tuple[float, int, int]) -> Surprisal:
    return Surprisal(tuple(-nats for nats, _, _ in tokens), tuple(Span(start, end) for _, start, end in tokens))


NAT = math.log(10)

CASES = {
    "one word": ("chat", surprisal((7.0, 0, 4)), 5 * NAT - 7),
    "pieces of a word count together": ("chat", surprisal((6.0, 0, 2), (1.0, 2, 4)), 5 * NAT - 7),
    "mean of words": ("le chat", surprisal((1.0, 0, 2), (8.0, 3, 7)), (2 * NAT - 1 + 5 * NAT - 8) / 2),
    "names and numbers do not count": ("Ali dort 12", surprisal((20.0, 0, 3), (9.0, 4, 8), (9.0, 9, 11)), 6 * NAT - 9),
    "a mark has a surprisal of its own": ("dort.", surprisal((9.0, 0, 4), (0.5, 4, 5)), (6 * NAT - 9 + 2.5 - 0.5) / 2),
    "an unlisted word is rarer than all others": ("zzz", surprisal((19.0, 0, 3)), 9 * NAT - 19),
    "a blank before belongs to the word": ("le chat", surprisal((1.0, 0, 2), (8.0, 2, 7)), (2 * NAT - 1 + 5 * NAT - 8) / 2),
    "no word counts more than six nats": ("le chat", surprisal((1.0, 0, 2), (0.5, 3, 7)), (2 * NAT - 1 + 6) / 2),
}


@pytest.mark.parametrize(("text", "found", "expected"), CASES.values(), ids=list(CASES))
def test_mean_gain(text: str, found: Surprisal, expected: float) -> None:
    assert gains(text, found, Fixed()).mean == pytest.approx(expected)


@pytest.mark.parametrize(("text", "found"), [("", surprisal()), ("Ali 12", surprisal((20.0, 0, 3), (9.0, 4, 6)))])
def test_nothing_to_count(text: str, found: Surprisal) -> None:
    assert gains(text, found, Fixed()).mean is None
    assert (gains(text, found, Fixed()).shortfall is None) == (not text)


def test_words_that_gain_less_than_three_nats_fall_short_names_too() -> None:
    found = gains("Ali le chat dort", surprisal((25.0, 0, 3), (2.0, 4, 6), (20.0, 7, 11), (6 * NAT - 4, 12, 16)), Fixed())
    assert found.values == pytest.approx((9 * NAT - 25, 2 * NAT - 2, 5 * NAT - 20, 4.0))
    assert found.apart == (True, False, False, False)
    assert found.shortfall == pytest.approx(9 * NAT - 28 + 2 * NAT - 5 + 5 * NAT - 23)


def test_a_rare_word_that_fits_gains_more_than_a_common_one_that_does_not() -> None:
    rare = gains("dort", surprisal((8.0, 0, 4)), Fixed()).mean
    common = gains("le", surprisal((8.0, 0, 2)), Fixed()).mean
    assert rare is not None
    assert common is not None
    assert rare > common
