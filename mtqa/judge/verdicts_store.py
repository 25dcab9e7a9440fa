"""The verdict store: an SQLite file to which decisions are only added, so that two editors, or a crash, lose none.

A decision is on the disk before `record` returns (WAL with `synchronous=FULL`). Who decides says which version of the finding's state was
seen; when another editor was there first nothing is written, and what that editor decided comes back.
"""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Callable, Iterable, Iterator
from contextlib import closing, contextmanager, suppress
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TypeVar

from mtqa.errors import UsageError
from mtqa.judge.fingerprint import Fingerprint
from mtqa.judge.verdicts import Decision, Reason, Verdict, after, timestamp

FOLDER = ".mtqa"
FILE_NAME = "verdicts.sqlite"
SCHEMA = 1
_WAIT_SECONDS = 30.0
_COLUMNS = (
    "code", "words", "neighbours", "version", "decision", "reason", "comment", "sentence", "around", "text", "quote", "replacement",
    "severity", "confidence", "article", "author", "date", "features", "undoes",
)  # fmt: skip
_CREATE = """
CREATE TABLE IF NOT EXISTS verdicts (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    code TEXT NOT NULL, words TEXT NOT NULL, neighbours TEXT NOT NULL, version INTEGER NOT NULL,
    decision TEXT NOT NULL, reason TEXT, comment TEXT NOT NULL,
    sentence TEXT NOT NULL, around TEXT NOT NULL, text TEXT NOT NULL, quote TEXT NOT NULL, replacement TEXT,
    severity TEXT NOT NULL, confidence REAL NOT NULL, article TEXT NOT NULL, author TEXT NOT NULL, date TEXT NOT NULL,
    features TEXT NOT NULL, undoes INTEGER NOT NULL
)
"""
_INDEXES = (
    "CREATE INDEX IF NOT EXISTS by_fingerprint ON verdicts (code, words, neighbours, date)",
    "CREATE INDEX IF NOT EXISTS by_sentence ON verdicts (sentence, around, date)",
)
_SELECT = f"SELECT {', '.join(_COLUMNS)} FROM verdicts"
_ONE = "code = ? AND words = ? AND neighbours = ?"
_NEWEST = "ORDER BY date DESC, id DESC"
_T = TypeVar("_T")


@dataclass(frozen=True, slots=True)
class Recorded:
    """What became of a decision: stored or not, and the state of the finding now (None: no decision on it yet)."""

    stored: bool
    now: Verdict | None


@dataclass(frozen=True, slots=True)
class Added:
    """How many decisions of an import were new, and how many were there before."""

    new: int
    known: int


def store_path(root: Path) -> Path:
    """Where the verdicts of the project at `root` lie."""
    return root / FOLDER / FILE_NAME


class VerdictStore:
    """The decisions of a project. Safe for several threads and processes: each call opens the file and closes it."""

    def __init__(self, path: Path) -> None:
        self.path = path

    def record(self, verdict: Verdict, seen: int, fix_seen: str = "") -> Recorded:
        """Add a decision, unless another came in between.

        Args:
            verdict: what was decided; its date becomes now, or the instant after the newest one.
            seen: the version of the finding's state that the editor saw, 0 for none.
            fix_seen: for a fix, the date of the sentence's fix that the editor saw, empty for none.

        Raises:
            UsageError: the store can't be read or written.
        """

        def work(connection: sqlite3.Connection) -> Recorded:
            head = _head(connection, verdict.fingerprint)
            if (head.version if head else 0) != seen:
                return Recorded(False, head)
            if verdict.decision is Decision.FIX:
                other = _fix_of(connection, verdict.sentence, verdict.around)
                if (other.date if other else "") != fix_seen:
                    return Recorded(False, other or head)
            return Recorded(True, _append(connection, replace(verdict, date=_date_after(head), version=seen + 1)))

        return self._write(work)

    def undo(self, author: str) -> tuple[Verdict, Verdict] | None:
        """Take back the newest decision of `author` that still stands: (what was taken back, what holds now), or None.

        Raises:
            UsageError: the store can't be read or written.
        """

        def work(connection: sqlite3.Connection) -> tuple[Verdict, Verdict] | None:
            rows = connection.execute(f"{_SELECT} WHERE author = ? AND undoes = 0 {_NEWEST}", (author,))
            for mine in map(_verdict, rows):
                head = _head(connection, mine.fingerprint)
                if head is None or head.same != mine.same or head.undoes:
                    continue
                before = _one(connection, f"{_SELECT} WHERE {_ONE} {_NEWEST} LIMIT 1 OFFSET 1", _key(mine.fingerprint))
                state = before or replace(mine, decision=Decision.OPEN, reason=None, comment="", replacement=None)
                back = replace(state, author=author, date=_date_after(head), version=head.version + 1, undoes=True)
                return mine, _append(connection, back)
            return None

        return self._write(work)

    def add(self, verdicts: Iterable[Verdict]) -> Added:
        """Add decisions that were made elsewhere, each once; the newest by date holds.

        Raises:
            UsageError: the store can't be read or written.
        """

        def work(connection: sqlite3.Connection) -> Added:
            new = known = 0
            for verdict in verdicts:
                same = [_verdict(row) for row in connection.execute(f"{_SELECT} WHERE {_ONE}", _key(verdict.fingerprint))]
                if any(other.same == verdict.same for other in same):
                    known += 1
                else:
                    _append(connection, replace(verdict, version=len(same) + 1))
                    new += 1
            return Added(new, known)

        return self._write(work)

    def current(self) -> tuple[Verdict, ...]:
        """The decisions that hold, one for each finding, oldest first.

        Raises:
            UsageError: the store can't be read.
        """
        return tuple(v for v in self.heads() if v.decision is not Decision.OPEN)

    def heads(self) -> tuple[Verdict, ...]:
        """As `current`, with the `OPEN` ones that undoing left; `version` counts all decisions on the finding.

        Raises:
            UsageError: the store can't be read.
        """
        heads: dict[Fingerprint, Verdict] = {}
        for verdict in self.history():
            before = heads.pop(verdict.fingerprint, None)
            heads[verdict.fingerprint] = replace(verdict, version=before.version + 1 if before else 1)
        return tuple(heads.values())

    def history(self) -> tuple[Verdict, ...]:
        """All decisions, oldest first, those that were overruled or taken back among them.

        Raises:
            UsageError: the store can't be read.
        """
        if not self.path.exists():
            return ()
        with self._connected() as connection:
            return tuple(map(_verdict, connection.execute(f"{_SELECT} ORDER BY date, id")))

    def _write(self, work: Callable[[sqlite3.Connection], _T]) -> _T:
        with self._connected() as connection:
            connection.execute("BEGIN IMMEDIATE")
            try:
                done = work(connection)
            except BaseException:
                connection.execute("ROLLBACK")
                raise
            connection.execute("COMMIT")
            return done

    @contextmanager
    def _connected(self) -> Iterator[sqlite3.Connection]:
        try:
            self.path.parent.mkdir(parents=True, exist_ok=True)
            with closing(sqlite3.connect(self.path, timeout=_WAIT_SECONDS, isolation_level=None)) as connection:
                self._prepare(connection)
                yield connection
        except (sqlite3.Error, OSError) as error:
            remedy = "Check its permissions, or move it aside and import a copy with `mtqa verdicts import`."
            raise UsageError("verdict-store", f"The verdicts in `{self.path}` can't be used: {error}.", remedy) from error

    def _prepare(self, connection: sqlite3.Connection) -> None:
        connection.execute("PRAGMA journal_mode = WAL")
        connection.execute("PRAGMA synchronous = FULL")
        found = int(connection.execute("PRAGMA user_version").fetchone()[0])
        if found > SCHEMA:
            what = f"The verdicts in `{self.path}` were written by a newer mtqa."
            raise UsageError("verdict-store", what, "Install that version: `pip install --upgrade mtqa`.")
        if found < SCHEMA:
            connection.execute(_CREATE)
            for index in _INDEXES:
                connection.execute(index)
            connection.execute(f"PRAGMA user_version = {SCHEMA}")
            _keep_out_of_git(self.path.parent)


def _keep_out_of_git(folder: Path) -> None:
    """A working file with its journal is nothing to commit; what is shared is exported."""
    with suppress(FileExistsError), (folder / ".gitignore").open("x", encoding="utf-8") as file:
        file.write("*\n")


def _head(connection: sqlite3.Connection, fingerprint: Fingerprint) -> Verdict | None:
    newest = _one(connection, f"{_SELECT} WHERE {_ONE} {_NEWEST} LIMIT 1", _key(fingerprint))
    if newest is None:
        return None
    count = connection.execute(f"SELECT count(*) FROM verdicts WHERE {_ONE}", _key(fingerprint)).fetchone()[0]
    return replace(newest, version=int(count))


def _fix_of(connection: sqlite3.Connection, sentence: str, around: str) -> Verdict | None:
    """The newest fix of a sentence that still stands."""
    rows = connection.execute(f"{_SELECT} WHERE sentence = ? AND around = ? AND decision = 'fix' {_NEWEST}", (sentence, around))
    for verdict in map(_verdict, rows):
        head = _head(connection, verdict.fingerprint)
        if head is not None and head.decision is Decision.FIX and head.date == verdict.date:
            return verdict
    return None


def _one(connection: sqlite3.Connection, query: str, values: tuple[str, ...]) -> Verdict | None:
    row = connection.execute(query, values).fetchone()
    return None if row is None else _verdict(row)


def _append(connection: sqlite3.Connection, verdict: Verdict) -> Verdict:
    marks = ", ".join("?" * len(_COLUMNS))
    connection.execute(f"INSERT INTO verdicts ({', '.join(_COLUMNS)}) VALUES ({marks})", _row(verdict))
    return verdict


def _date_after(head: Verdict | None) -> str:
    now = timestamp()
    return now if head is None or head.date < now else after(head.date)


def _key(fingerprint: Fingerprint) -> tuple[str, str, str]:
    return fingerprint.code, fingerprint.words, fingerprint.neighbours


def _row(verdict: Verdict) -> tuple[object, ...]:
    values = (
        *_key(verdict.fingerprint), verdict.version, verdict.decision.value, verdict.reason.value if verdict.reason else None,
        verdict.comment, verdict.sentence, verdict.around, verdict.text, verdict.quote, verdict.replacement, verdict.severity,
        verdict.confidence, verdict.article, verdict.author, verdict.date,
        json.dumps(dict(verdict.features), sort_keys=True), int(verdict.undoes),
    )  # fmt: skip
    # UTF-8, and so SQLite, can't hold the lone surrogates that a file's name may have.
    return tuple(value.encode("utf-8", "replace").decode() if isinstance(value, str) else value for value in values)


def _verdict(row: tuple[object, ...]) -> Verdict:
    named = dict(zip(_COLUMNS, row, strict=True))

    def text(name: str) -> str:
        return str(named[name])

    return Verdict(
        fingerprint=Fingerprint(text("code"), text("words"), text("neighbours")),
        decision=Decision(text("decision")),
        reason=None if named["reason"] is None else Reason(text("reason")),
        comment=text("comment"), sentence=text("sentence"), around=text("around"), text=text("text"), quote=text("quote"),
        replacement=None if named["replacement"] is None else text("replacement"),
        severity=text("severity"), confidence=float(text("confidence")), article=text("article"), author=text("author"), date=text("date"),
        features=json.loads(text("features")), version=int(text("version")), undoes=bool(named["undoes"]),
    )  # fmt: skip
