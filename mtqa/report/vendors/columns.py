"""The columns of the vendor files: name, kind, range, meaning; what `mtqa explain csv` prints and what the files are checked against."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

from mtqa.checks.finding import Evidence, Severity
from mtqa.errors import MtqaError
from mtqa.report.summary import SCORE_NAMES

if TYPE_CHECKING:
    import pandas as pd

VERSION = 1
"""Grows when a column changes meaning or goes; new columns come before `signature` or `schema` without a new version."""
KEYS = ("vendor", "engine", "month", "language", "source_language", "rule")
"""What figures can be grouped by."""
QUANTILES = (10, 25, 50, 75, 90)
STATES = ("counted", "dismissed", "suppressed")
PARTS = ("all", "severity", "dimension", "type")


@dataclass(frozen=True, slots=True)
class Column:
    """A column of a file.

    Attributes:
        kind: `text`, `integer` or `number`.
        meaning: what stands in it, one line.
        required: a cell is never empty.
        low, high: least and greatest number; None without a bound.
        values: the only texts there are; empty for any.
    """

    name: str
    kind: str
    meaning: str
    required: bool = False
    low: float | None = None
    high: float | None = None
    values: tuple[str, ...] = ()


def _text(name: str, meaning: str, *values: str, required: bool = False) -> Column:
    return Column(name, "text", meaning, required or bool(values), values=values)


def _count(name: str, meaning: str, *, required: bool = True) -> Column:
    return Column(name, "integer", meaning, required, low=0)


def _number(name: str, meaning: str, low: float | None = None, high: float | None = None) -> Column:
    return Column(name, "number", meaning, low=low, high=high)


_KEYS = {
    "vendor": _text("vendor", "who translated: from the row, the front matter, the page's notice or --vendor"),
    "engine": _text("engine", "what translated, where the row or the front matter says it"),
    "month": _text("month", "YYYY-MM of the date of the row or article"),
    "language": _text("language", "language of the text checked"),
    "source_language": _text("source_language", "language of the original"),
    "rule": _text("rule", "code of the rule"),
}
_SEVERITY_COUNTS = tuple(_count(s.value, f"{s.value} findings that count") for s in reversed(Severity))
_SIGNATURE = _text("signature", "what made the numbers")
_SCHEMA = Column("schema", "integer", f"version of these columns: {VERSION}", required=True, low=VERSION, high=VERSION)
_ORIGIN = (
    *(replace(_KEYS[name]) for name in ("vendor", "engine")),
    _text("date", "date of the row or article, as it was given"),
    *(replace(_KEYS[name]) for name in ("month", "language", "source_language")),
    _text("article", "path of the article as given to `mtqa check` (rows: `doc`, else the file)"),
    _count("document", "number of the article among all that were read, from 1: what the bootstrap draws"),
)


def _scores() -> tuple[Column, ...]:
    found: list[Column] = []
    for name in SCORE_NAMES:
        told = f"{name}, 0-100, {'higher is worse' if name == 'risk' else 'higher is better'}"
        found.append(_number(f"{name}_mean", f"mean {told}, over the sentences that have it", 0, 100))
        found += [_number(f"{name}_{end}", f"{end} end of the 95 % interval of the mean {name}", 0, 100) for end in ("low", "high")]
        found += [_number(f"{name}_p{q}", f"{q}th percentile of {name} over sentences", 0, 100) for q in QUANTILES]
    return tuple(found)


VENDORS: tuple[Column, ...] = (
    *(replace(column, meaning=f"{column.meaning}; empty where the figures are not grouped by it") for column in _KEYS.values()),
    _text("part", "which findings: all, or those of one severity, MQM dimension or MQM type", *PARTS),
    _text("name", "the severity, dimension or type; empty for all"),
    _count("articles", "articles in the group"),
    _count("sentences", "sentences in the group"),
    _count("words", "runs of non-blanks in scored sentences: what rates are per"),
    _count("findings", "findings that count, neutral ones among them"),
    *_SEVERITY_COUNTS,
    _count("dismissed", "findings that an editor dismissed: they count nowhere else"),
    _count("suppressed", "findings silenced by a mark in the article, the configuration or a baseline: they count nowhere else"),
    _number("per_1000_words", "findings above neutral per 1,000 words; higher is worse", 0),
    _number("per_1000_words_low", "low end of its 95 % interval", 0),
    _number("per_1000_words_high", "high end of its 95 % interval", 0),
    _number("penalty", "MQM penalty points of the findings that count; higher is worse", 0),
    _number("mqm_score", "of all findings: 100 × (1 − penalty ÷ words); higher is better, at most 100, can be below 0", None, 100),
    _number("mqm_score_low", "low end of its 95 % interval", None, 100),
    _number("mqm_score_high", "high end of its 95 % interval", None, 100),
    *_scores(),
    _SCHEMA,
)
FINDINGS: tuple[Column, ...] = (
    *_ORIGIN,
    _text("id", "id of the sentence or row in which it starts; empty outside all"),
    _text("code", "code of the rule", required=True),
    _text("severity", "how grave", *(s.value for s in Severity)),
    _text("dimension", "MQM 2.0 dimension: the first part of the category", required=True),
    _text("category", "MQM 2.0 error type", required=True),
    _text("its_type", "ITS 2.0 localization quality issue type", required=True),
    _text("evidence", "T: the French alone, R: the round trip, S: a source or reference", *(e.value for e in Evidence)),
    _count("start", "first code point, in the article's text or, for rows, in the row's"),
    _count("end", "code point behind the last"),
    _count("line", "line, from 1"),
    _count("column", "column, from 1"),
    _text("text", "the words themselves"),
    _text("message", "what is there"),
    _text("reason", "why it is suspect"),
    _text("suggestion", "what to put in its place, if anything"),
    Column("confidence", "number", "how sure the rule is, 0-1, higher is surer", required=True, low=0, high=1),
    _number("penalty", "MQM penalty points: weight of the severity × factor of the type", 0),
    _text("state", "counted; dismissed by an editor; suppressed by a mark, the configuration or a baseline", *STATES),
    _text("state_reason", "why it was dismissed or suppressed"),
    _SIGNATURE,
    _SCHEMA,
    _text("verdict", "for you to fill: accept, dismiss, or a reason (wrong, style, name, quotation, other); see `mtqa verdicts import`"),
    _text("comment", "for you to fill: free words"),
)
SENTENCES: tuple[Column, ...] = (
    *_ORIGIN,
    _text("id", "id of the sentence or row"),
    _count("start", "first code point, in the article's text or, for rows, in the row's"),
    _count("end", "code point behind the last"),
    _text("role", "headline, body, caption …", required=True),
    _text("text", "the sentence"),
    _text("source", "the original, where there is one"),
    _text("back_translation", "the sentence translated back"),
    _count("words", "runs of non-blanks a reader sees; 0 where the sentence has no score"),
    *(_number(name, f"0-100, {'higher is worse' if name == 'risk' else 'higher is better'}", 0, 100) for name in SCORE_NAMES),
    _text("findings", "codes of the findings that count, blank between"),
    *_SEVERITY_COUNTS,
    _count("dismissed", "findings that an editor dismissed"),
    _count("suppressed", "findings silenced otherwise"),
    _number("penalty", "MQM penalty points of the findings that count; higher is worse", 0),
    _text("pick", "worst-1 … worst-10 and typical-1 … typical-5 of the vendor: what vendors.html shows"),
    _SIGNATURE,
    _SCHEMA,
)
FILES: dict[str, tuple[Column, ...]] = {"vendors.csv": VENDORS, "findings.csv": FINDINGS, "sentences.csv": SENTENCES}
_INTRODUCTIONS = {
    "vendors.csv": "One row a group and part: group the rows by `part` and `name`; `all` holds the sums.",
    "findings.csv": "One row a finding, those that an editor dismissed or something suppressed among them (`state`).",
    "sentences.csv": "One row a sentence that was looked at.",
}


def frame(columns: Sequence[Column], cells: Mapping[str, Sequence[Any]]) -> pd.DataFrame:
    """Cells by column as a frame with the columns' order and types; text is never missing but empty."""
    import pandas as pd

    types = _types()
    return pd.DataFrame({column.name: pd.Series(list(cells[column.name]), dtype=types[column.kind]) for column in columns})


def _types() -> dict[str, Any]:
    import pandas as pd

    return {"text": pd.StringDtype("python", na_value=float("nan")), "integer": pd.Int64Dtype(), "number": "float64"}


def checked(made: pd.DataFrame, name: str) -> pd.DataFrame:
    """The frame, which holds what its columns promise.

    Raises:
        MtqaError: it does not: a fault of mtqa, or a report that somebody changed by hand.
    """
    import pandera.errors
    import pandera.pandas as pa

    types = _types()

    def column(each: Column) -> pa.Column:
        checks = [pa.Check.ge(each.low)] if each.low is not None else []
        checks += [pa.Check.le(each.high)] if each.high is not None else []
        checks += [pa.Check.isin(each.values)] if each.values else []
        checks += [pa.Check.str_length(min_value=1)] if each.kind == "text" and each.required and not each.values else []
        return pa.Column(types[each.kind], checks, nullable=each.kind != "text" and not each.required)

    schema = pa.DataFrameSchema({each.name: column(each) for each in FILES[name]}, strict=True, ordered=True, name=f"{name} {VERSION}")
    try:
        return schema.validate(made)
    except (pandera.errors.SchemaError, pandera.errors.SchemaErrors) as error:
        why = " ".join(str(error).split())[:200]
        raise MtqaError("bad-table", f"{name} would break its own rules: {why}.", "Write the reports anew with `mtqa check`.") from None


def explain_csv() -> str:
    """The vendor files as a page: every column with its kind and meaning."""
    lines = [
        f"CSV files of `mtqa vendors`, version {VERSION} of their columns (`schema`)", "",
        "UTF-8, a header, CRLF (RFC 4180); comma and decimal point unless --delimiter and --decimal say otherwise. A missing value is",
        "an empty cell. A cell that a spreadsheet would run gets one leading `'`: spans hold after removing it, and",
        "`mtqa verdicts import` removes it.",
    ]  # fmt: skip
    for name, columns in FILES.items():
        width = max(len(column.name) for column in columns)
        lines += ["", name, "=" * len(name), _INTRODUCTIONS[name], ""]
        lines += [f"{column.name:<{width}}  {column.kind:<7}  {column.meaning}" for column in columns]
    return "\n".join(lines)
