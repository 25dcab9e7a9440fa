"""Findings that the configuration silences: by rule, and by words or files, each with a reason."""

from __future__ import annotations

import datetime
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

from mtqa.article.globs import matches
from mtqa.article.model import Article, home
from mtqa.checks.finding import Finding
from mtqa.judge.assessment import AssessedArticle, Suppressed
from mtqa.judge.fingerprint import normalised
from mtqa.judge.suppress import Suppressor

ORIGIN = "configuration"


@dataclass(frozen=True, slots=True)
class Suppression:
    """What is silenced, and why.

    Attributes:
        rule: a rule's code, or the three letters of a family.
        text: words of the sentence or of the finding; empty for any.
        path: a glob on the file's path from the project's folder; empty for any.
        expires: the last day on which it holds; None for ever.
    """

    rule: str
    text: str
    path: str
    reason: str
    author: str = ""
    date: str = ""
    expires: datetime.date | None = None

    def meets(self, article: Article, finding: Finding, below: str) -> bool:
        """Whether it silences `finding` in `article`, whose path from the project's folder is `below`."""
        if not finding.code.startswith(self.rule) or (self.path and not matches(below, self.path)):
            return False
        return not self.text or normalised(self.text) in _words(article, finding)


def suppressor(suppressions: Iterable[Suppression], below: Callable[[Article], str], today: datetime.date) -> Suppressor:
    """What silences findings as the configuration says; suppressions that expired before `today` do nothing.

    Args:
        below: an article's path from the project's folder, `/` between.
    """
    active = [s for s in suppressions if not expired(s, today)]

    def decide(article: AssessedArticle) -> list[Suppressed | None]:
        path = below(article.article)
        found = (next((s for s in active if s.meets(article.article, f, path)), None) for f in article.findings)
        return [Suppressed(f, ORIGIN, s.reason, s.author, s.date) if s else None for f, s in zip(article.findings, found, strict=True)]

    def decisions(articles: Sequence[AssessedArticle]) -> list[list[Suppressed | None]]:
        return [decide(article) for article in articles]

    return decisions


def expired(suppression: Suppression, today: datetime.date) -> bool:
    """Whether it holds no more."""
    return suppression.expires is not None and suppression.expires < today


def _words(article: Article, finding: Finding) -> str:
    """The sentence of the finding, and its own words where they go beyond it."""
    at = home(article.segments, finding.span)
    own = finding.span.of(article.text)
    return normalised(own if at is None else f"{article.segments[at].span.of(article.text)}\n{own}")
