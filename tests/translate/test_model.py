"""A model's folder that is incomplete or of another kind: one clear error, which names what is wrong."""

from __future__ import annotations

import json
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from mtqa.errors import ModelError
from mtqa.translate.model import read_model
from mtqa.translate.tokenizer import Tokenizer


@pytest.fixture
def copy(tiny: Path, tmp_path: Path) -> Path:
    return Path(shutil.copytree(tiny, tmp_path / "opus-mt-fr-en"))


def other_kind(folder: Path) -> None:
    config = json.loads((folder / "config.json").read_text())
    (folder / "config.json").write_text(json.dumps({**config, "model_type": "t5"}))


@pytest.mark.parametrize(
    ("change", "code"),
    [
        (lambda folder: (folder / "source.spm").unlink(), "no-tokenizer"),
        (lambda folder: (folder / "target_vocab.json").write_text("{}"), "two-vocabularies"),
        (other_kind, "not-marian"),
    ],
)
def test_a_folder_that_is_no_whole_model(copy: Path, change: Callable[[Path], None], code: str) -> None:
    change(copy)
    with pytest.raises(ModelError) as caught:
        read_model(copy)
    assert caught.value.code == code
    assert str(copy) in caught.value.what


@pytest.mark.parametrize(
    ("change", "code"),
    [
        (lambda folder: (folder / "vocab.json").unlink(), "no-vocabulary"),
        (lambda folder: (folder / "vocab.json").write_text("{"), "bad-vocabulary"),
        (lambda folder: (folder / "vocab.json").write_text('{"a": 0}'), "bad-vocabulary"),
    ],
)
def test_a_vocabulary_that_can_not_be_read(copy: Path, change: Callable[[Path], None], code: str) -> None:
    change(copy)
    with pytest.raises(ModelError) as caught:
        _ = Tokenizer(copy).vocabulary
    assert caught.value.code == code


@pytest.mark.parametrize("content", [None, b"not a model"])
def test_pieces_that_can_not_be_read(copy: Path, content: bytes | None) -> None:
    if content is None:
        (copy / "source.spm").unlink()
    else:
        (copy / "source.spm").write_bytes(content)
    with pytest.raises(ModelError) as caught:
        Tokenizer(copy).source_pieces("Le bac.")
    assert caught.value.code in {"no-tokenizer", "bad-tokenizer"}
