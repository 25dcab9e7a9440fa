"""Makes a CTranslate2 folder of a Marian folder: once, in the user's cache, in a process of its own, atomically.

Run as a program (`python -m mtqa.translate.convert FOLDER OUT QUANTIZATION`) it converts; only that process loads torch and transformers.
"""

from __future__ import annotations

import shutil
import sys
import tempfile
from dataclasses import replace
from pathlib import Path

from mtqa.errors import ModelError
from mtqa.translate.card import damaged, read_card, sums, write_card
from mtqa.translate.isolated import run_module
from mtqa.translate.model import CONVERTED_WEIGHTS, FILES, Model
from mtqa.translate.tokenizer import FILES as TOKENIZER_FILES


def converted(model: Model, cache: Path, quantization: str) -> Path:
    """The CTranslate2 form of `model`, made if it is not there yet.

    The folder's name holds the model's fingerprint, so another model never meets an old conversion. It appears whole or not at
    all: two processes may convert at the same time, and the first to finish wins. Its files are held against the checksums that were
    taken when it was made; one that differs is made anew.

    Raises:
        ModelError: the model is damaged or can't be converted, or the cache can't be written.
    """
    if model.form == "ctranslate2":
        return model.folder
    final = place(model, cache, quantization)
    if (final / CONVERTED_WEIGHTS).is_file():
        if _sound(final):
            return final
        shutil.rmtree(final, ignore_errors=True)
    if broken := damaged(model.folder, model.card, thorough=True):
        raise ModelError(
            "damaged-model", f"{model.folder}: differs from its card: {', '.join(broken)}.", "Fetch or install the model again."
        )
    try:
        final.parent.mkdir(parents=True, exist_ok=True)
        work = Path(tempfile.mkdtemp(prefix=".making-", dir=final.parent))
    except OSError as error:
        raise ModelError(
            "cache-not-writable",
            f"{final.parent}: converted models can't be kept there: {error.strerror}.",
            "Set MTQA_CACHE_DIR to a folder that can be written.",
        ) from None
    try:
        run_module("mtqa.translate.convert", [str(model.folder), str(work / "model"), quantization], f"{model.name} can't be converted")
        card = replace(model.card, positions=model.positions, files=sums(work / "model", FILES))
        write_card(work / "model", card)
        _publish(work / "model", final)
    finally:
        shutil.rmtree(work, ignore_errors=True)
    return final


def _sound(folder: Path) -> bool:
    """True for a conversion whose files are what its card says, to the byte."""
    try:
        card = read_card(folder)
    except ModelError:
        return False
    return card is not None and CONVERTED_WEIGHTS in card.files and not damaged(folder, card, thorough=True)


def place(model: Model, cache: Path, quantization: str) -> Path:
    """Where the conversion of `model` lies or would lie."""
    return cache / "ct2" / f"{model.name}-{model.fingerprint[:12]}-{quantization}"


def discard(model: Model, cache: Path, quantization: str) -> None:
    """Remove a conversion that can't be loaded, so that the next use makes it anew."""
    if model.form == "marian":
        shutil.rmtree(place(model, cache, quantization), ignore_errors=True)


def _publish(made: Path, final: Path) -> None:
    try:
        made.replace(final)
    except OSError:
        if not (final / CONVERTED_WEIGHTS).is_file():
            raise


def convert(folder: Path, out: Path, quantization: str) -> None:
    """Convert, and put the tokenizer files beside the weights (loads torch and transformers)."""
    from ctranslate2.converters import TransformersConverter

    TransformersConverter(str(folder)).convert(str(out), quantization=quantization)
    for name in TOKENIZER_FILES:
        if (folder / name).is_file() and not (out / name).is_file():
            shutil.copyfile(folder / name, out / name)


if __name__ == "__main__":
    convert(Path(sys.argv[1]), Path(sys.argv[2]), sys.argv[3])
