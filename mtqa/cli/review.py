"""`mtqa review`: the editors' page on this machine."""

from __future__ import annotations

import datetime
import getpass
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from mtqa.cli.options import (
    ConfigOption,
    EstimatorOption,
    LmOption,
    ModelOption,
    NoModelOption,
    SourceLangOption,
    SourceOption,
    VendorOption,
)
from mtqa.phrase import Phrase

if TYPE_CHECKING:
    from mtqa.cli.request import Request
    from mtqa.config import Configuration
    from mtqa.judge.assessment import Report
    from mtqa.judge.suppress import Suppressor
    from mtqa.pipeline import Checker

_ENDS = Phrase("Control-C ends it.", "Ctrl-C pour arrêter.", "Tekan Control-C untuk berhenti.")


def review(
    paths: Annotated[list[str], typer.Argument(metavar="ARTICLE|REPORT.json|DIR…", help="Articles, folders, or one report.json.")],
    port: Annotated[int, typer.Option("--port", min=0, max=65535, help="Where the page listens (default: any free port).")] = 0,
    no_browser: Annotated[bool, typer.Option("--no-browser", help="Only print the address.")] = False,
    author: Annotated[str | None, typer.Option("--author", help="Who decides (default: the user's name); the page can change it.")] = None,
    lang: Annotated[str | None, typer.Option("--lang", help="Language of the page: fr, en or id (default: the locale's).")] = None,
    source: SourceOption = None,
    source_lang: SourceLangOption = None,
    vendor: VendorOption = None,
    model: ModelOption = None,
    estimator: EstimatorOption = None,
    lm: LmOption = None,
    no_model: NoModelOption = False,
    config: ConfigOption = None,
) -> None:
    """Open the editors' page: accept, dismiss or fix each finding with one key.

    It listens on 127.0.0.1 only and prints its address, with a token, on standard output. Decisions are kept in `.mtqa/verdicts.sqlite`
    of the project. Control-C ends it.

    Examples:

        mtqa review article.txt

        mtqa review content/ --no-model --port 8400

        mtqa review reports/april/report.json --no-browser
    """
    from mtqa.cli.request import Request
    from mtqa.config import load, with_flags

    request = Request(
        paths=tuple(paths), lang=lang, source=source, source_lang=source_lang, vendor=vendor, model=tuple(model or ()),
        estimator=estimator, lm=lm, no_model=no_model, config=config,
    )  # fmt: skip
    configuration = with_flags(load(config), request.settings())
    _open(request, configuration, port, author or _user(), browser=not no_browser)


def _open(request: Request, configuration: Configuration, port: int, author: str, *, browser: bool) -> None:
    from concurrent.futures import ThreadPoolExecutor

    from mtqa.article.model import Article
    from mtqa.cli.locale import report_language
    from mtqa.cli.output import say
    from mtqa.judge.assessment import AssessedArticle
    from mtqa.judge.suppress import suppress
    from mtqa.judge.verdicts_store import VerdictStore, store_path
    from mtqa.models import Models
    from mtqa.pipeline import Checker
    from mtqa.review.desk import Desk
    from mtqa.review.server import serve
    from mtqa.session import calibration_of, rules_of, suppressors_of
    from mtqa.translate.places import Places

    settings = configuration.settings
    language = report_language(settings.lang)
    options = request.model_options(settings)
    # One thread uses the models, and has ended before they are closed.
    with Models(options, Places.default(), lambda phrase: say(sys.stderr, phrase.to(language))) as models, ThreadPoolExecutor(1) as thread:
        checker = Checker(rules_of(configuration), models, settings.risk.base_rate, calibration_of(configuration), sparing=True)
        # What is dismissed is shown here with its verdict; what the configuration silences is not.
        silent = suppressors_of(configuration, datetime.date.today(), with_verdicts=False)

        def assess(article: Article) -> AssessedArticle:
            return thread.submit(lambda: suppress(list(checker.assess([article])), silent, checker.scale)[0]).result()

        report = thread.submit(_report, request, configuration, checker, silent, language).result()
        desk = Desk(report, VerdictStore(store_path(configuration.root)), assess)
        serve(desk, port, author=author, language=language, say=lambda address: _tell(address, language), browser=browser)


def _report(request: Request, configuration: Configuration, checker: Checker, silent: Sequence[Suppressor], language: str) -> Report:
    """What is reviewed: a report that was written before, or the articles checked now.

    Raises:
        InputError: nothing that could be reviewed.
    """
    from mtqa.cli.output import problem_lines, say
    from mtqa.cli.progress import progress_bar
    from mtqa.cli.reading import Reading
    from mtqa.errors import InputError
    from mtqa.judge.suppress import suppress
    from mtqa.session import report_of, weighed

    if [Path(path).suffix.lower() for path in request.paths] == [".json"]:
        from mtqa.report.json_read import read_report

        return read_report(Path(request.paths[0]))
    reading = Reading(configuration, request)
    with progress_bar(sys.stderr, language) as progress:
        assessed = suppress(list(checker.assess(reading.articles(), progress)), silent, checker.scale)
    for line in problem_lines(reading.problems):
        say(sys.stderr, line)
    if not assessed:
        raise InputError("nothing-to-review", "There is no article to review.", "Name an article, a folder with some, or a report.json.")
    return report_of(checker, weighed(assessed, configuration), reading.problems, reading.notes(), reading.skipped)


def _user() -> str:
    try:
        return getpass.getuser()
    except (OSError, KeyError, ImportError):
        return ""


def _tell(address: str, language: str) -> None:
    """How to end, on standard error; then the address, alone on standard output."""
    from mtqa.cli.output import say

    say(sys.stderr, _ENDS.to(language))
    sys.stdout.write(f"{address}\n")
    sys.stdout.flush()
