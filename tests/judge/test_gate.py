"""The gate and its line."""

from __future__ import annotations

from dataclasses import replace

import pytest

from mtqa.article.build import article_from_text
from mtqa.article.model import Article, Span
from mtqa.checks.finding import Evidence, Finding, Severity
from mtqa.errors import UsageError
from mtqa.judge.assessment import AssessedArticle, AssessedSegment, BaselineUse, Problem, Report, Scores
from mtqa.judge.gate import Allowance, Policy, allowances, failing, fails, tally, verdict
from mtqa.phrase import Phrase

SAY = Phrase("m", "m", "m")
MINOR, MAJOR, CRITICAL = Severity.MINOR, Severity.MAJOR, Severity.CRITICAL


def report(*severities: Severity, problems: tuple[Problem, ...] = (), unchanged: bool = False) -> Report:
    article = article_from_text("Un.\nDeux trois.", "a.txt")
    findings = tuple(Finding("QUO101", Span(4 + i, 6 + i), s, "c", Evidence.TARGET, SAY, SAY) for i, s in enumerate(severities))
    segments = tuple(AssessedSegment(s, s.span.of(article.text), Scores(risk=1.0), unchanged=unchanged) for s in article.segments)
    return Report((AssessedArticle(article, segments, findings),), "s", problems=problems)


@pytest.mark.parametrize(
    ("severities", "threshold", "count"),
    [
        ((MINOR, MAJOR), CRITICAL, 0),
        ((MINOR, MAJOR), MAJOR, 1),
        ((MINOR, CRITICAL), MINOR, 2),
        ((Severity.NEUTRAL,), MINOR, 0),
        ((CRITICAL,), None, 0),
    ],
)
def test_failing(severities: tuple[Severity, ...], threshold: Severity | None, count: int) -> None:
    assert len(failing(report(*severities), Policy(threshold))) == count


@pytest.mark.parametrize(
    ("spec", "severities", "over"),
    [
        ("major=1", (MAJOR,), False),
        ("major=1", (MAJOR, MAJOR), True),
        ("major=0", (MINOR,), False),
        ("critical=1", (CRITICAL,), False),
        ("minor=0", (CRITICAL,), True),
        ("major=1000/1000w", (MAJOR, MAJOR, MAJOR), False),
        ("major=1000/1000w", (MAJOR, MAJOR, MAJOR, MAJOR), True),
        ("major=0.5/1w", (MAJOR,), False),
        ("", (CRITICAL,), True),
    ],
)
def test_allowances_stand_in_for_fail_on_of_their_severity(spec: str, severities: tuple[Severity, ...], over: bool) -> None:
    found, policy = report(*severities), Policy(CRITICAL, allowances(spec))
    assert bool(failing(found, policy)) is over
    assert fails(tally(found.articles, policy), policy) is over


def test_a_rate_counts_the_words_of_what_changed() -> None:
    assert tally(report().articles, Policy()).words == 3
    assert tally(report(unchanged=True).articles, Policy()).words == 0
    assert failing(report(MAJOR, unchanged=True), Policy(CRITICAL, allowances("major=9/1w")))


def test_allowances_are_read() -> None:
    assert allowances(" critical=0, major = 2 / 1000w,") == {CRITICAL: Allowance(0), MAJOR: Allowance(2, 1000)}


@pytest.mark.parametrize("spec", ["major", "major=x", "worst=1", "neutral=1", "major=1/0w", "major=1/1000", "major=-1", "major=1;minor=2"])
def test_a_bad_allowance_is_named(spec: str) -> None:
    with pytest.raises(UsageError, match="is no allowance") as caught:
        allowances(spec)
    assert "critical=0,major=2/1000w" in caught.value.remedy


def test_two_allowances_for_one_severity_are_refused() -> None:
    with pytest.raises(UsageError, match="`critical` stands there twice"):
        allowances("critical=0,major=1,critical=9")


def test_paths_have_thresholds_of_their_own() -> None:
    def at(article: Article) -> Severity | None:
        return MAJOR if article.path == "a.txt" else None

    found = report(MAJOR)
    assert failing(found, Policy(CRITICAL, fail_on_at=at))
    line = verdict(found, Policy(CRITICAL, fail_on_at=at))
    assert line.en.startswith("failed: findings at or above the `fail_on` of their path: 1, first QUO101 at a.txt:2:1.")
    other = replace(found, articles=tuple(replace(a, article=replace(a.article, path="b.txt")) for a in found.articles))
    assert verdict(other, Policy(CRITICAL, fail_on_at=at)).en.startswith("passed: no more than is allowed")


def test_gravest_comes_first() -> None:
    _, first = failing(report(MINOR, CRITICAL), Policy(MINOR))[0]
    assert first.severity is CRITICAL


def test_verdict_names_place_and_what_to_type() -> None:
    line = verdict(report(CRITICAL), Policy())
    assert line.en.startswith("failed: findings at or above critical: 1, first QUO101 at a.txt:2:1.")
    assert "mtqa explain QUO101" in line.en
    assert "critique" in line.fr
    assert "kritis" in line.id


def test_verdict_says_what_is_allowed() -> None:
    line = verdict(report(MAJOR, CRITICAL), Policy(CRITICAL, allowances("major=2/1000w")))
    assert line.en.startswith(
        "failed: findings at or above critical: 1; major findings: 1, allowed: 2 per 1000 words of 3, first QUO101 at a.txt:2:2."
    )
    assert "constats de niveau majeur : 1, permis : 2 pour 1000 mots sur 3" in line.fr
    assert "temuan setingkat mayor: 1, diizinkan: 2 per 1000 kata dari 3" in line.id


def test_tallies_of_parts_add_up_to_the_tally_of_the_whole() -> None:
    parts = [report(MINOR, CRITICAL), report(), report(MAJOR, CRITICAL, Severity.NEUTRAL), report(MAJOR)]
    named = [tuple(replace(a, article=replace(a.article, path=f"{n}.txt")) for a in part.articles) for n, part in enumerate(parts)]
    for policy in (Policy(), Policy(MAJOR), Policy(None), Policy(MINOR, allowances("major=1,critical=9"))):
        whole = tally([a for articles in named for a in articles], policy)
        apart = [tally(articles, policy) for articles in named]
        assert apart[0] + apart[1] + apart[2] + apart[3] == whole
        assert (whole.articles, whole.sentences, whole.words) == (4, 8, 12)
        assert whole.found[MAJOR].number == 2
        assert whole.found[MAJOR].place == "2.txt:2:1"


def test_verdict_when_nothing_fails() -> None:
    assert verdict(report(MAJOR), Policy()).fr.startswith("réussi : rien de niveau critique")
    assert verdict(report(MAJOR), Policy(None)).en == "done: findings: 1 (articles: 1, sentences: 2)."


def test_verdict_counts_what_could_not_be_checked_and_what_was_known() -> None:
    problem = Problem("b", "c", "w", "r")
    assert verdict(replace(report(), baseline=BaselineUse("b.json", 7)), Policy()).en.endswith("In the baseline: 7.")
    assert verdict(Report((), "s", problems=(problem,)), Policy()).en == "nothing was checked; problems: 1 (see above)."
    assert verdict(Report((), "s"), Policy()).en == "passed: no article changed."


@pytest.mark.parametrize(
    ("policy", "found"),
    [
        (Policy(MAJOR), "nothing at or above major"),
        (Policy(MAJOR, allowances("major=1")), "no more than is allowed"),
        (Policy(None), "findings: 1"),
    ],
)
def test_a_run_that_could_not_check_all_has_not_passed(policy: Policy, found: str) -> None:
    line = verdict(report(MINOR, problems=(Problem("b", "c", "w", "r"),)), policy)
    assert line.en == (
        f"failed: not all could be checked (see above); in what was checked, {found} (articles: 1, sentences: 2)."
        " Not checked: 1, skipped: 0."
    )
    assert line.fr.startswith("échec : tout n’a pas pu être vérifié")
    assert line.id.startswith("gagal: tidak semuanya dapat diperiksa")


def test_braces_in_a_path_are_no_fields() -> None:
    found = report(CRITICAL)
    odd = replace(found, articles=tuple(replace(a, article=replace(a.article, path="{x}.txt")) for a in found.articles))
    assert "{x}.txt:2:1" in verdict(odd, Policy()).en
