"""A report made by hand: prose and rows, every kind of finding, and text that tries to break each format."""

from __future__ import annotations

import re
from dataclasses import replace

from mtqa.article.build import article_from_rows
from mtqa.article.model import Article, Boilerplate, Paragraph, Provenance, Role, Segment, Span
from mtqa.checks.finding import Evidence, Finding, Related, Severity
from mtqa.judge.assessment import (
    AssessedArticle,
    AssessedSegment,
    Driver,
    ModelNote,
    Problem,
    Report,
    RoundTrip,
    Scores,
    Suppressed,
)
from mtqa.phrase import Phrase

LINES = (
    ("share", "Partager 🔗"),
    (Role.HEADLINE, "Le marché de Kendari rouvre 🎉 après l’incendie"),
    (
        Role.BODY,
        "« Les étals seront prêts\u00a0demain, a promis la directrice, Ayu Lestari. "
        "Les cafe\u0301s <b onclick=\"alert('x')\">fermés</b> le restent & les autres aussi.",
    ),
    (Role.BODY, "=SOMME(A1:A3) figurait encore dans la dépêche. Le bilan, relayé par, reste \u202eprovisoire\u202c."),
    (Role.CAPTION, 'L’allée centrale, "mardi", vue du [bold]toit[/bold].\tPhoto d’archives \x1b[31mrouge.'),
    (Role.BODY, "Le directeur Ayu Lestari n’a pas répondu. Elle **rappellera**."),
    ("notice", "This page was translated from Indonesian by a machine (PasarTerjemah)."),
)


def phrase(text: str) -> Phrase:
    return Phrase(text, f"{text} (fr)", f"{text} (id)")


def prose() -> Article:
    """The article, CRLF between its paragraphs."""
    text, at, paragraphs, boilerplate = "", 0, [], []
    for kind, line in LINES:
        at = len(text)
        text += line + "\r\n\r\n"
        span = Span(at, at + len(line))
        if isinstance(kind, Role):
            paragraphs.append(Paragraph(span, kind))
        else:
            boilerplate.append(Boilerplate(span, kind))
    stars = tuple(Span(m.start(), m.end()) for m in re.finditer(r"\*\*", text))
    article = Article(
        path="content/marché <nuit>.fr.md",
        text=text,
        format="markdown",
        provenance=Provenance(True, "id", "PasarTerjemah", "pt-2", "2024-05-12", boilerplate[-1].span),
        paragraphs=tuple(paragraphs),
        boilerplate=tuple(boilerplate),
        hidden=stars,
        warnings=("read as cp1252",),
    )
    return replace(article, segments=tuple(sentences(article)))


def sentences(article: Article) -> list[Segment]:
    """Sentences end at a full stop and a blank: enough for this text."""
    found: list[Segment] = []
    for index, paragraph in enumerate(article.paragraphs):
        at = paragraph.span.start
        for part in re.split(r"(?<=\.)[ \t]", paragraph.span.of(article.text)):
            found.append(Segment(str(len(found) + 1), Span(at, at + len(part)), index, paragraph.role))
            at += len(part) + 1
    return found


def place(article: Article, words: str) -> Span:
    start = article.text.index(words)
    return Span(start, start + len(words))


def prose_findings(article: Article) -> tuple[Finding, ...]:
    def find(code: str, span: Span, severity: Severity, said: str, **more: object) -> Finding:
        return Finding(code, span, severity, "fluency/x", Evidence.TARGET, phrase(said), phrase(f"Because of {said}."), **more)  # type: ignore[arg-type]

    lost = place(article, "par, reste")
    earlier = Related(place(article, "la directrice"), phrase("feminine here"))
    return tuple(
        sorted(
            (
                find("BOI101", article.boilerplate[0].span, Severity.NEUTRAL, "share label"),
                find("BOI102", article.boilerplate[1].span, Severity.NEUTRAL, "machine-translation notice"),
                find("QUO101", Span(place(article, "« Les").start, place(article, "Lestari.").end), Severity.CRITICAL, "open <quotation>"),
                find("LAN103", place(article, "onclick=\"alert('x')\""), Severity.MINOR, "markup", suggestion="", confidence=0.555),
                find("LAN104", place(article, "=SOMME(A1:A3)"), Severity.MAJOR, "formula", suggestion="@total"),
                find("OMI101", Span(lost.start + 3, lost.start + 3), Severity.MAJOR, "lost agent"),
                find(
                    "NAM101", place(article, "Le directeur"), Severity.MAJOR, "two genders", suggestion="La directrice", related=(earlier,)
                ),
            ),
            key=lambda f: (f.span.start, f.span.end, f.code),
        )
    )


def scores_of(index: int, risk: float) -> Scores:
    return Scores(
        fluency=40.04 + index,
        consistency=61.25,
        risk=risk,
        chrf=50.5,
        bleu=20.25,
        ter=110.0,
        log_probability=-1.2345678,
        log_probability_min=-9.5,
    )


def assess(article: Article, findings: tuple[Finding, ...], risks: dict[int, float]) -> AssessedArticle:
    """The article assessed, each sentence with the findings that start in it, worst first."""
    assessed: list[AssessedSegment] = []
    bare = AssessedArticle(article, tuple(AssessedSegment(s, s.span.of(article.text)) for s in article.segments), findings)
    for index, each in enumerate(bare.segments):
        own = [f for f in findings if bare.segment_of(f.span) is each]
        own.sort(key=lambda f: -f.severity.rank)
        trip = RoundTrip(f"Back {index} <i>=1</i>", f"Retour {index}", "en", "tiny-fren", "loop" if index == 4 else "", None)
        drivers = (*(Driver(f.message, 2.0) for f in own), Driver(phrase("low fluency"), 1.25))
        assessed.append(
            replace(each, scores=scores_of(index, risks.get(index, 8.0)), round_trip=trip, findings=tuple(own), drivers=drivers)
        )
    return replace(bare, segments=tuple(assessed))


def prose_assessed() -> AssessedArticle:
    article = prose()
    assessed = assess(article, prose_findings(article), {1: 97.3, 3: 71.0, 4: 66.0, 7: 55.0, 8: 52.5})
    silent = Finding(
        "TYP101", place(article, "seront"), Severity.MINOR, "fluency/x", Evidence.TARGET, phrase("silenced"), phrase("Because it was.")
    )
    # The judge's own worst place: the last sentence has no finding but a high risk.
    last = replace(assessed.segments[-1], worst_span=place(article, "**rappellera**"))
    return replace(
        assessed,
        segments=(*assessed.segments[:-1], last),
        suppressed=(Suppressed(silent, "inline", "house style", "R. Desk", "2024-05-13"),),
    )


def rows_assessed() -> AssessedArticle:
    """Rows that are checked alone, one of them with an id and a text that a spreadsheet would run."""
    rows = [
        Segment("r-1", Span(0, 0), 0, source="Jembatan itu <ambruk>.", source_language="id"),
        Segment("=r2", Span(0, 0), 0, source="-5 derajat", source_language="id", reference="-5 degrés"),
        Segment("-3", Span(0, 0), 0),
    ]
    article = article_from_rows("lot.jsonl", rows, ["Le pont s’est\r\neffondré, effondré.", "+5 degrés", ""], independent=True)
    second = article.segments[1].span
    repeated = place(article, "effondré, effondré")
    findings = (
        Finding(
            "REP101", repeated, Severity.MAJOR, "fluency/x", Evidence.TARGET,
            phrase("said twice"), phrase("The word stands twice."), "effondré",
        ),
        Finding(
            "NUM301", Span(second.start, second.start + 2), Severity.CRITICAL, "accuracy/number", Evidence.SOURCE,
            phrase("another number"), phrase("The source says minus five."), "-5", 0.97, (), Span(0, 2),
        ),
    )  # fmt: skip
    assessed = assess(article, findings, {0: 62.0, 1: 99.0})
    last = replace(assessed.segments[2], scores=Scores(), round_trip=None, drivers=())
    return replace(assessed, segments=(*assessed.segments[:2], last))


def report() -> Report:
    return Report(
        articles=(prose_assessed(), rows_assessed()),
        signature="mtqa:0.1|bt:tiny-fren|metric:chrF++",
        models=(ModelNote("translator", "tiny-fren", rough=True, quality=phrase("chrF 31 <low>")), ModelNote("estimator", "tiny-qe")),
        problems=(Problem("vide.txt", "empty", "vide.txt is empty.", "Nothing to check."),),
        notes=(phrase("No language model."),),
        skipped=2,
    )
