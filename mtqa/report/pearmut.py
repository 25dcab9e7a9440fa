"""A report as a campaign for Pearmut, a tool for annotation rounds (github.com/zouharvi/pearmut): ESA with error spans filled in.

Each article is a document of segments: `src` is the source, else the back-translation, `tgt` the French under the vendor's name, and
`error_spans` what the findings mark, those left out that an editor dismissed. Pearmut's indexes are of characters, the end one included,
and its severities end at `major`.
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from typing import Any

from mtqa.article.model import Span
from mtqa.checks.finding import Finding, Severity
from mtqa.judge.assessment import AssessedArticle, AssessedSegment, Report
from mtqa.judge.verdicts import Decision, Verdict
from mtqa.judge.verdicts_match import Verdicts

Json = dict[str, Any]
_INSTRUCTIONS = (
    "The French below was machine-translated. Mark each error as minor or major, then score the sentence from 0 to 100. "
    "Some errors are marked already: keep, change or delete them."
)
_BACK = "[back-translation] "
_NO_NAME = "translation"
_SEVERITIES = {Severity.MINOR: "minor", Severity.MAJOR: "major", Severity.CRITICAL: "major"}


def campaign_text(report: Report, heads: Sequence[Verdict], name: str, users: int) -> str:
    """The campaign as JSON.

    Args:
        report: what is annotated.
        heads: the verdicts that hold.
        name: the campaign's id.
        users: how many annotators draw from its documents.
    """
    verdicts = Verdicts(heads)
    campaign = {
        "info": {"assignment": "single-stream", "protocol": "ESA", "users": users},
        "campaign_id": name,
        "data": [_document(article, verdicts) for article in report.articles if article.segments],
    }
    return json.dumps(campaign, ensure_ascii=False, indent=2) + "\n"


def _document(assessed: AssessedArticle, verdicts: Verdicts) -> list[Json]:
    decided = verdicts.of_findings(assessed.article, assessed.findings)
    dropped = {f for f, v in zip(assessed.findings, decided, strict=True) if v is not None and v.decision is Decision.DISMISS}
    items = [_item(assessed, segment, dropped) for segment in assessed.segments]
    return [{"instructions": _INSTRUCTIONS, **items[0]}, *items[1:]]


def _item(assessed: AssessedArticle, segment: AssessedSegment, dropped: set[Finding]) -> Json:
    known = segment.segment.provenance or assessed.article.provenance
    name = known.vendor or known.engine or _NO_NAME
    back = segment.round_trip.back_translation if segment.round_trip else ""
    spans = [_span(f, segment.segment.span) for f in segment.findings if f not in dropped and f.severity in _SEVERITIES]
    return {
        "item_id": f"{assessed.article.path}#{segment.segment.id}",
        "src": segment.segment.source or (_BACK + back if back else ""),
        "tgt": {name: segment.text},
        "error_spans": {name: [span for span in spans if span is not None]},
    }


def _span(finding: Finding, sentence: Span) -> Json | None:
    """What a finding marks in its sentence; where something is missing, the character before; None for what marks nothing in it."""
    start, end = finding.span.start - sentence.start, min(finding.span.end, sentence.end) - sentence.start
    if start >= end:
        start = max(0, min(start, len(sentence)) - 1)
        end = start + 1
    if end > len(sentence):
        return None
    return {"start_i": start, "end_i": end - 1, "severity": _SEVERITIES[finding.severity], "category": None}
