"""What a run is made of: reading options, rules and suppressions from the configuration, and the report at the end."""

from __future__ import annotations

import datetime
import difflib
import hashlib
from collections.abc import Iterable, Sequence
from dataclasses import replace

from mtqa.article.embedding import NAME
from mtqa.article.model import Article
from mtqa.article.options import ReadOptions
from mtqa.checks.finding import Severity
from mtqa.checks.references import read_references
from mtqa.checks.registry import rules
from mtqa.config import Configuration
from mtqa.errors import UsageError
from mtqa.judge.assessment import AssessedArticle, Problem, Report
from mtqa.judge.calibration import Calibration, read_calibration
from mtqa.judge.gate import Policy, allowances
from mtqa.judge.suppress import Suppressor
from mtqa.judge.suppressions import Suppression, expired, suppressor
from mtqa.judge.verdicts_store import VerdictStore, store_path
from mtqa.path_rules import PathRules
from mtqa.phrase import Phrase
from mtqa.pipeline import Checker
from mtqa.score.signature import signature

_NEVER = "never"


def read_options(configuration: Configuration) -> ReadOptions:
    """How the configuration wants articles read."""
    settings = configuration.settings
    return ReadOptions(
        vendor=settings.vendor,
        source_language=settings.source_lang,
        boilerplate_patterns=tuple(settings.boilerplate),
        max_paragraph=settings.limits.line_characters,
        max_sentences=settings.limits.sentences,
    )


def rules_of(configuration: Configuration) -> PathRules:
    """The rules as configured, with the newsroom's own lists from its `references` folder.

    Raises:
        UsageError: the configuration names an unknown rule, severity or option.
        InputError: a list can't be read.
    """
    return PathRules(configuration, read_references(configuration.root / configuration.settings.references))


def suppressions_of(configuration: Configuration) -> tuple[Suppression, ...]:
    """What the configuration silences.

    Raises:
        UsageError: it names an unknown rule.
    """
    codes = {rule.code for rule in rules()}
    known = sorted({*codes, *(code[:3] for code in codes)})
    found = []
    for number, table in enumerate(configuration.settings.suppressions):
        if table.rule not in known:
            near = difflib.get_close_matches(table.rule, known, n=1, cutoff=0.5)
            what = f"{configuration.place('suppressions', number, 'rule')}: there is no rule `{table.rule}` to silence."
            raise UsageError("unknown-rule", what, f"Did you mean `{near[0]}`?" if near else "See `mtqa rules`.")
        written = table.date.isoformat() if table.date else ""
        found.append(Suppression(table.rule, table.text, table.path, table.reason, table.author, written, table.expires))
    return tuple(found)


def suppressors_of(configuration: Configuration, today: datetime.date, *, with_verdicts: bool = True) -> tuple[Suppressor, ...]:
    """What silences findings, in order of application: the configuration, then, unless they are left out, the verdicts of editors.

    Raises:
        UsageError: the configuration names an unknown rule, or the verdicts can't be read.
    """
    wanted = suppressions_of(configuration)
    found = [suppressor(wanted, lambda article: configuration.below(article.file or article.path), today)] if wanted else []
    heads = VerdictStore(store_path(configuration.root)).current() if with_verdicts else ()
    if not heads:
        return tuple(found)
    from mtqa.judge.verdicts_suppress import suppressor as verdict_suppressor

    return (*found, verdict_suppressor(heads))


def weighed(articles: Iterable[AssessedArticle], configuration: Configuration) -> list[AssessedArticle]:
    """The articles with the MQM weights that the configuration gives their paths."""
    own = ((article, configuration.at(article.article.file or article.article.path)) for article in articles)
    return [replace(article, profile=settings.profile, weights=settings.weights()) for article, settings in own]


def policy_of(configuration: Configuration) -> Policy:
    """When the run fails. The flag `--fail-on never` never does, whatever the configuration allows."""
    settings, flags = configuration.settings, configuration.flags or {}
    never = settings.fail_on == _NEVER and "fail_on" in flags and "max_new" not in flags
    varied = "fail_on" not in flags and any(override.fail_on for override in settings.overrides)

    def at(article: Article) -> Severity | None:
        return _threshold(configuration.at(article.file or article.path).fail_on)

    return Policy(_threshold(settings.fail_on), {} if never else allowances(settings.max_new or ""), at if varied else None)


def _threshold(fail_on: str) -> Severity | None:
    return None if fail_on == _NEVER else Severity(fail_on)


def calibration_of(configuration: Configuration) -> Calibration:
    """What verdicts taught, where the configuration names it; else what ships.

    Raises:
        UsageError: the file can't be read.
    """
    named = configuration.settings.risk.calibration
    return read_calibration(configuration.root / named) if named else Calibration()


def expired_lines(configuration: Configuration, today: datetime.date) -> list[str]:
    """What to say of each suppression that holds no more."""
    return [
        f"{configuration.place('suppressions', number)}: the suppression of {s.rule} expired on {s.expires}; take it out or renew it."
        for number, s in enumerate(suppressions_of(configuration))
        if expired(s, today)
    ]


def report_of(
    checker: Checker,
    articles: Sequence[AssessedArticle],
    problems: Sequence[Problem] = (),
    notes: Sequence[Phrase] = (),
    skipped: int = 0,
) -> Report:
    """The report of a run, with the signature of what made its numbers."""
    models, said = checker.models.notes()
    translator, estimator, language_model, ngram = checker.models.signatures()
    metrics = "none" if translator == "none" else checker.metrics.signature()
    line = signature(
        translator=translator,
        estimator=estimator,
        language_model=language_model,
        ngram=ngram,
        base_rate=checker.base_rate,
        rules=_digest(checker.rules.description()),
        risk=_digest(checker.calibration.text),
        sacrebleu=metrics,
        embeddings=NAME if any(a.article.alignment or a.article.reference for a in articles) else "none",
    )
    broken = (problem for article in articles for problem in article.problems)
    return Report(tuple(articles), line, models, (*problems, *broken), (*said, *notes), skipped)


def _digest(text: str) -> str:
    """The first eight hexadecimal digits of SHA-256."""
    return hashlib.sha256(text.encode()).hexdigest()[:8]
