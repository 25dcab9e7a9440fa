"""The units of an XLIFF file, version 1.2 or 2.x: source, target, notes, and where in the file they stand."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from mtqa.article.inline import Inline
from mtqa.article.xml_safe import Name, Place, XmlTarget
from mtqa.errors import InputError

XML = "http://www.w3.org/XML/1998/namespace"
_XLIFF = "urn:oasis:names:tc:xliff:document:"
_UNITS = frozenset({"trans-unit", "unit"})
_HOLDERS = frozenset({"trans-unit", "segment"})
_TEXT = frozenset({"g", "mrk", "pc"})
_MOST_SEGMENTS = 10_000
_BODY = frozenset({"originalData", "segment", "ignorable"})


@dataclass(frozen=True, slots=True)
class Head:
    """What a `<file>` says of itself; empty where it says nothing. `part` counts files from 1."""

    part: int
    original: str
    source_language: str
    target_language: str
    date: str


@dataclass(slots=True)
class Unit:
    """A `<trans-unit>` or `<unit>`, with the places that notes can be written to.

    Attributes:
        target_start, target_end: bytes before the tag of its target, and before the end tag (1.2).
        notes_end: bytes before `</notes>`; -1 without it (2.x).
        body: bytes before the first element that must stand behind notes (2.x).
        prefix: the namespace prefix of its tag, empty for none.
    """

    id: str
    version: int
    prefix: str
    target_start: int = -1
    target_end: int = -1
    notes_end: int = -1
    body: int = -1


@dataclass(slots=True)
class Pair:
    """A segment: its source and target, either of which may be missing. `language` is what the target itself says it is in."""

    head: Head
    unit: Unit
    id: str
    line: int
    source: Inline | None = None
    target: Inline | None = None
    language: str = ""
    notes: list[str] = field(default_factory=list)


@dataclass(slots=True)
class _Level:
    """An open element: its local name (empty for one of another namespace), and what holds for all within it."""

    local: str
    translate: bool
    preserve: bool


class XliffTarget(XmlTarget[Pair]):
    """Gathers a `Pair` for each segment that is to be translated.

    Attributes:
        version: 1 or 2.
        settled: bytes of the file before which no unit begins or ends any more.
    """

    def __init__(self, path: str) -> None:
        super().__init__()
        self._path = path
        self._levels: list[_Level] = []
        self._attributes: Mapping[str, str] = {}
        self._head = Head(0, "", "", "", "")
        self._unit: Unit | None = None
        self._pairs: list[tuple[str, Pair]] = []
        self._inline: list[Inline] = []
        self._segments: dict[str, dict[str, Inline]] = {}
        self._whole: dict[str, Inline] = {}
        self._code = 0
        self._note: list[str] | None = None
        self._notes: list[str] = []
        self._language = ""
        self._line = self._segment_line = 0
        self._segment_id = ""
        self.version = self.settled = 0

    def start(self, name: Name, attributes: Mapping[str, str], place: Place) -> None:
        """See `XmlTarget.start`."""
        local = name.local if name.space.startswith(_XLIFF) or not name.space else ""
        if not self._levels:
            self._begin(local, name, attributes, place)
        if self._unit is None:
            self.settled = place.offset
        above = self._levels[-1] if self._levels else _Level("", True, False)
        space = attributes.get(f"{XML} space")
        level = _Level(
            local, attributes.get("translate", "yes" if above.translate else "no") != "no",
            above.preserve if space is None else space == "preserve",
        )  # fmt: skip
        self._levels.append(level)
        if self._inline:
            self._inside(local, attributes, place)
        elif local == "file":
            self._file(attributes)
        elif local in _UNITS and level.translate:
            self._unit = Unit(attributes.get("id", ""), self.version, name.prefix)
            self._line = place.line
        elif self._unit is not None:
            self._in_unit(local, above.local, level, attributes, place)

    def end(self, name: Name, place: Place) -> None:
        """See `XmlTarget.end`."""
        local = self._levels.pop().local
        if self._unit is None:
            self.settled = place.offset
        if self._code:
            self._code -= 1
        elif self._inline:
            if self._inline[-1].end(place):
                self._inline.pop()
                if not self._inline and local == "target" and self._unit:
                    self._unit.target_end = place.offset
        elif self._unit is None:
            return
        elif local == "note" and self._note is not None:
            self._notes.append("".join(self._note).strip())
            self._note = None
        elif local == "notes" and self._levels[-1].local == "unit":
            self._unit.notes_end = place.offset
        elif local == "segment":
            self._segment_ends()
        elif local in _UNITS:
            self._unit_ends()

    def text(self, text: str, place: Place, *, cdata: bool) -> None:
        """See `XmlTarget.text`."""
        if self._note is not None:
            self._note.append(text)
        elif self._inline and not self._code:
            self._inline[-1].add(text, place, cdata=cdata)

    def _begin(self, local: str, name: Name, attributes: Mapping[str, str], place: Place) -> None:
        self._attributes = attributes
        if local != "xliff":
            what = f"`{self._path}`, line {place.line}: the file holds `<{name.local[:80]}>`, not XLIFF."
            raise InputError("not-xliff", what, "Give an XLIFF file, 1.2 or 2.x.")
        self.version = 1 if attributes.get("version", "1.2").startswith("1") else 2

    def _file(self, attributes: Mapping[str, str]) -> None:
        found = {**self._attributes, **attributes}
        self._head = Head(
            self._head.part + 1, attributes.get("original", ""), found.get("source-language") or found.get("srcLang") or "",
            found.get("target-language") or found.get("trgLang") or "", attributes.get("date", ""),
        )  # fmt: skip

    def _in_unit(self, local: str, above: str, level: _Level, attributes: Mapping[str, str], place: Place) -> None:
        """An element of a unit that is not inside a text."""
        unit = self._unit
        assert unit is not None
        if local in _BODY and above == "unit" and unit.body < 0:
            unit.body = place.offset
        if local == "segment" and above == "unit":
            self._segment_id, self._segment_line = attributes.get("id", ""), place.line
        elif local == "note" and above in ("trans-unit", "notes"):
            self._note = []
        elif local in ("source", "target", "seg-source") and above in _HOLDERS:
            self._whole[local] = self._opened(level.preserve, place)
            if local == "target":
                unit.target_start = place.offset
                self._language = attributes.get(f"{XML} lang", "")
        # Everything else, such as `<alt-trans>` and matches of other tools, is no translation of this unit.

    def _opened(self, preserve: bool, place: Place) -> Inline:
        inline = Inline(preserve)
        inline.start(place)
        self._inline.append(inline)
        return inline

    def _inside(self, local: str, attributes: Mapping[str, str], place: Place) -> None:
        """An element inside a text: a code, or text with something said about it."""
        if self._code or local not in _TEXT:
            if not self._code and (attributes.get("ctype") == "lb" or attributes.get("subType") == "xlf:lb"):
                self._inline[-1].add("\n", place, made=True)
            self._code += 1
        elif local == "mrk" and attributes.get("mtype") == "seg" and len(self._inline) == 1:
            holder = next(level.local for level in reversed(self._levels) if level.local in ("source", "target", "seg-source"))
            key = attributes.get("mid", "")
            segments = self._segments.setdefault(holder, {})
            # A number that is given twice is wrong, and no reason to lose the first text.
            segments[key if key not in segments else f"{key}#{len(segments) + 1}"] = self._opened(self._levels[-1].preserve, place)
        else:
            self._inline[-1].start(place)

    def _segment_ends(self) -> None:
        """A `<segment>` of 2.x: what was read of it becomes a pair."""
        pair = self._pair(self._segment_id or str(len(self._pairs) + 1), self._segment_line)
        pair.source, pair.target = self._whole.get("source"), self._whole.get("target")
        self._whole = {}

    def _pair(self, key: str, line: int) -> Pair:
        assert self._unit is not None
        if len(self._pairs) >= _MOST_SEGMENTS:
            what = f"`{self._path}`, line {line}: unit `{self._unit.id[:80]}` has more than {_MOST_SEGMENTS:,} segments."
            raise InputError("unsafe-xml", what, "Split the unit.")
        pair = Pair(self._head, self._unit, self._unit.id, line, language=self._language)
        self._pairs.append((key, pair))
        return pair

    def _unit_ends(self) -> None:
        targets = self._segments.get("target", {})
        sources = self._segments.get("seg-source") or self._segments.get("source", {})
        for key, target in targets.items():
            pair = self._pair(key, self._line)
            pair.source, pair.target = sources.get(key), target
        if targets and _has_words(self._whole.get("target")):  # a translator's words between or beside the segments
            pair = self._pair("outside", self._line)
            beside = self._whole.get("seg-source" if "seg-source" in self._segments else "source")
            pair.source, pair.target = beside if _has_words(beside) else None, self._whole["target"]
        if not self._pairs and self._whole:
            pair = self._pair("", self._line)
            pair.source, pair.target = self._whole.get("source"), self._whole.get("target")
        for key, pair in self._pairs:
            if len(self._pairs) > 1:
                pair.id = f"{pair.unit.id}/{key}"
            if pair.target is not None and not pair.target.text.strip():
                pair.target = None
            pair.notes = self._notes
            self.found.append(pair)
        self._unit, self._pairs, self._segments, self._whole, self._notes, self._language = None, [], {}, {}, [], ""


def _has_words(inline: Inline | None) -> bool:
    return inline is not None and any(map(str.isalnum, inline.text))
