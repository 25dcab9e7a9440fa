"""Marian's tokenizer without transformers: SentencePiece models and the vocabulary that lies beside them."""

from __future__ import annotations

import json
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Any

from mtqa.errors import ModelError
from mtqa.translate import languages

if TYPE_CHECKING:
    from sentencepiece import SentencePieceProcessor

END = "</s>"
UNKNOWN = "<unk>"
PAD = "<pad>"
_VOCABULARIES = ("vocab.json", "shared_vocabulary.json", "source_vocabulary.json")
FILES = ("source.spm", "target.spm", *_VOCABULARIES, "tokenizer_config.json")
"""Files of a tokenizer that may lie in a model's folder."""


class Tokenizer:
    """Turns text into pieces and back; expects text in the form of `normalise`.

    Text can't smuggle in control pieces: `</s>` or `>>eng<<` in a text are cut into ordinary pieces.
    """

    def __init__(self, folder: Path) -> None:
        self.folder = folder

    @cached_property
    def vocabulary(self) -> dict[str, int]:
        """Piece to id."""
        for name in _VOCABULARIES:
            path = self.folder / name
            if path.is_file():
                return _read_vocabulary(path)
        raise ModelError(
            "no-vocabulary", f"{self.folder}: no vocab.json.", "Name a complete Marian or CTranslate2 folder, with its tokenizer files."
        )

    @cached_property
    def _source(self) -> SentencePieceProcessor:
        return _load(self.folder / "source.spm")

    @cached_property
    def _target(self) -> SentencePieceProcessor:
        return _load(self.folder / "target.spm")

    def source_pieces(self, text: str) -> list[str]:
        """Pieces of a source text, without tag and end mark."""
        pieces: list[str] = self._source.encode(text, out_type=str)
        return pieces

    def target_pieces(self, text: str) -> tuple[list[str], list[tuple[int, int]]]:
        """Pieces of a target text, without end mark, and where each stands in `text` (code points)."""
        mapping: dict[str, Any] = self._target.encode(text, return_type="offset_mapping")
        return [*mapping["pieces"]], [*mapping["offsets"]]

    def count_target(self, text: str) -> int:
        """How many pieces a target text has."""
        return len(self._target.encode(text, out_type=int))

    def ids(self, pieces: list[str]) -> list[int]:
        """Vocabulary ids; pieces that the vocabulary lacks are unknown."""
        unknown = self.vocabulary[UNKNOWN]
        return [self.vocabulary.get(piece, unknown) for piece in pieces]

    def text(self, pieces: list[str]) -> str:
        """Plain text of generated pieces; control pieces are left out."""
        decoded: str = self._target.decode_pieces([p for p in pieces if p not in (END, UNKNOWN, PAD)])
        return decoded.replace("▁", " ").strip()

    def tag(self, language: str) -> str | None:
        """The piece that asks for `language`, if the vocabulary has one."""
        return languages.tag(language, self.vocabulary)


def _read_vocabulary(path: Path) -> dict[str, int]:
    try:
        content = json.loads(path.read_text(encoding="utf-8"))
    except (OSError, ValueError) as error:
        raise ModelError("bad-vocabulary", f"{path}: can't be read as a vocabulary: {error}.", "Fetch the model again.") from None
    entries = content if isinstance(content, dict) else {piece: i for i, piece in enumerate(content)}
    if UNKNOWN not in entries or END not in entries:
        raise ModelError("bad-vocabulary", f"{path}: lacks {UNKNOWN} or {END}.", "This is not the vocabulary of a Marian model.")
    return entries


def _load(path: Path) -> SentencePieceProcessor:
    from sentencepiece import SentencePieceProcessor

    if not path.is_file():
        raise ModelError(
            "no-tokenizer", f"{path}: no such file.", "Name a complete Marian or CTranslate2 folder, with its tokenizer files."
        )
    try:
        return SentencePieceProcessor(model_file=str(path))
    except (RuntimeError, OSError) as error:
        raise ModelError("bad-tokenizer", f"{path}: can't be read as a SentencePiece model: {error}.", "Fetch the model again.") from None
