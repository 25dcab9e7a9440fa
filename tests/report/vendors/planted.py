"""Reports with planted findings: articles of so many words in which each word is faulty with a known chance."""

from __future__ import annotations

import json
import random
from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from mtqa.article.build import article_from_rows
from mtqa.article.model import Article, Paragraph, Provenance, Role, Segment, Span
from mtqa.checks.finding import Evidence, Finding, Severity
from mtqa.judge.assessment import AssessedArticle, AssessedSegment, Report, RoundTrip, Scores, Suppressed
from mtqa.phrase import Phrase
from mtqa.report.json import JsonWriter, report_data

SAID = Phrase("said", "dit", "kata")
CATEGORIES = ("accuracy/omission", "accuracy/mistranslation/number", "fluency/grammar/agreement", "terminology/wrong-term")
SHARES = {Severity.MINOR: 70, Severity.MAJOR: 25, Severity.CRITICAL: 5}
MEAN_POINTS = 0.7 * 1 + 0.25 * 5 + 0.05 * 25


@dataclass(frozen=True, slots=True)
class Plan:
    """How an article is planted.

    Attributes:
        rate: findings per 1,000 words, on average.
        alike: 0 when words err alone; higher when some articles are worse than others (variance of the articles' own rates).
    """

    vendor: str | None
    rate: float
    words: int = 400
    sentences: int = 4
    alike: float = 0.0
    engine: str | None = None
    date: str | None = None
    sources: bool = False


def article(path: str, plan: Plan, chance: random.Random) -> AssessedArticle:
    """An article of prose, one sentence a line."""
    size = plan.words // plan.sentences
    texts = [" ".join(f"{chance.choice(('mot', 'été', '🎉'))}{n}" for n in range(size)) for _ in range(plan.sentences)]
    text = "\n".join(texts)
    starts = [sum(len(t) + 1 for t in texts[:n]) for n in range(len(texts))]
    spans = [Span(start, start + len(t)) for start, t in zip(starts, texts, strict=True)]
    segments = tuple(
        Segment(str(n + 1), span, n, source=f"{Path(path).name} kalimat {n}" if plan.sources else None, source_language="id")
        for n, span in enumerate(spans)
    )
    provenance = Provenance(True, "id", plan.vendor, plan.engine, plan.date)
    paragraphs = tuple(Paragraph(span, Role.BODY) for span in spans)
    return assessed(Article(path, text, provenance=provenance, paragraphs=paragraphs, segments=segments), plan, chance)


def rows(path: str, plans: Sequence[Plan], chance: random.Random, *, independent: bool) -> AssessedArticle:
    """A row a plan, each of its own vendor."""
    origins = [Provenance(True, "id", plan.vendor, plan.engine, plan.date) for plan in plans]
    made = [
        Segment(f"={n}", Span(0, 0), 0, source=f"baris {n}", source_language="id", provenance=origin) for n, origin in enumerate(origins)
    ]
    texts = [" ".join("mot" for _ in range(plan.words)) for plan in plans]
    return assessed(article_from_rows(path, made, texts, independent=independent), plans[0], chance, plans)


def assessed(made: Article, plan: Plan, chance: random.Random, plans: Sequence[Plan] = ()) -> AssessedArticle:
    own = chance.gammavariate(1 / plan.alike, plan.alike) if plan.alike else 1.0
    found: list[Finding] = []
    segments: list[AssessedSegment] = []
    for n, segment in enumerate(made.segments):
        text = segment.span.of(made.text)
        rate = (plans[n] if plans else plan).rate
        here = [finding(segment.span, chance) for _ in text.split() if chance.random() < own * rate / 1_000]
        found += here
        scores = Scores(fluency=round(chance.uniform(20, 90), 1), risk=round(min(100.0, 40.0 * len(here) + chance.uniform(1, 20)), 1))
        segments.append(AssessedSegment(segment, text, scores, RoundTrip(f"back {n}", None, "en", "tiny"), tuple(here)))
    return AssessedArticle(made, tuple(segments), tuple(found))


def finding(span: Span, chance: random.Random, severity: Severity | None = None) -> Finding:
    severity = severity or chance.choices(list(SHARES), list(SHARES.values()))[0]
    return Finding(
        "OMI101", Span(span.start, min(span.end, span.start + 3)), severity, chance.choice(CATEGORIES), Evidence.TARGET, SAID, SAID
    )


def silenced(made: AssessedArticle, origins: Sequence[str]) -> AssessedArticle:
    """The article with its first findings silenced, one for each origin."""
    gone = made.findings[: len(origins)]
    segments = tuple(replace(s, findings=tuple(f for f in s.findings if not any(f is g for g in gone))) for s in made.segments)
    return replace(
        made, segments=segments, findings=made.findings[len(gone) :],
        suppressed=tuple(Suppressed(f, origin, "why") for f, origin in zip(gone, origins, strict=False)),
    )  # fmt: skip


def vendors(plans: Sequence[Plan], seed: int, articles: int = 40) -> list[AssessedArticle]:
    """So many articles of each plan's vendor; file names differ, so that no two are the same document."""
    chance = random.Random(seed)
    return [article(f"{plan.vendor}/{plan.vendor}{n}.txt", plan, chance) for plan in plans for n in range(articles)]


def written(folder: Path, articles: Sequence[AssessedArticle], signature: str = "mtqa:test") -> Path:
    """A `report.json` of the articles."""
    folder.mkdir(parents=True, exist_ok=True)
    path = folder / "report.json"
    path.write_text(json.dumps(report_data(Report(tuple(articles), signature)), ensure_ascii=False), encoding="utf-8")
    return path


def written_exactly(folder: Path, report: Report) -> Path:
    """`report.json` as `mtqa check` writes it."""
    from mtqa.report.base import Context

    folder.mkdir(parents=True, exist_ok=True)
    path = folder / "report.json"
    path.write_text(str(JsonWriter().write(report, Context())), encoding="utf-8")
    return path
