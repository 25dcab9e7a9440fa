"""Reports that every writer must take: none at all, hostile text, lone surrogates, rows, extracted text, silenced findings, a baseline."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from mtqa.article.model import Article, Paragraph, Role, Segment, Span
from mtqa.checks.finding import Evidence, Finding, Related, Severity
from mtqa.judge.assessment import AssessedArticle, AssessedSegment, BaselineUse, Problem, Report, StaleEntry, Suppressed
from mtqa.phrase import Phrase
from tests.report.sample import phrase, prose_assessed, report, rows_assessed

HOSTILE = (
    "<script>alert(1)</script> ]]> & \"'|`*_[x](javascript:1) {0} {{1}} %0A %25 ::error::oui ##[error]oui $x$ @toi https://x.example "
    "\x00\x1b[31m\u202e\ufffe\x85 =1+1 fin."
)
LONE = "Le \ud800maire\udc00 est venu."


def plain(text: str, finding: Finding, path: str = "a.txt", **more: object) -> AssessedArticle:
    """An article of one sentence and one finding."""
    everywhere = Span(0, len(text))
    article = Article(path, text, paragraphs=(Paragraph(everywhere),), segments=(Segment("1", everywhere, 0),), **more)  # type: ignore[arg-type]
    return AssessedArticle(article, (AssessedSegment(article.segments[0], text, findings=(finding,)),), (finding,))


def finding(text: str, said: str | None = None, severity: Severity = Severity.CRITICAL, code: str = "QUO101") -> Finding:
    """A finding on the whole of `text` that says `said`, or the text itself."""
    words = said if said is not None else text
    span = Span(0, len(text))
    related = (Related(Span(0, min(3, len(text))), Phrase(words, words, words)),)
    return Finding(code, span, severity, "x/y", Evidence.TARGET, Phrase(words, words, words), phrase("why"), words, 0.5, related)


def hostile() -> Report:
    found = plain(HOSTILE, finding(HOSTILE), path=f"dossier/{HOSTILE}.txt")
    silenced = Suppressed(finding(HOSTILE, severity=Severity.MINOR), "inline", HOSTILE, HOSTILE, HOSTILE)
    problem = Problem(HOSTILE, "missing", HOSTILE, HOSTILE)
    return Report((replace(found, suppressed=(silenced,)),), HOSTILE, problems=(problem,), notes=(Phrase(HOSTILE, HOSTILE, HOSTILE),))


def lone() -> Report:
    return Report((plain(LONE, finding(LONE), path="caf\udce9.txt"),), "s", problems=(Problem(LONE, "empty", LONE, LONE),))


def extracted() -> Report:
    text = "Le pont\ntiendra."
    made = plain(text, finding("tiendra."), path="page.html", format="html")
    return Report((replace(made, findings=(replace(made.findings[0], span=Span(8, 16)),)),), "s")


def file_of_documents() -> Report:
    """Two documents of one file of rows, with the lines that the rows stand on."""
    rows = rows_assessed()
    article = rows.article
    segments = tuple(replace(each, line=2 + index) for index, each in enumerate(article.segments))
    lined = replace(article, segments=segments, file="lots/lot.jsonl")
    assessed = tuple(replace(each, segment=segment) for each, segment in zip(rows.segments, segments, strict=True))
    one, two = (replace(rows, article=replace(lined, path=name), segments=assessed) for name in ("premier", "second"))
    return Report((one, two), "s")


def with_baseline() -> Report:
    made = prose_assessed()
    known = [f for f in made.findings if f.severity is Severity.MAJOR]
    silenced = tuple(Suppressed(f, "baseline", "before we began", "R. Desk", "2024-01-02") for f in known)
    kept = tuple(f for f in made.findings if f not in known)
    segments = tuple(replace(s, findings=tuple(f for f in s.findings if f in kept)) for s in made.segments)
    use = BaselineUse("mtqa-baseline.json", len(known), (StaleEntry("QUO101", "« Il viendra", 2, ("content/a.md", "content/b.md")),))
    return Report((replace(made, segments=segments, findings=kept, suppressed=(*made.suppressed, *silenced)),), "s", baseline=use)


def crowd() -> Report:
    """More findings than GitHub shows, of three severities."""
    severities = [Severity.MINOR, Severity.MAJOR, Severity.CRITICAL]
    articles = [plain(f"Phrase {n}.", finding(f"Phrase {n}.", severity=severities[n % 3]), path=f"content/{n:02}.md") for n in range(60)]
    return Report(tuple(articles), "s")


def nothing_found() -> Report:
    bare = plain("Tout va bien.", finding("Tout va bien."))
    return Report((replace(bare, findings=(), segments=tuple(replace(s, findings=()) for s in bare.segments)),), "s")


def outside() -> Report:
    """Findings between sentences, one of them twice."""
    text = "Un.   Deux."
    segments = (Segment("1", Span(0, 3), 0), Segment("2", Span(6, 11), 0, Role.BODY))
    article = Article("entre.md", text, format="markdown", paragraphs=(Paragraph(Span(0, 11)),), segments=segments)
    between = replace(finding(""), span=Span(4, 5), suggestion=None, related=())
    assessed = tuple(AssessedSegment(s, s.span.of(text)) for s in segments)
    return Report((AssessedArticle(article, assessed, (between, replace(between, message=phrase("again")))),), "s")


VARIANTS: dict[str, Callable[[], Report]] = {
    "empty": lambda: Report((), "s"),
    "sample": report,
    "hostile": hostile,
    "lone surrogates": lone,
    "extracted text": extracted,
    "file of documents": file_of_documents,
    "baseline": with_baseline,
    "crowd": crowd,
    "nothing found": nothing_found,
    "outside": outside,
}
