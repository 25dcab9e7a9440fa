"""TMX 1.4: each unit with a French text is a row that is checked alone, beside its text in the source language."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import BinaryIO

from mtqa.article.inline import Inline
from mtqa.article.languages import language_code
from mtqa.article.model import Article
from mtqa.article.options import ReadOptions, ReadProblem
from mtqa.article.rows import BadRow, Grouping, Row, check_pieces, checked
from mtqa.article.xml_safe import Name, Place, XmlTarget, parsed, salvaged
from mtqa.errors import InputError

_LANG = "http://www.w3.org/XML/1998/namespace lang"
_ALL = "*all*"
_MOST_VARIANTS = 1_000


def read_tmx(handle: BinaryIO, path: str, options: ReadOptions) -> Iterator[Article | ReadProblem]:
    """The rows of a TMX file as articles of rows that are checked alone, and a problem for every unit that can't be used.

    Of a unit's variants the first in French is the target. Its source is the one in `options.source_language`; else the one in the language
    that the unit or the file names as its source; else the only other one. Units without French are passed by, and a warning
    counts them; so are those whose source nothing tells, and one problem counts them. A row is named by `tuid`, else by its line.

    Args:
        handle: the file, open for bytes.
        path: what to call the file.
        options: see `read_jsonl`; `language` is what targets must be in.

    Raises:
        InputError: `bad-xml`, `unsafe-xml`, `not-tmx`, `not-french` when no unit has French, `several-languages` when of no unit anything
            tells which of several is the source.
    """
    grouping = Grouping(path, "tmx", options)
    yield from grouping.articles(_rows(handle, path, options, grouping))


def _rows(handle: BinaryIO, path: str, options: ReadOptions, grouping: Grouping) -> Iterator[Row | ReadProblem]:
    target = _TmxTarget(path, options)
    told = False

    def begun() -> bool:
        return told

    for unit in salvaged(parsed(handle, path, target), path, begun):
        if isinstance(unit, ReadProblem):
            yield unit
            continue
        told = True
        try:
            check_pieces(unit.target, unit.source)
            checked(unit.row.fields, "seg", options.max_paragraph)
            yield unit.row
        except BadRow as bad:
            yield bad.at(path, unit.row.line, unit.row.fields["id"])
    unclear = target.unclear()
    if not told:
        _raise_nothing(path, target, unclear)
    if unclear:
        yield unclear
    if target.without:
        grouping.warnings.append(f"Units without French, left out: {target.without:,}.")


def _raise_nothing(path: str, target: _TmxTarget, unclear: ReadProblem | None) -> None:
    """Say why there are no rows."""
    if unclear:
        raise InputError(unclear.code, unclear.what, unclear.remedy)
    if target.without:
        languages = ", ".join(f"`{language}`" for language in sorted(target.languages)[:8]) or "none"
        raise InputError("not-french", f"`{path}` holds no French; its languages: {languages}.", "Give a file with French in it.")
    raise InputError("empty", f"`{path}` holds no units.", "Give a translation memory that holds some.")


class _Variant:
    """A `<tuv>`: its language as written, and its text."""

    def __init__(self, language: str, date: str) -> None:
        self.language, self.date = language, date
        self.inline = Inline()


@dataclass(frozen=True, slots=True)
class _Unit:
    """A `<tu>` with French: the row, and the texts that it was made from."""

    row: Row
    target: Inline
    source: Inline | None


class _TmxTarget(XmlTarget[_Unit]):
    """Gathers each unit with French; `without` counts the others, `languages` are all that occur (at most 100)."""

    def __init__(self, path: str, options: ReadOptions) -> None:
        super().__init__()
        self._path, self._options = path, options
        self._wanted = language_code(options.source_language)
        self._levels: list[str] = []
        self._variants: list[_Variant] = []
        self._text: Inline | None = None
        self._note: list[str] | None = None
        self._notes: list[str] = []
        self._source = self._id = self._own_source = ""
        self._code = self._line = 0
        self.without = 0
        self.languages: set[str] = set()
        self._unclear = 0
        self._first_unclear: tuple[int, tuple[str, ...]] = (0, ())

    def start(self, name: Name, attributes: Mapping[str, str], place: Place) -> None:
        """See `XmlTarget.start`."""
        local, above = name.local, self._levels[-1] if self._levels else ""
        if not self._levels and local != "tmx":
            what = f"`{self._path}`, line {place.line}: the file holds `<{local[:80]}>`, not TMX."
            raise InputError("not-tmx", what, "Give a TMX file, version 1.4.")
        self._levels.append(local)
        if self._text is not None:
            self._inside(local, attributes, place)
        elif local == "header":
            self._source = attributes.get("srclang", "")
        elif local == "tu":
            self._id, self._line = attributes.get("tuid", ""), place.line
            self._own_source = attributes.get("srclang", "")
            self._variants, self._notes = [], []
        elif local == "tuv" and above == "tu":
            if len(self._variants) >= _MOST_VARIANTS:
                what = f"`{self._path}`, line {place.line}: a unit has more than {_MOST_VARIANTS:,} variants."
                raise InputError("unsafe-xml", what, "Split the unit.")
            date = attributes.get("changedate") or attributes.get("creationdate") or ""
            self._variants.append(_Variant(attributes.get(_LANG) or attributes.get("lang") or "", date))
        elif local == "seg" and above == "tuv" and self._variants:
            self._text = self._variants[-1].inline
            self._text.start(place)
        elif local == "note" and above in ("tu", "tuv"):
            self._note = []

    def _inside(self, local: str, attributes: Mapping[str, str], place: Place) -> None:
        assert self._text is not None
        if self._code or local != "hi":
            if not self._code and attributes.get("type") == "lb":
                self._text.add("\n", place, made=True)
            self._code += 1
        else:
            self._text.start(place)

    def end(self, name: Name, place: Place) -> None:
        """See `XmlTarget.end`."""
        self._levels.pop()
        if self._code:
            self._code -= 1
        elif self._text is not None:
            if self._text.end(place):
                self._text = None
        elif name.local == "note" and self._note is not None:
            self._notes.append("".join(self._note).strip())
            self._note = None
        elif name.local == "tu":
            self._unit_ends()

    def text(self, text: str, place: Place, *, cdata: bool) -> None:
        """See `XmlTarget.text`."""
        if self._note is not None:
            self._note.append(text)
        elif self._text is not None and not self._code:
            self._text.add(text, place, cdata=cdata)

    def _unit_ends(self) -> None:
        coded = [(language_code(variant.language) or "", variant) for variant in self._variants]
        if len(self.languages) < 100:
            self.languages.update(variant.language for variant in self._variants if variant.language)
        target = next((variant for code, variant in coded if code == self._options.language), None)
        if target is None:
            self.without += 1
            return
        others: dict[str, _Variant] = {}
        for code, variant in coded:
            if code != self._options.language:
                others.setdefault(code, variant)
        language = self._source_of(others)
        if language is None:
            self._first_unclear = self._first_unclear if self._unclear else (self._line, tuple(others))
            self._unclear += 1
            return
        source = others.get(language)
        fields = {
            "id": self._id or str(self._line),
            "target": target.inline.text,
            "source": source.inline.text if source else "",
            "source_lang": language if source else "",
            "date": target.date,
        }
        row = Row(self._line, fields, tuple(self._notes))
        self.found.append(_Unit(row, target.inline, source.inline if source else None))

    def _source_of(self, others: Mapping[str, _Variant]) -> str | None:
        """Which of the languages beside French is the source; empty for none, None when there are several and nothing tells."""
        if self._wanted:
            return self._wanted
        for named in (self._own_source, self._source):
            code = "" if named.lower() == _ALL else language_code(named)
            if code and code != self._options.language:
                return code
        return None if len(others) > 1 else next(iter(others), "")

    def unclear(self) -> ReadProblem | None:
        """The problem of the units whose source nothing tells: where the first stands, and how many they are."""
        if not self._unclear:
            return None
        line, languages = self._first_unclear
        named = ", ".join(f"`{code}`" for code in languages[:8])
        what = f"`{self._path}`, line {line}: beside French there are {named}, and nothing says which is the source."
        example = next(filter(None, languages), "id")
        remedy = f"Say it: `--source-lang {example}`. Units left out for that: {self._unclear:,}."
        return ReadProblem(self._path, line, "several-languages", what, remedy)
