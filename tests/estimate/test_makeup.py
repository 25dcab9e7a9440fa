"""What a clean sentence of the same makeup would have, and the file that says so."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from mtqa.errors import ModelError
from mtqa.estimate.makeup import FILE_NAME, TRAITS, Makeup, read, traits, write
from mtqa.models import SHIPPED

MAKEUP = Makeup((0.0,) * len(TRAITS), (1.0, 2.0, *(1.0,) * (len(TRAITS) - 2)), {"mean": (0.5, 1.0, *(0.0,) * (len(TRAITS) - 2), -4.0)})


class Fixed:
    """Frequencies by word; all others are unlisted."""

    def zipf(self, word: str, language: str) -> float:
        assert language == "fr"
        return {"le": 7.0, "chat": 4.0}.get(word, 0.0)


def test_traits_of_a_sentence() -> None:
    found = dict(zip(TRAITS, traits("Le chat de Lili a 12 ans.", 12, Fixed()), strict=True))
    assert found == {
        "one_per_word": 1 / 8, "root_words": 8**0.5, "words": 8.0, "capitals": 1 / 8, "numbers": 1 / 8,
        "pieces_per_word": 12 / 8, "frequency": pytest.approx(11 / 6),
    }  # fmt: skip


@pytest.mark.parametrize("text", ["", "…", "12"])
def test_a_sentence_without_words_has_a_usual_frequency(text: str) -> None:
    assert traits(text, 0, Fixed())[-1] == 5.0


def test_residual_is_what_the_makeup_does_not_tell() -> None:
    own = (2.0, 4.0, *(0.0,) * (len(TRAITS) - 2))
    assert MAKEUP.residual("mean", -3.0, own) == pytest.approx(-3.0 - (-4.0 + 0.5 * 2.0 + 1.0 * 2.0))
    assert MAKEUP.residual("mean", None, own) is None
    assert MAKEUP.residual("other", -3.0, own) is None


def test_odd_sentences_count_as_three_spreads_away() -> None:
    assert MAKEUP.standard((9.0, -99.0, *(0.0,) * (len(TRAITS) - 2)))[:2] == (3.0, -3.0)


def test_written_and_read(tmp_path: Path) -> None:
    write(MAKEUP, tmp_path / FILE_NAME)
    assert read(tmp_path / FILE_NAME) == MAKEUP
    assert read(tmp_path / "other.json") is None


@pytest.mark.parametrize(
    "changed",
    [
        {"centre": [1.0]},
        {"spread": [0.0] * len(TRAITS)},
        {"weights": {"mean": [1.0]}},
        {"weights": [1.0]},
        {"centre": ["a"] * len(TRAITS)},
        {"centre": None},
        {"traits": [*reversed(TRAITS)]},
        {"spread": [float("nan")] * len(TRAITS)},
        {"centre": [10**400] * len(TRAITS)},
    ],
    ids=["too few", "no spread", "too few weights", "no names", "no numbers", "nothing", "another order", "not finite", "too large"],
)
def test_damaged_file_is_named(tmp_path: Path, changed: dict[str, object]) -> None:
    path = tmp_path / FILE_NAME
    write(MAKEUP, path)
    path.write_text(json.dumps(json.loads(path.read_text(encoding="utf-8")) | changed), encoding="utf-8")
    with pytest.raises(ModelError, match=FILE_NAME):
        read(path)


def test_shipped_estimate_knows_both_signals() -> None:
    found = [estimate for path in SHIPPED.glob(f"*/{FILE_NAME}") if (estimate := read(path))]
    assert found
    assert all(set(estimate.weights) == {"surprisal_mean", "surprisal_shortfall"} for estimate in found)
