"""A desk with articles of one simple rule: it flags `FAUTE`, wherever it stands, and suggests `juste`."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from mtqa.article.model import Article, Span, home
from mtqa.article.read import read_text
from mtqa.checks.finding import Evidence, Finding, Severity
from mtqa.judge.assessment import AssessedArticle, AssessedSegment, Report, Scores
from mtqa.judge.verdicts_store import VerdictStore, store_path
from mtqa.phrase import Phrase
from mtqa.review.desk import Desk

PAGE = "Le port rouvre lundi.\n\nLe maire FAUTE hier. Il pleut encore.\n\nLes quais FAUTE vides. La FAUTE reste là.\n"
SAID = Phrase("wrong word", "mot faux", "kata keliru")


def assess(article: Article) -> AssessedArticle:
    """Findings of the one rule; a sentence with `RISQUE` has a high risk."""
    spans = [Span(m.start(), m.end()) for m in re.finditer("FAUTE", article.text)]
    findings = tuple(Finding("CAL103", s, Severity.MAJOR, "fluency", Evidence.TARGET, SAID, SAID, "juste") for s in spans)
    homes = [home(article.segments, f.span) for f in findings]
    segments = []
    for at, segment in enumerate(article.segments):
        own = tuple(f for f, other in zip(findings, homes, strict=True) if other == at)
        text = segment.span.of(article.text)
        segments.append(AssessedSegment(segment, text, Scores(risk=90.0 if own or "RISQUE" in text else 4.0), findings=own))
    return AssessedArticle(article, tuple(segments), findings)


def desk_of(folder: Path, *texts: str, path: str = "a{n}.txt") -> Desk:
    articles = [read_text(text, path.replace("{n}", str(n))).articles[0] for n, text in enumerate(texts, 1)]
    return Desk(Report(tuple(map(assess, articles)), "mtqa:test"), VerdictStore(store_path(folder)), assess)


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    return desk_of(tmp_path, PAGE)
