"""A copy of an XLIFF file with findings in it, as notes and as ITS 2.0 localization quality issues; all else stays as it was."""

from __future__ import annotations

import codecs
import io
import re
from collections import deque
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import chain, count
from xml.sax.saxutils import escape, quoteattr

from mtqa.article.model import Span
from mtqa.article.xliff_units import Pair, Unit, XliffTarget
from mtqa.article.xml_safe import parsed
from mtqa.checks.finding import Severity
from mtqa.errors import InputError
from mtqa.report.escape import visible
from mtqa.report.xliff_marks import Cut, Marker, nested

ITS = "http://www.w3.org/2005/11/its"
_SEVERITY = {Severity.NEUTRAL: 0, Severity.MINOR: 25, Severity.MAJOR: 50, Severity.CRITICAL: 100}
_PRIORITY = {Severity.CRITICAL: 1, Severity.MAJOR: 2, Severity.MINOR: 3, Severity.NEUTRAL: 4}
_DECLARED = re.compile(rb"""<\?xml[^>]*?encoding\s*=\s*["']([A-Za-z][A-Za-z0-9._-]*)["']""")
_TAG = re.compile(rb"<[^\s/>]+")
_OWN_ID = re.compile(rb"""\bid=["']mtqa-(\d{1,9})["']""")
_BLANK = re.compile(rb"(?:\r\n|\n|\r)[ \t]*$")


@dataclass(frozen=True, slots=True)
class Issue:
    """A finding as it goes into a file.

    Attributes:
        span: code points of the row's text.
        its_type: ITS 2.0 localization quality issue type.
        severity: its severity.
        comment: what is said, on one line.
    """

    span: Span
    its_type: str
    severity: Severity
    comment: str


@dataclass(frozen=True, slots=True)
class Annotated:
    """A row as it was read, and its issues."""

    id: str
    line: int
    text: str
    issues: tuple[Issue, ...]


def annotated_copy(data: bytes, path: str, rows: Sequence[Annotated]) -> bytes:
    """`data` with the issues of `rows` in it.

    Every issue is a `<note>` of its unit, and a `<mrk>` around its words in the target (an empty one where something is missing, or
    where it would cross that of a graver one) with the attributes of ITS 2.0. Nothing is taken away and nothing else is added but the ITS
    namespace; without issues the copy is the file.

    Args:
        data: the file, as it was checked.
        path: what to call it.
        rows: the rows that were read from it, in the file's order.

    Raises:
        InputError: `changed` when the file does not hold these rows any more, `encoding`, `bad-xml`, `unsafe-xml`, `not-xliff`.
    """
    text, codec = _decoded(data, path)
    plain = text.encode("utf-8")
    target = XliffTarget(path)
    found = _found(plain, path, target, rows)
    if not found or target.root is None:
        return data
    prefix, declaration = _its(target)
    writing = _Writing(plain, target.version, prefix)
    for pair, issues in found:
        writing.add(pair, issues)
    root = _TAG.match(plain, target.root.offset)
    inserts = [*writing.inserts(), (root.end() if root else 0, declaration)]
    return _spliced(plain, inserts).decode("utf-8").encode(codec, "xmlcharrefreplace")


def _decoded(data: bytes, path: str) -> tuple[str, str]:
    """The file as text, its byte-order mark included, and the codec that gives the same bytes again."""
    marks = ((codecs.BOM_UTF8, "utf-8"), (codecs.BOM_UTF16_LE, "utf-16-le"), (codecs.BOM_UTF16_BE, "utf-16-be"))
    wide = (*marks, (b"<\0", "utf-16-le"), (b"\0<", "utf-16-be"))
    codec = next((codec for mark, codec in wide if data.startswith(mark)), None)
    declared = _DECLARED.match(data[:1_000])
    codec = codec or (declared.group(1).decode() if declared else "utf-8")
    try:
        text = data.decode(codec)
        if text.encode(codec) == data:
            return text, codec
    except (LookupError, UnicodeError):
        pass
    raise InputError("encoding", f"`{path}`: its encoding `{codec}` can't be written again.", "Save it as UTF-8.")


def _found(data: bytes, path: str, target: XliffTarget, rows: Sequence[Annotated]) -> list[tuple[Pair, tuple[Issue, ...]]]:
    """The segments of the rows that have issues.

    Raises:
        InputError: `changed`.
    """
    waiting = deque(rows)
    found = []
    for pair in parsed(io.BytesIO(data), path, target, "utf-8"):
        if waiting and pair.target is not None and waiting[0].line == pair.line and waiting[0].id == (pair.id or str(pair.line)):
            if waiting[0].text != pair.target.text:
                break
            issues = waiting.popleft().issues
            if issues:
                found.append((pair, issues))
    if waiting:
        what = f"`{path}` is not what was checked any more: row `{waiting[0].id}` reads differently."
        raise InputError("changed", what, "Check it again.")
    return found


def _its(target: XliffTarget) -> tuple[str, str]:
    """The prefix for ITS, and what the root's tag needs for it."""
    bound = next((prefix for prefix, space in target.bound.items() if space == ITS and prefix), None)
    names = chain(("its", "mtqaits"), (f"mtqaits{number}" for number in count(2)))
    prefix = bound or next(name for name in names if name not in target.prefixes)
    declaration = "" if bound else f' xmlns:{prefix}="{ITS}"'
    version = "" if f"{ITS} version" in target.attributes else f' {prefix}:version="2.0"'
    return prefix, declaration + version


class _Writing:
    """Gathers what is to be inserted where."""

    def __init__(self, data: bytes, version: int, its: str) -> None:
        self._data, self._version, self._its = data, version, its
        self._inserts: list[tuple[int, str]] = []
        self._notes: dict[int, tuple[Unit, list[str]]] = {}
        self._number = max((int(found) for found in _OWN_ID.findall(data)), default=0)

    def add(self, pair: Pair, issues: Sequence[Issue]) -> None:
        """The issues of a segment."""
        assert pair.target is not None
        marker = Marker(pair.target, self._data)
        name = _qualified(pair.unit, "mrk")
        gravest = sorted(range(len(issues)), key=lambda index: -issues[index].severity.rank)
        for mark, opens in nested([marker.mark(issues[index].span, index) for index in gravest]):
            if opens:
                self._insert(mark.start, f"<{name}{self._attributes(issues[mark.index])}{'/' if mark.empty else ''}>")
            else:
                self._insert(mark.end, f"</{name}>")
        _, notes = self._notes.setdefault(id(pair.unit), (pair.unit, []))
        notes.extend(self._note(pair.unit, issue) for issue in issues)

    def inserts(self) -> Iterator[tuple[int, str]]:
        """Places and what goes there; of one place in the order in which they come."""
        yield from self._inserts
        for unit, notes in self._notes.values():
            yield self._place_of_notes(unit, notes)

    def _insert(self, cut: Cut, tag: str) -> None:
        self._inserts.append((cut.offset, f"]]>{tag}<![CDATA[" if cut.cdata else tag))

    def _attributes(self, issue: Issue) -> str:
        self._number += 1
        its = self._its
        head = ' mtype="x-its"' if self._version == 1 else f' id="mtqa-{self._number}" type="its:generic"'
        return (
            f'{head} {its}:locQualityIssueType={quoteattr(issue.its_type)} {its}:locQualityIssueSeverity="{_SEVERITY[issue.severity]}"'
            f" {its}:locQualityIssueComment={quoteattr(visible(issue.comment))}"
        )

    def _note(self, unit: Unit, issue: Issue) -> str:
        name, priority, text = _qualified(unit, "note"), _PRIORITY[issue.severity], escape(visible(issue.comment))
        if self._version == 1:
            return f'<{name} from="mtqa" priority="{priority}" annotates="target">{text}</{name}>'
        return f'<{name} category="mtqa" priority="{priority}" appliesTo="target">{text}</{name}>'

    def _place_of_notes(self, unit: Unit, notes: Sequence[str]) -> tuple[int, str]:
        """Behind the target (1.2), among the unit's notes, or as its notes before what must follow them (2.x)."""
        if self._version == 1:
            indent = self._indent(unit.target_start)
            return self._data.index(b">", unit.target_end) + 1, "".join(indent + note for note in notes)
        indent = self._indent(unit.body if unit.notes_end < 0 else unit.notes_end)
        inner = "".join(f"{indent}  {note}" if indent else note for note in notes)
        if unit.notes_end >= 0:
            return unit.notes_end - len(indent), inner
        name = _qualified(unit, "notes")
        return unit.body, f"<{name}>{inner}{indent}</{name}>{indent}"

    def _indent(self, offset: int) -> str:
        """The line end and blanks before a tag that begins its line."""
        before = _BLANK.search(self._data[max(0, offset - 200) : offset])
        return before.group().decode() if before else ""


def _qualified(unit: Unit, local: str) -> str:
    return f"{unit.prefix}:{local}" if unit.prefix else local


def _spliced(data: bytes, inserts: Sequence[tuple[int, str]]) -> bytes:
    parts, at = [], 0
    for offset, text in sorted(inserts, key=lambda insert: insert[0]):
        parts += [data[at:offset], text.encode("utf-8", "replace")]
        at = offset
    return b"".join([*parts, data[at:]])
