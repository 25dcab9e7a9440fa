"""The work behind `mtqa check`: settings and flags together, articles read, checked, judged and written, the exit code decided."""

from __future__ import annotations

import datetime
import time
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from typing import TextIO

from mtqa.checks.sharing import cores, shared
from mtqa.cli.baseline import Plan, Settled, plan_of, settle, store
from mtqa.cli.ci import context_of
from mtqa.cli.locale import report_language
from mtqa.cli.output import TERMINAL, known_formats, problem_lines, say, write
from mtqa.cli.parts import in_parts
from mtqa.cli.profile import profile_lines
from mtqa.cli.progress import progress_bar
from mtqa.cli.reading import Reading
from mtqa.cli.request import Request
from mtqa.clock import WRITE, Clock
from mtqa.config import load, with_flags
from mtqa.errors import ModelError
from mtqa.judge.assessment import AssessedArticle, Problem, Report
from mtqa.judge.baseline import ORIGIN
from mtqa.judge.gate import Policy, fails, tally, verdict
from mtqa.judge.risk import Scale
from mtqa.judge.suppress import only_changed, suppress
from mtqa.models import Models
from mtqa.phrase import Phrase
from mtqa.pipeline import Checker
from mtqa.session import calibration_of, expired_lines, policy_of, report_of, rules_of, suppressors_of, weighed
from mtqa.translate.places import Places


def run(request: Request, out: TextIO, err: TextIO) -> int:
    """Check what the request names and write the reports; returns the exit code.

    Raises:
        UsageError: the command line or the configuration can't be followed.
    """
    configuration = with_flags(load(request.config), request.settings())
    settings, today = configuration.settings, datetime.date.today()
    formats = known_formats(configuration)
    language = report_language(settings.lang)
    policy = policy_of(configuration)
    clock, began = Clock(), time.perf_counter()
    plan = plan_of(configuration, request)
    if in_parts(request, formats, whole=plan is not None or request.only_changes):
        from mtqa.cli.batch import BatchRun

        code = BatchRun(request, configuration, formats, language, err, clock).run()
        _profile(request, clock, began, language, err)
        return code
    rules, suppressors = rules_of(configuration), suppressors_of(configuration, today)
    reading = Reading(configuration, request)
    with (
        Models(request.model_options(settings), Places.default(), lambda phrase: say(err, phrase.to(language)), clock) as models,
        shared(rules, cores()) as sharing,
    ):
        checker = Checker(rules, models, settings.risk.base_rate, calibration_of(configuration), shared=sharing, sparing=True)
        assessed = suppress(_assess(checker, reading, err, language), suppressors, checker.scale)
        settled = settle(plan, assessed, reading.paths, checker.scale) if plan else None
        assessed = _in_change(settled.articles if settled else assessed, reading, checker.scale)
        report = report_of(checker, weighed(assessed, configuration), reading.problems, reading.notes(), reading.skipped)
    report = _with_baseline(report, settled)
    _tell(report, [*expired_lines(configuration, today), *_said(settled, language)], language, err)
    if plan and settled:
        _store(plan, settled, report)
    code = exit_code(report, policy, settled)
    if report.articles or formats != [TERMINAL]:
        context = context_of(language, request.lang or "en", policy, code, Path.cwd())
        with clock.stage(WRITE):
            write(report, formats, reading.paths, request.output, context, out, err)
    _profile(request, clock, began, language, err)
    say(err, (_written(settled, report) or verdict(report, policy)).to(language))
    return code


def exit_code(report: Report, policy: Policy, settled: Settled | None = None) -> int:
    """What the run ends with: 3 beats 2 beats 1 beats 0; a run that writes a baseline does not fail on findings."""
    if report.problems:
        return max(problem.exit_code for problem in report.problems)
    if settled and settled.verdict:
        return 0
    return 1 if fails(tally(report.articles, policy), policy) else 0


def _assess(checker: Checker, reading: Reading, err: TextIO, language: str) -> list[AssessedArticle]:
    """The articles assessed; a model that breaks ends that, and is one of the reading's problems."""
    articles, assessed = reading.articles(), list[AssessedArticle]()
    try:
        with progress_bar(err, language) as progress:
            assessed.extend(checker.assess(articles, progress))
    except ModelError as error:
        for _ in articles:
            pass  # Problems of the files that are still to be read are told all the same.
        reading.problems.append(Problem("", error.code, error.what, error.remedy, error.exit_code))
    return assessed


def _profile(request: Request, clock: Clock, began: float, language: str, err: TextIO) -> None:
    """Where the time went, when that is asked for."""
    if request.profile:
        for line in profile_lines(clock.seconds, time.perf_counter() - began, language):
            say(err, line)


def _in_change(articles: Sequence[AssessedArticle], reading: Reading, scale: Scale) -> list[AssessedArticle]:
    """The articles with what they say of changed paragraphs only, where only changes are looked at."""
    return [
        article if changed is None else only_changed(article, changed, scale)
        for article, changed in zip(articles, reading.changed, strict=False)
    ]


def _with_baseline(report: Report, settled: Settled | None) -> Report:
    """The report with what the baseline did to what it shows."""
    if settled is None:
        return report
    known = sum(s.origin == ORIGIN for article in report.articles for s in article.suppressed)
    return replace(report, baseline=replace(settled.use, known=known))


def _said(settled: Settled | None, language: str) -> list[str]:
    return [phrase.to(language) for phrase in settled.said] if settled else []


def _store(plan: Plan, settled: Settled, report: Report) -> None:
    """Write the baseline, unless a model broke, so that not all was looked at."""
    if settled.entries is not None and all(problem.exit_code < 3 for problem in report.problems):
        store(plan, settled.entries)


def _written(settled: Settled | None, report: Report) -> Phrase | None:
    """The verdict of a run that wrote a baseline."""
    return settled.verdict if settled and all(problem.exit_code < 3 for problem in report.problems) else None


def _tell(report: Report, lines: Sequence[str], language: str, err: TextIO) -> None:
    """Warnings, problems and notes, a line each."""
    for article in report.articles:
        for warning in article.article.warnings:
            say(err, f"{article.article.path}: {warning}")
    for line in (*problem_lines(report.problems), *(note.to(language) for note in report.notes), *lines):
        say(err, line)
