"""Bilingual rows as JSON lines: rows with one `doc` form an article, rows without are checked alone."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import BinaryIO

from mtqa.article.build import article_from_rows
from mtqa.article.decode import decode, mend_surrogates, refuse_binary
from mtqa.article.language import language_of
from mtqa.article.languages import language_code
from mtqa.article.model import Article, Provenance, Segment, Span
from mtqa.article.notice import find_notices
from mtqa.article.options import ReadOptions, ReadProblem, ReadResult
from mtqa.article.provenance import provenance_of
from mtqa.article.sentences import YasbdSegmenter
from mtqa.errors import InputError, UsageError

FIELDS = ("id", "target", "source", "source_lang", "reference", "vendor", "engine", "date", "doc")
_BYTES_A_CHARACTER = 4
_SNIFFED = 50


@dataclass(frozen=True, slots=True)
class _Row:
    """A well-formed row and the line that it stands on."""

    line: int
    fields: Mapping[str, str]

    def get(self, name: str) -> str | None:
        return self.fields.get(name) or None


class _BadRow(Exception):
    """What is wrong with a row: a code, what, and a remedy."""

    def __init__(self, code: str, what: str, remedy: str) -> None:
        super().__init__(what)
        self.code, self.what, self.remedy = code, what, remedy


def read_jsonl(handle: BinaryIO, path: str, options: ReadOptions) -> ReadResult:
    """The articles of a file of JSON lines, in the order in which they begin.

    One object a line with `target` (the French) and, where there are any, `id`, `source`, `source_lang`, `reference`, `vendor`,
    `engine`, `date`, `doc`; other fields are skipped. Ids become strings; a row without one is named by its line. A row is never
    refused for its language, and nothing is cut from it. Escaped lone surrogates become U+FFFD. What a row says of its origin
    wins over the user's flags, which fill in where it is silent.

    Args:
        handle: the file, open for bytes; UTF-8, or UTF-16 with a byte-order mark.
        path: what to call the file.
        options: `columns` renames fields; `max_paragraph` limits a field; `max_sentences` limits the rows of one `doc`.

    Returns:
        Articles, and a problem with its line for every row that can't be used.

    Raises:
        InputError: `binary`, `encoding`, `empty`.
        UsageError: `unknown-column`.
    """
    names = _names(options.columns)
    rows: list[_Row] = []
    problems: list[ReadProblem] = []
    for line, data in _lines(handle, path, options.max_paragraph):
        try:
            row = _parsed(data, line, names, options.max_paragraph)
        except _BadRow as bad:
            problems.append(ReadProblem(path, line, bad.code, f"`{path}`, line {line}: {bad.what}", bad.remedy))
            continue
        if row is not None:
            rows.append(row)
    if not rows and not problems:
        raise InputError("empty", f"`{path}` holds no rows.", 'Give one JSON object a line, such as {"id": 1, "target": "…"}.')
    articles, too_long = _articles(rows, path, options)
    return ReadResult(articles, (*problems, *too_long))


def _names(columns: Mapping[str, str]) -> dict[str, str]:
    unknown = sorted(set(columns) - set(FIELDS))
    if unknown:
        raise UsageError("unknown-column", f"There is no field `{unknown[0]}`.", f"The fields of a row: {', '.join(FIELDS)}.")
    return {field: columns.get(field, field) for field in FIELDS}


def _lines(handle: BinaryIO, path: str, max_paragraph: int) -> Iterator[tuple[int, bytes | None]]:
    """Numbered lines; None for one that is too long even to look at."""
    limit = _BYTES_A_CHARACTER * max_paragraph + 65_536
    number = 0
    while data := handle.readline(limit):
        number += 1
        if number == 1:
            if data.startswith((b"\xff\xfe", b"\xfe\xff")):
                whole = decode(data + handle.read(), path).text
                yield from ((n, line.encode("utf-8")) for n, line in enumerate(whole.split("\n"), 1))
                return
            data = data.removeprefix(b"\xef\xbb\xbf")
            refuse_binary(data[:8_192], path)
        if len(data) == limit and not data.endswith(b"\n"):
            while (rest := handle.readline(limit)) and not rest.endswith(b"\n"):
                pass
            yield number, None
        else:
            yield number, data


def _parsed(data: bytes | None, line: int, names: Mapping[str, str], max_paragraph: int) -> _Row | None:
    """The row of a line; None for a blank one."""
    if data is None:
        raise _too_long(max_paragraph)
    if not data.strip():
        return None
    try:
        found = json.loads(data.decode("utf-8"))
    except UnicodeDecodeError as error:
        raise _BadRow("encoding", f"byte 0x{data[error.start]:02X} is not valid UTF-8.", "Save the file as UTF-8.") from None
    except (ValueError, RecursionError) as error:
        reason = error.msg if isinstance(error, json.JSONDecodeError) else "it can't be parsed"
        raise _BadRow("bad-row", f"not valid JSON: {reason}.", "Write one JSON object a line.") from None
    if not isinstance(found, dict):
        raise _BadRow("bad-row", "not a JSON object.", "Write one JSON object a line.")
    fields = {field: _text(found.get(name), name) for field, name in names.items()}
    if not isinstance(found.get(names["target"]), str):
        raise _BadRow(
            "no-target", f"no text in `{names['target']}`, the French of a row.", "Each row is an object with the French in `target`."
        )
    if not fields["target"].strip():
        raise _BadRow("empty-target", f"`{names['target']}` is empty: nothing was translated, or the field is another.", "Fill it in.")
    if max(map(len, fields.values())) > max_paragraph:
        raise _too_long(max_paragraph)
    return _Row(line, {**fields, "id": fields["id"] or str(line)})


def _text(value: object, name: str) -> str:
    if value is None:
        return ""
    if isinstance(value, str):
        return mend_surrogates(value)
    if isinstance(value, int | float) and not isinstance(value, bool):
        return str(value)
    raise _BadRow("bad-field", f"`{name}` is not text.", "Give a string, or leave the field out.")


def _too_long(limit: int) -> _BadRow:
    return _BadRow("line-too-long", f"the row is longer than {limit:,} characters.", "Split it, or raise `limits.line_characters`.")


def _articles(rows: Sequence[_Row], path: str, options: ReadOptions) -> tuple[tuple[Article, ...], list[ReadProblem]]:
    groups: dict[str | None, list[_Row]] = {}
    for row in rows:
        groups.setdefault(row.get("doc"), []).append(row)
    guessed = _source_language(rows, options)
    articles, problems = [], []
    for doc, group in groups.items():
        if doc is not None and len(group) > options.max_sentences:
            line = group[options.max_sentences].line
            what = f"`{path}`, line {line}: `{doc}` has more than {options.max_sentences:,} rows, the limit of one article."
            problems.append(ReadProblem(path, line, "too-many-sentences", what, "Split it, or raise `limits.sentences`."))
        else:
            articles.append(_article(group, doc, path, options, guessed))
    return tuple(articles), problems


def _source_language(rows: Sequence[_Row], options: ReadOptions) -> str | None:
    """The language of sources that no row and no flag names: identified once from the first of them."""
    silent = [row.fields["source"] for row in rows if row.get("source") and not row.get("source_lang")]
    if options.source_language or not silent:
        return language_code(options.source_language)
    found = language_of("\n".join(silent[:_SNIFFED]))
    return None if found == "other" else found


def _article(rows: Sequence[_Row], doc: str | None, path: str, options: ReadOptions, guessed: str | None) -> Article:
    own = [_provenance(row, options, guessed) for row in rows]
    same = len(set(own)) == 1
    segments = [
        Segment(
            row.fields["id"], Span(0, 0), 0, source=row.get("source"), reference=row.get("reference"),
            source_language=provenance.source_language if row.get("source") else None, provenance=None if same else provenance,
        )
        for row, provenance in zip(rows, own, strict=True)
    ]  # fmt: skip
    article = article_from_rows(doc or path, segments, [row.fields["target"] for row in rows], independent=doc is None)
    provenance = _common(own)
    if doc is not None:
        notices = find_notices(article.text, article.paragraphs, YasbdSegmenter(options.language))
        silent = replace(options, vendor=provenance.vendor, source_language=provenance.source_language)
        provenance = provenance_of(article.text, notices, provenance, silent)
    return replace(article, language=options.language, provenance=provenance, warnings=_warnings(rows, doc))


def _provenance(row: _Row, options: ReadOptions, guessed: str | None) -> Provenance:
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


def _warnings(rows: Sequence[_Row], doc: str | None) -> tuple[str, ...]:
    seen: set[str] = set()
    for row in rows:
        name = row.fields["id"]
        if name in seen:
            return (f"Several rows{f' of `{doc}`' if doc else ''} have the id `{name}`.",)
        seen.add(name)
    return ()
