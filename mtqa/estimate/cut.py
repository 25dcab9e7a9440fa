"""A smaller vocabulary for a language model: only the pieces that French, English and Indonesian text uses; the rest falls to bytes.

The output layer over 262,144 pieces is most of what Gemma 3 270M computes. Which pieces stay is in a file of one bit a piece, packed with
gzip (`scripts/cut_vocabulary.py` makes it). A piece stays together with all that it is merged from, so text of these languages is cut into
the very same pieces as before; what else there is comes out in smaller pieces, or in bytes.
"""

from __future__ import annotations

import gzip
import hashlib
import zlib
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from mtqa.errors import ModelError

FILE_NAME = "pieces.bits.gz"
_PLAIN = 1
"""SentencePiece's type of an ordinary piece; 2 to 6 are unknown, control, user-defined, unused and byte pieces."""


def read_kept(path: Path, size: int) -> list[int]:
    """Numbers of the pieces that stay, ascending, of `size` in all.

    Raises:
        ModelError: the file is damaged, or made for another vocabulary.
    """
    try:
        bits = gzip.decompress(path.read_bytes())
    except (OSError, EOFError, zlib.error) as error:
        raise ModelError("bad-vocabulary", f"{path}: not a list of pieces: {error}.", "Install mtqa again.") from None
    if len(bits) != (size + 7) // 8:
        raise ModelError("bad-vocabulary", f"{path}: not made for a vocabulary of {size:,} pieces.", "Install mtqa again.")
    return [number for number in range(size) if bits[number // 8] >> number % 8 & 1]


def pack(kept: Sequence[int], size: int) -> bytes:
    """The content of a file that `read_kept` reads."""
    bits = bytearray((size + 7) // 8)
    for number in kept:
        bits[number // 8] |= 1 << number % 8
    return gzip.compress(bytes(bits), mtime=0)


def name_of(path: Path) -> str:
    """What tells one cut from another: the first eight hexadecimal digits of the file's SHA-256."""
    return hashlib.sha256(path.read_bytes()).hexdigest()[:8]


def cut_pieces(pieces: dict[str, Any], kept: Sequence[int]) -> dict[str, Any]:
    """The vocabulary (`tokens`, `scores`, `types`, numbers of `bos` and `pad`) with only the pieces that stay."""
    places = {number: place for place, number in enumerate(kept)}
    columns = {name: [pieces[name][number] for number in kept] for name in ("tokens", "scores", "types")}
    return {**pieces, **columns, "bos": places[pieces["bos"]], "pad": places[pieces["pad"]]}


def to_keep(used: frozenset[str], pieces: dict[str, Any]) -> list[int]:
    """Numbers of the pieces that stay: those `used`, single Latin characters and signs, and all that is no ordinary piece or is special.

    Pieces that only reserve room (`<unused0>` …) go.
    """
    return [
        number
        for number, (token, kind) in enumerate(zip(pieces["tokens"], pieces["types"], strict=True))
        if (token in used or _letter(token) if kind == _PLAIN else not token.startswith("<unused"))
    ]


def merged(word: str, scores: dict[str, float]) -> set[str]:
    """All pieces that byte-pair encoding goes through on its way from the characters of `word` to its pieces, these among them.

    A piece of a longer word is merged in the word as it is alone: what lies beside it takes no part.

    Args:
        word: a piece, or a run without blanks with `▁` before it where a blank stands.
        scores: the vocabulary; the pair with the highest score is merged first, the leftmost of equals.
    """
    symbols, met = list(word), set(word)
    while True:
        pairs = [(scores[pair], -at) for at in range(len(symbols) - 1) if (pair := symbols[at] + symbols[at + 1]) in scores]
        if not pairs:
            return met
        at = -max(pairs)[1]
        symbols[at : at + 2] = [symbols[at] + symbols[at + 1]]
        met.add(symbols[at])


def _letter(token: str) -> bool:
    """A single character below the Cyrillic block, or of general punctuation, currency and letter-like signs."""
    return len(token) == 1 and (token < "\u0370" or "\u1e00" <= token < "\u1f00" or "\u2000" <= token < "\u2200")
