"""Which files a command line names: files as given, directories walked for known suffixes."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from mtqa.article.globs import matches

SUFFIXES = (".txt", ".md", ".markdown", ".html", ".htm", ".docx", ".jsonl", ".tsv", ".csv", ".xlf", ".xliff", ".tmx")
_LANGUAGES = ("id", "en", "ms", "ja", "zh", "ar")


@dataclass(frozen=True, slots=True)
class Named:
    """A file to check: its path as given, and whether the user named it (a file found by walking may be skipped)."""

    path: str
    walked: bool = False


def files_of(paths: Iterable[str], include: Sequence[str] = (), exclude: Sequence[str] = (), own: Sequence[Path] = ()) -> Iterator[Named]:
    """The files of `paths`, directories walked in name order; hidden folders and links to folders are left out. A folder that can't
    be looked into is handed on as if it had been named, so that it is told. A file comes once, by whatever paths it is met.

    `include` and `exclude` are globs on the path below the walked directory; they never apply to a file that was named. `own` are folders
    that mtqa itself writes, and lists of its own: a walk passes them by, so that they are never taken for articles.
    """
    passed, paths = frozenset(place.resolve() for place in own), tuple(paths)
    return once(_met(paths, include, exclude, passed), paths)


def files_below(folder: Path) -> Iterator[Named]:
    """The files of a folder, as a walk takes them; links to one file are files of their own."""
    return _walk(folder, (), (), frozenset())


def once(found: Iterable[Named], paths: Iterable[str]) -> Iterator[Named]:
    """Each file of `found` where it is met first; one that is among `paths` as well counts as named. `-` is no file."""
    named, seen = {_real(path) for path in paths}, set[str]()
    for each in found:
        real = _real(each.path)
        if each.path == "-":
            yield each
        elif real not in seen:
            seen.add(real)
            yield Named(each.path, each.walked and real not in named)


def _real(path: str) -> str:
    try:
        return os.path.realpath(path)
    except ValueError:  # a name that no file can have; reading it says so
        return path


def _met(paths: Sequence[str], include: Sequence[str], exclude: Sequence[str], passed: frozenset[Path]) -> Iterator[Named]:
    for path in paths:
        if path != "-" and os.path.isdir(path):
            yield from _walk(Path(path), include, exclude, passed)
        else:
            yield Named(path)


def names_other_language(path: str) -> bool:
    """True for names such as `x.id.txt`, whose last part before the suffix is the code of a language that is not French."""
    parts = Path(path).name.lower().split(".")
    return len(parts) > 2 and parts[-2] in _LANGUAGES


def wanted(below: str, include: Sequence[str], exclude: Sequence[str]) -> bool:
    """Whether a walk takes the file at `below`, a path from the walked folder with `/` between."""
    taken = any(matches(below, glob) for glob in include) if include else Path(below).suffix.lower() in SUFFIXES
    return taken and not any(matches(below, glob) for glob in exclude)


def _walk(folder: Path, include: Sequence[str], exclude: Sequence[str], passed: frozenset[Path]) -> Iterator[Named]:
    for path in sorted(_below(folder, passed)):
        below = path.relative_to(folder).as_posix()
        if os.path.isdir(path):
            yield Named(str(path))
        elif wanted(below, include, exclude):
            yield Named(str(path), walked=True)


def _below(folder: Path, passed: frozenset[Path]) -> Iterator[Path]:
    """The files below a folder, and folders in it that can't be looked into."""
    try:
        entries = list(folder.iterdir()) if os.access(folder, os.X_OK) else None
    except OSError:
        entries = None
    if entries is None:
        yield folder
        return
    names = {place.name for place in passed}
    for entry in entries:
        if entry.name.startswith(".") or (entry.name in names and entry.resolve() in passed):
            continue
        if os.path.isdir(entry):
            if not entry.is_symlink():
                yield from _below(entry, passed)
        elif os.path.isfile(entry):
            yield entry
