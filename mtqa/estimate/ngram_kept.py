"""An n-gram model unpacked, as one file in the user's cache: its arrays are mapped into memory, and only what is looked up is read.

The file is a line of JSON that says what lies where, then the arrays, each at a multiple of eight bytes.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Any

from mtqa.estimate.ngram_trie import Level, Trie
from mtqa.kept import Buffer, digest

if TYPE_CHECKING:
    from numpy.typing import NDArray

_ALIGNED = 8


def key_of(folder: Path, names: tuple[str, ...]) -> str:
    """What names the unpacked form of the model in `folder`: its card, with the checksums of its files, and since when they lie there.

    Raises:
        OSError: a file or the card is missing.
    """
    since = [(stat.st_size, stat.st_mtime_ns) for stat in ((folder / name).stat() for name in names)]
    own = Path(__file__)
    return digest(folder / "card.json", repr((str(folder), since)).encode(), own, own.with_name("ngram.py"), own.with_name("ngram_trie.py"))


def dumped(facts: Mapping[str, Any], arrays: Mapping[str, NDArray[Any]]) -> bytes:
    """Facts that JSON can hold, and arrays of one dimension, in one buffer."""
    places, parts, at = {}, [], 0
    for name, array in arrays.items():
        content = array.tobytes()
        places[name] = (array.dtype.str, len(array), at)
        padded = content + bytes(-len(content) % _ALIGNED)
        parts.append(padded)
        at += len(padded)
    head = json.dumps({"facts": facts, "arrays": places}, ensure_ascii=False).encode("utf-8")
    head += b" " * (-(len(head) + 1) % _ALIGNED) + b"\n"
    return b"".join((head, *parts))


def loaded(buffer: Buffer) -> tuple[dict[str, Any], dict[str, NDArray[Any]]]:
    """The facts and arrays of `dumped`; the arrays stay where they are and can't be written.

    Raises:
        ValueError: the buffer is none of `dumped`.
        KeyError: likewise.
    """
    import numpy as np

    begin = buffer.find(b"\n") + 1
    head = json.loads(buffer[:begin])
    return head["facts"], {name: np.frombuffer(buffer, kind, count, begin + at) for name, (kind, count, at) in head["arrays"].items()}


def arrays_of(trie: Trie, name: str) -> dict[str, NDArray[Any]]:
    """The arrays of a trie, by `name` and what they are."""
    found: dict[str, NDArray[Any]] = {}
    for n, level in enumerate(trie.levels, 1):
        found[f"{name}_{n}_keys"], found[f"{name}_{n}_log_probabilities"] = level.keys, level.log_probabilities
        if level.back_offs is not None:
            found[f"{name}_{n}_back_offs"] = level.back_offs
    return found


def trie_of(arrays: Mapping[str, NDArray[Any]], name: str, buffer: Buffer = b"") -> Trie:
    """The trie of which `arrays_of` gave the arrays; `buffer` holds them where they are mapped."""
    levels: list[Level] = []
    while (start := f"{name}_{len(levels) + 1}") + "_keys" in arrays:
        levels.append(Level(arrays[f"{start}_keys"], arrays[f"{start}_log_probabilities"], arrays.get(f"{start}_back_offs")))
    return Trie(tuple(levels), buffer)
