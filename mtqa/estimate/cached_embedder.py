"""Sentence vectors that are remembered: an article that is read again is aligned without the model."""

from __future__ import annotations

import base64
import binascii
from collections.abc import Sequence
from typing import TYPE_CHECKING

from mtqa.article.embedding import NAME, Embedder
from mtqa.estimate.remember import Memory
from mtqa.translate.cache import Cache, key

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    Vectors = NDArray[np.float32]


class CachedEmbedder:
    """An `Embedder` over another one and a cache; vectors come back to the bit.

    Args:
        inner: what makes vectors, the same for a text whatever else it is given.
        cache: where they are kept.
        name: names the model.
    """

    def __init__(self, inner: Embedder, cache: Cache, name: str = NAME) -> None:
        self._inner = inner
        self._memory: Memory[str, bytes] = Memory(cache, lambda text: key(name, "vector", text), len, self._ask, _dump, _load)

    def embed(self, texts: Sequence[str]) -> Vectors:
        """See `Embedder.embed`."""
        import numpy as np

        if not texts:
            return self._inner.embed(texts)
        return np.stack([np.frombuffer(row, dtype="<f4") for row in self._memory.answers(texts)])

    def _ask(self, texts: Sequence[str]) -> list[bytes]:
        return [row.astype("<f4").tobytes() for row in self._inner.embed(texts)]


def _dump(row: bytes) -> str:
    return base64.b64encode(row).decode("ascii")


def _load(value: str) -> bytes:
    try:
        row = base64.b64decode(value, validate=True)
    except binascii.Error as error:
        raise ValueError("not base64") from error
    if not row or len(row) % 4:
        raise ValueError("no vector")
    return row
