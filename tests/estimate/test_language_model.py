"""What a language model is asked, and what surprisal is summed up to."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest

from mtqa.article.model import Span
from mtqa.estimate.language_model import BEGINNINGS, LanguageModel, Surprisal, outside_names

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


class Letters:
    """A processor and a generator at once: letters are pieces, and the log-probability of each is minus its place."""

    def __init__(self) -> None:
        self.asked: list[list[str]] = []

    def encode(self, text: str, return_type: str) -> dict[str, Any]:
        assert return_type == "offset_mapping"
        return {"pieces": list(text), "offsets": [(at, at + 1) for at in range(len(text))]}

    def score_batch(self, rows: Sequence[Sequence[str]], max_batch_size: int) -> list[SimpleNamespace]:
        self.asked += map(list, rows)
        return [SimpleNamespace(log_probs=[-float(at) for at in range(1, len(row))]) for row in rows]


def lettered() -> tuple[LanguageModel, Letters]:
    """A language model of letters, and what it is asked."""
    model, letters = LanguageModel(Path("nowhere"), "letters"), Letters()
    vars(model).update(_generator=letters, _processor=letters, _special={"bos": "<s>", "pad": "<pad>"})
    return model, letters


def test_sentences_are_read_below_each_beginning_which_has_no_part_in_them() -> None:
    model, letters = lettered()
    long, short = model.score(["abc", "d"])
    first = 1 + sum(map(len, BEGINNINGS)) / len(BEGINNINGS)
    assert long.log_probabilities == pytest.approx((-first, -first - 1, -first - 2))
    assert (short.log_probabilities, short.spans) == (pytest.approx((-first,)), (Span(0, 1),))
    asked = {"".join(row) for row in letters.asked}
    assert asked == {f"<s>{beginning}{text}" for beginning in BEGINNINGS for text in ("abc", "d<pad><pad>")}


def test_sentences_are_read_in_the_form_of_the_press_and_places_are_those_of_the_text() -> None:
    model, letters = lettered()
    (found,) = model.score(['"a" !'])
    assert {"".join(row) for row in letters.asked} == {f"<s>{beginning}« a » !" for beginning in BEGINNINGS}
    assert [span.start for span in found.spans] == [0, 1, 1, 2, 2, 4, 4]


def test_a_long_text_is_read_in_stretches(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("mtqa.estimate.language_model._LONGEST", 2)
    model, letters = lettered()
    blank, text = model.score([" ", "abcde"])
    assert (blank.log_probabilities, blank.spans) == ((), ())
    assert len(text.log_probabilities) == len(text.spans) == 5
    assert sorted("".join(row).rpartition("\n")[2] for row in letters.asked) == sorted(["ab", "cd", "e<pad>"] * len(BEGINNINGS))
