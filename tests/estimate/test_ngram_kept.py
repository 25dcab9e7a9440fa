"""The unpacked n-gram model: the same numbers from the cache as from its files, and another key when the files change."""

from __future__ import annotations

import os
import shutil
from pathlib import Path

import numpy as np
import pytest

from mtqa.errors import ModelError
from mtqa.estimate import ngram_trie
from mtqa.estimate.ngram import EMBEDDED, FILES, NgramModel, load_ngram, save
from mtqa.estimate.ngram_kept import arrays_of, dumped, key_of, loaded, trie_of
from mtqa.kept import Buffer, put_aside
from mtqa.language.morphology import Lexicon
from mtqa.translate.card import Card, sums, write_card
from tests.test_kept import resident

SENTENCES = ["Le bac ferme lundi.", "Les quais ferment, a dit M. Loa.", ""]


@pytest.fixture
def folder(small: NgramModel, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("MTQA_CACHE_DIR", str(tmp_path / "cache"))
    made = tmp_path / "model"
    save(small, made)
    write_card(made, Card(name="small", files=sums(made, FILES)))
    return made


def test_arrays_and_facts_come_back(small: NgramModel) -> None:
    arrays = {"a": np.array([1, 2, 3], np.uint8), "b": np.array([0.5], np.float32), "none": np.array([], np.int64)}
    facts, found = loaded(dumped({"words": ["é", "\n"], "share": 0.3}, arrays))
    assert facts == {"words": ["é", "\n"], "share": 0.3}
    assert {name: (each.dtype, each.tolist()) for name, each in found.items()} == {n: (a.dtype, a.tolist()) for n, a in arrays.items()}
    assert not any(each.flags.writeable for each in found.values())


def test_a_trie_comes_back(small: NgramModel) -> None:
    again = trie_of(loaded(dumped({}, arrays_of(small.words, "w") | arrays_of(small.classes, "c")))[1], "c")
    assert again.order == small.classes.order
    for one, two in zip(again.levels, small.classes.levels, strict=True):
        assert np.array_equal(one.keys, two.keys)
        assert np.array_equal(one.log_probabilities, two.log_probabilities)
        assert (one.back_offs is None) == (two.back_offs is None)


def test_the_kept_model_says_what_the_files_say(folder: Path, lexicon: Lexicon) -> None:
    first, second = load_ngram(folder, lexicon), load_ngram(folder, lexicon)
    assert [path.name.partition("-")[0] for path in (folder.parent / "cache" / "ready").iterdir()] == ["ngram"]
    assert not any(level.keys.flags.writeable for model in (first, second) for level in model.words.levels)  # they are mapped
    (folder / "card.json").unlink()
    plain = load_ngram(folder, lexicon)
    assert first.score(SENTENCES) == second.score(SENTENCES) == plain.score(SENTENCES)
    assert second.identity == plain.identity == "small"


@pytest.mark.parametrize("stretch", [1, 3, 1 << 20])
def test_stretches_of_any_length_find_the_same(small: NgramModel, monkeypatch: pytest.MonkeyPatch, stretch: int) -> None:
    expected = small.score(SENTENCES)
    monkeypatch.setattr(ngram_trie, "_STRETCH", stretch)
    assert small.score(SENTENCES) == expected


def test_little_of_the_kept_model_is_in_memory_at_a_time(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("MTQA_CACHE_DIR", str(tmp_path))
    model, held = load_ngram(), list[int]()
    (path,) = (tmp_path / "ready").glob("ngram-*")

    def watched(buffer: Buffer) -> None:
        held.append(resident(path) or 0)
        put_aside(buffer)

    monkeypatch.setattr(ngram_trie, "put_aside", watched)
    model.score(SENTENCES * 200)
    assert len(held) > 30
    assert max(held) * 1024 < path.stat().st_size / 5


def test_files_that_change_are_looked_at_again(folder: Path, lexicon: Lexicon) -> None:
    load_ngram(folder, lexicon)
    path = folder / FILES[0]
    content = bytearray(path.read_bytes())
    content[len(content) // 2] ^= 1
    path.write_bytes(content)
    os.utime(path, (1, 1))
    with pytest.raises(ModelError, match=FILES[0]):
        load_ngram(folder, lexicon)


def test_the_key_follows_the_card(tmp_path: Path) -> None:
    shutil.copytree(EMBEDDED, tmp_path / "model")
    before = key_of(tmp_path / "model", FILES)
    assert key_of(tmp_path / "model", FILES) == before
    (tmp_path / "model" / "card.json").write_text("{}", encoding="utf-8")
    assert key_of(tmp_path / "model", FILES) != before
