"""A Marian model on disk: its folder, form, card, languages and limits, known without loading its weights."""

from __future__ import annotations

import hashlib
import json
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Literal

from mtqa.errors import ModelError
from mtqa.translate.card import Card, damaged, file_sum, read_card
from mtqa.translate.languages import Directions, allows, directions
from mtqa.translate.tokenizer import FILES as TOKENIZER_FILES
from mtqa.translate.tokenizer import Tokenizer

Form = Literal["marian", "ctranslate2"]
WEIGHTS = "model.safetensors"
CONVERTED_WEIGHTS = "model.bin"
UNSAFE_WEIGHTS = "pytorch_model.bin"
FILES = ("config.json", "generation_config.json", WEIGHTS, CONVERTED_WEIGHTS, *TOKENIZER_FILES)
"""Files that decide what a model says."""


@dataclass(frozen=True, slots=True)
class Model:
    """A model ready to be opened by an engine.

    Attributes:
        folder: where it lies.
        form: `marian` (Hugging Face folder with safetensors) or `ctranslate2` (converted folder with its tokenizer files).
        card: its card; made up from what the folder tells when it has none.
        fingerprint: SHA-256 over its files, hexadecimal.
        positions: the most tokens that it reads or writes at once.
    """

    folder: Path
    form: Form
    card: Card = field(compare=False)
    fingerprint: str
    positions: int = 512

    @property
    def name(self) -> str:
        """The card's name."""
        return self.card.name

    @property
    def identity(self) -> str:
        """Name and revision (of pulled models) or the start of the fingerprint."""
        return f"{self.name}@{(self.card.revision or self.fingerprint)[:8]}"

    def supports(self, source: str, target: str) -> bool:
        """True when it translates from `source` into `target`."""
        return allows(self.card.directions, source, target)

    def rough(self, source: str, target: str) -> bool:
        """True when the direction was measured as too poor to read (see `Card.rough`)."""
        return self.card.rough(source, target)


def is_model(folder: Path) -> bool:
    """True when `folder` looks like a Marian or CTranslate2 model."""
    return any((folder / name).is_file() for name in (WEIGHTS, CONVERTED_WEIGHTS, UNSAFE_WEIGHTS))


def read_model(folder: Path) -> Model:
    """Look at a model's folder without loading it.

    Raises:
        ModelError: it is no model, incomplete, of another architecture, damaged (against its card), or of unknown languages.
    """
    form = _form(folder)
    config = _read_json(folder / "config.json") if form == "marian" else {}
    if form == "marian" and config.get("model_type") != "marian":
        kind = config.get("model_type", "unknown")
        raise ModelError("not-marian", f"{folder}: a model of type {kind!r}, not Marian.", "Name an OPUS-MT model such as opus-mt-fr-en.")
    for name in ("source.spm", "target.spm"):
        if not (folder / name).is_file():
            raise ModelError("no-tokenizer", f"{folder}: {name} is missing.", "Name a folder that holds the model's tokenizer files too.")
    if (folder / "target_vocab.json").is_file():
        raise ModelError("two-vocabularies", f"{folder}: a model with separate vocabularies.", "Name a model with one shared vocabulary.")
    card = read_card(folder) or _made_up_card(folder)
    if broken := damaged(folder, card, thorough=False):
        raise ModelError("damaged-model", f"{folder}: damaged or incomplete: {', '.join(broken)}.", _again(card))
    return Model(folder, form, card, _fingerprint(folder, card), int(config.get("max_position_embeddings", card.positions)))


def _again(card: Card) -> str:
    if card.repository:
        return f"Fetch it again: mtqa models pull {card.repository}"
    return "Install mtqa again, or restore the folder."


def _form(folder: Path) -> Form:
    if (folder / WEIGHTS).is_file():
        return "marian"
    if (folder / CONVERTED_WEIGHTS).is_file():
        return "ctranslate2"
    if (folder / UNSAFE_WEIGHTS).is_file():
        raise ModelError(
            "unsafe-weights",
            f"{folder}: only {UNSAFE_WEIGHTS}, which may run code when it is read.",
            f"Make safetensors of it (weights only, nothing is run): python -m mtqa.translate.weights {folder}",
        )
    raise ModelError("no-weights", f"{folder}: neither {WEIGHTS} nor {CONVERTED_WEIGHTS}.", "Name a Marian or CTranslate2 folder.")


def _made_up_card(folder: Path) -> Card:
    config = _read_json(folder / "tokenizer_config.json") if (folder / "tokenizer_config.json").is_file() else {}
    name = folder.resolve().name
    known: Directions = directions(config.get("source_lang"), config.get("target_lang"), name, Tokenizer(folder).vocabulary)
    if not known:
        raise ModelError(
            "unknown-languages",
            f"{folder}: nothing tells which languages it translates between.",
            'Name the folder after them (my-model-fr-en), or put a card.json into it: {"name": "my-model", "directions": [["fr", "en"]]}',
        )
    return Card(name=name, directions=known)


def _fingerprint(folder: Path, card: Card) -> str:
    """SHA-256 over the files' checksums and the way of normalising.

    The card's own checksums are taken on trust: converting and `mtqa models selfcheck` verify them.
    """
    digest = hashlib.sha256(card.guillemets.encode())
    for name in FILES:
        path = folder / name
        if path.is_file():
            known = card.files.get(name) or file_sum(path)
            digest.update(f"{name} {known.sha256}\n".encode())
    return digest.hexdigest()


def _read_json(path: Path) -> dict[str, Any]:
    try:
        content = json.loads(path.read_text(encoding="utf-8"))
    except (OSError, ValueError) as error:
        raise ModelError("bad-config", f"{path}: can't be read: {error}.", "Fetch the model again.") from None
    return content if isinstance(content, dict) else {}
