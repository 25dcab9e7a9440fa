"""The gate: does a report fail, and the one line that says so."""

from __future__ import annotations

from mtqa.article.place import Places
from mtqa.checks.finding import Finding, Severity
from mtqa.judge.assessment import AssessedArticle, Report
from mtqa.phrase import Phrase

_CLEAN = Phrase(
    "passed: {sentences} sentences in {articles} articles, nothing at or above {threshold}.{rest}",
    "réussi : {sentences} phrases dans {articles} articles, rien au niveau « {threshold} » ou au-dessus.{rest}",
    "lulus: {sentences} kalimat dalam {articles} artikel, tidak ada temuan setingkat {threshold} atau lebih.{rest}",
)
_FAILED = Phrase(
    "failed: {count} at or above {threshold}, first {code} at {place}. `mtqa explain {code}` says why.{rest}",
    "échec : {count} au niveau « {threshold} » ou au-dessus, d’abord {code} à {place}. `mtqa explain {code}` dit pourquoi.{rest}",
    "gagal: {count} setingkat {threshold} atau lebih, pertama {code} di {place}. `mtqa explain {code}` menjelaskan.{rest}",
)
_NEVER = Phrase(
    "done: {sentences} sentences in {articles} articles, {count} findings.{rest}",
    "terminé : {sentences} phrases dans {articles} articles, {count} signalements.{rest}",
    "selesai: {sentences} kalimat dalam {articles} artikel, {count} temuan.{rest}",
)
_REST = Phrase(
    " {problems} could not be checked, {skipped} skipped.",
    " {problems} n’ont pas pu être vérifiés, {skipped} ignorés.",
    " {problems} tidak dapat diperiksa, {skipped} dilewati.",
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
    rest = Phrase("", "", "")
    if report.problems or report.skipped:
        rest = _REST.format(problems=len(report.problems), skipped=report.skipped)
    found = failing(report, threshold or Severity.MINOR)
    if threshold is None:
        return _with_rest(_NEVER, rest, sentences=sentences, articles=len(report.articles), count=len(found))
    if not found:
        return _with_rest(_CLEAN, rest, sentences=sentences, articles=len(report.articles), threshold=threshold)
    article, first = found[0]
    return _with_rest(_FAILED, rest, count=len(found), threshold=threshold, code=first.code, place=where(article, first))


def where(article: AssessedArticle, finding: Finding) -> str:
    """`path:line:column` of a finding, or `path:id` for a row."""
    path = article.article.path
    if article.article.layout == "rows":
        home = article.segment_of(finding.span)
        return f"{path}:{home.segment.id}" if home else path
    line, column = Places(article.article.text).at(finding.span.start)
    return f"{path}:{line}:{column}"


def _with_rest(phrase: Phrase, rest: Phrase, **fields: object) -> Phrase:
    return Phrase(
        phrase.en.format(rest=rest.en, **fields), phrase.fr.format(rest=rest.fr, **fields), phrase.id.format(rest=rest.id, **fields)
    )
