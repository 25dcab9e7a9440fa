"""One block's share of the reports, rendered: what is left of it once its articles are assessed."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass, field
from typing import Any

from mtqa.checks.finding import Severity
from mtqa.judge.assessment import AssessedArticle, Problem, Report
from mtqa.judge.gate import Policy, tally
from mtqa.judge.tally import Count, Tally
from mtqa.report.csv import csv_line
from mtqa.report.frames import ARTICLES, FINDINGS, SENTENCES, Columns, Row, article_rows, finding_rows, sentence_rows
from mtqa.report.json import article_data, json_text

SIGNATURE = "signature"
"""The last column of each CSV file. A part leaves it out, since the run's models are all known at its end only."""


@dataclass(frozen=True, slots=True)
class ArticlePart:
    """One article as the reports show it: its object in `report.json`, and its lines in the CSV files but for the last cell."""

    path: str
    warnings: tuple[str, ...]
    data: str
    sentences: tuple[str, ...]
    findings: tuple[str, ...]
    row: str


@dataclass(frozen=True, slots=True)
class Part:
    """The articles of a block, what could not be checked in them, and what the gate counts."""

    articles: tuple[ArticlePart, ...] = ()
    problems: tuple[Problem, ...] = ()
    tally: Tally = field(default_factory=Tally)

    def to_bytes(self) -> bytes:
        """The part as a file; equal parts give equal bytes."""
        data = {"articles": [asdict(a) for a in self.articles], "problems": [asdict(p) for p in self.problems], "tally": asdict(self.tally)}
        return json.dumps(data).encode("ascii")

    @classmethod
    def from_bytes(cls, content: bytes) -> Part:
        """Read what `to_bytes` wrote."""
        data = json.loads(content)
        return cls(
            tuple(_article(item) for item in data["articles"]), tuple(Problem(**item) for item in data["problems"]), _tally(data["tally"])
        )


def part_of(articles: Sequence[AssessedArticle], policy: Policy, language: str, problems: Sequence[Problem] = ()) -> Part:
    """The articles rendered, texts in `language`, and the problems of these and the others given."""
    broken = (problem for article in articles for problem in article.problems)
    return Part(tuple(_rendered(article, language) for article in articles), (*problems, *broken), tally(articles, policy))


def _rendered(article: AssessedArticle, language: str) -> ArticlePart:
    alone = Report((article,), "")
    return ArticlePart(
        article.article.path,
        article.article.warnings,
        json_text(article_data(article, alone, language)),
        tuple(_line(SENTENCES, row) for row in sentence_rows(alone)),
        tuple(_line(FINDINGS, row) for row in finding_rows(alone, language)),
        *(_line(ARTICLES, row) for row in article_rows(alone)),
    )


def _line(columns: Columns, row: Row) -> str:
    own = {name: kind for name, kind in columns.items() if name != SIGNATURE}
    return csv_line(own, row[: len(own)])


def _article(data: Mapping[str, Any]) -> ArticlePart:
    lists = {name: tuple(data[name]) for name in ("warnings", "sentences", "findings")}
    return ArticlePart(**{**data, **lists})


def _tally(data: Mapping[str, Any]) -> Tally:
    counts = {name: {Severity(s): Count(**count) for s, count in data[name].items()} for name in ("found", "grave")}
    return Tally(**{**data, **counts})
