"""The embedded estimator against its reference file, and its windows."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

import numpy as np
import pytest

from mtqa.errors import ModelError
from mtqa.estimate.estimator import Estimator
from mtqa.estimate.load import EMBEDDED, FILES, load_estimator
from mtqa.translate.card import damaged, read_card
from mtqa.translate.places import Places

REFERENCE = [json.loads(line) for line in (EMBEDDED / "reference.jsonl").read_text(encoding="utf-8").splitlines()]
WORD_TOLERANCE, LOGIT_TOLERANCE = 0.1, 0.3


@pytest.fixture(scope="module")
def estimator() -> Estimator:
    return load_estimator(EMBEDDED, Places.default())


@pytest.mark.parametrize("row", REFERENCE, ids=range(len(REFERENCE)))
def test_int8_stays_near_the_float32_reference(estimator: Estimator, row: dict) -> None:
    found = estimator.estimate([(row["french"], row["source"])])[0]
    assert found.logit == pytest.approx(row["sentence_logit"], abs=LOGIT_TOLERANCE)
    assert [t.bad for t in found.tags] == pytest.approx(row["p_bad"], abs=WORD_TOLERANCE)


def test_batches_give_what_single_sentences_give(estimator: Estimator) -> None:
    rows = [(row["french"], row["source"]) for row in REFERENCE]
    together = estimator.estimate(rows)
    alone = [estimator.estimate([row])[0] for row in rows]
    assert [e.logit for e in together] == pytest.approx([e.logit for e in alone], abs=0.05)


def test_long_sentence_is_judged_whole_in_windows(estimator: Estimator) -> None:
    text = "Le bac de Merak a repris la mer mardi. " * 40
    found = estimator.estimate([(text, None)])[0]
    assert len(found.tags) == len(text.split())


def test_a_repeated_word_is_worse_than_the_clean_sentence(estimator: Estimator) -> None:
    clean, faulty = estimator.estimate([("Le bac a repris la mer mardi.", None), ("Le bac bac a repris la la mer mardi.", None)])
    assert faulty.logit > clean.logit
    assert faulty.worst_words > clean.worst_words


def test_empty_text_has_no_tags(estimator: Estimator) -> None:
    found = estimator.estimate([("", None)])[0]
    assert found.tags == ()
    assert found.worst_words == 0


def test_missing_file_is_a_model_error(tmp_path: Path) -> None:
    with pytest.raises(ModelError, match=r"config\.json is missing"):
        load_estimator(tmp_path, Places.default())


@pytest.mark.parametrize("name", ["heads.safetensors", "joint.model"])
def test_a_truncated_file_is_a_model_error_that_names_it(tmp_path: Path, name: str) -> None:
    for file in (*FILES, "card.json"):
        (tmp_path / file).symlink_to(EMBEDDED / file)
    (tmp_path / name).unlink()
    (tmp_path / name).write_bytes((EMBEDDED / name).read_bytes()[:1000])
    with pytest.raises(ModelError, match=name):
        load_estimator(tmp_path, Places.default())


@pytest.mark.parametrize("name", ["heads.safetensors", "joint.model", "vocab.json"])
@pytest.mark.parametrize("length", [0, 1000])
def test_files_that_no_card_vouches_for_are_model_errors_too(tmp_path: Path, name: str, length: int) -> None:
    class Blank:
        def encode(self, ids: list[list[int]], types: list[list[int]]) -> list[np.ndarray]:
            return [np.zeros((len(row), 384), dtype=np.float32) for row in ids]

    for file in ("heads.safetensors", "joint.model", "vocab.json"):
        shutil.copyfile(EMBEDDED / file, tmp_path / file)
    (tmp_path / name).write_bytes((EMBEDDED / name).read_bytes()[:length])
    with pytest.raises(ModelError, match=name):
        Estimator(tmp_path, Blank(), "blank").estimate([("Le bac part.", None)])


def test_card_matches_the_shipped_files() -> None:
    card = read_card(EMBEDDED)
    assert card is not None
    assert set(card.files) == set(FILES)
    assert damaged(EMBEDDED, card, thorough=True) == []
