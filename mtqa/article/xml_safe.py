"""Reading XML that nobody vouches for: piece by piece, no entities, nothing fetched, nothing nested or sized beyond reason."""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from typing import Generic, Protocol, TypeVar
from xml.parsers import expat

from mtqa.article.options import ReadProblem
from mtqa.errors import InputError

DEEPEST = 250
"""Elements that may stand inside one another; files of rows use about ten."""

_MOST_NAMES = 5_000
_PIECE = 65_536
_LONGEST_TAG = 4_000_000
_UNREAD = "What stands behind that place was not read."
_SAVE_AGAIN = f"Export the file again from the tool that made it, as XML without a document type. {_UNREAD}"
Item = TypeVar("Item")


@dataclass(frozen=True, slots=True)
class Name:
    """The name of an element: its namespace (empty for none), local name, and prefix in the file (empty for none)."""

    space: str
    local: str
    prefix: str


@dataclass(frozen=True, slots=True)
class Place:
    """Where in a file something stands: a line from 1, and the bytes before it."""

    line: int
    offset: int


class Readable(Protocol):
    """What can be read from: a file open for bytes."""

    def read(self, size: int, /) -> bytes:
        """Up to `size` bytes, at least one of them until there are no more."""
        ...


class XmlTarget(ABC, Generic[Item]):
    """Takes what an XML file holds in order, and gathers items in `found`.

    Attributes are keyed by local name, those in a namespace by `URI local`.
    """

    def __init__(self) -> None:
        self.found: list[Item] = []

    @abstractmethod
    def start(self, name: Name, attributes: Mapping[str, str], place: Place) -> None:
        """An element begins at `place`."""

    @abstractmethod
    def end(self, name: Name, place: Place) -> None:
        """An element's end tag stands at `place` (that of its tag, for an empty one)."""

    @abstractmethod
    def text(self, text: str, place: Place, *, cdata: bool) -> None:
        """Text, in pieces of any length; a character reference is a piece of its own, and so is a line end."""

    def prefix(self, prefix: str, space: str) -> None:
        """A namespace is bound to a prefix (empty: it is the default)."""


def parsed(handle: Readable, path: str, target: XmlTarget[Item], encoding: str | None = None) -> Iterator[Item]:
    """The items that `target` finds, each soon after it was read.

    No document type of a file's own is read: entities, be they nested or external, are refused; an external one that is only named
    (as TMX does) is passed by. Nothing but `handle` is ever opened. XInclude and processing instructions mean nothing.

    Args:
        handle: the file, open for bytes.
        path: what to call it.
        target: see `XmlTarget`.
        encoding: wins over what the file says of itself.

    Raises:
        InputError: `bad-xml` for what is no well-formed XML (after the items before that place), `unsafe-xml`.
    """
    reader = _Reader(path, target, encoding)
    while piece := handle.read(_PIECE):
        yield from reader.feed(piece)
    yield from reader.feed(b"", last=True)


def salvaged(items: Iterator[Item], path: str, begun: Callable[[], bool]) -> Iterator[Item | ReadProblem]:
    """The items, and where reading them fails a problem in place of the rest.

    Raises:
        InputError: they fail before `begun`, with nothing to keep.
    """
    try:
        yield from items
    except InputError as error:
        if not begun():
            raise
        yield ReadProblem(path, 0, error.code, error.what, error.remedy)


class _Reader(Generic[Item]):
    def __init__(self, path: str, target: XmlTarget[Item], encoding: str | None) -> None:
        self._path, self._target = path, target
        self._depth = self._fed = 0
        self._cdata = False
        self._names: dict[str, Name] = {}
        self._keys: dict[str, str] = {}
        self._parser = parser = expat.ParserCreate(encoding, " ")
        parser.namespace_prefixes = True
        parser.buffer_text = False
        parser.StartElementHandler = self._start
        parser.EndElementHandler = self._end
        parser.CharacterDataHandler = self._text
        parser.StartCdataSectionHandler = lambda: self._mark(True)
        parser.EndCdataSectionHandler = lambda: self._mark(False)
        parser.StartNamespaceDeclHandler = self._prefix
        parser.StartDoctypeDeclHandler = self._doctype
        parser.EntityDeclHandler = self._entity
        parser.SkippedEntityHandler = self._skipped
        parser.ExternalEntityRefHandler = self._external

    def feed(self, data: bytes, *, last: bool = False) -> Iterator[Item]:
        failed: InputError | None = None
        try:
            self._parser.Parse(data, last)
        except expat.ExpatError as error:
            failed = self._not_xml(error)
        except (LookupError, ValueError) as error:
            failed = InputError("bad-xml", f"`{self._path}` is in an encoding that can't be read: {error}.", "Save it as UTF-8.")
        except InputError as error:
            failed = error
        self._fed += len(data)
        found, self._target.found = self._target.found, []
        yield from found
        if failed:
            raise failed
        if self._fed - self._parser.CurrentByteIndex > _LONGEST_TAG and not last:
            raise self._unsafe(f"one tag or comment is longer than {_LONGEST_TAG // 1_000_000} MB")

    def _place(self) -> Place:
        return Place(self._parser.CurrentLineNumber, self._parser.CurrentByteIndex)

    def _name(self, name: str) -> Name:
        if name not in self._names:
            parts = name.split(" ")
            self._names[name] = Name(*(("", *parts, "") if len(parts) == 1 else (*parts, "")[:3]))
            self._check_names()
        return self._names[name]

    def _key(self, name: str) -> str:
        if name not in self._keys:
            self._keys[name] = " ".join(name.split(" ")[:2])
            self._check_names()
        return self._keys[name]

    def _check_names(self) -> None:
        if len(self._names) + len(self._keys) > _MOST_NAMES:
            raise self._unsafe(f"elements and attributes have more than {_MOST_NAMES:,} names")

    def _prefix(self, prefix: str | None, space: str | None) -> None:
        self._key(f"xmlns:{prefix} {space}")
        self._target.prefix(prefix or "", space or "")

    def _start(self, name: str, attributes: dict[str, str]) -> None:
        self._depth += 1
        if self._depth > DEEPEST:
            raise self._unsafe(f"elements stand more than {DEEPEST} deep inside one another")
        keyed = {self._key(key): value for key, value in attributes.items()}
        self._target.start(self._name(name), keyed, self._place())

    def _end(self, name: str) -> None:
        self._depth -= 1
        self._target.end(self._name(name), self._place())

    def _text(self, text: str) -> None:
        self._target.text(text, self._place(), cdata=self._cdata)

    def _mark(self, cdata: bool) -> None:
        self._cdata = cdata

    def _doctype(self, name: str, system: str | None, public: str | None, inside: int) -> None:
        if inside:
            raise self._unsafe("the document type declares things of its own, such as entities")

    def _entity(self, name: str, *_: object) -> None:
        raise self._unsafe(f"the entity `{name[:80]}` is declared")

    def _skipped(self, name: str, parameter: bool) -> None:
        if not parameter:
            raise self._unsafe(f"the entity `{name[:80]}` would have to be fetched or expanded")

    def _external(self, context: str, *_: object) -> int:
        raise self._unsafe(f"the entity `{context[:80]}` lies outside the file")

    def _unsafe(self, what: str) -> InputError:
        line = self._parser.CurrentLineNumber
        return InputError("unsafe-xml", f"`{self._path}`, line {line}: {what}, which mtqa does not read.", _SAVE_AGAIN)

    def _not_xml(self, error: expat.ExpatError) -> InputError:
        reason = expat.ErrorString(error.code) or "syntax error"
        what = f"`{self._path}`, line {error.lineno}, column {error.offset + 1}: not well-formed XML: {reason}."
        return InputError("bad-xml", what, f"Mend that place, or export the file again. {_UNREAD}")
