"""The work behind `mtqa check`: settings and flags together, articles read, checked and written, the exit code decided."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import groupby
from pathlib import Path
from typing import TYPE_CHECKING, Any, TextIO

from mtqa.article.model import Article
from mtqa.article.options import ReadOptions
from mtqa.article.read import read
from mtqa.article.walk import Named, files_of, names_other_language
from mtqa.checks.finding import Severity
from mtqa.cli.locale import report_language
from mtqa.cli.progress import progress_bar
from mtqa.config import Configuration, load
from mtqa.errors import InputError, ModelError, UsageError
from mtqa.judge.assessment import AssessedArticle, Problem, Report
from mtqa.judge.gate import failing, verdict
from mtqa.models import ModelOptions, Models
from mtqa.pipeline import Checker
from mtqa.report.escape import one_line
from mtqa.session import read_options, report_of, rules_of
from mtqa.translate.places import Places

if TYPE_CHECKING:
    from mtqa.settings import Settings

TERMINAL = "terminal"
REPORTS = Path("reports")
_OTHER_LANGUAGE = "not-french"
_TOLD = 20


@dataclass(frozen=True, slots=True)
class Request:
    """The command line of `mtqa check`; None where a flag was not given."""

    paths: tuple[str, ...]
    formats: str | None = None
    output: Path | None = None
    lang: str | None = None
    fail_on: str | None = None
    source_lang: str | None = None
    vendor: str | None = None
    model: str | None = None
    estimator: str | None = None
    lm: str | None = None
    no_model: bool = False
    device: str | None = None
    beam: int | None = None
    use_cache: bool = True
    config: Path | None = None


def run(request: Request, out: TextIO, err: TextIO) -> int:
    """Check what the request names and write the reports; returns the exit code.

    Raises:
        UsageError: the command line or the configuration can't be followed.
    """
    configuration = with_flags(load(request.config), request)
    settings = configuration.settings
    formats = known_formats(settings.format)
    language = report_language(settings.lang)
    rules = rules_of(configuration)
    reading = Reading(configuration, request)
    options = ModelOptions(
        settings.model, settings.estimator, settings.lm, settings.device, request.beam, request.use_cache, not request.no_model
    )
    with Models(options, Places.default(), lambda phrase: _say(err, phrase.to(language))) as models:
        checker = Checker(rules, models, settings.risk.base_rate)
        articles = list(reading.articles())
        assessed: list[AssessedArticle] = []
        try:
            with progress_bar(err, language) as progress:
                assessed.extend(checker.assess(articles, progress))
        except ModelError as error:
            reading.problems.append(Problem("", error.code, error.what, error.remedy, error.exit_code))
        report = report_of(checker, assessed, reading.problems, skipped=reading.skipped)
    for article in assessed:
        for warning in article.article.warnings:
            _say(err, f"{article.article.path}: {warning}")
    for line in problem_lines(report.problems):
        _say(err, line)
    for note in report.notes:
        _say(err, note.to(language))
    if assessed:
        write(report, formats, request, language, out, err)
    return conclude(report, settings.fail_on, language, err)


def with_flags(configuration: Configuration, request: Request) -> Configuration:
    """The configuration with the flags that were given on top of it.

    Raises:
        UsageError: a flag's value is none of the allowed ones.
    """
    from pydantic import ValidationError

    flags: dict[str, Any] = {
        "format": request.formats, "lang": request.lang, "fail_on": request.fail_on, "source_lang": request.source_lang,
        "vendor": request.vendor, "model": request.model, "estimator": request.estimator, "lm": request.lm, "device": request.device,
    }  # fmt: skip
    given = {key: value for key, value in flags.items() if value is not None}
    try:
        settings = type(configuration.settings).model_validate({**configuration.settings.model_dump(), **given})
    except ValidationError as error:
        first = error.errors()[0]
        flag = "--" + str(first["loc"][0]).replace("_", "-")
        raise UsageError("bad-flag", f"{flag} {given.get(str(first['loc'][0]))}: {first['msg']}.", "See `mtqa check --help`.") from None
    return replace(configuration, settings=settings)


def known_formats(names: list[str]) -> list[str]:
    """The formats in the order given, each once.

    Raises:
        UsageError: there is no such format.
    """
    from mtqa.report.registry import writer

    wanted = [name.strip().lower() for name in names if name.strip()]
    for name in wanted:
        if name != TERMINAL:
            writer(name)
    return list(dict.fromkeys(wanted)) or [TERMINAL]


class Reading:
    """Reads the named articles one by one and keeps account of what could not be read, and of what was skipped."""

    def __init__(self, configuration: Configuration, request: Request) -> None:
        self.settings: Settings = configuration.settings
        self.options: ReadOptions = read_options(configuration)
        self.paths = request.paths
        self.own = (configuration.root / REPORTS, REPORTS, *([request.output] if request.output else []))
        self.problems: list[Problem] = []
        self.skipped = 0

    def articles(self) -> Iterator[Article]:
        """The articles that could be read, in order."""
        found = False
        for named in files_of(self.paths, self.settings.include, self.settings.exclude, self.own):
            found = True
            yield from self._read(named)
        if not found:
            where = ", ".join(self.paths)
            self.problems.append(
                Problem(where, "nothing-to-check", f"{where}: no articles in there.", "Name a file, or a folder that holds some.")
            )

    def _read(self, named: Named) -> Iterator[Article]:
        if named.walked and names_other_language(named.path):
            self.skipped += 1
            return
        try:
            result = read(named.path, self.options)
        except InputError as error:
            if named.walked and error.code == _OTHER_LANGUAGE:
                self.skipped += 1
            else:
                self.problems.append(Problem(named.path, error.code, error.what, error.remedy))
            return
        self.problems += (Problem(p.path, p.code, p.what, p.remedy) for p in result.problems)
        yield from result.articles


def write(report: Report, formats: list[str], request: Request, language: str, out: TextIO, err: TextIO) -> None:
    """Write the report: terminal and a lone machine format to stdout, files to `-o` or `reports/NAME/`.

    `-o` without a file format gets all of them.
    """
    from mtqa.report.base import Context
    from mtqa.report.registry import format_names, write_reports, writer
    from mtqa.report.terminal import print_report

    machine = request.lang or "en"
    files = [name for name in formats if name != TERMINAL]
    if request.output is not None and not files:
        files = list(format_names())
    if TERMINAL in formats:
        print_report(report, out, language)
    if not files:
        return
    if request.output is None and files == formats and len(files) == 1 and files[0] != "html":
        content = writer(files[0]).write(report, Context(language, machine))
        out.write(content if isinstance(content, str) else content.decode("utf-8"))
        return
    directory = request.output or REPORTS / report_name(request.paths)
    for path in write_reports(report, files, directory, language, machine):
        _say(err, str(path))


def report_name(paths: tuple[str, ...]) -> str:
    """Name of the folder under `reports/`: the file's name without its suffix, the folder's name, or `articles` for several."""
    if len(paths) != 1:
        return "articles"
    if paths[0] == "-":
        return "stdin"
    path = Path(paths[0]).resolve()
    return (path.name if path.is_dir() else path.stem) or "articles"


def problem_lines(problems: Sequence[Problem]) -> Iterator[str]:
    """A line for each problem; of a file with more than 20 the first 20, and how many more there are."""
    for path, group in groupby(problems, key=lambda problem: problem.path):
        own = list(group)
        yield from (f"{problem.what} {problem.remedy}".strip() for problem in own[:_TOLD])
        if len(own) > _TOLD:
            yield f"`{path}`: {len(own) - _TOLD:,} more of its rows can't be used. Mend these first."


def conclude(report: Report, fail_on: str, language: str, err: TextIO) -> int:
    """Print the verdict line and return the exit code: 3 beats 2 beats 1 beats 0."""
    threshold = None if fail_on == "never" else Severity(fail_on)
    _say(err, verdict(report, threshold).to(language))
    if report.problems:
        return max(problem.exit_code for problem in report.problems)
    return 1 if threshold is not None and failing(report, threshold) else 0


def _say(err: TextIO, line: str) -> None:
    err.write(f"mtqa: {one_line(line)}\n")
    err.flush()
