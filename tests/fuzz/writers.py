"""Targets: every writer, over reports whose texts, names and places come from the fuzzer."""

from __future__ import annotations

import csv
import io
import json
import tempfile
import xml.etree.ElementTree as ET
from collections.abc import Sequence
from functools import cache, partial
from pathlib import Path

from mtqa.article.build import article_from_rows, article_from_text
from mtqa.article.model import Article, Boilerplate, Segment, Span
from mtqa.checks.finding import Evidence, Finding, Related, Severity
from mtqa.judge.assessment import AssessedArticle, AssessedSegment, ModelNote, Problem, Report, RoundTrip, Scores, Suppressed
from mtqa.judge.resolve import resolve
from mtqa.judge.typeset import typeset
from mtqa.phrase import Phrase
from mtqa.report.base import Context
from mtqa.report.escape import restored, storable
from mtqa.report.json_read import read_report
from mtqa.report.registry import writer, writers
from mtqa.report.terminal import print_report
from tests.fuzz.dice import Dice
from tests.fuzz.target import Target

CONTEXT = Context("fr", "en")


def report_from(dice: Dice) -> Report:
    """A report that the bytes describe: one article of prose or rows, findings anywhere in it."""
    article = _article(dice)
    homes = [s.span for s in article.segments] if article.layout == "rows" else [Span(0, len(article.text))]
    findings = tuple(sorted((_finding(dice, homes, n) for n in range(dice.number(4))), key=lambda f: (f.span.start, f.span.end, f.code)))
    bare = AssessedArticle(article, tuple(AssessedSegment(s, s.span.of(article.text)) for s in article.segments), findings)
    segments = tuple(_segment(dice, each, tuple(f for f in findings if bare.segment_of(f.span) is each)) for each in bare.segments)
    silenced = tuple(Suppressed(f, "inline", dice.piece()) for f in findings[:1]) if dice.number(1) else ()
    assessed = AssessedArticle(article, segments, findings, silenced)
    problems = (Problem(dice.piece(), "empty", dice.piece(), dice.piece()),) if dice.number(1) else ()
    return Report(
        (assessed,), dice.piece(), (ModelNote("translator", dice.piece(), rough=True),), problems, (_phrase(dice),), dice.number(9)
    )


def _article(dice: Dice) -> Article:
    texts = [dice.piece(40) or dice.soup(12) for _ in range(1 + dice.number(2))]
    path, rows = dice.piece() or "x.txt", dice.number(2)
    if rows:
        made = [Segment(dice.piece(6) or str(n), Span(0, 0), 0, source=dice.piece(), source_language="id") for n, _ in enumerate(texts)]
        return article_from_rows(path, made, texts, independent=rows == 1)
    article = article_from_text("\n".join(texts), path)
    boilerplate = (Boilerplate(Span(0, min(3, len(article.text))), "share"),) if dice.number(1) and not article.paragraphs else ()
    return Article(path, article.text, paragraphs=article.paragraphs, segments=article.segments, boilerplate=boilerplate)


def _phrase(dice: Dice) -> Phrase:
    said = dice.piece() or "x"
    return Phrase(said, dice.piece() or "y", said)


def _finding(dice: Dice, homes: Sequence[Span], number: int) -> Finding:
    """A finding in one of the homes: the whole text, or a row, since none goes from one row into the next."""
    span, other = _span(dice, dice.one(homes)), _span(dice, dice.one(homes))
    suggestion = dice.piece(8) if dice.number(1) else None
    related = (Related(other, _phrase(dice)),) if dice.number(1) else ()
    severity = dice.one(list(Severity))
    return Finding(
        f"ABC{101 + number}", span, severity, "fluency/x", Evidence.TARGET, _phrase(dice), _phrase(dice), suggestion, 0.5, related
    )


def _span(dice: Dice, home: Span) -> Span:
    return Span(*sorted((home.start + dice.number(len(home)), home.start + dice.number(len(home)))))


def _segment(dice: Dice, bare: AssessedSegment, findings: tuple[Finding, ...]) -> AssessedSegment:
    trip = RoundTrip(dice.piece(), dice.piece(), "en", "m") if dice.number(1) else None
    scores = Scores(fluency=dice.byte() / 2.55, risk=dice.byte() / 2.55, consistency=float("nan") if dice.number(9) == 1 else None)
    return AssessedSegment(bare.segment, bare.text, scores, trip, findings)


def _write(name: str, data: bytes) -> None:
    report = report_from(Dice(data))
    for file, content in writer(name).files(report, CONTEXT):
        text = content if isinstance(content, str) else content.decode("utf-8")
        text.encode("utf-8")
        _parse(file, text, report)


def _parse(file: str, text: str, report: Report) -> None:
    if file.endswith((".json", ".sarif")):
        json.loads(text)
    elif file.endswith(".xml"):
        ET.fromstring(text)
    elif file.endswith(".csv"):
        rows = list(csv.DictReader(io.StringIO(text, newline="")))
        assert all(None not in row and None not in row.values() for row in rows)
        if file == "findings.csv":
            (assessed,) = report.articles
            assert len(rows) == len(assessed.findings)
            if assessed.article.layout == "prose":
                whole = storable(assessed.article.text)
                assert all(restored(row["text"]) == whole[int(row["start"]) : int(row["end"])] for row in rows)


def _terminal(data: bytes) -> None:
    out = io.StringIO()
    print_report(report_from(Dice(data)), out, "fr")
    text = out.getvalue()
    text.encode("utf-8")
    assert "\x1b" not in text


@cache
def _place() -> Path:
    return Path(tempfile.mkdtemp(prefix="mtqa-fuzz-")) / "report.json"


def _round_trip(data: bytes) -> None:
    """`report.json` read back says what it said; its means are taken anew from rounded scores."""
    report = report_from(Dice(data))
    first = writer("json").write(report, CONTEXT)
    assert isinstance(first, str)
    _place().write_text(first, encoding="utf-8")
    again = writer("json").write(read_report(_place()), CONTEXT)
    one, two = (json.loads(str(said))["articles"] for said in (first, again))
    for article in (*one, *two):
        article.pop("summary")
    assert one == two


def _resolved(data: bytes) -> None:
    """Findings that are resolved and typeset stay inside the text, and their repairs do not grow the text beyond sense."""
    dice = Dice(data)
    text = dice.soup(30)
    findings = tuple(_finding(dice, [Span(0, len(text))], n % 3) for n in range(dice.number(8)))
    kept = typeset(resolve(sorted(findings, key=lambda f: (f.span.start, f.span.end, f.code))), text)
    assert all(f.span.end <= len(text) for f in kept)


def targets() -> tuple[Target, ...]:
    """One for each format, the terminal, and reading back."""
    seeds = tuple(bytes((seed * 53 + step * step * 7 + step * seed * 3) % 256 for step in range(160)) for seed in range(1, 9))
    words = tuple(
        w.encode() for w in ("=1+1", "<b>", "</script>", "]]>", "&amp;", "\x1b[31m", "\u202e", "::error::", "%0A", "|", "`", "\r", "{{")
    )
    names = tuple(each.name for each in writers() if each.name != "xliff")
    return (
        *(Target(f"write-{name}", partial(_write, name), seeds, words) for name in names),
        Target("write-terminal", _terminal, seeds, words),
        Target("round-trip", _round_trip, seeds, words),
        Target("resolve", _resolved, seeds),
    )
