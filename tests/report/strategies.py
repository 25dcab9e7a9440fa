"""Hypothesis strategies: reports over articles made of awkward text."""

from __future__ import annotations

from dataclasses import replace

from hypothesis import strategies as st

from mtqa.article.build import article_from_rows, text_paragraphs
from mtqa.article.model import Article, Boilerplate, Segment, Span
from mtqa.checks.finding import Evidence, Finding, Severity
from mtqa.judge.assessment import AssessedArticle, AssessedSegment, Report, RoundTrip, Scores, Suppressed
from mtqa.phrase import Phrase

CHARACTERS = "aé «»’'\"<>&=+-@,;.0123456789\t\r\n\u00a0\u202f🎉e\u0301\u202e\u2066\x00\x1b\x9b\x0c\u2028\ufeff[bold]/{%"
words = st.text(st.sampled_from(CHARACTERS), max_size=40)
lone = st.text(st.sampled_from("a\ud800 b"), max_size=6)
texts = st.one_of(
    words, st.text(max_size=30), lone, st.sampled_from(["=1+1", "-5", "+33 1", "'=x", "''@y", "-", "1e5", '"', "\r", "a\rb", " x "])
)
scores = st.one_of(st.none(), st.floats(0, 100), st.just(float("nan")))


def span_in(draw: st.DrawFn, outer: Span) -> Span:
    ends = sorted((draw(st.integers(outer.start, outer.end)), draw(st.integers(outer.start, outer.end))))
    return Span(*ends)


@st.composite
def prose(draw: st.DrawFn) -> Article:
    text = draw(st.lists(texts, min_size=1, max_size=4).map("\r\n".join))
    paragraphs = text_paragraphs(text)
    segments: list[Segment] = []
    for index, paragraph in enumerate(paragraphs):
        middle = draw(st.integers(paragraph.span.start + 1, paragraph.span.end))
        for start, end in ((paragraph.span.start, middle), (middle, paragraph.span.end)):
            if start < end:
                segments.append(Segment(str(len(segments) + 1), Span(start, end), index))
    hidden = (span_in(draw, Span(0, len(text))),) if draw(st.booleans()) else ()
    return Article(draw(texts), text, paragraphs=paragraphs, segments=tuple(segments), hidden=hidden)


@st.composite
def rows(draw: st.DrawFn) -> Article:
    found = [
        Segment(draw(texts), Span(0, 0), 0, source=draw(st.one_of(st.none(), texts)), source_language="id")
        for _ in range(draw(st.integers(0, 3)))
    ]
    return article_from_rows(draw(texts), found, [draw(texts) for _ in found], independent=draw(st.booleans()))


@st.composite
def assessed(draw: st.DrawFn) -> AssessedArticle:
    article = draw(st.one_of(prose(), rows()))
    everywhere = Span(0, len(article.text))
    said = Phrase(*(draw(texts) for _ in range(3)))
    findings = []
    for _ in range(draw(st.integers(0, 4))):
        severity = draw(st.sampled_from(list(Severity)))
        suggestion = draw(st.one_of(st.none(), texts))
        findings.append(Finding("ABC101", span_in(draw, everywhere), severity, "x/y", Evidence.TARGET, said, said, suggestion, 0.5))
    findings.sort(key=lambda f: (f.span.start, f.span.end))
    bare = AssessedArticle(article, tuple(AssessedSegment(s, s.span.of(article.text)) for s in article.segments), tuple(findings))
    segments = []
    for each in bare.segments:
        own = tuple(f for f in findings if bare.segment_of(f.span) is each)
        trip = RoundTrip(draw(texts), draw(st.one_of(st.none(), texts)), "en", draw(texts))
        segments.append(replace(each, scores=Scores(draw(scores), draw(scores), None, draw(scores)), findings=own, round_trip=trip))
    boilerplate = (Boilerplate(Span(0, 0), draw(texts)),)
    article = replace(article, boilerplate=boilerplate if article.layout == "prose" else ())
    silenced = tuple(Suppressed(f, "inline", draw(texts)) for f in findings[:1])
    return AssessedArticle(article, tuple(segments), tuple(findings), silenced)


reports = st.builds(Report, articles=st.lists(assessed(), max_size=2).map(tuple), signature=texts)
