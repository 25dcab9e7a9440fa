"""The parts of a run on disk and the journal over them: what a killed run leaves, so that the next one goes on from there.

`DIR/.parts/NUMBER-KEY.json` is a part, written under another name first; `DIR/.parts/journal-SHARD.jsonl` has a line for each part that
is complete:

    block       number of the block, from 0
    key         SHA-256 of what was read and of what made the numbers; a part counts for a block of this key only
    part        name of its file
    sha256      of the file's content
    articles, segments, attempts (1, and 1 more for each worker that was lost over it)

Both are flushed to the disk before the next block counts as done. Of a line that a kill cut short nothing is believed.
"""

from __future__ import annotations

import hashlib
import json
import os
import shutil
from collections.abc import Iterator
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

from mtqa.batch.blocks import Block
from mtqa.batch.part import Part
from mtqa.errors import UsageError
from mtqa.report.atomic import write_files

FOLDER = ".parts"
_JOURNALS = "journal-*.jsonl"


@dataclass(frozen=True, slots=True)
class Entry:
    """A line of the journal; see the module."""

    block: int
    key: str
    part: str
    sha256: str
    articles: int
    segments: int
    attempts: int = 1


class Journal:
    """The parts in one output folder. Several shards may share it: each appends to a journal of its own and reads all."""

    def __init__(self, output: Path, shard: str) -> None:
        self.folder = output / FOLDER
        self._own = self.folder / f"journal-{shard}.jsonl"
        self._known: dict[tuple[int, str], Entry] = {}

    def open(self, *, fresh: bool) -> None:
        """Make the folder if need be and read what is there; `fresh` throws that away first.

        Raises:
            UsageError: the folder can't be made, read or emptied.
        """
        try:
            if fresh:
                self.clear()
            self.folder.mkdir(parents=True, exist_ok=True)
            self._known = {(entry.block, entry.key): entry for entry in self._entries()}
        except OSError as error:
            raise _cannot_write(self.folder, error) from error

    def find(self, block: int, key: str) -> Entry | None:
        """The part of a block under this key, if it is complete and whole."""
        entry = self._known.get((block, key))
        return entry if entry and self._content(entry) is not None else None

    def add(self, block: Block, key: str, content: bytes, attempts: int = 1) -> Entry:
        """Keep a part: the file first, then its line.

        Raises:
            UsageError: it can't be written.
        """
        name = f"{block.number:08d}-{key[:16]}.json"
        write_files(self.folder, [(name, content)])
        sum_ = hashlib.sha256(content).hexdigest()
        entry = Entry(block.number, key, name, sum_, len(block.articles), block.segments, attempts)
        try:
            with self._own.open("ab") as file:
                file.write(b"" if _whole(self._own) else b"\n")
                file.write(json.dumps(asdict(entry)).encode("ascii") + b"\n")
                file.flush()
                os.fsync(file.fileno())
        except OSError as error:
            raise _cannot_write(self._own, error) from error
        self._known[entry.block, entry.key] = entry
        return entry

    def read(self, entry: Entry) -> Part:
        """The part of an entry.

        Raises:
            UsageError: somebody changed or deleted it meanwhile.
        """
        content = self._content(entry)
        if content is None:
            raise UsageError(
                "bad-part", f"{self.folder / entry.part}: gone or changed since it was written.", "Run the same command again."
            )
        return Part.from_bytes(content)

    def clear(self) -> None:
        """Delete all parts; the journals go first, so that none ever names a part that is gone."""
        for journal in self.folder.glob(_JOURNALS):
            journal.unlink(missing_ok=True)
        if self.folder.is_dir():
            shutil.rmtree(self.folder)

    def _entries(self) -> Iterator[Entry]:
        for journal in sorted(self.folder.glob(_JOURNALS)):
            for line in journal.read_bytes().splitlines():
                entry = _entry(line)
                if entry is not None:
                    yield entry

    def _content(self, entry: Entry) -> bytes | None:
        try:
            content = (self.folder / entry.part).read_bytes()
        except OSError:
            return None
        return content if hashlib.sha256(content).hexdigest() == entry.sha256 else None


def _entry(line: bytes) -> Entry | None:
    try:
        data: dict[str, Any] = json.loads(line)
        entry = Entry(**data)
    except (ValueError, TypeError):
        return None
    return entry if Path(entry.part).name == entry.part else None


def _whole(path: Path) -> bool:
    """Whether a file is empty or ends with a line end: a kill may have left half a line."""
    with path.open("rb") as file:
        if file.seek(0, os.SEEK_END) == 0:
            return True
        file.seek(-1, os.SEEK_END)
        return file.read(1) == b"\n"


def _cannot_write(place: Path, error: OSError) -> UsageError:
    return UsageError("cannot-write", f"{place} can't be written: {error.strerror or error}.", "Name another directory with -o.")
