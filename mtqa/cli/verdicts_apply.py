"""The work behind `mtqa verdicts apply`: an article with what editors fixed and accepted."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TextIO

from mtqa.article.edit import with_sentences
from mtqa.article.model import Article
from mtqa.article.options import ReadOptions
from mtqa.article.originals import Originals
from mtqa.article.read import content_of, read
from mtqa.article.rewrite import rewritten
from mtqa.checks.finding import Finding
from mtqa.checks.registry import rules
from mtqa.cli.output import say
from mtqa.config import Configuration
from mtqa.errors import InputError, UsageError
from mtqa.judge.verdicts import Verdict
from mtqa.judge.verdicts_accepted import Accepted, accepted, any_accepted
from mtqa.judge.verdicts_match import Verdicts, fixed_sentences
from mtqa.judge.verdicts_store import VerdictStore, store_path
from mtqa.report.atomic import write_files
from mtqa.session import calibration_of, read_options, rules_of


def applied(path: str, output: Path, source: str | None, configuration: Configuration, err: TextIO) -> None:
    """Write an article with its fixes, and with the suggestions of its accepted findings, which the rules look for again.

    Args:
        path: the article.
        output: the file to write.
        source: its original, as `--source` takes it.
        configuration: of the project whose verdicts are meant.
        err: where it is said what was written.

    Raises:
        InputError: the article can't be read, or a fix can't be written into it.
        UsageError: the verdicts can't be read, or the file can't be written.
    """
    if path == "-":
        raise UsageError("no-file", "Fixes are written into a copy of a file, and `-` is none.", "Name the article's file.")
    if output.is_dir():
        name = output / Path(path).name
        raise UsageError("cannot-write", f"-o {output}: that is a folder.", f"Name the file to write, such as `-o {name}`.")
    options = read_options(configuration)
    content = content_of(path, options)
    article = _only(read(path, options, content=content).articles, path)
    heads = VerdictStore(store_path(configuration.root)).current()
    fixed = fixed_sentences(article, Verdicts(heads).fixes(article))
    found = _accepted(article, fixed, heads, source, options, configuration, err)
    data = rewritten(content, article, {**fixed, **found.texts})
    write_files(output.parent, [(output.name, data)])
    _tell(path, output, len(fixed), found, err)


def _only(articles: Sequence[Article], path: str) -> Article:
    if len(articles) != 1:
        raise InputError("cannot-rewrite", f"`{path}`: fixes can't be written into rows.", "`mtqa verdicts export` lists them.")
    return articles[0]


def _accepted(
    article: Article,
    fixed: dict[int, str],
    heads: Sequence[Verdict],
    source: str | None,
    options: ReadOptions,
    configuration: Configuration,
    err: TextIO,
) -> Accepted:
    """What accepted findings change in the article once its fixes are in it."""
    if not any_accepted(article, heads):
        return Accepted({}, (), (), ())
    originals = Originals(source, "none", configuration.root / configuration.settings.references)
    beside = originals.beside(article, options)
    for problem in originals.problems:
        say(err, f"{problem.what} {problem.remedy}")
    edited = with_sentences(beside, fixed)
    # Models have findings, but no suggestions: they are neither asked, nor missed.
    silent = {rule.code for rule in rules() if rule.from_models}
    return accepted(edited, _findings(edited, configuration), [v for v in heads if v.fingerprint.code not in silent])


def _findings(article: Article, configuration: Configuration) -> Sequence[Finding]:
    from mtqa.models import ModelOptions, Models
    from mtqa.pipeline import Checker
    from mtqa.translate.places import Places

    with Models(ModelOptions(enabled=False), Places.default(), lambda _: None) as models:
        checker = Checker(rules_of(configuration), models, configuration.settings.risk.base_rate, calibration_of(configuration))
        (assessed,) = checker.assess([article])
    return assessed.findings


def _tell(path: str, output: Path, fixes: int, found: Accepted, err: TextIO) -> None:
    if fixes or found.written:
        say(err, f"{output}: fixes written: {fixes:,}, accepted suggestions: {len(found.written):,}.")
    else:
        say(err, f"{output}: a copy; there are no fixes and no accepted suggestions for `{path}`.")
    for finding, why in found.left:
        say(err, f"{path}: {finding.code}, its suggestion `{finding.suggestion}` was left out: {why}. Fix the sentence: `mtqa review`.")
    if found.lost:
        codes = ", ".join(sorted({v.fingerprint.code for v in found.lost}))
        say(
            err,
            f"{path}: accepted findings that are found no more: {len(found.lost):,} ({codes}). What rests on an original needs `--source`.",
        )
