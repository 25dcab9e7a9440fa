"""Which articles a change touches, and which of their paragraphs: compared with what the file held before, wherever they stood."""

from __future__ import annotations

import os
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from mtqa.article.git import ChangedFile, Repository, repository
from mtqa.article.model import Article, Span
from mtqa.article.options import ReadOptions
from mtqa.article.read import read
from mtqa.article.walk import Named, once, wanted
from mtqa.errors import InputError, UsageError

Block = tuple[str, ...]
"""A paragraph's words and the originals of its sentences; equal blocks are the same paragraph."""


@dataclass(frozen=True, slots=True)
class Changes:
    """The files of a change, by their real paths, and the repository that knows their older versions."""

    source: Repository
    files: Mapping[Path, ChangedFile]

    def named(self, paths: Sequence[str], include: Sequence[str], exclude: Sequence[str], own: Sequence[Path]) -> Iterator[Named]:
        """The changed files among `paths` as `files_of` would name them, folders looked through as a walk does, each once.

        Raises:
            UsageError: a path that does not exist, or lies outside the repository.
        """
        return once(self._met(paths, include, exclude, [folder.resolve() for folder in own]), paths)

    def _met(self, paths: Sequence[str], include: Sequence[str], exclude: Sequence[str], passed: Sequence[Path]) -> Iterator[Named]:
        for path in paths:
            place = Path(path).resolve()
            if place != self.source.root and self.source.root not in place.parents:
                raise UsageError(
                    "outside",
                    f"`{path}` lies outside the repository `{self.source.root}`.",
                    "--changed and --staged look at one repository.",
                )
            if place in self.files:
                yield Named(path)
            elif not place.exists():
                raise UsageError("missing", f"`{path}` does not exist.", "Check the spelling and the directory you are in.")
            for file in (f for f in self.files if place in f.parents):
                below = file.relative_to(place)
                hidden = any(part.startswith(".") for part in below.parts)
                if not hidden and not any(folder in file.parents for folder in passed) and wanted(below.as_posix(), include, exclude):
                    yield Named(str(Path(path) / below), walked=True)

    def content(self, path: str) -> bytes | None:
        """What the index holds for the file, where the index is what is checked."""
        staged = self.files[Path(path).resolve()].staged
        return None if staged is None else self.source.blob(staged)

    def before(self, path: str, options: ReadOptions) -> Before:
        """The paragraphs that the file had before the change; none for a new file, or one that could not be read."""
        old = self.files[Path(path).resolve()].old
        if old is None:
            return Before(())
        try:
            return Before(read(path, replace(options, check_language=False), content=self.source.blob(old)).articles)
        except InputError:
            return Before(())


class Before:
    """The blocks of a file's older version, each to be met once."""

    def __init__(self, articles: Iterable[Article]) -> None:
        self._left = Counter(block for article in articles for _, block in _blocks(article))

    def changed(self, article: Article) -> tuple[Span, ...]:
        """The paragraphs and boilerplate of `article` that the older version lacks, in order; a moved paragraph is no change."""
        found = []
        for span, block in _blocks(article):
            if self._left[block]:
                self._left[block] -= 1
            else:
                found.append(span)
        return tuple(sorted(found))


def changes(paths: Sequence[str], base: str | None) -> Changes:
    """The change between where the branch left `base` and the working tree; between the last commit and the index when `base` is None.

    Raises:
        UsageError: no repository, an unknown base, a shallow clone.
    """
    source = repository(_start(paths))
    files = source.staged() if base is None else source.changed(base)
    root = replace(source, root=source.root.resolve())
    return Changes(root, {_real(file.path): file for file in files})


def _start(paths: Sequence[str]) -> Path:
    """Where to ask git: here, unless the first path lies elsewhere."""
    here, first = Path.cwd().resolve(), Path(paths[0]).resolve()
    if first == here or here in first.parents:
        return here
    return first if first.is_dir() else first.parent


def _real(path: Path) -> Path:
    """The path with links among its folders resolved; the file itself need not exist."""
    return Path(os.path.realpath(path.parent)) / path.name


def _blocks(article: Article) -> Iterator[tuple[Span, Block]]:
    sources: dict[int, list[str]] = {}
    for segment in article.segments:
        sources.setdefault(segment.paragraph, []).extend((segment.source or "", segment.reference or ""))
    for index, paragraph in enumerate(article.paragraphs):
        yield paragraph.span, (_words(paragraph.span.of(article.text)), *sources.get(index, ()))
    for part in article.boilerplate:
        yield part.span, (_words(part.span.of(article.text)),)


def _words(text: str) -> str:
    """Line ends and widths of blanks aside."""
    return " ".join(text.split())
