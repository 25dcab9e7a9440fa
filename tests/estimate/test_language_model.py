"""What surprisal is summed up to."""

from __future__ import annotations

import pytest

from mtqa.article.model import Span
from mtqa.estimate.language_model import Surprisal, outside_names

TEXT = "Le maire de Buton a 40 bacs."
PIECES = {"Le": -1.0, " maire": -2.0, " de": -1.0, " But": -9.0, "on": -8.0, " a": -1.0, " 40": -7.0, " bacs": -4.0, ".": -0.5}


def surprisal(pieces: dict[str, float]) -> Surprisal:
    spans, at = [], 0
    for piece in pieces:
        spans.append(Span(at + len(piece) - len(piece.lstrip()), at + len(piece)))
        at += len(piece)
    return Surprisal(tuple(pieces.values()), tuple(spans))


def test_words_with_capitals_or_digits_are_left_out() -> None:
    assert outside_names(TEXT, surprisal(PIECES)) == pytest.approx((-2.0 - 1.0 - 1.0 - 4.0 - 0.5) / 5)


def test_nothing_is_left_of_names_alone() -> None:
    assert outside_names("Le 40", surprisal({"Le": -1.0, " 40": -2.0})) is None
    assert outside_names("", Surprisal((), ())) is None
