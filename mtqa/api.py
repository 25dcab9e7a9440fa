"""The Python interface: check a text or a file, get a `Report`."""

from __future__ import annotations

import os
from dataclasses import replace
from pathlib import Path

from mtqa.article.model import Article
from mtqa.article.options import ReadOptions, ReadResult
from mtqa.article.read import read, read_text
from mtqa.config import Configuration, load
from mtqa.errors import UsageError
from mtqa.judge.assessment import Problem, Report
from mtqa.models import ModelOptions, Models
from mtqa.phrase import Phrase
from mtqa.pipeline import Checker
from mtqa.session import read_options, report_of, rules_of
from mtqa.translate.places import Places


def check(
    text_or_path: str | os.PathLike[str],
    source: str | None = None,
    *,
    source_language: str | None = None,
    vendor: str | None = None,
    model: str | None = None,
    estimator: str | None = None,
    lm: str | None = None,
    no_model: bool = False,
    configuration: Configuration | None = None,
) -> Report:
    """Check one article.

    Args:
        text_or_path: a path, or the text itself. A `str` is a path when a file of that name exists, or when it is one line that ends in a
            suffix mtqa reads; anything else is text.
        source: the original of a text that is one sentence; longer originals need the rows of a bilingual file.
        source_language: language of the original (`id`, `en`), where the page does not say it.
        vendor: who translated, where the page does not say it.
        model: translator as `--model` takes it.
        estimator: folder of a quality estimator, or `none`.
        lm: causal language model: a folder, a `.gguf` file, or `none`; default: the one of the extra `mtqa[lm]`, if installed.
        no_model: rules only.
        configuration: default: the nearest configuration file, from the working directory.

    Raises:
        InputError: the file or text can't be checked.
        UsageError: the configuration can't be followed.
        ModelError: a model is missing or broken.
    """
    configuration = configuration or load()
    settings = configuration.settings
    options = replace(
        read_options(configuration), vendor=vendor or settings.vendor, source_language=source_language or settings.source_lang
    )
    result = _read(text_or_path, options)
    articles = result.articles if source is None else (_with_source(result.articles, source, options.source_language),)
    warnings: list[Phrase] = []
    wanted = ModelOptions(
        model or settings.model, estimator or settings.estimator, lm or settings.lm, settings.device, enabled=not no_model
    )
    with Models(wanted, Places.default(), warnings.append) as models:
        checker = Checker(rules_of(configuration), models, settings.risk.base_rate)
        assessed = tuple(checker.assess(articles))
        problems = tuple(Problem(p.path, p.code, p.what, p.remedy) for p in result.problems)
        return report_of(checker, assessed, problems, notes=tuple(warnings))


def _read(text_or_path: str | os.PathLike[str], options: ReadOptions) -> ReadResult:
    from mtqa.article.walk import SUFFIXES

    if not isinstance(text_or_path, str):
        return read(os.fspath(text_or_path), options)
    one_line = len(text_or_path.splitlines()) == 1 and len(text_or_path) < 1024 and "\0" not in text_or_path
    if one_line and (text_or_path.lower().endswith(SUFFIXES) or Path(text_or_path).is_file()):
        return read(text_or_path, options)
    return read_text(text_or_path, "-", options)


def _with_source(articles: tuple[Article, ...], source: str, language: str | None) -> Article:
    if len(articles) != 1 or len(articles[0].segments) != 1:
        raise UsageError(
            "source-needs-one-sentence",
            "A source goes with a text of one sentence.",
            "For more, give a .jsonl file with `target` and `source`.",
        )
    article = articles[0]
    segment = replace(article.segments[0], source=source, source_language=language or article.provenance.source_language)
    return replace(article, segments=(segment,))
