"""Inline ignores applied: findings that a comment in the article silences, and comments that silence nothing."""

from __future__ import annotations

from collections.abc import Sequence

from mtqa.article.model import Article, Ignore
from mtqa.checks.finding import Finding
from mtqa.judge.assessment import Suppressed


def apply_ignores(article: Article, findings: Sequence[Finding]) -> tuple[tuple[Finding, ...], tuple[Suppressed, ...], tuple[Ignore, ...]]:
    """Findings that stay, findings that `<!-- mtqa: ignore CODE reason -->` silences, and the ignores that met no finding."""
    kept: list[Finding] = []
    silenced: list[Suppressed] = []
    used: set[Ignore] = set()
    for finding in findings:
        ignore = next((i for i in article.ignores if _meets(i, finding)), None)
        if ignore is None:
            kept.append(finding)
        else:
            silenced.append(Suppressed(finding, "inline", ignore.reason))
            used.add(ignore)
    return tuple(kept), tuple(silenced), tuple(i for i in article.ignores if i not in used)


def unused_warning(ignore: Ignore) -> str:
    """What to say about an ignore that met no finding."""
    return f"The comment `mtqa: ignore {ignore.code}` silences nothing; take it out."


def _meets(ignore: Ignore, finding: Finding) -> bool:
    return finding.code.startswith(ignore.code) and ignore.span.start <= finding.span.start <= ignore.span.end
