"""What a run is made of: reading options and rules from the configuration, and the report at the end."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence

from mtqa.article.options import ReadOptions
from mtqa.checks.configure import RuleSet, configured
from mtqa.checks.references import read_references
from mtqa.config import Configuration
from mtqa.judge.assessment import AssessedArticle, Problem, Report
from mtqa.judge.risk import shipped_text
from mtqa.phrase import Phrase
from mtqa.pipeline import Checker
from mtqa.score.signature import signature


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


def rules_of(configuration: Configuration) -> RuleSet:
    """The rules as configured, with the newsroom's own lists from its `references` folder.

    Raises:
        UsageError: the configuration names an unknown rule, severity or option.
        InputError: a list can't be read.
    """
    settings = configuration.settings
    return configured(settings.rules, read_references(configuration.root / settings.references))


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
        risk=_digest(shipped_text()),
        sacrebleu=metrics,
    )
    broken = (problem for article in articles for problem in article.problems)
    return Report(tuple(articles), line, models, (*problems, *broken), (*said, *notes), skipped)


def _digest(text: str) -> str:
    """The first eight hexadecimal digits of SHA-256."""
    return hashlib.sha256(text.encode()).hexdigest()[:8]
