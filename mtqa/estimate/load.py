"""Finding and opening a quality estimator: the embedded one, or a folder of the same form."""

from __future__ import annotations

import hashlib
from dataclasses import replace
from pathlib import Path

from mtqa.errors import ModelError
from mtqa.estimate.estimator import REMEDY, CTranslate2Encoder, Estimator
from mtqa.translate.card import Card, damaged, file_sum, read_card
from mtqa.translate.convert import converted
from mtqa.translate.model import WEIGHTS, Model
from mtqa.translate.places import Places

EMBEDDED = Path(__file__).parent.parent / "model" / "qe"
FILES = ("config.json", "model.safetensors", "heads.safetensors", "joint.model", "vocab.json")
_QUANTIZATION = "int8"


def load_estimator(folder: Path, places: Places) -> Estimator:
    """Open the estimator in `folder` on ctranslate2 (int8), converting it once into the user's cache.

    Raises:
        ModelError: a file is missing or differs from its checksum in the card, or the model can't be converted or loaded. The weights are
            held against theirs when they are converted, and the conversion against its own whenever it is opened.
    """
    missing = [name for name in FILES if not (folder / name).is_file()]
    if missing:
        raise ModelError(
            "no-estimator", f"{folder}: {missing[0]} is missing: not an estimator.", "Name another folder, or --estimator none."
        )
    card = read_card(folder) or Card(name=folder.resolve().name)
    small = replace(card, files={name: known for name, known in card.files.items() if name != WEIGHTS})
    if broken := damaged(folder, card, thorough=False) or damaged(folder, small, thorough=True):
        raise ModelError("bad-estimator", f"{folder}: damaged or incomplete: {', '.join(broken)}.", REMEDY)
    digest = hashlib.sha256("".join(f"{n} {(card.files.get(n) or file_sum(folder / n)).sha256}\n" for n in FILES).encode())
    model = Model(folder, "marian", card, digest.hexdigest())
    encoder = CTranslate2Encoder(converted(model, places.cache, _QUANTIZATION))
    return Estimator(folder, encoder, f"{model.identity}|engine:ct2-{_QUANTIZATION}")
