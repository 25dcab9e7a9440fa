"""One fault, one finding: severities as configured, inline ignores applied, overlapping findings of several rules reduced to one."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

from mtqa.article.model import Span
from mtqa.article.span_index import SpanIndex
from mtqa.checks.finding import Finding, Severity

FAMILY_ORDER = (
    "QUO", "OMI", "NUM", "NAM", "LAN", "POL", "GRA", "CAL", "REP", "SYN", "PRO", "TER", "ADD", "CON", "ADE", "FLU", "TYP", "BOI",
)  # fmt: skip
_LONGER = 4


def with_severities(findings: Iterable[Finding], severities: Mapping[str, Severity]) -> tuple[Finding, ...]:
    """Findings with the severities that the configuration gives their rules (neutral findings stay neutral)."""
    return tuple(
        replace(f, severity=severities[f.code]) if f.code in severities and f.severity is not Severity.NEUTRAL else f for f in findings
    )


def resolve(findings: Sequence[Finding]) -> tuple[Finding, ...]:
    """Drop findings that say again, more weakly, what another says of the same words.

    A finding goes when a stronger one (by severity, then by the order of families, then by place) covers at least half of the
    shorter of the two spans and is not more than four times as long: a remark on a whole sentence does not hide one on a word in it.
    """
    kept: list[Finding] = []
    spoken_of = SpanIndex()
    for finding in sorted(findings, key=_strength):
        if finding.severity is Severity.NEUTRAL:
            kept.append(finding)
        elif not any(_says_again(finding.span, stronger) for stronger in spoken_of.overlapping(finding.span, _LONGER)):
            kept.append(finding)
            spoken_of.add(finding.span)
    return tuple(sorted(kept, key=lambda f: (f.span.start, f.span.end, f.code)))


def _strength(finding: Finding) -> tuple[int, int, int, int, str]:
    family = finding.code[:3]
    order = FAMILY_ORDER.index(family) if family in FAMILY_ORDER else len(FAMILY_ORDER)
    return (-finding.severity.rank, order, finding.span.start, finding.span.end, finding.code)


def _says_again(weaker: Span, stronger: Span) -> bool:
    """Of two spans that overlap."""
    shared = min(weaker.end, stronger.end) - max(weaker.start, stronger.start)
    shorter, longer = sorted((len(weaker), len(stronger)))
    if shorter == 0:
        return longer == 0
    return shared * 2 >= shorter and longer <= _LONGER * shorter
