"""Findings that an editor dismissed are silenced, with the reason, the name and the date."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from mtqa.judge.assessment import AssessedArticle, Suppressed
from mtqa.judge.suppress import Suppressor
from mtqa.judge.verdicts import Decision, Verdict
from mtqa.judge.verdicts_match import Verdicts

ORIGIN = "verdict"


def suppressor(heads: Iterable[Verdict]) -> Suppressor:
    """What silences the findings whose newest verdict dismisses them."""
    verdicts = Verdicts(heads)

    def decide(article: AssessedArticle) -> list[Suppressed | None]:
        found = verdicts.of_findings(article.article, article.findings)
        return [
            Suppressed(finding, ORIGIN, _why(verdict), verdict.author, verdict.date[:10])
            if verdict is not None and verdict.decision is Decision.DISMISS
            else None
            for finding, verdict in zip(article.findings, found, strict=True)
        ]

    def decisions(articles: Sequence[AssessedArticle]) -> list[list[Suppressed | None]]:
        return [decide(article) for article in articles]

    return decisions


def _why(verdict: Verdict) -> str:
    return ": ".join(filter(None, (verdict.reason.value if verdict.reason else "", verdict.comment)))
