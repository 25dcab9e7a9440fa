"""What a language model is asked, and what surprisal is summed up to."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest

from mtqa.article.model import Span
from mtqa.estimate.language_model import PROMPT, LanguageModel, Surprisal, outside_names

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


def test_sentences_are_read_below_the_prompt_which_has_no_part_in_them() -> None:
    model, letters = LanguageModel(Path("nowhere"), "letters"), Letters()
    vars(model).update(_generator=letters, _processor=letters, _special={"bos": "<s>", "pad": "<pad>"})
    long, short = model.score(["abc", "d"])
    first = 1 + len(PROMPT)
    assert long.log_probabilities == (-float(first), -float(first + 1), -float(first + 2))
    assert (short.log_probabilities, short.spans) == ((-float(first),), (Span(0, 1),))
    assert {"".join(row) for row in letters.asked} == {f"<s>{PROMPT}abc", f"<s>{PROMPT}d<pad><pad>"}
