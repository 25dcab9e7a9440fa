"""A tiny Marian model made on the spot, the embedded one, and places that no user shares."""

from __future__ import annotations

import io
import json
from pathlib import Path

import pytest

from mtqa.translate.marian import MarianTranslator, open_translator
from mtqa.translate.model import read_model
from mtqa.translate.places import Places

LINES = [
    "Le port a fermé hier soir, a dit le maire.", "The harbour closed last night, the mayor said.",
    "Pelabuhan ditutup tadi malam, kata wali kota.", "« Nous partons », a crié le pêcheur à 10 h 30.",
    '"We are leaving," the fisherman shouted at 10:30.', "Douze bateaux ont quitté l'île en 2020 ; trois sont revenus.",
    "Twelve boats left the island in 2020; three came back.", "Dua belas kapal meninggalkan pulau itu.",
]  # fmt: skip
POSITIONS = 64


def make_marian(folder: Path, *, tags: tuple[str, ...] = (">>eng<<", ">>fra<<"), config: dict[str, str] | None = None) -> Path:
    """2+2 layers, width 32, random weights, 64 positions, SentencePiece trained on a few lines."""
    import sentencepiece
    import torch
    from transformers import MarianConfig, MarianMTModel

    folder.mkdir(parents=True)
    spm = io.BytesIO()
    sentencepiece.SentencePieceTrainer.train(
        sentence_iterator=iter(LINES * 3), model_writer=spm, vocab_size=110, hard_vocab_limit=False, minloglevel=2
    )
    for name in ("source.spm", "target.spm"):
        (folder / name).write_bytes(spm.getvalue())
    loaded = sentencepiece.SentencePieceProcessor(model_proto=spm.getvalue())
    own = [loaded.id_to_piece(i) for i in range(3, loaded.get_piece_size())]
    pieces = ["</s>", "<unk>", *own, *tags, "<pad>"]
    (folder / "vocab.json").write_text(json.dumps({piece: i for i, piece in enumerate(pieces)}), encoding="utf-8")
    (folder / "tokenizer_config.json").write_text(json.dumps({"separate_vocabs": False, **(config or {})}), encoding="utf-8")
    pad = len(pieces) - 1
    torch.manual_seed(7)
    model = MarianMTModel(
        MarianConfig(
            vocab_size=len(pieces), d_model=32, encoder_layers=2, decoder_layers=2, encoder_attention_heads=2, decoder_attention_heads=2,
            encoder_ffn_dim=64, decoder_ffn_dim=64, max_position_embeddings=POSITIONS, pad_token_id=pad, decoder_start_token_id=pad,
            eos_token_id=0, forced_eos_token_id=0, init_std=0.4, activation_function="swish", static_position_embeddings=True,
        )
    )  # fmt: skip
    model.generation_config.bad_words_ids = [[pad]]
    model.save_pretrained(folder)
    return folder


@pytest.fixture(scope="session")
def places(tmp_path_factory: pytest.TempPathFactory) -> Places:
    base = tmp_path_factory.mktemp("places")
    return Places(base / "cache", base / "models")


@pytest.fixture(scope="session")
def tiny(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A multilingual model: fr and en both ways, told by its card."""
    folder = make_marian(tmp_path_factory.mktemp("tiny") / "tiny")
    (folder / "card.json").write_text(
        json.dumps({"name": "tiny", "guillemets": "keep", "beam": 1, "directions": [["fr", "en"], ["en", "fr"]]}), encoding="utf-8"
    )
    return folder


@pytest.fixture(scope="session")
def bilingual(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A model without tags, whose name tells its languages."""
    return make_marian(tmp_path_factory.mktemp("bilingual") / "opus-tiny-fr-en", tags=())


@pytest.fixture(scope="session")
def tiny_translators(tiny: Path, places: Places) -> dict[str, MarianTranslator]:
    model = read_model(tiny)
    return {
        "transformers": open_translator(model, places, engine="transformers"),
        "float32": open_translator(model, places, compute="float32"),
        "int8": open_translator(model, places),
    }


@pytest.fixture(scope="session")
def embedded_translators(places: Places) -> dict[str, MarianTranslator]:
    model = read_model(places.embedded)
    return {
        "transformers": open_translator(model, places, engine="transformers"),
        "float32": open_translator(model, places, compute="float32"),
        "int8": open_translator(model, places),
    }
