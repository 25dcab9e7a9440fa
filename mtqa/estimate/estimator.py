"""The quality estimator: a small cross-encoder that gives each French word a probability of being wrong, and the sentence a logit.

Word-level quality estimation as in Kepler et al. (2019, OpenKiwi) and Zerva et al. (2022, WMT shared task): [source </s>] French </s>, an
OK/BAD tag a word. With an empty source it judges the French alone.
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Any, Protocol

from mtqa.article.model import Span
from mtqa.errors import ModelError
from mtqa.estimate.words import Word, words
from mtqa.translate.batches import batches

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

_SOURCE_PIECES = 78
_ALL_PIECES = 250
_BATCH_PIECES = 384
"""Pieces of a batch, padding included. With more, the states leave the processor's cache: at 2,048 each takes up to 1.7 times as long."""
REMEDY = "Install mtqa again, name another folder, or --estimator none."
"""What to do about an estimator that can't be read."""
_START, _END, _UNKNOWN = ">>fra<<", "</s>", 1


@dataclass(frozen=True, slots=True)
class WordTag:
    """A word's place in the text as read, and P(BAD), 0-1, higher is worse."""

    span: Span
    bad: float


@dataclass(frozen=True, slots=True)
class Estimate:
    """What the estimator says of one sentence: `logit` (higher is worse, not calibrated) and a tag for each word."""

    logit: float
    tags: tuple[WordTag, ...]

    @property
    def worst_words(self) -> float:
        """Mean P(BAD) of the three worst words, 0-1; 0 without words."""
        worst = sorted((t.bad for t in self.tags), reverse=True)[:3]
        return sum(worst) / len(worst) if worst else 0.0


class Encoder(Protocol):
    """Runs the BERT body: last hidden states, one matrix [pieces, width] a row."""

    def encode(self, ids: Sequence[Sequence[int]], types: Sequence[Sequence[int]]) -> list[NDArray[np.float32]]:
        """Hidden states of each row of piece ids with their token types."""
        ...


class CTranslate2Encoder:
    """The body on ctranslate2, int8."""

    def __init__(self, folder: Path, threads: int = 0) -> None:
        import ctranslate2

        try:
            self._encoder: Any = ctranslate2.Encoder(str(folder), device="cpu", compute_type="int8", intra_threads=threads)
        except (RuntimeError, ValueError, OSError) as error:
            raise ModelError(
                "broken-model", f"{folder}: ctranslate2 can't load it: {error}.", "Delete the folder; it will be made again."
            ) from None

    def encode(self, ids: Sequence[Sequence[int]], types: Sequence[Sequence[int]]) -> list[NDArray[np.float32]]:
        """See `Encoder.encode`."""
        import numpy as np

        output = self._encoder.forward_batch([list(row) for row in ids], token_type_ids=[list(row) for row in types])
        hidden = np.array(output.last_hidden_state)
        return [hidden[i, : len(row)] for i, row in enumerate(ids)]


@dataclass(frozen=True, slots=True)
class Window:
    """One input: the row and first word it stands for, piece ids, token types; for each word the range of its pieces, and its span."""

    row: int
    first: int
    ids: list[int]
    types: list[int]
    pieces: list[tuple[int, int]]
    spans: list[tuple[int, int]]


class Estimator:
    """Reads a folder (vocabulary, SentencePiece model, heads) and judges sentences with a body that it is given.

    Sources: the model card beside the weights. A sentence of more than 250 pieces is judged in windows: its logit is the highest of theirs.
    """

    def __init__(self, folder: Path, encoder: Encoder, identity: str) -> None:
        self.folder, self.identity = folder, identity
        self._encoder = encoder
        self._known: dict[str, list[int]] = {}

    @cached_property
    def _vocabulary(self) -> dict[str, int]:
        try:
            return dict(json.loads((self.folder / "vocab.json").read_text(encoding="utf-8")))
        except (OSError, ValueError) as error:
            raise ModelError("bad-estimator", f"{self.folder}: no readable vocab.json: {error}.", REMEDY) from None

    @cached_property
    def _processor(self) -> Any:
        from sentencepiece import SentencePieceProcessor

        try:
            return SentencePieceProcessor(model_file=str(self.folder / "joint.model"))
        except (OSError, RuntimeError) as error:
            raise ModelError("bad-estimator", f"{self.folder}: no readable joint.model: {error}.", REMEDY) from None

    @cached_property
    def _heads(self) -> dict[str, NDArray[np.float32]]:
        import numpy as np
        from safetensors import SafetensorError
        from safetensors.numpy import load_file

        try:
            heads = load_file(self.folder / "heads.safetensors")
        except (OSError, SafetensorError) as error:
            raise ModelError("bad-estimator", f"{self.folder}: no readable heads.safetensors: {error}.", REMEDY) from None
        return {name: value.astype(np.float32) for name, value in heads.items()}

    def estimate(self, rows: Sequence[tuple[str, str | None]]) -> list[Estimate]:
        """Judge each (French, source or None); one result a row, in order."""
        split = [words(french) for french, _ in rows]
        windows = [w for row, (_, source) in enumerate(rows) for w in self._windows(row, split[row], source)]
        logits: list[list[float]] = [[] for _ in rows]
        bad: list[dict[int, list[float]]] = [{} for _ in rows]
        for batch in batches([len(w.ids) for w in windows], _BATCH_PIECES):
            own = [windows[i] for i in batch.indices]
            hidden = self._encoder.encode([w.ids for w in own], [w.types for w in own])
            for window, states in zip(own, hidden, strict=True):
                logit, tags = self._read(window, states)
                logits[window.row].append(logit)
                bad[window.row][window.first] = tags
        return [_gather(split[row], logits[row], bad[row]) for row in range(len(rows))]

    def windows_of(self, french: str, source: str | None) -> list[Window]:
        """The inputs that one sentence makes (for training)."""
        return self._windows(0, words(french), source)

    def replace_heads(self, heads: dict[str, NDArray[np.float32]]) -> None:
        """Judge with other heads from now on (for training)."""
        self.__dict__["_heads"] = heads

    def _windows(self, row: int, own: Sequence[Word], source: str | None) -> list[Window]:
        head = [self._vocabulary[_START]]
        for word in words(source or ""):
            head += self._pieces(word.text)
        head = [*head[: _SOURCE_PIECES + 1], self._vocabulary[_END]]
        room = _ALL_PIECES - len(head) - 1
        found: list[Window] = []
        first, ids, pieces = 0, list(head), list[tuple[int, int]]()
        for index, word in enumerate(own):
            encoded = self._pieces(word.text)[:room]
            if pieces and len(ids) - len(head) + len(encoded) > room:
                found.append(self._window(row, own[first:index], first, len(head), ids, pieces))
                first, ids, pieces = index, list(head), []
            pieces.append((len(ids), len(ids) + len(encoded)))
            ids += encoded
        return [*found, self._window(row, own[first:], first, len(head), ids, pieces)]

    def _window(self, row: int, own: Sequence[Word], first: int, head: int, ids: list[int], pieces: list[tuple[int, int]]) -> Window:
        whole = [*ids, self._vocabulary[_END]]
        spans = [(word.span.start, word.span.end) for word in own]
        return Window(row, first, whole, [0] * head + [1] * (len(whole) - head), pieces, spans)

    def _read(self, window: Window, hidden: NDArray[np.float32]) -> tuple[float, list[float]]:
        """The sentence logit and P(BAD) of each word (its worst piece's) from the last hidden states."""
        import numpy as np

        heads = self._heads
        bad = 1 / (1 + np.exp(-(hidden @ heads["word.weight"][0] + heads["word.bias"])))
        french = np.array(window.types, dtype=np.float32)[:, None]
        pooled = np.concatenate([hidden[0], (hidden * french).sum(0) / max(1.0, float(french.sum()))])
        inner = np.tanh(pooled @ heads["sentence.in.weight"].T + heads["sentence.in.bias"])
        logit = inner @ heads["sentence.out.weight"][0] + heads["sentence.out.bias"]
        return float(logit[0]), [float(bad[start:end].max()) for start, end in window.pieces]

    def _pieces(self, word: str) -> list[int]:
        known = self._known.get(word)
        if known is None:
            vocabulary, processor = self._vocabulary, self._processor
            known = [vocabulary.get(piece, _UNKNOWN) for piece in processor.encode(word, out_type=str)] or [_UNKNOWN]
            self._known[word] = known
        return known


def _gather(own: Sequence[Word], logits: Sequence[float], bad: dict[int, list[float]]) -> Estimate:
    tags = [probability for _, part in sorted(bad.items()) for probability in part]
    return Estimate(max(logits), tuple(WordTag(word.span, p) for word, p in zip(own, tags, strict=True)))
