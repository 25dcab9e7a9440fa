"""The CTranslate2 engine: int8 on CPU by default, and free of torch and transformers."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from mtqa.errors import ModelError
from mtqa.translate.engine import Generated, Pieces
from mtqa.translate.tokenizer import END

if TYPE_CHECKING:
    import ctranslate2


class CTranslate2Engine:
    """One converted model, loaded.

    With `compute="int8"` it translates in int8, and scores with the same int8 weights but float32 activations: that takes 1.7 times as
    long as int8 throughout (int16 as long as float32), and halves the distance to float32 (0.08 to 0.04 per token on the embedded model).

    Since 4.8.5 `import ctranslate2` leaves its converters, and with them torch and transformers, alone until they are asked for; a
    test watches over it.
    """

    def __init__(self, folder: Path, compute: str, threads: int = 0, device: str = "cpu") -> None:
        self._folder, self._compute, self._threads, self._device = folder, compute, threads, device

    @classmethod
    def load(cls, folder: Path, compute: str, *, threads: int = 0, device: str = "cpu") -> CTranslate2Engine:
        """Load a CTranslate2 folder.

        Args:
            folder: the converted model.
            compute: `int8` or `float32`.
            threads: threads of one batch; 0 leaves it to the library.
            device: `cpu` or `cuda`.

        Raises:
            ModelError: the folder can't be loaded, or there is no such device.
        """
        engine = cls(folder, compute, threads, device)
        _ = engine._translator
        return engine

    @cached_property
    def _translator(self) -> ctranslate2.Translator:
        return _open(self._folder, self._compute, self._threads, self._device)

    @cached_property
    def _scorer(self) -> ctranslate2.Translator:
        return self._translator if self._compute != "int8" else _open(self._folder, "float32", self._threads, self._device)

    def generate(self, sources: Sequence[Pieces], beam: int, limit: int) -> list[Generated]:
        """See `Engine.generate`."""
        with _reported(self._folder):
            results = self._translator.translate_batch(
                [list(source) for source in sources],
                beam_size=beam,
                max_decoding_length=limit,
                max_input_length=0,
                return_scores=True,
                return_end_token=True,
            )
        return [_generated(result.hypotheses[0], result.scores[0]) for result in results]

    def log_probabilities(self, sources: Sequence[Pieces], targets: Sequence[Pieces]) -> list[tuple[float, ...]]:
        """See `Engine.log_probabilities`."""
        with _reported(self._folder):
            results = self._scorer.score_batch([list(s) for s in sources], [list(t) for t in targets], max_input_length=0)
        return [tuple(result.log_probs) for result in results]


def _open(folder: Path, compute: str, threads: int, device: str) -> ctranslate2.Translator:
    import ctranslate2

    if device == "cuda" and not ctranslate2.get_cuda_device_count():
        raise ModelError("no-cuda", "No CUDA device is available to ctranslate2.", "Use --device cpu.")
    with _reported(folder):
        return ctranslate2.Translator(str(folder), device=device, compute_type=compute, intra_threads=threads)


@contextmanager
def _reported(folder: Path) -> Iterator[None]:
    """Turn what the library raises into a `ModelError` that names the folder."""
    try:
        yield
    except (RuntimeError, ValueError, OSError) as error:
        raise ModelError(
            "broken-model", f"{folder}: ctranslate2 can't run it: {error}.", "Fetch the model again, or name another with --model."
        ) from None


def _generated(pieces: Sequence[str], score: float) -> Generated:
    ended = bool(pieces) and pieces[-1] == END
    return Generated(tuple(pieces[:-1] if ended else pieces), score, ended)
