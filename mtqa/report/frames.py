"""Reports as rows: one a sentence, a finding, an article, with the columns that the CSV files have; sentences as a pandas frame too.

Scores (0-100) are rounded to one decimal and confidence (0-1) to two, halves to even, so that equal runs give equal files. Missing
values are NA. Offsets count code points: in the article's text, or for rows of a bilingual file within the row. A suggestion to delete
is an empty text, as no suggestion is in CSV; `report.json` tells them apart.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import TYPE_CHECKING

from mtqa.checks.finding import Finding
from mtqa.judge.assessment import AssessedArticle, Report, Scores
from mtqa.report.locator import Locator
from mtqa.report.summary import SCORE_NAMES, rounded, summarise, worst_place

if TYPE_CHECKING:
    import pandas as pd

Columns = Mapping[str, str]
Row = tuple[str | int | float | bool | None, ...]

SENTENCES: Columns = {
    "article": "text", "id": "text", "start": "integer", "end": "integer", "text": "text", "role": "text", "source": "text",
    "back_translation": "text", "round_trip": "text", "fluency": "number", "consistency": "number", "adequacy": "number",
    "risk": "number", "worst_code": "text", "worst_severity": "text", "worst_start": "integer", "worst_end": "integer",
    "findings": "text", "signature": "text",
}  # fmt: skip
FINDINGS: Columns = {
    "article": "text", "id": "text", "code": "text", "severity": "text", "category": "text", "evidence": "text", "start": "integer",
    "end": "integer", "line": "integer", "column": "integer", "text": "text", "message": "text", "reason": "text",
    "suggestion": "text", "confidence": "number", "signature": "text",
}  # fmt: skip
ARTICLES: Columns = {
    "article": "text", "language": "text", "machine_translated": "boolean", "source_language": "text", "vendor": "text",
    "engine": "text", "date": "text", "words": "integer", "sentences": "integer", "scored": "integer", "findings": "integer",
    "critical": "integer", "major": "integer", "minor": "integer", "fluency": "number", "consistency": "number",
    "adequacy": "number", "risk": "number", "signature": "text",
}  # fmt: skip
_DTYPES = {"integer": "Int64", "number": "float64", "boolean": "boolean"}


def sentences_frame(report: Report) -> pd.DataFrame:
    """One row a sentence. `worst_start`, `worst_end`: the judge's worst span, else that of the gravest finding; `findings`: codes."""
    return _frame(SENTENCES, sentence_rows(report))


def sentence_rows(report: Report) -> Iterator[Row]:
    """The rows of `sentences_frame`, None where a value is missing."""
    return (row for article in report.articles for row in _sentence_rows(article, report.signature))


def finding_rows(report: Report, language: str = "en") -> Iterator[Row]:
    """One row a finding, neutral ones included, message and reason in `language`; `line` and `column` count from 1; None for no value."""
    return (row for article in report.articles for row in _finding_rows(article, report.signature, language))


def article_rows(report: Report) -> Iterator[Row]:
    """One row an article, None for no value. `findings` counts neutral ones too; scores are means over the sentences that have them."""
    return (_article_row(article, report.signature) for article in report.articles)


def _frame(columns: Columns, rows: Iterable[Row]) -> pd.DataFrame:
    import pandas as pd

    cells = list(zip(*rows, strict=True)) or [()] * len(columns)
    # Strings are kept as Python's own: other storages refuse lone surrogates.
    text = pd.StringDtype("python", na_value=float("nan"))
    return pd.DataFrame(
        {
            name: pd.Series(list(values), dtype=text if kind == "text" else _DTYPES[kind])
            for (name, kind), values in zip(columns.items(), cells, strict=True)
        }
    )


def _sentence_rows(assessed: AssessedArticle, signature: str) -> Iterator[Row]:
    article, locator = assessed.article, Locator(assessed)
    for each in assessed.segments:
        segment, worst, trip = each.segment, each.worst, each.round_trip
        own = locator.local(segment.span)
        place = worst_place(each)
        bad = locator.local(place) if place is not None else None
        yield (
            article.path, segment.id, own.start, own.end, segment.span.of(article.text),
            segment.role.value, segment.source, trip.back_translation if trip else None, trip.round_trip if trip else None,
            *_scores(each.scores),
            worst.code if worst else None, worst.severity.value if worst else None,
            bad.start if bad is not None else None, bad.end if bad is not None else None,
            " ".join(f.code for f in each.findings), signature,
        )  # fmt: skip


def _finding_rows(assessed: AssessedArticle, signature: str, language: str) -> Iterator[Row]:
    locator = Locator(assessed)
    for finding in assessed.findings:
        own = locator.local(finding.span)
        yield (
            assessed.article.path, _home_id(assessed, locator, finding), finding.code, finding.severity.value, finding.category,
            finding.evidence.value, own.start, own.end, *locator.line_column(finding.span),
            locator.cut(finding.span).of(assessed.article.text), finding.message.to(language), finding.reason.to(language),
            finding.suggestion, rounded(finding.confidence, 2), signature,
        )  # fmt: skip


def _article_row(assessed: AssessedArticle, signature: str) -> Row:
    article, known, sums = assessed.article, assessed.article.provenance, summarise(assessed)
    return (
        article.path, article.language, known.machine_translated, known.source_language, known.vendor, known.engine, known.date,
        sums.words, sums.sentences, sums.scored, sums.findings, sums.critical, sums.major, sums.minor, *_scores(sums.means), signature,
    )  # fmt: skip


def _scores(scores: Scores) -> tuple[float | None, ...]:
    return tuple(rounded(getattr(scores, name), 1) for name in SCORE_NAMES)


def _home_id(assessed: AssessedArticle, locator: Locator, finding: Finding) -> str | None:
    home = locator.home(finding.span)
    return None if home is None else assessed.segments[home].segment.id
