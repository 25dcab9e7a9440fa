"""The translation cache: one SQLite file in the user's cache folder, safe for several processes, never a reason to fail."""

from __future__ import annotations

import hashlib
import json
import sqlite3
import time
from collections.abc import Callable, Iterable, Mapping
from contextlib import suppress
from pathlib import Path
from threading import RLock
from typing import Protocol, TypeVar

from mtqa.phrase import Phrase

FILE_NAME = "translations.sqlite3"
_FORMAT = 1
_WAIT_SECONDS = 30.0
_PAUSE_SECONDS = 0.02
_AT_ONCE = 500

REBUILT = Phrase(
    "The translation cache {path} was damaged and has been started afresh.",
    "Le cache de traduction {path} était endommagé ; il a été recréé.",
    "Tembolok terjemahan {path} rusak dan telah dibuat ulang.",
)
SWITCHED_OFF = Phrase(
    "The translation cache {path} can't be used ({reason}); this run goes on without it.",
    "Le cache de traduction {path} est inutilisable ({reason}) ; l’exécution continue sans lui.",
    "Tembolok terjemahan {path} tidak dapat dipakai ({reason}); proses ini berlanjut tanpanya.",
)

Warn = Callable[[Phrase], None]
_T = TypeVar("_T")


def key(*parts: str | int) -> bytes:
    """SHA-256 over the parts and the format of the values."""
    return hashlib.sha256(json.dumps([_FORMAT, *parts]).encode()).digest()


class Cache(Protocol):
    """Remembers texts under keys."""

    def get(self, keys: Iterable[bytes]) -> dict[bytes, str]:
        """What is known of `keys`."""
        ...

    def put(self, values: Mapping[bytes, str]) -> None:
        """Remember."""
        ...


class NoCache:
    """Remembers nothing (`--no-cache`)."""

    def get(self, keys: Iterable[bytes]) -> dict[bytes, str]:
        """Always empty."""
        return {}

    def put(self, values: Mapping[bytes, str]) -> None:
        """Forget at once."""


class SqliteCache:
    """A `Cache` in a file.

    A damaged file is moved aside and started afresh; one that can't be opened or written is given up for this run. Either is said
    through `warn`. Threads may share it: one at a time reads, writes or closes.
    """

    def __init__(self, path: Path, warn: Warn) -> None:
        self.path = path
        self._warn = warn
        self._connection: sqlite3.Connection | None = None
        self._off = False
        self._one_at_a_time = RLock()

    def get(self, keys: Iterable[bytes]) -> dict[bytes, str]:
        """See `Cache.get`."""
        wanted = list(dict.fromkeys(keys))

        def read(connection: sqlite3.Connection) -> dict[bytes, str]:
            found: dict[bytes, str] = {}
            for at in range(0, len(wanted), _AT_ONCE):
                some = wanted[at : at + _AT_ONCE]
                marks = ",".join("?" * len(some))
                found.update(connection.execute(f"SELECT key, value FROM entries WHERE key IN ({marks})", some))
            return found

        return self._try(read) or {}

    def put(self, values: Mapping[bytes, str]) -> None:
        """See `Cache.put`."""

        def write(connection: sqlite3.Connection) -> None:
            with connection:
                connection.executemany("INSERT OR REPLACE INTO entries (key, value) VALUES (?, ?)", list(values.items()))

        if values:
            self._try(write)

    def close(self) -> None:
        """Close the file; the next use opens it again."""
        with self._one_at_a_time:
            if self._connection is not None:
                self._connection.close()
                self._connection = None

    def _try(self, action: Callable[[sqlite3.Connection], _T]) -> _T | None:
        """Do it; start afresh once when the file is damaged; give up when it still can't be done."""
        with self._one_at_a_time:
            return self._tried(action)

    def _tried(self, action: Callable[[sqlite3.Connection], _T]) -> _T | None:
        for attempt in (1, 2):
            if self._off:
                return None
            try:
                return action(self._open())
            except sqlite3.OperationalError as error:
                self._give_up(str(error))
            except sqlite3.DatabaseError as error:
                if attempt == 2:
                    self._give_up(str(error))
                else:
                    self._start_afresh()
            except OSError as error:
                self._give_up(error.strerror or str(error))
        return None

    def _open(self) -> sqlite3.Connection:
        if self._connection is None:
            self.path.parent.mkdir(parents=True, exist_ok=True)
            connection = sqlite3.connect(self.path, timeout=_WAIT_SECONDS, check_same_thread=False)
            self._connection = connection
            _write_ahead(connection)
            connection.execute("PRAGMA synchronous=NORMAL")
            connection.execute("CREATE TABLE IF NOT EXISTS entries (key BLOB PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID")
        return self._connection

    def _start_afresh(self) -> None:
        self._drop()
        with suppress(OSError):
            self.path.replace(self.path.with_suffix(".damaged"))
        for ending in ("-wal", "-shm"):
            with suppress(OSError):
                Path(f"{self.path}{ending}").unlink()
        self._warn(REBUILT.format(path=self.path))

    def _give_up(self, reason: str) -> None:
        self._drop()
        self._off = True
        self._warn(SWITCHED_OFF.format(path=self.path, reason=reason))

    def _drop(self) -> None:
        with suppress(sqlite3.Error):
            self.close()
        self._connection = None


def _write_ahead(connection: sqlite3.Connection) -> None:
    """Switch to write-ahead logging. SQLite does not wait for another process that is switching the same new file, so we do."""
    until = time.monotonic() + _WAIT_SECONDS
    while True:
        try:
            connection.execute("PRAGMA journal_mode=WAL")
        except sqlite3.OperationalError as error:
            if error.sqlite_errorcode not in (sqlite3.SQLITE_BUSY, sqlite3.SQLITE_BUSY_RECOVERY) or time.monotonic() > until:
                raise
            time.sleep(_PAUSE_SECONDS)
        else:
            return
