"""mtqa: which sentences of a machine-translated French article are suspect, and why.

    >>> import mtqa
    >>> report = mtqa.check("Le bac est parti par le 30 décembre. Il a dit oui.", no_model=True)
    >>> [len(article.segments) for article in report.articles]
    [2]
    >>> for article, finding in report.findings():
    ...     print(finding.severity, repr(finding.span.of(article.article.text)))
    major 'parti par le 30 décembre'
    >>> list(report.to_frame().columns)[:5]
    ['article', 'id', 'start', 'end', 'text']

Nothing heavy is loaded until it is needed: names come from their modules when they are first used.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from mtqa.api import check
    from mtqa.article.model import Article, Provenance, Segment, Span
    from mtqa.checks.finding import Evidence, Finding, Severity
    from mtqa.errors import InputError, ModelError, MtqaError, UsageError
    from mtqa.judge.assessment import AssessedArticle, AssessedSegment, Report

__all__ = [
    "Article",
    "AssessedArticle",
    "AssessedSegment",
    "Evidence",
    "Finding",
    "InputError",
    "ModelError",
    "MtqaError",
    "Provenance",
    "Report",
    "Segment",
    "Severity",
    "Span",
    "UsageError",
    "check",
]

_HOMES = {
    "check": "mtqa.api",
    **dict.fromkeys(("Article", "Provenance", "Segment", "Span"), "mtqa.article.model"),
    **dict.fromkeys(("Evidence", "Finding", "Severity"), "mtqa.checks.finding"),
    **dict.fromkeys(("InputError", "ModelError", "MtqaError", "UsageError"), "mtqa.errors"),
    **dict.fromkeys(("AssessedArticle", "AssessedSegment", "Report"), "mtqa.judge.assessment"),
}


def __getattr__(name: str) -> object:
    if name in _HOMES:
        return getattr(import_module(_HOMES[name]), name)
    raise AttributeError(f"module 'mtqa' has no attribute {name!r}")


def __dir__() -> list[str]:
    return sorted(__all__)
