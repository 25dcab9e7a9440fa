"""The gate: does a report fail, and the one line that says so."""

from __future__ import annotations

from mtqa.article.place import Places
from mtqa.checks.finding import Finding, Severity
from mtqa.judge.assessment import AssessedArticle, Report
from mtqa.phrase import Phrase

_SEVERITY = {
    Severity.MINOR: Phrase("minor", "mineur", "minor"),
    Severity.MAJOR: Phrase("major", "majeur", "mayor"),
    Severity.CRITICAL: Phrase("critical", "critique", "kritis"),
}
_CLEAN = Phrase(
    "passed: nothing at or above {threshold} (articles: {articles}, sentences: {sentences}).{rest}",
    "réussi : rien de niveau {threshold} ou plus grave (articles : {articles}, phrases : {sentences}).{rest}",
    "lulus: tidak ada temuan setingkat {threshold} atau lebih (artikel: {articles}, kalimat: {sentences}).{rest}",
)
_FAILED = Phrase(
    "failed: findings at or above {threshold}: {count}, first {code} at {place}. `mtqa explain {code}` says why.{rest}",
    "échec : signalements de niveau {threshold} ou plus grave : {count}, d’abord {code} à {place}. Voir `mtqa explain {code}`.{rest}",
    "gagal: temuan setingkat {threshold} atau lebih: {count}, pertama {code} di {place}. `mtqa explain {code}` menjelaskan.{rest}",
)
_NEVER = Phrase(
    "done: findings: {count} (articles: {articles}, sentences: {sentences}).{rest}",
    "terminé : signalements : {count} (articles : {articles}, phrases : {sentences}).{rest}",
    "selesai: temuan: {count} (artikel: {articles}, kalimat: {sentences}).{rest}",
)
_NOTHING = Phrase(
    "nothing was checked; problems: {problems} (see above).",
    "rien n’a été vérifié ; problèmes : {problems} (voir ci-dessus).",
    "tidak ada yang diperiksa; masalah: {problems} (lihat di atas).",
)
_REST = Phrase(
    " Not checked: {problems}, skipped: {skipped}.",
    " Non vérifiés : {problems}, ignorés : {skipped}.",
    " Tidak diperiksa: {problems}, dilewati: {skipped}.",
)


def failing(report: Report, threshold: Severity) -> list[tuple[AssessedArticle, Finding]]:
    """Findings at or above `threshold`, gravest first, in order of place.

    At `critical` only deterministic findings can stand (what a model says is never critical), so the gate does not depend on models.
    """
    found = [(a, f) for a, f in report.findings() if f.severity.rank >= threshold.rank and f.severity is not Severity.NEUTRAL]
    return sorted(found, key=lambda pair: -pair[1].severity.rank)


def verdict(report: Report, threshold: Severity | None) -> Phrase:
    """The last line of a run: what failed, where, and what to do. `threshold` None never fails."""
    sentences = sum(len(a.segments) for a in report.articles)
    if report.problems and not report.articles:
        return _NOTHING.format(problems=len(report.problems))
    rest = Phrase("", "", "")
    if report.problems or report.skipped:
        rest = _REST.format(problems=len(report.problems), skipped=report.skipped)
    found = failing(report, threshold or Severity.MINOR)
    if threshold is None:
        return _with_rest(_NEVER, rest, sentences=sentences, articles=len(report.articles), count=len(found))
    if not found:
        return _with_rest(_CLEAN, rest, sentences=sentences, articles=len(report.articles), threshold=_SEVERITY[threshold])
    article, first = found[0]
    return _with_rest(_FAILED, rest, count=len(found), threshold=_SEVERITY[threshold], code=first.code, place=where(article, first))


def where(article: AssessedArticle, finding: Finding) -> str:
    """`path:line:column` of a finding, or `path:id` for a row."""
    path = article.article.path
    if article.article.layout == "rows":
        home = article.segment_of(finding.span)
        return f"{path}:{home.segment.id}" if home else path
    line, column = Places(article.article.text).at(finding.span.start)
    return f"{path}:{line}:{column}"


def _with_rest(phrase: Phrase, rest: Phrase, **fields: object) -> Phrase:
    """`phrase` filled, phrases among the fields each in its own language."""

    def own(language: str) -> dict[str, object]:
        return {name: value.to(language) if isinstance(value, Phrase) else value for name, value in {**fields, "rest": rest}.items()}

    return Phrase(phrase.en.format(**own("en")), phrase.fr.format(**own("fr")), phrase.id.format(**own("id")))
