"""Rows of bilingual files as articles: rows with one `doc` form an article, rows without are checked alone."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace

from mtqa.article.build import article_from_rows
from mtqa.article.inline import MOST_PIECES, Inline
from mtqa.article.language import language_of
from mtqa.article.languages import language_code
from mtqa.article.model import Article, Provenance, Segment, Span
from mtqa.article.notice import find_notices
from mtqa.article.options import ReadOptions, ReadProblem
from mtqa.article.provenance import provenance_of
from mtqa.article.sentences import YasbdSegmenter

MOST = 1_024
"""Rows without a `doc` that go into one article: a long file becomes several of its name, so that no more than this is held."""

_UNTOLD = (
    "Nothing tells which language the sources are in, so the French is not compared with them. "
    "Name it: `--source-lang id`, or `source_lang` in each row."
)
_SNIFFED = 50


@dataclass(frozen=True, slots=True)
class Row:
    """A well-formed row.

    Attributes:
        line: where it stands in its file, from 1.
        fields: texts by the names of `columns.FIELDS`; what is missing is absent or empty.
        notes: what the file says about the row.
        part: which part of the file it is in, for files whose documents follow one another; a part is complete when the next begins.
    """

    line: int
    fields: Mapping[str, str]
    notes: tuple[str, ...] = ()
    part: int = 0

    def get(self, name: str) -> str | None:
        """A field; None when it is missing or empty."""
        return self.fields.get(name) or None


class BadRow(Exception):
    """What is wrong with a row: a code, what, and a remedy."""

    def __init__(self, code: str, what: str, remedy: str) -> None:
        super().__init__(what)
        self.code, self.what, self.remedy = code, what, remedy

    def at(self, path: str, line: int, row: str = "") -> ReadProblem:
        """The problem of the row on `line`; `row` is its id, where the file has ids."""
        named = f", row `{row}`" if row else ""
        return ReadProblem(path, line, self.code, f"`{path}`, line {line}{named}: {self.what}", self.remedy)


def checked(fields: Mapping[str, str], column: str, limit: int) -> None:
    """Refuse a row without text, or with too much of it.

    Args:
        fields: see `Row`.
        column: what the file calls the French.
        limit: code points that a field may have.

    Raises:
        BadRow: `empty-target`, `line-too-long`.
    """
    if not fields["target"].strip():
        raise BadRow("empty-target", f"`{column}` is empty: nothing was translated, or the field is another.", "Fill it in.")
    if max(map(len, fields.values())) > limit:
        raise too_long(limit)


def check_pieces(*texts: Inline | None) -> None:
    """Refuse a row whose text has more pieces than can be held.

    Raises:
        BadRow: `line-too-long`.
    """
    if any(text and text.over for text in texts):
        what = f"the row is in more than {MOST_PIECES:,} pieces: line ends, character references and codes."
        raise BadRow("line-too-long", what, "Split it.")


def too_long(limit: int) -> BadRow:
    """What to say of a row with more than `limit` code points."""
    return BadRow("line-too-long", f"the row is longer than {limit:,} characters.", "Split it, or raise `limits.line_characters`.")


@dataclass(slots=True)
class _Group:
    """Rows that wait for the rest of their article. `over` is the line on which it became too long."""

    doc: str | None
    alone: bool
    rows: list[Row] = field(default_factory=list)
    warnings: tuple[str, ...] = ()
    over: int | None = None


class Grouping:
    """Gathers the rows of one file into articles and hands each on as soon as it is complete.

    Rows with a `doc` wait for the end of the file (or of its part), since others of that `doc` may follow. A `doc` of more than
    `limits.sentences` rows is a problem, or where `spill` is set, its rows are checked alone and a warning says so.

    Attributes:
        warnings: about the file as a whole; the next article carries them.
    """

    def __init__(self, path: str, form: str, options: ReadOptions, *, spill: bool = False) -> None:
        self._path, self._form, self._options, self._spill = path, form, options, spill
        self._groups: dict[str | None, _Group] = {}
        self._part = 0
        self._silent: list[str] = []
        self._guessed: str | None = None
        self.warnings: list[str] = []

    def articles(self, rows: Iterable[Row | ReadProblem]) -> Iterator[Article | ReadProblem]:
        """The articles in the order in which they are complete, those of one part in the order in which they begin."""
        for row in rows:
            if isinstance(row, ReadProblem):
                yield row
                continue
            if row.part != self._part:
                yield from self._close()
                self._part = row.part
            yield from self._add(row)
        yield from self._close()

    def _add(self, row: Row) -> Iterator[Article]:
        if len(self._silent) < _SNIFFED and row.get("source") and not row.get("source_lang"):
            self._silent.append(row.fields["source"])
        doc = row.get("doc")
        group = self._groups.setdefault(doc, _Group(doc, doc is None))
        if group.over is None:
            group.rows.append(row)
        most = self._options.max_sentences
        if not group.alone and len(group.rows) > most and self._spill:
            group.alone = True
            group.warnings = (f"`{doc}` has more than {most:,} rows, the limit of one article: its rows are checked alone.",)
        elif not group.alone and len(group.rows) > most:
            group.over, group.rows = row.line, []
        while group.alone and len(group.rows) >= MOST:
            yield self._article(group, group.rows[:MOST])
            group.rows, group.warnings = group.rows[MOST:], ()
        if doc is None and not group.rows:
            del self._groups[doc]

    def _close(self) -> Iterator[Article | ReadProblem]:
        groups, self._groups = self._groups, {}
        for group in groups.values():
            if group.over is not None:
                most = self._options.max_sentences
                what = f"`{self._path}`, line {group.over}: `{group.doc}` has more than {most:,} rows, the limit of one article."
                yield ReadProblem(self._path, group.over, "too-many-sentences", what, "Split it, or raise `limits.sentences`.")
            elif group.rows:
                yield self._article(group, group.rows)

    def _article(self, group: _Group, rows: Sequence[Row]) -> Article:
        options, guessed = self._options, self._source_language()
        own = [_provenance(row, options, guessed) for row in rows]
        same = len(set(own)) == 1
        segments = [
            Segment(
                row.fields["id"], Span(0, 0), 0, source=row.get("source"), reference=row.get("reference"), line=row.line, notes=row.notes,
                source_language=provenance.source_language if row.get("source") else None, provenance=None if same else provenance,
            )
            for row, provenance in zip(rows, own, strict=True)
        ]  # fmt: skip
        targets = [row.fields["target"] for row in rows]
        article = article_from_rows(group.doc or self._path, segments, targets, independent=group.alone)
        provenance = _common(own)
        if not group.alone:
            notices = find_notices(article.text, article.paragraphs, YasbdSegmenter(options.language))
            silent = replace(options, vendor=provenance.vendor, source_language=provenance.source_language)
            provenance = provenance_of(article.text, notices, provenance, silent)
        warnings = (*group.warnings, *self.warnings, *_same_ids(rows, group.doc))
        self.warnings = []
        return replace(
            article, language=options.language, provenance=provenance, warnings=warnings, format=self._form, file=self._path
        )  # fmt: skip

    def _source_language(self) -> str | None:
        """The language of sources that no row and no flag names: identified once from the first of them."""
        if self._options.source_language or not self._silent:
            return language_code(self._options.source_language)
        if self._guessed is None:
            self._guessed = language_of("\n".join(self._silent)) or "other"
            if self._guessed == "other":
                self.warnings.append(_UNTOLD)
        return None if self._guessed == "other" else self._guessed


def _provenance(row: Row, options: ReadOptions, guessed: str | None) -> Provenance:
    return Provenance(
        machine_translated=row.get("engine") is not None,
        source_language=language_code(row.get("source_lang")) or guessed,
        vendor=row.get("vendor") or options.vendor,
        engine=row.get("engine"),
        date=row.get("date"),
    )


def _common(own: Sequence[Provenance]) -> Provenance:
    """What all rows agree on; None where they differ."""

    def one(values: set[str | None]) -> str | None:
        return next(iter(values)) if len(values) == 1 else None

    return Provenance(
        machine_translated=all(p.machine_translated for p in own),
        source_language=one({p.source_language for p in own}),
        vendor=one({p.vendor for p in own}),
        engine=one({p.engine for p in own}),
        date=one({p.date for p in own}),
    )


def _same_ids(rows: Sequence[Row], doc: str | None) -> Iterator[str]:
    seen: set[str] = set()
    for row in rows:
        name = row.fields["id"]
        if name in seen:
            yield f"Several rows{f' of `{doc}`' if doc else ''} have the id `{name}`."
            return
        seen.add(name)
