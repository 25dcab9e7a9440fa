"""The Python interface: check a text or a file, get a `Report`."""

from __future__ import annotations

import datetime
import os
from dataclasses import replace

from mtqa.article.model import Article
from mtqa.article.options import ReadOptions, ReadResult
from mtqa.article.originals import Originals
from mtqa.article.pairing import NONE, Kind
from mtqa.article.read import read, read_text
from mtqa.config import Configuration, load
from mtqa.errors import UsageError
from mtqa.judge.assessment import Problem, Report
from mtqa.judge.suppress import suppress
from mtqa.models import ModelOptions, Models
from mtqa.phrase import Phrase
from mtqa.pipeline import Checker
from mtqa.session import calibration_of, read_options, report_of, rules_of, suppressors_of, weighed
from mtqa.translate.places import Places


def check(
    text_or_path: str | os.PathLike[str],
    source: str | os.PathLike[str] | None = None,
    *,
    reference: str | os.PathLike[str] | None = None,
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
        source: the original: a path (as `--source` takes it) or the text itself, told apart like `text_or_path`; its sentences are aligned
            with those of the article. None looks for one of like name in the project's folder of references, `none` does not.
        reference: a human translation to compare with, likewise.
        source_language: language of the original (`id`, `en`), where the page does not say it.
        vendor: who translated, where the page does not say it.
        model: translator as `--model` takes it.
        estimator: folder of a quality estimator, or `none`.
        lm: causal language model: a folder, a `.gguf` file, or `none`; default: the one of the extra `mtqa[lm]`, if installed.
        no_model: rules only.
        configuration: default: the nearest configuration file, from the working directory.

    Returns:
        The report: articles with their sentences, scores (0-100; fluency, consistency and adequacy higher is better, risk lower) and
        findings.

        >>> report = check("« Nous partons, a dit le maire de Kupang. Il pleut.", no_model=True)
        >>> sorted({finding.code for _, finding in report.findings()})
        ['QUO101']
        >>> (article,) = report.articles
        >>> [segment.text for segment in article.segments]
        ['« Nous partons, a dit le maire de Kupang.', 'Il pleut.']

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
    originals, articles = _beside(result.articles, source, reference, configuration, options)
    warnings: list[Phrase] = []
    first, second = (model, None) if model else settings.translators
    wanted = ModelOptions(first, estimator or settings.estimator, lm or settings.lm, settings.device, enabled=not no_model, second=second)
    with Models(wanted, Places.default(), warnings.append) as models:
        checker = Checker(rules_of(configuration), models, settings.risk.base_rate, calibration_of(configuration), sparing=True)
        suppressors = suppressors_of(configuration, datetime.date.today())
        assessed = suppress(list(checker.assess(articles)), suppressors, checker.scale)
        problems = tuple(Problem(p.path, p.code, p.what, p.remedy) for p in (*result.problems, *originals.problems))
        return report_of(checker, weighed(assessed, configuration), problems, notes=(*warnings, *originals.notes()))


def _read(text_or_path: str | os.PathLike[str], options: ReadOptions) -> ReadResult:
    if _is_path(text_or_path):
        return read(os.fspath(text_or_path), options)
    return read_text(str(text_or_path), "-", options)


def _is_path(text_or_path: str | os.PathLike[str]) -> bool:
    from mtqa.article.walk import SUFFIXES

    if not isinstance(text_or_path, str):
        return True
    one_line = len(text_or_path.splitlines()) == 1 and len(text_or_path) < 1024 and "\0" not in text_or_path
    return one_line and (text_or_path.lower().endswith(SUFFIXES) or os.path.exists(text_or_path))


def _beside(
    articles: tuple[Article, ...],
    source: str | os.PathLike[str] | None,
    reference: str | os.PathLike[str] | None,
    configuration: Configuration,
    options: ReadOptions,
) -> tuple[Originals, tuple[Article, ...]]:
    """The articles with their originals and references, and who found these."""
    texts: dict[Kind, str] = {}
    paths: dict[Kind, str | None] = {}
    for kind, given in ((Kind.SOURCE, source), (Kind.REFERENCE, reference)):
        if given is None or given == NONE or _is_path(given):
            paths[kind] = None if given is None else os.fspath(given)
        else:
            texts[kind], paths[kind] = str(given), NONE
    if texts and (len(articles) != 1 or articles[0].layout != "prose"):
        raise UsageError("text-needs-article", "The text of an original goes with one article.", "Rows carry their sources themselves.")
    originals = Originals(paths[Kind.SOURCE], paths[Kind.REFERENCE], configuration.root / configuration.settings.references)
    found = tuple(originals.beside(article, options) for article in articles)
    for kind, text in texts.items():
        found = (originals.with_text(found[0], text, kind, options),)
    return originals, found
