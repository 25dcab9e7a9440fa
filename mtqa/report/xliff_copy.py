"""A copy of an XLIFF file with findings in it, as notes and as ITS 2.0 localization quality issues; all else stays as it was."""

from __future__ import annotations

import io
import re
import shutil
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from typing import BinaryIO
from xml.sax.saxutils import escape, quoteattr

from mtqa.article.model import Span
from mtqa.article.xliff_units import Pair, Unit, XliffTarget
from mtqa.article.xml_safe import Readable, parsed
from mtqa.checks.finding import Severity
from mtqa.errors import InputError
from mtqa.report.escape import visible
from mtqa.report.xliff_encoding import Utf8Reader, Utf8Writer, codec_of
from mtqa.report.xliff_marks import Cut, Marker, nested
from mtqa.report.xliff_scout import Scout
from mtqa.report.xliff_window import Window

_SEVERITY = {Severity.NEUTRAL: 0, Severity.MINOR: 25, Severity.MAJOR: 50, Severity.CRITICAL: 100}
_PRIORITY = {Severity.CRITICAL: 1, Severity.MAJOR: 2, Severity.MINOR: 3, Severity.NEUTRAL: 4}
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
    """`data` with the issues of `rows` in it; see `annotate`."""
    out = io.BytesIO()
    annotate(io.BytesIO(data), path, rows, out)
    return out.getvalue()


def annotate(source: BinaryIO, path: str, rows: Iterable[Annotated], out: BinaryIO) -> None:
    """Write a file with the issues of `rows` in it, a piece at a time: neither file is ever held as a whole.

    Every issue is a `<note>` of its unit, and a `<mrk>` around its words in the target (an empty one where something is missing, or
    where it would cross that of a graver one) with the attributes of ITS 2.0. Nothing is taken away and nothing else is added but the ITS
    namespace; without issues the copy is the file.

    Args:
        source: the file as it was checked, which can be read several times.
        path: what to call it.
        rows: the rows that were read from it, in the file's order; each is asked for once.
        out: an empty file that can be begun again. What is in it after an error is to be thrown away.

    Raises:
        InputError: `changed` when the file does not hold these rows any more, `encoding`, `bad-xml`, `unsafe-xml`, `not-xliff`.
    """
    codec, scout = codec_of(source, path), Scout()
    for _ in parsed(Utf8Reader(source, codec), path, scout, "utf-8"):
        pass
    written = Utf8Writer(out, codec)
    if _Writing(Utf8Reader(source, codec), written.write, path, scout).write(rows):
        written.end()
        return
    for file in (source, out):
        file.seek(0)
    out.truncate()
    shutil.copyfileobj(source, out)


class _Writing:
    """Puts issues into the window that the units of a file pass through."""

    def __init__(self, source: Readable, write: Callable[[bytes], object], path: str, scout: Scout) -> None:
        self._path, self._its, self._number = path, scout.its, scout.last
        self._target = XliffTarget(path)
        self._window = Window(source, write, self._settled)
        self._window.insert(scout.behind_name, scout.declaration)
        self._unit: tuple[Unit, list[str]] | None = None

    def write(self, rows: Iterable[Annotated]) -> bool:
        """Go through the file and put the issues of its rows where they belong; false when there are none.

        Raises:
            InputError: see `annotate`.
        """
        waiting, any_ = iter(rows), False
        row = next(waiting, None)
        for pair in parsed(self._window, self._path, self._target, "utf-8"):
            if row is None or pair.target is None or (row.line, row.id) != (pair.line, pair.id or str(pair.line)):
                continue
            if row.text != pair.target.text:
                break
            if row.issues:
                self._add(pair, row.issues)
                any_ = True
            row = next(waiting, None)
        if row is not None:
            what = f"`{self._path}` is not what was checked any more: row `{row.id}` reads differently."
            raise InputError("changed", what, "Check it again.")
        self._notes_go()
        self._window.end()
        return any_

    def _settled(self) -> int:
        """Bytes of the file before which nothing is put any more, now that all units read so far have what belongs to them."""
        self._notes_go()
        return self._target.settled

    def _add(self, pair: Pair, issues: Sequence[Issue]) -> None:
        """The issues of a segment."""
        assert pair.target is not None
        marker = Marker(pair.target, self._window)
        name = _qualified(pair.unit, "mrk")
        gravest = sorted(range(len(issues)), key=lambda index: -issues[index].severity.rank)
        for mark, opens in nested([marker.mark(issues[index].span, index) for index in gravest]):
            if opens:
                self._insert(mark.start, f"<{name}{self._attributes(issues[mark.index])}{'/' if mark.empty else ''}>")
            else:
                self._insert(mark.end, f"</{name}>")
        if self._unit is None or self._unit[0] is not pair.unit:
            self._notes_go()
            self._unit = pair.unit, []
        self._unit[1].extend(self._note(pair.unit, issue) for issue in issues)

    def _notes_go(self) -> None:
        """The notes of the unit whose segments came last, all together."""
        if self._unit is not None:
            self._window.insert(*self._place_of_notes(*self._unit))
            self._unit = None

    def _insert(self, cut: Cut, tag: str) -> None:
        self._window.insert(cut.offset, f"]]>{tag}<![CDATA[" if cut.cdata else tag)

    def _attributes(self, issue: Issue) -> str:
        self._number += 1
        its = self._its
        head = ' mtype="x-its"' if self._target.version == 1 else f' id="mtqa-{self._number}" type="its:generic"'
        return (
            f'{head} {its}:locQualityIssueType={quoteattr(issue.its_type)} {its}:locQualityIssueSeverity="{_SEVERITY[issue.severity]}"'
            f" {its}:locQualityIssueComment={quoteattr(visible(issue.comment))}"
        )

    def _note(self, unit: Unit, issue: Issue) -> str:
        name, priority, text = _qualified(unit, "note"), _PRIORITY[issue.severity], escape(visible(issue.comment))
        if self._target.version == 1:
            return f'<{name} from="mtqa" priority="{priority}" annotates="target">{text}</{name}>'
        return f'<{name} category="mtqa" priority="{priority}" appliesTo="target">{text}</{name}>'

    def _place_of_notes(self, unit: Unit, notes: Sequence[str]) -> tuple[int, str]:
        """Behind the target (1.2), among the unit's notes, or as its notes before what must follow them (2.x)."""
        if self._target.version == 1:
            indent = self._indent(unit.target_start)
            return self._window.index(b">", unit.target_end) + 1, "".join(indent + note for note in notes)
        indent = self._indent(unit.body if unit.notes_end < 0 else unit.notes_end)
        inner = "".join(f"{indent}  {note}" if indent else note for note in notes)
        if unit.notes_end >= 0:
            return unit.notes_end - len(indent), inner
        name = _qualified(unit, "notes")
        return unit.body, f"<{name}>{inner}{indent}</{name}>{indent}"

    def _indent(self, offset: int) -> str:
        """The line end and blanks before a tag that begins its line."""
        before = _BLANK.search(self._window.before(offset, 200))
        return before.group().decode() if before else ""


def _qualified(unit: Unit, local: str) -> str:
    return f"{unit.prefix}:{local}" if unit.prefix else local
