"""A cut vocabulary: what stays, and that text of the languages at hand falls into the same pieces as before."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from sentencepiece import SentencePieceProcessor

from mtqa.errors import ModelError
from mtqa.estimate.cut import cut_pieces, merged, name_of, pack, read_kept, to_keep
from mtqa.estimate.gguf import sentencepiece_model
from mtqa.estimate.load_language_model import KEPT

SPECIAL = ["<pad>", "<eos>", "<bos>", "<unk>", "<unused0>"]
BYTES = [f"<0x{byte:02X}>" for byte in range(256)]
GEMMA = 262_144
PLAIN = ["▁l", "po", "rt", "port", "▁le", "p", "o", "r", "t", "l", "e", "▁", "港", "港口", "口", "é"]
"""Ordinary pieces in the order in which they are merged."""


@pytest.fixture
def pieces() -> dict[str, Any]:
    tokens = [*SPECIAL, *BYTES, *PLAIN]
    types = [3, 3, 3, 2, 3, *[6] * 256, *[1] * len(PLAIN)]
    scores = [*[0.0] * (len(SPECIAL) + 256), *(-float(n) for n in range(len(PLAIN)))]
    return {"tokens": tokens, "scores": scores, "types": types, "bos": 2, "pad": 0}


def scores_of(pieces: dict[str, Any]) -> dict[str, float]:
    return {t: s for t, s, kind in zip(pieces["tokens"], pieces["scores"], pieces["types"], strict=True) if kind == 1}


def test_a_piece_comes_with_all_that_it_is_merged_from(pieces: dict[str, Any]) -> None:
    assert merged("port", scores_of(pieces)) == {"p", "o", "r", "t", "po", "rt", "port"}
    assert merged("▁lx", scores_of(pieces)) == {"▁", "l", "x", "▁l"}
    assert merged("", scores_of(pieces)) == set()


def test_other_scripts_and_reserved_places_go(pieces: dict[str, Any]) -> None:
    kept = [pieces["tokens"][n] for n in to_keep(frozenset({"po", "rt", "port", "▁"}), pieces)]
    assert not {"<unused0>", "港", "港口", "口", "▁le"} & set(kept)
    assert {*SPECIAL[:4], *BYTES, "port", "é", "p"} <= set(kept)


def test_text_is_cut_as_before_and_the_rest_into_bytes(pieces: dict[str, Any]) -> None:
    words = ["▁le", "▁port"]
    used = frozenset().union(*(merged(word, scores_of(pieces)) for word in words))
    less = cut_pieces(pieces, to_keep(used, pieces))
    whole, cut = (SentencePieceProcessor(model_proto=sentencepiece_model(p)) for p in (pieces, less))
    assert cut.encode(" le port", out_type=str) == whole.encode(" le port", out_type=str) == ["▁le", "▁", "port"]
    assert cut.encode("港", out_type=str) == ["<0xE6>", "<0xB8>", "<0xAF>"]
    assert [less["tokens"][less[name]] for name in ("bos", "pad")] == ["<bos>", "<pad>"]


def test_the_file_reads_back(tmp_path: Path) -> None:
    file = tmp_path / "bits"
    for kept, size in (([], 1), ([0, 7, 8, 12], 13), (list(range(16)), 16)):
        file.write_bytes(pack(kept, size))
        assert read_kept(file, size) == kept
    name = name_of(file)
    file.write_bytes(pack([1], 16))
    assert name_of(file) != name


@pytest.mark.parametrize("content", [b"", b"no gzip", pack([1], 64), pack([1], 16)[:-9]])
def test_a_damaged_file_is_an_error(tmp_path: Path, content: bytes) -> None:
    (tmp_path / "bits").write_bytes(content)
    with pytest.raises(ModelError, match="bits"):
        read_kept(tmp_path / "bits", 16)


def test_the_shipped_cut_is_less_than_half() -> None:
    assert 50_000 < len(read_kept(KEPT, GEMMA)) < GEMMA / 2
