"""The gate: does a report fail, and the one line that says so."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from functools import reduce
from operator import add

from mtqa.article.model import Article
from mtqa.article.place import Places
from mtqa.checks.finding import Finding, Severity
from mtqa.errors import UsageError
from mtqa.judge.assessment import AssessedArticle, Report
from mtqa.judge.tally import Count, Tally
from mtqa.phrase import Phrase

_SEVERITY = {
    Severity.MINOR: Phrase("minor", "mineur", "minor"),
    Severity.MAJOR: Phrase("major", "majeur", "mayor"),
    Severity.CRITICAL: Phrase("critical", "critique", "kritis"),
}
_CLEAN = Phrase(
    "nothing at or above {threshold}", "rien de niveau {threshold} ou plus grave", "tidak ada temuan setingkat {threshold} atau lebih"
)
_WITHIN = Phrase("no more than is allowed", "pas plus que ce qui est permis", "tidak melebihi yang diizinkan")
_FOUND = Phrase("findings: {count}", "constats : {count}", "temuan: {count}")
_SUMS = Phrase(
    "{how}{what} (articles: {articles}, sentences: {sentences}).{rest}",
    "{how}{what} (articles : {articles}, phrases : {sentences}).{rest}",
    "{how}{what} (artikel: {articles}, kalimat: {sentences}).{rest}",
)
_PASSED = Phrase("passed: ", "réussi : ", "lulus: ")
_DONE = Phrase("done: ", "terminé : ", "selesai: ")
_INCOMPLETE = Phrase(
    "failed: not all could be checked (see above); in what was checked, ",
    "échec : tout n’a pas pu être vérifié (voir ci-dessus) ; dans ce qui a été vérifié, ",
    "gagal: tidak semuanya dapat diperiksa (lihat di atas); dalam yang diperiksa, ",
)
_FAILED = Phrase(
    "failed: {what}, first {code} at {place}. `mtqa explain {code}` says why.{rest}",
    "échec : {what}, dont {code} à {place}. `mtqa explain {code}` dit pourquoi.{rest}",
    "gagal: {what}, pertama {code} di {place}. `mtqa explain {code}` menjelaskan.{rest}",
)
_AT_OR_ABOVE = Phrase(
    "findings at or above {threshold}: {count}",
    "constats de niveau {threshold} ou plus grave : {count}",
    "temuan setingkat {threshold} atau lebih: {count}",
)
_AT_OR_ABOVE_OWN = Phrase(
    "findings at or above the `fail_on` of their path: {count}",
    "constats qui atteignent le `fail_on` de leur chemin : {count}",
    "temuan yang mencapai `fail_on` jalurnya: {count}",
)
_MORE_THAN = Phrase(
    "{severity} findings: {count}, allowed: {allowed}",
    "constats de niveau {severity} : {count}, permis : {allowed}",
    "temuan setingkat {severity}: {count}, diizinkan: {allowed}",
)
_PER_WORDS = Phrase(
    "{count:g} per {per} words of {words}", "{count:g} pour {per} mots sur {words}", "{count:g} per {per} kata dari {words}"
)
_NOTHING = Phrase(
    "nothing was checked; problems: {problems} (see above).",
    "rien n’a été vérifié ; problèmes : {problems} (voir ci-dessus).",
    "tidak ada yang diperiksa; masalah: {problems} (lihat di atas).",
)
_UNCHANGED = Phrase(
    "passed: no article changed.{rest}", "réussi : aucun article n’a changé.{rest}", "lulus: tidak ada artikel yang berubah.{rest}"
)
_REST = Phrase(
    " Not checked: {problems}, skipped: {skipped}.",
    " Non vérifiés : {problems}, ignorés : {skipped}.",
    " Tidak diperiksa: {problems}, dilewati: {skipped}.",
)
_KNOWN = Phrase(" In the baseline: {known}.", " Dans la référence de base : {known}.", " Dalam garis dasar: {known}.")
_ALLOWANCE = re.compile(r"(?P<severity>[a-z]+)\s*=\s*(?P<count>\d{1,9}(?:\.\d{1,6})?)(?:\s*/\s*(?P<per>\d{1,9})\s*w)?")


@dataclass(frozen=True, slots=True)
class Allowance:
    """How many findings a run may have: `count`, or `count` for every `per` words when `per` is not 0."""

    count: float
    per: int = 0

    def of(self, words: int) -> float:
        """How many a run over so many words may have."""
        return self.count * words / self.per if self.per else self.count

    def said(self, words: int) -> Phrase:
        """The allowance in words."""
        text = f"{self.count:g}"
        return _PER_WORDS.format(count=self.count, per=self.per, words=words) if self.per else Phrase(text, text, text)


@dataclass(frozen=True, slots=True)
class Policy:
    """When a run fails.

    Attributes:
        fail_on: the least severity of which one finding is too many; None for none.
        max_new: how many findings of a severity the whole run may have; `fail_on` then says nothing of that severity.
        fail_on_at: `fail_on` of an article, where paths differ.
    """

    fail_on: Severity | None = Severity.CRITICAL
    max_new: Mapping[Severity, Allowance] = field(default_factory=dict)
    fail_on_at: Callable[[Article], Severity | None] | None = None

    def threshold(self, article: Article) -> Severity | None:
        """`fail_on` of one article."""
        return self.fail_on if self.fail_on_at is None else self.fail_on_at(article)


def allowances(spec: str) -> dict[Severity, Allowance]:
    """`--max-new` read: `critical=0,major=2/1000w` is no critical finding, and two major ones for every 1,000 words.

    Raises:
        UsageError: it is not of that form.
    """
    found: dict[Severity, Allowance] = {}
    names = [severity.value for severity in _SEVERITY]
    for part in filter(None, (part.strip() for part in spec.split(","))):
        match = _ALLOWANCE.fullmatch(part)
        if match is None or match["severity"] not in names or match["per"] == "0":
            raise UsageError("bad-max-new", f"`{part}` is no allowance.", "Write it as in `critical=0,major=2/1000w`.")
        if Severity(match["severity"]) in found:
            what = f"`{match['severity']}` stands there twice."
            raise UsageError("bad-max-new", what, "Give one allowance for each severity.")
        found[Severity(match["severity"])] = Allowance(float(match["count"]), int(match["per"] or 0))
    return found


def failing(report: Report, policy: Policy) -> list[tuple[AssessedArticle, Finding]]:
    """The findings that make the report fail, gravest first, in order of place.

    At `critical` only deterministic findings can stand (what a model says is never critical), so that gate does not depend on models.
    """
    over = _exceeded(tally(report.articles, policy), policy)
    found = [(a, f) for a, f in report.findings() if f.severity in over or _too_grave(a, f, policy)]
    return sorted(found, key=lambda pair: -pair[1].severity.rank)


def tally(articles: Iterable[AssessedArticle], policy: Policy) -> Tally:
    """What the gate counts in the articles."""
    return reduce(add, (_tally(article, policy) for article in articles), Tally())


def fails(counts: Tally, policy: Policy) -> bool:
    """Whether a run with these counts fails."""
    return bool(_exceeded(counts, policy)) or any(count.number for count in counts.grave.values())


def verdict(report: Report, policy: Policy) -> Phrase:
    """The last line of a run: what failed, where, and what to do."""
    known = report.baseline.known if report.baseline else None
    return verdict_on(tally(report.articles, policy), policy, len(report.problems), report.skipped, known)


def verdict_on(counts: Tally, policy: Policy, problems: int, skipped: int, known: int | None = None) -> Phrase:
    """The same from counts: `problems` and `skipped` files, and how many findings the baseline silenced (None without one)."""
    rest = _rest(problems, skipped, known)
    if not counts.articles:
        return _NOTHING.format(problems=problems) if problems else _filled(_UNCHANGED, rest=rest)
    first = _first(counts, policy)
    if first:
        return _filled(_FAILED, what=_what(counts, policy), code=first.code, place=first.place, rest=rest)
    how, what = _not_too_much(counts, policy)
    if problems:
        how = _INCOMPLETE
    return _filled(_SUMS, how=how, what=what, sentences=counts.sentences, articles=counts.articles, rest=rest)


def where(article: AssessedArticle, finding: Finding) -> str:
    """`path:line:column` of a finding, or `path:id` for a row."""
    path = article.article.path
    if article.article.layout == "rows":
        home = article.segment_of(finding.span)
        return f"{path}:{home.segment.id}" if home else path
    line, column = Places(article.article.text).at(finding.span.start)
    return f"{path}:{line}:{column}"


def _tally(article: AssessedArticle, policy: Policy) -> Tally:
    found: dict[Severity, list[Finding]] = {}
    for finding in article.findings:
        if finding.severity is not Severity.NEUTRAL:
            found.setdefault(finding.severity, []).append(finding)
    grave = {s: [f for f in own if _too_grave(article, f, policy)] for s, own in found.items()}
    return Tally(
        1,
        len(article.segments),
        _words(article),
        {severity: _count(article, own) for severity, own in found.items()},
        {severity: _count(article, own) for severity, own in grave.items() if own},
    )


def _count(article: AssessedArticle, findings: list[Finding]) -> Count:
    return Count(len(findings), findings[0].code, where(article, findings[0]))


def _words(article: AssessedArticle) -> int:
    scored = (s for s in article.segments if s.scores.risk is not None and not s.unchanged)
    return sum(len(article.article.visible(s.segment.span).split()) for s in scored)


def _too_grave(article: AssessedArticle, finding: Finding, policy: Policy) -> bool:
    threshold = policy.threshold(article.article)
    if threshold is None or finding.severity is Severity.NEUTRAL or finding.severity in policy.max_new:
        return False
    return finding.severity.rank >= threshold.rank


def _exceeded(counts: Tally, policy: Policy) -> dict[Severity, Count]:
    """The findings of severities of which there are more than is allowed, gravest first."""
    found = {severity: counts.found.get(severity, Count()) for severity in reversed(_SEVERITY)}
    return {s: n for s, n in found.items() if s in policy.max_new and n.number > policy.max_new[s].of(counts.words)}


def _first(counts: Tally, policy: Policy) -> Count | None:
    """The first of the gravest findings that make the run fail."""
    over = {**counts.grave, **_exceeded(counts, policy)}
    gravest = max(over, key=lambda severity: severity.rank, default=None)
    return None if gravest is None else over[gravest]


def _not_too_much(counts: Tally, policy: Policy) -> tuple[Phrase, Phrase]:
    """How a run ended that no finding makes fail, where all could be checked, and what was found."""
    if policy.max_new or policy.fail_on_at is not None:
        return _PASSED, _WITHIN
    if policy.fail_on is None:
        return _DONE, _FOUND.format(count=sum(count.number for count in counts.found.values()))
    return _PASSED, _filled(_CLEAN, threshold=_SEVERITY[policy.fail_on])


def _what(counts: Tally, policy: Policy) -> Phrase:
    """What is too much, each thing once."""
    said = []
    grave = sum(count.number for count in counts.grave.values())
    if grave and (policy.fail_on_at is not None or policy.fail_on is None):
        said.append(_AT_OR_ABOVE_OWN.format(count=grave))
    elif grave and policy.fail_on is not None:
        said.append(_filled(_AT_OR_ABOVE, threshold=_SEVERITY[policy.fail_on], count=grave))
    for severity, count in _exceeded(counts, policy).items():
        allowed = policy.max_new[severity].said(counts.words)
        said.append(_filled(_MORE_THAN, severity=_SEVERITY[severity], count=count.number, allowed=allowed))
    return Phrase("; ".join(p.en for p in said), " ; ".join(p.fr for p in said), "; ".join(p.id for p in said))


def _rest(problems: int, skipped: int, known: int | None) -> Phrase:
    parts = []
    if problems or skipped:
        parts.append(_REST.format(problems=problems, skipped=skipped))
    if known is not None:
        parts.append(_KNOWN.format(known=known))
    return Phrase("".join(p.en for p in parts), "".join(p.fr for p in parts), "".join(p.id for p in parts))


def _filled(phrase: Phrase, **fields: object) -> Phrase:
    """`phrase` filled, phrases among the fields each in its own language."""

    def own(language: str) -> dict[str, object]:
        return {name: value.to(language) if isinstance(value, Phrase) else value for name, value in fields.items()}

    return Phrase(phrase.en.format(**own("en")), phrase.fr.format(**own("fr")), phrase.id.format(**own("id")))
