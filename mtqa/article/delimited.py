"""Bilingual rows as TSV or CSV: a line with the names of the columns, then a row a record."""

from __future__ import annotations

import csv
import io
import re
from collections import deque
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, BinaryIO, TextIO

from mtqa.article.columns import column_names
from mtqa.article.decode import encoding_of
from mtqa.article.model import Article
from mtqa.article.options import ReadOptions, ReadProblem
from mtqa.article.rows import BadRow, Grouping, Row, checked, too_long
from mtqa.errors import InputError

_SAMPLE = 65_536
_RECORD_LINES = 50
_DELIMITERS = {"csv": (",", ";", "\t"), "tsv": ("\t",)}
_SHOWN = 40
_BAD_BYTE = re.compile("[\udc80-\udcff]")


def read_delimited(handle: BinaryIO, path: str, options: ReadOptions, form: str) -> Iterator[Article | ReadProblem]:
    """The articles of a TSV or CSV file, each as soon as it is complete, and a problem for every row that can't be used.

    The first line names the columns, in any order and case; other columns than those of `columns.FIELDS` are skipped.
    `options.columns` maps fields to the file's names, or to numbers from 1 in a file without a line of names. CSV is read as
    RFC 4180 has it, with the comma, semicolon or tab that gives its first line the most columns that we know. TSV is read in the same way
    when its first 64 KiB quote cells in that manner, else quotation marks are text. A record may have up to 50 lines.

    Args:
        handle: the file, open for bytes; UTF-8, Windows-1252, or UTF-16 or UTF-32 with a byte-order mark.
        path: what to call the file.
        options: see `read_jsonl`.
        form: `tsv` or `csv`.

    Raises:
        InputError: `binary`, `empty`, `no-columns`.
        UsageError: `unknown-column`.
    """
    yield from Grouping(path, form, options).articles(_rows(handle, path, options, form))


def _rows(handle: BinaryIO, path: str, options: ReadOptions, form: str) -> Iterator[Row | ReadProblem]:
    names = column_names(options.columns)
    start = handle.read(_SAMPLE)
    encoding, mark = encoding_of(start, path)
    errors = "surrogateescape" if encoding in ("utf-8", "cp1252") else "replace"
    text = io.TextIOWrapper(io.BufferedReader(_Rest(start[mark:], handle)), encoding, errors=errors, newline="")
    lines = _Lines(text, options.max_paragraph)
    sample = lines.ahead(_SAMPLE)
    if not any(line.strip() for line in sample):
        raise InputError("empty", f"`{path}` holds no rows.", "Give a line with the names of the columns, then a row a line.")
    shape = _shape(sample, names, form, numbered=_by_number(options.columns))
    header: Mapping[str, int] | None = _positions(options.columns) if _by_number(options.columns) else None
    width = 0
    for line, cells in _records(lines, shape):
        try:
            if isinstance(cells, BadRow):
                raise cells
            if not any(cell.strip() for cell in cells):
                continue
            if header is None:
                header, width = _header(cells, names, path, line), len(cells)
                continue
            yield _row(cells, line, header, width, names, options.max_paragraph)
        except BadRow as bad:
            if header is None:
                raise InputError(bad.code, f"`{path}`, line {line}: {bad.what}", bad.remedy) from None
            yield bad.at(path, line)


class _Rest(io.RawIOBase):
    """The bytes that were read ahead, then the rest of the file."""

    def __init__(self, start: bytes, handle: BinaryIO) -> None:
        self._start, self._handle = start, handle

    def readable(self) -> bool:
        """True."""
        return True

    def readinto(self, buffer: Any) -> int:
        """See `io.RawIOBase.readinto`."""
        if self._start:
            found, self._start = self._start[: len(buffer)], self._start[len(buffer) :]
        else:
            found = self._handle.read(len(buffer))
        buffer[: len(found)] = found
        return len(found)


class _Lines:
    """Numbered lines of a file with their ends; some can be looked at ahead, and given back."""

    def __init__(self, text: TextIO, limit: int) -> None:
        self._text, self._limit = text, limit
        self._ahead: deque[str] = deque()
        self.number = 0

    def ahead(self, characters: int) -> list[str]:
        """The next lines, at most `characters` code points of them, that are still to come."""
        size = 0
        while size < characters and (line := self._text.readline(self._limit + 1)):
            self._ahead.append(line)
            size += len(line)
        return list(self._ahead)

    def give_back(self, lines: Sequence[str]) -> None:
        """Make `lines` the next ones."""
        self._ahead.extendleft(reversed(lines))
        self.number -= len(lines)

    def next(self) -> str:
        """The next line; empty at the end.

        Raises:
            BadRow: `line-too-long`; the line is passed by.
        """
        line = self._piece()
        self.number += bool(line)
        if len(line) > self._limit:
            while not line.endswith(("\n", "\r")) and (line := self._piece()):
                pass
            raise too_long(self._limit)
        return line

    def _piece(self) -> str:
        """A line, or as much of it as its length lets see that it is too long."""
        return self._ahead.popleft() if self._ahead else self._text.readline(self._limit + 1)


@dataclass(frozen=True, slots=True)
class _Shape:
    """How cells are parted, and whether they are quoted."""

    delimiter: str
    quoted: bool

    def cells(self, record: Sequence[str]) -> list[str]:
        """The cells of one record, given as its lines.

        Raises:
            csv.Error: a quotation mark is not closed, or something stands behind one that closes.
        """
        if not self.quoted:
            return record[0].rstrip("\r\n").split(self.delimiter)
        csv.field_size_limit(max(csv.field_size_limit(), sum(map(len, record))))
        return next(csv.reader(record, delimiter=self.delimiter, strict=True))


def _shape(sample: Sequence[str], names: Mapping[str, str], form: str, *, numbered: bool) -> _Shape:
    """How the file is written, as its beginning tells."""
    first = next(line for line in sample if line.strip())
    wanted = {name.lower() for name in names.values()}

    def score(delimiter: str) -> tuple[int, int]:
        try:
            cells = _Shape(delimiter, True).cells([first])
        except csv.Error:
            cells = first.split(delimiter)
        return (0 if numbered else sum(cell.strip().lower() in wanted for cell in cells)), len(cells)

    delimiter = max(_DELIMITERS[form], key=score)
    return _Shape(delimiter, form == "csv" or _quotes(sample, delimiter))


def _quotes(sample: Sequence[str], delimiter: str) -> bool:
    """True when cells are quoted as in CSV, since one holds what needs it, and none begins with a mark that is mere text."""
    text = "".join(sample)
    cell = re.compile(rf'(?:^|(?<=[{delimiter}\r\n]))"((?:[^"]|"")*)"(?=[{delimiter}\r\n]|$)')
    needed, rest = False, []
    at = 0
    for match in cell.finditer(text):
        needed = needed or bool(re.search(rf'""|[{delimiter}\r\n]', match.group(1)))
        rest.append(text[at : match.start()])
        at = match.end()
    rest.append(text[at:] if len(text) < _SAMPLE else text[at : max(at, text.rfind("\n"))])
    return needed and not re.search(rf'(?:^|[{delimiter}\r\n])"', "\0".join(rest))


def _records(lines: _Lines, shape: _Shape) -> Iterator[tuple[int, list[str] | BadRow]]:
    """The cells of every record, or what is wrong with it, and the line that it begins on."""
    while True:
        try:
            line = lines.next()
        except BadRow as bad:
            yield lines.number, bad
            continue
        if not line:
            return
        start = lines.number
        yield start, _record(lines, [line], shape)


def _record(lines: _Lines, record: list[str], shape: _Shape) -> list[str] | BadRow:
    """The cells of the record whose first line is `record[0]`: further lines are taken as long as a quotation mark is open."""
    while True:
        try:
            return shape.cells(record)
        except csv.Error as error:
            reason = str(error)
        following = ""
        if "unexpected end" in reason and len(record) < _RECORD_LINES:
            try:
                following = lines.next()
            except BadRow as bad:
                return bad
        if not following:
            lines.give_back(record[1:])
            what = "a quotation mark opens a cell and is not closed" if "unexpected end" in reason else reason
            return BadRow("bad-row", f"{what}.", 'Close it, or write a mark that belongs to the text twice inside a quoted cell: "".')
        record.append(following)


def _by_number(columns: Mapping[str, str]) -> bool:
    """True when all columns are named by number: the file has no line of names."""
    return bool(columns) and all(re.fullmatch("[1-9][0-9]{0,3}", name) for name in columns.values())


def _positions(columns: Mapping[str, str]) -> Mapping[str, int]:
    return {field: int(name) - 1 for field, name in columns.items()}


def _header(cells: Sequence[str], names: Mapping[str, str], path: str, line: int) -> Mapping[str, int]:
    """Where each field stands.

    Raises:
        InputError: `no-columns`: no column for the French, one that `--columns` names is missing, or one comes twice.
    """
    found = [cell.strip().lower() for cell in cells]
    positions = {field: found.index(name.lower()) for field, name in names.items() if name.lower() in found}
    missing = [name for field, name in names.items() if field not in positions and (field == "target" or name != field)]
    twice = [names[field] for field in positions if found.count(names[field].lower()) > 1]
    if not missing and not twice:
        return positions
    shown = ", ".join(f"`{cell.strip()[:_SHOWN]}`" for cell in cells[:12])
    fault = f"no column `{missing[0]}`" if missing else f"two columns `{twice[0]}`"
    raise InputError(
        "no-columns",
        f"`{path}`, line {line}: {fault} among {shown}.",
        "Say which is which by name, `--columns target=fr,source=id_text`, "
        "or by number where no line names them, `--columns target=2,source=1`.",
    )


def _row(
    cells: Sequence[str], line: int, header: Mapping[str, int], width: int, names: Mapping[str, str], limit: int
) -> Row:  # fmt: skip
    if width and len(cells) > width:
        what = f"{len(cells)} cells, where the first line names {width} columns."
        raise BadRow("bad-row", what, "Quote cells that hold the character between cells.")
    bad = _BAD_BYTE.search("".join(cells))
    if bad:
        what = f"byte 0x{ord(bad.group()) - 0xDC00:02X} is no text in the encoding of the file."
        raise BadRow("encoding", what, "Save the file as UTF-8.")
    fields = {field: cells[at] for field, at in header.items() if at < len(cells)}
    fields = {field: fields.get(field, "") if field == "target" else fields.get(field, "").strip() for field in names}
    checked(fields, names["target"], limit)
    return Row(line, {**fields, "id": fields["id"] or str(line)})
