"""The transformers engine: the reference that the other engine is measured against, and the one for GPUs."""

from __future__ import annotations

import warnings
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any

from mtqa.errors import ModelError
from mtqa.translate.engine import Generated, Pieces

if TYPE_CHECKING:
    import torch

_MASKED = -100
"""Target id that cross-entropy leaves out; here it marks padding."""


class TransformersEngine:
    """One Marian model in `MarianMTModel`, with `MarianTokenizer` for its vocabulary."""

    def __init__(self, model: Any, tokenizer: Any, device: str) -> None:
        self._model, self._tokenizer, self._device = model, tokenizer, device

    @classmethod
    def load(cls, folder: Path, compute: str, *, device: str = "cpu") -> TransformersEngine:
        """Load a Marian folder; only safetensors are read, and nothing is fetched.

        Args:
            folder: the model.
            compute: `float32` or `float16`.
            device: `cpu` or `cuda`.

        Raises:
            ModelError: the folder can't be loaded, or there is no such device.
        """
        import torch
        from transformers import MarianMTModel, MarianTokenizer

        if device == "cuda" and not torch.cuda.is_available():
            raise ModelError("no-cuda", "No CUDA device is available to torch.", "Use --device cpu.")
        try:
            with _quiet():
                tokenizer = MarianTokenizer.from_pretrained(str(folder), local_files_only=True)
                model: Any = MarianMTModel.from_pretrained(
                    str(folder), dtype=getattr(torch, compute), use_safetensors=True, local_files_only=True
                )
        except Exception as error:  # transformers raises whatever its readers raise on damaged files
            raise ModelError("broken-model", f"{folder}: transformers can't load it: {error}.", "Fetch the model again.") from None
        return cls(model.to(device).eval(), tokenizer, device)

    def generate(self, sources: Sequence[Pieces], beam: int, limit: int) -> list[Generated]:
        """See `Engine.generate`."""
        import torch

        ids, mask = self._pad([self._tokenizer.convert_tokens_to_ids(list(s)) for s in sources], self._model.config.pad_token_id)
        with torch.inference_mode(), _quiet():
            output = self._model.generate(
                input_ids=ids,
                attention_mask=mask,
                num_beams=beam,
                do_sample=False,
                max_length=None,
                max_new_tokens=limit,
                forced_eos_token_id=None,
                length_penalty=1.0,
                return_dict_in_generate=True,
                output_scores=True,
            )
            if beam == 1:
                steps = self._model.compute_transition_scores(output.sequences, output.scores, normalize_logits=True)
            else:
                steps = output.sequences_scores[:, None]
        return [self._generated(row[1:], scores) for row, scores in zip(output.sequences.tolist(), steps.tolist(), strict=True)]

    def _generated(self, row: list[int], scores: list[float]) -> Generated:
        """One output; `scores` holds one log-probability a token (greedy search) or the mean of all (beam search)."""
        end, pad = self._model.config.eos_token_id, self._model.config.pad_token_id
        ended = end in row
        kept = row[: row.index(end)] if ended else [i for i in row if i != pad]
        score = scores[0] if len(scores) == 1 else sum(scores[: len(kept) + ended]) / max(len(kept) + ended, 1)
        return Generated(tuple(self._tokenizer.convert_ids_to_tokens(kept)), score, ended)

    def log_probabilities(self, sources: Sequence[Pieces], targets: Sequence[Pieces]) -> list[tuple[float, ...]]:
        """See `Engine.log_probabilities`."""
        import torch

        ids, mask = self._pad([self._tokenizer.convert_tokens_to_ids(list(s)) for s in sources], self._model.config.pad_token_id)
        end = self._model.config.eos_token_id
        wanted = [[*self._tokenizer.convert_tokens_to_ids(list(t)), end] for t in targets]
        labels, _ = self._pad(wanted, _MASKED)
        with torch.inference_mode():
            logits = self._model(input_ids=ids, attention_mask=mask, labels=labels).logits.float()
            logits[..., self._model.config.pad_token_id] = -torch.inf
            chosen = torch.log_softmax(logits, -1).gather(-1, labels.clamp(min=0)[..., None])[..., 0]
        return [tuple(row[: len(ids)].tolist()) for row, ids in zip(chosen, wanted, strict=True)]

    def _pad(self, rows: Sequence[Sequence[int]], filler: int) -> tuple[torch.Tensor, torch.Tensor]:
        import torch

        width = max(len(row) for row in rows)
        ids = torch.full((len(rows), width), filler)
        mask = torch.zeros((len(rows), width), dtype=torch.long)
        for i, row in enumerate(rows):
            ids[i, : len(row)] = torch.tensor(row)
            mask[i, : len(row)] = 1
        return ids.to(self._device), mask.to(self._device)


@contextmanager
def _quiet() -> Iterator[None]:
    """Keep transformers' progress bars and advice off the screen; errors still come as exceptions."""
    from transformers.utils import logging as untyped

    logging: Any = untyped
    level, bars = logging.get_verbosity(), logging.is_progress_bar_enabled()
    logging.set_verbosity_error()
    logging.disable_progress_bar()
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            yield
    finally:
        logging.set_verbosity(level)
        if bars:
            logging.enable_progress_bar()
