"""Which language model `--lm` opens, and what is said when it can't."""

from __future__ import annotations

import sys
from pathlib import Path
from types import SimpleNamespace

import pytest

from mtqa.errors import ModelError
from mtqa.estimate import load_language_model as loading
from mtqa.phrase import Phrase
from mtqa.translate.places import Places


@pytest.fixture
def own(tmp_path: Path) -> Places:
    return Places(models=tmp_path / "models", cache=tmp_path / "cache")


def refused(request: str | None, places: Places) -> ModelError:
    said: list[Phrase] = []
    with pytest.raises(ModelError) as caught:
        loading.load_language_model(request, places, said.append)
    return caught.value


def test_what_is_not_there(own: Places, tmp_path: Path) -> None:
    assert refused("nowhere.gguf", own).code == "no-language-model"
    assert refused(str(tmp_path / "notes.txt"), own).code == "no-language-model"
    half = tmp_path / "half"
    half.mkdir()
    error = refused(str(half), own)
    assert (error.code, "is missing" in error.what) == ("no-language-model", True)


def test_a_file_that_is_no_model_leaves_nothing(own: Places, tmp_path: Path) -> None:
    (tmp_path / "x.gguf").write_bytes(b"GGUF nothing")
    error = refused(str(tmp_path / "x.gguf"), own)
    assert "can't be converted" in error.what
    assert list((own.cache / "lm").iterdir()) == []


def test_without_the_extra_there_is_none(own: Places, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(loading, "PACKAGE", "no_such_package_at_all")
    assert not loading.installed()
    assert loading.load_language_model(None, own, lambda phrase: None) is None


def test_weights_that_differ_from_the_published_ones_are_refused(own: Places, monkeypatch: pytest.MonkeyPatch) -> None:
    def assemble(file: Path) -> None:
        file.write_bytes(b"other weights")

    monkeypatch.setattr(loading, "installed", lambda: True)
    monkeypatch.setitem(sys.modules, loading.PACKAGE, SimpleNamespace(assemble=assemble))  # type: ignore[arg-type]
    assert refused(None, own).code == "damaged-model"
    assert list((own.cache / "lm").iterdir()) == []
