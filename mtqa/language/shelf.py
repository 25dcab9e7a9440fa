"""A large table of strings in one buffer, looked up where it lies: nothing is read but the few lines beside a key.

The buffer starts with the number of places and where the lines of each begin; a key's place is worked out from its checksum. A line is
the key, a tab and the value.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from itertools import accumulate
from pathlib import Path
from struct import Struct
from typing import TypeVar
from zlib import crc32

from mtqa.kept import Buffer, digest, found, keep

Default = TypeVar("Default")
_NUMBER = Struct("<I")
_RANGE = Struct("<II")
_LINES = 8


def shelved(table: Mapping[str, str]) -> bytes:
    """The table as a buffer for `Shelf`.

    Raises:
        ValueError: a key holds a tab, or a key or value a line break.
    """
    keys = " ".join(table)
    if "\t" in keys or "\n" in keys or "\n" in " ".join(table.values()):
        raise ValueError("not lines: a tab in a key, or a line break")
    count = 1 << max(0, (len(table) // _LINES).bit_length())
    places: list[list[bytes]] = [[] for _ in range(count)]
    for key, value in table.items():
        own = key.encode("utf-8", "surrogatepass")
        places[crc32(own) & (count - 1)].append(b"%b\t%b\n" % (own, value.encode("utf-8", "surrogatepass")))
    lines = [b"\n" + b"".join(place) for place in places]
    head = _NUMBER.size * (count + 2)
    starts = accumulate(map(len, lines), initial=head)
    return b"".join((_NUMBER.pack(count), Struct(f"<{count + 1}I").pack(*starts), *lines))


def kept_table(name: str, made_of: Iterable[Path], make: Callable[[], Mapping[str, str]]) -> Mapping[str, str]:
    """The table that `make` gives, as a shelf from the user's cache where it is there already.

    Args:
        name: what it is, as the start of a file's name.
        made_of: the files that decide what is in it, those of the code that makes it too.
    """
    key = digest(*made_of, Path(__file__))
    known = found(name, key)
    if known is not None:
        return Shelf(known)
    table = make()
    keep(name, key, lambda: shelved(table))
    known = found(name, key)
    return table if known is None else Shelf(known)  # the shelf takes a tenth of the memory


class Shelf(Mapping[str, str]):
    """A table in the buffer that `shelved` made of it; a look-up takes about a microsecond."""

    def __init__(self, buffer: Buffer) -> None:
        self._buffer = buffer
        self._count: int = _NUMBER.unpack_from(buffer)[0]

    def get(self, key: str, default: Default | None = None) -> str | Default | None:  # type: ignore[override]
        """The value of `key`, or `default`."""
        own = key.encode("utf-8", "surrogatepass")
        start, end = _RANGE.unpack_from(self._buffer, 4 + 4 * (crc32(own) & (self._count - 1)))
        at = self._buffer.find(b"\n%b\t" % own, start, end)
        if at < 0 or b"\n" in own:
            return default
        at += len(own) + 2
        return self._buffer[at : self._buffer.find(b"\n", at, end)].decode("utf-8", "surrogatepass")

    def __getitem__(self, key: str) -> str:
        found = self.get(key)
        if found is None:
            raise KeyError(key)
        return found

    def __iter__(self) -> Iterator[str]:
        for place in range(self._count):
            start, end = _RANGE.unpack_from(self._buffer, _NUMBER.size * (1 + place))
            for line in self._buffer[start + 1 : end].split(b"\n")[:-1]:
                yield line.partition(b"\t")[0].decode("utf-8", "surrogatepass")

    def __len__(self) -> int:
        return sum(1 for _ in self)
