"""`report.json`: everything about a run, exact; schema version 1.

    schema      1; grows by adding keys, and changes its number when a key changes meaning or goes
    signature   what made the numbers
    language    of message, reason, note and label texts: en, fr or id
    models      [{role, name, rough, quality}]
    notes       [text]
    skipped     files that were found by walking but are not French
    problems    [{path, code, what, remedy, exit_code}]
    baseline    {path, known, stale [{code, excerpt, count, paths}]} | null: findings that it silenced, and what it lists that is gone
    articles    [article]

    article     path, file (that it was read from, where `path` names a document in it), language, format, encoding,
                layout (prose | rows), independent, warnings [text], profile (of MQM weights),
                provenance {machine_translated, source_language, vendor, engine, date, notice: place | null},
                alignment, reference {path, language, sentences [text], beads [{target [segment index], source [index into sentences],
                score}]} | null: the original and the human translation that stand beside prose,
                summary {words, sentences, scored, flagged, findings, critical, major, minor, penalty (MQM points under the profile),
                fluency, consistency, adequacy, risk},
                text (null for rows: each row's text is in its segment),
                paragraphs [{start, end, role}], boilerplate [{start, end, kind, text}], hidden [{start, end}],
                segments [segment], findings [finding], suppressed [finding + {suppression: {origin, reason, author, date}}]
    segment     id, start, end, text, role, paragraph, line (of the file, for rows; else 0), notes [text] (what the file says of the row),
                source, source_language, reference,
                provenance (as the article's; null where the article's holds),
                scores {fluency, consistency, adequacy, risk, chrf, bleu, ter, log_probability, log_probability_min},
                round_trip {back_translation, round_trip, language, model, degenerate, note} | null,
                adequacy {value, agreement, likeness, parts {name: 0-100}} | null,
                z_scores {signal: standard deviations from the mean of the article, higher is worse} (empty below 12 sentences),
                drivers [{label, points}], worst: place | null, findings [index into the article's findings],
                unchanged (true where only a change is looked at and the sentence stood before: nothing is said of it)
    finding     code, id (of its segment) | null, segment (index) | null, severity, category, evidence, start, end, line, column, text,
                message, reason, suggestion, confidence, related [place + {note}], source_span {start, end, text} | null,
                baseline_state (new | unchanged; null without a baseline)
    place       {start, end, text}

Offsets count code points, in `text` of the article or, for rows, in `text` of the segment; `text` is what they cut out, exactly. A
place that lies in another row than the one at hand has `id`, the other row's, and `segment`, its index. Numbers are rounded to four
decimals; what is missing or not finite is null. Lone surrogates are written as JSON escapes, so the file is valid UTF-8 and reads back
unchanged (all but a high one right before a low one, which JSON can't tell from the character that they would make).
"""

from __future__ import annotations

import json
import re
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import asdict, fields
from itertools import islice
from typing import Any

from mtqa.article.beads import Alignment
from mtqa.article.model import Provenance, Span
from mtqa.checks.finding import Finding
from mtqa.judge.assessment import AssessedArticle, AssessedSegment, Report, RoundTrip, Scores, Suppressed
from mtqa.report.base import Context, Writer
from mtqa.report.locator import Locator
from mtqa.report.summary import rounded, summarise, worst_place
from mtqa.score.adequacy import Adequacy

SCHEMA = 1
_SURROGATE = re.compile("[\ud800-\udfff]")
_DIGITS = 4
_SCORES = tuple(field.name for field in fields(Scores))
Json = dict[str, Any]


class JsonWriter(Writer):
    """`report.json`."""

    name = "json"
    file_name = "report.json"

    def write(self, report: Report, context: Context) -> str:
        """The report as JSON, two blanks of indent, keys in the order of the schema."""
        return json_text(report_data(report, context.machine_language)) + "\n"


def json_text(data: Json) -> str:
    """Plain data as `report.json` has it, without a line end."""
    text = json.dumps(data, ensure_ascii=False, indent=2, allow_nan=False)
    return _SURROGATE.sub(lambda match: f"\\u{ord(match.group()):04x}", text)


def report_data(report: Report, language: str = "en") -> Json:
    """The report as plain data, as the module's docstring describes it."""
    return {
        "schema": SCHEMA,
        "signature": report.signature,
        "language": language,
        "models": [
            {"role": m.role, "name": m.name, "rough": m.rough, "quality": m.quality.to(language) if m.quality else None}
            for m in report.models
        ],
        "notes": [note.to(language) for note in report.notes],
        "skipped": report.skipped,
        "problems": [asdict(problem) for problem in report.problems],
        "baseline": asdict(report.baseline) if report.baseline else None,
        "articles": [article_data(article, report, language) for article in report.articles],
    }


def article_data(article: AssessedArticle, report: Report, language: str = "en") -> Json:
    """One article of a report as plain data; of `report` only the baseline counts."""
    return _Article(article, language, report).data()


def _scores(scores: Scores) -> Json:
    return {name: rounded(getattr(scores, name), _DIGITS) for name in _SCORES}


class _Article:
    """One article on its way to plain data."""

    def __init__(self, assessed: AssessedArticle, language: str, report: Report) -> None:
        self._assessed = assessed
        self._report = report
        self._article = assessed.article
        self._language = language
        self._locator = Locator(assessed)
        self._rows = assessed.article.layout == "rows"
        self._indices: dict[Finding, list[int]] = defaultdict(list)
        for index, finding in enumerate(assessed.findings):
            self._indices[finding].append(index)

    def data(self) -> Json:
        article = self._article
        return {
            "path": article.path,
            "file": article.file,
            "language": article.language,
            "format": article.format,
            "encoding": article.encoding,
            "layout": article.layout,
            "independent": article.independent,
            "warnings": list(article.warnings),
            "profile": self._assessed.profile,
            "provenance": self._provenance(article.provenance),
            "summary": self._summary(),
            "text": None if self._rows else article.text,
            "paragraphs": [{**self._bounds(p.span), "role": p.role.value} for p in article.paragraphs],
            "boilerplate": [{**self._place(b.span), "kind": b.kind} for b in article.boilerplate],
            "hidden": [self._bounds(span) for span in article.hidden],
            "alignment": self._alignment(article.alignment),
            "reference": self._alignment(article.reference),
            "segments": [self._segment(each) for each in self._assessed.segments],
            "findings": [self._finding(finding) for finding in self._assessed.findings],
            "suppressed": [
                {
                    **self._finding(s.finding, s),
                    "suppression": {"origin": s.origin, "reason": s.reason, "author": s.author, "date": s.date},
                }
                for s in self._assessed.suppressed
            ],
        }

    def _provenance(self, known: Provenance) -> Json:
        return {
            "machine_translated": known.machine_translated,
            "source_language": known.source_language,
            "vendor": known.vendor,
            "engine": known.engine,
            "date": known.date,
            "notice": self._place(known.notice) if known.notice is not None else None,
        }

    def _summary(self) -> Json:
        sums = asdict(summarise(self._assessed))
        means = sums.pop("means")
        sums["penalty"] = rounded(self._assessed.penalty, _DIGITS)
        return {**sums, **{name: rounded(means[name], _DIGITS) for name in ("fluency", "consistency", "adequacy", "risk")}}

    def _segment(self, assessed: AssessedSegment) -> Json:
        segment, trip, worst = assessed.segment, assessed.round_trip, worst_place(assessed)
        return {
            "id": segment.id,
            **self._place(segment.span, segment.span),
            "role": segment.role.value,
            "paragraph": segment.paragraph,
            "line": segment.line,
            "notes": list(segment.notes),
            "source": segment.source,
            "source_language": segment.source_language,
            "reference": segment.reference,
            "provenance": self._provenance(segment.provenance) if segment.provenance is not None else None,
            "scores": _scores(assessed.scores),
            "round_trip": self._round_trip(trip) if trip else None,
            "adequacy": self._adequacy(assessed.adequacy),
            "z_scores": {name: rounded(value, _DIGITS) for name, value in assessed.z_scores.items()},
            "drivers": [{"label": d.label.to(self._language), "points": rounded(d.points, _DIGITS)} for d in assessed.drivers],
            "worst": self._place(worst, segment.span) if worst is not None else None,
            "findings": self._numbers(assessed.findings),
            "unchanged": assessed.unchanged,
        }

    def _numbers(self, findings: Sequence[Finding]) -> list[int]:
        """The findings as indices into the article's, equal ones one after the other."""
        left = {finding: iter(self._indices[finding]) for finding in findings if finding in self._indices}
        return [index for finding in findings if finding in left for index in islice(left[finding], 1)]

    @staticmethod
    def _adequacy(known: Adequacy | None) -> Json | None:
        if known is None:
            return None
        named = {"value": known.value, "agreement": known.agreement, "likeness": known.likeness}
        parts = {name: rounded(value, _DIGITS) for name, value in known.parts.items()}
        return {**{name: rounded(value, _DIGITS) for name, value in named.items()}, "parts": parts}

    @staticmethod
    def _alignment(alignment: Alignment | None) -> Json | None:
        if alignment is None:
            return None
        beads = [{"target": b.target, "source": b.source, "score": rounded(b.score, _DIGITS)} for b in alignment.beads]
        return {"path": alignment.path, "language": alignment.language, "sentences": list(alignment.sentences), "beads": beads}

    def _round_trip(self, trip: RoundTrip) -> Json:
        return {
            "back_translation": trip.back_translation,
            "round_trip": trip.round_trip,
            "language": trip.language,
            "model": trip.model,
            "degenerate": trip.degenerate,
            "note": trip.note.to(self._language) if trip.note else None,
        }

    def _finding(self, finding: Finding, suppressed: Suppressed | None = None) -> Json:
        home = self._locator.home(finding.span)
        line, column = self._locator.line_column(finding.span)
        segment = None if home is None else self._assessed.segments[home].segment
        return {
            "code": finding.code,
            "id": segment.id if segment else None,
            "segment": home,
            "severity": finding.severity.value,
            "category": finding.category,
            "evidence": finding.evidence.value,
            **self._bounds(finding.span),
            "line": line,
            "column": column,
            "text": self._locator.cut(finding.span).of(self._article.text),
            "message": finding.message.to(self._language),
            "reason": finding.reason.to(self._language),
            "suggestion": finding.suggestion,
            "confidence": rounded(finding.confidence, _DIGITS),
            "related": [{**self._place(r.span, finding.span), "note": r.note.to(self._language)} for r in finding.related],
            "source_span": self._source_place(finding, segment.source if segment else None),
            "baseline_state": self._report.baseline_state(suppressed),
        }

    def _source_place(self, finding: Finding, source: str | None) -> Json | None:
        span = finding.source_span
        return None if span is None else {"start": span.start, "end": span.end, "text": span.of(source or "")}

    def _bounds(self, span: Span) -> Json:
        own = self._locator.local(span)
        return {"start": own.start, "end": own.end}

    def _place(self, span: Span, beside: Span | None = None) -> Json:
        """The span with its text; with the row's id when it lies in another row than `beside`."""
        place = {**self._bounds(span), "text": self._locator.cut(span).of(self._article.text)}
        home = self._locator.home(span)
        if self._rows and beside is not None and home is not None and home != self._locator.home(beside):
            place |= {"id": self._assessed.segments[home].segment.id, "segment": home}
        return place
