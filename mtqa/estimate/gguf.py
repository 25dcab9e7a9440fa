"""Makes a CTranslate2 generator with its SentencePiece model out of a GGUF file: `python -m mtqa.estimate.gguf FILE OUT QUANTIZATION`.

A fourth argument names the file of the pieces that stay in the vocabulary (`mtqa.estimate.cut`); without it all do.

Run in a process of its own: only that process loads torch, transformers and gguf. The tokenizer is rebuilt from the vocabulary that the
GGUF holds (pieces, scores, types), which takes seconds where transformers takes more than a minute.
"""

from __future__ import annotations

import json
import sys
import tempfile
from importlib import import_module
from pathlib import Path
from typing import Any

from mtqa.estimate.cut import cut_pieces, read_kept

PIECES = "pieces.model"
VOCABULARY = "pieces.json"


def convert(gguf_file: Path, out: Path, quantization: str, kept_file: Path | None = None) -> None:
    """Convert `gguf_file` into the folder `out` (made here): the network, `pieces.model`, and `pieces.json` with the special pieces."""
    from ctranslate2.converters import TransformersConverter

    with tempfile.TemporaryDirectory(prefix=".gguf-", dir=out.parent) as work:
        folder = Path(work)
        pieces = vocabulary(gguf_file)
        kept = read_kept(kept_file, len(pieces["tokens"])) if kept_file else None
        if kept is not None:
            pieces = cut_pieces(pieces, kept)
        _write_network(gguf_file, folder, pieces, kept)
        _write_bare_tokenizer(pieces["tokens"], folder)
        TransformersConverter(str(folder)).convert(str(out), quantization=quantization)
    (out / PIECES).write_bytes(sentencepiece_model(pieces))
    special = {name: pieces["tokens"][pieces[name]] for name in ("bos", "pad")}
    (out / VOCABULARY).write_text(json.dumps({**special, "size": len(pieces["tokens"])}), encoding="utf-8")


def vocabulary(gguf_file: Path) -> dict[str, Any]:
    """The vocabulary of a GGUF file: `tokens`, `scores` and SentencePiece `types`, one a piece, and the numbers of `bos` and `pad`."""
    from gguf import GGUFReader

    fields = GGUFReader(str(gguf_file)).fields

    def content(name: str) -> Any:
        return fields[f"tokenizer.ggml.{name}"].contents()

    return {
        "tokens": content("tokens"),
        "scores": content("scores"),
        "types": content("token_type"),
        "bos": content("bos_token_id"),
        "pad": content("padding_token_id"),
    }


def _write_network(gguf_file: Path, folder: Path, pieces: dict[str, Any], kept: list[int] | None) -> None:
    import torch
    from safetensors.torch import save_file
    from transformers import AutoModelForCausalLM

    model = AutoModelForCausalLM.from_pretrained(str(gguf_file.parent), gguf_file=gguf_file.name, dtype=torch.float32)
    tied = set(getattr(model, "_tied_weights_keys", None) or ())
    weights = {name: value.contiguous() for name, value in model.state_dict().items() if name not in tied}
    config = {k: v for k, v in model.config.to_dict().items() if k != "quantization_config"}
    if kept is not None:
        rows = model.config.vocab_size
        weights = {name: value[kept].contiguous() if value.shape[:1] == (rows,) else value for name, value in weights.items()}
        config |= {"vocab_size": len(kept), "bos_token_id": pieces["bos"], "pad_token_id": pieces["pad"]}
        config["eos_token_id"] = pieces["tokens"].index("<eos>")
    save_file(weights, str(folder / "model.safetensors"), metadata={"format": "pt"})
    (folder / "config.json").write_text(json.dumps(config), encoding="utf-8")


def _write_bare_tokenizer(tokens: list[str], folder: Path) -> None:
    """A word list under the name that ctranslate2's converter asks for; nothing tokenizes with it."""
    vocabulary = {token: index for index, token in enumerate(tokens)}
    model = {"type": "WordLevel", "vocab": vocabulary, "unk_token": "<unk>"}
    content: dict[str, Any] = {"version": "1.0", "added_tokens": [], "normalizer": None, "pre_tokenizer": None, "model": model}
    content |= {"truncation": None, "padding": None, "post_processor": None, "decoder": None}
    (folder / "tokenizer.json").write_text(json.dumps(content), encoding="utf-8")
    special = {"unk_token": "<unk>", "pad_token": "<pad>", "bos_token": "<bos>", "eos_token": "<eos>"}
    (folder / "tokenizer_config.json").write_text(json.dumps({"tokenizer_class": "PreTrainedTokenizerFast", **special}), encoding="utf-8")


def sentencepiece_model(pieces: dict[str, Any]) -> bytes:
    """A SentencePiece BPE model with the GGUF's own pieces: no dummy prefix, blanks kept, unknown characters as bytes."""
    schema: Any = import_module("sentencepiece.sentencepiece_model_pb2")

    proto = schema.ModelProto()
    for token, score, kind in zip(pieces["tokens"], pieces["scores"], pieces["types"], strict=True):
        proto.pieces.add(piece=token, score=float(score), type=int(kind))
    proto.trainer_spec.model_type = schema.TrainerSpec.ModelType.BPE
    proto.trainer_spec.byte_fallback = True
    proto.trainer_spec.vocab_size = len(pieces["tokens"])
    proto.normalizer_spec.name = "identity"
    proto.normalizer_spec.add_dummy_prefix = False
    proto.normalizer_spec.remove_extra_whitespaces = False
    proto.normalizer_spec.escape_whitespaces = True
    return bytes(proto.SerializeToString())


if __name__ == "__main__":
    convert(Path(sys.argv[1]), Path(sys.argv[2]), sys.argv[3], *map(Path, sys.argv[4:5]))
