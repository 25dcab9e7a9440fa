"""Which files a command line names: files as given, directories walked for known suffixes."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from fnmatch import fnmatch
from pathlib import Path

SUFFIXES = (".txt", ".md", ".markdown", ".html", ".htm", ".docx", ".jsonl")
_LANGUAGES = ("id", "en", "ms", "ja", "zh", "ar")


@dataclass(frozen=True, slots=True)
class Named:
    """A file to check: its path as given, and whether the user named it (a file found by walking may be skipped)."""

    path: str
    walked: bool = False


def files_of(paths: Sequence[str], include: Sequence[str] = (), exclude: Sequence[str] = (), own: Sequence[Path] = ()) -> Iterator[Named]:
    """The files of `paths`, directories walked in name order; hidden folders and links to folders are left out.

    `include` and `exclude` are globs on the path below the walked directory; they never apply to a file that was named. `own` are folders
    that mtqa itself writes: a walk passes them by, so that reports are never taken for articles.
    """
    passed = frozenset(folder.resolve() for folder in own)
    for path in paths:
        if path != "-" and Path(path).is_dir():
            yield from _walk(Path(path), include, exclude, passed)
        else:
            yield Named(path)


def names_other_language(path: str) -> bool:
    """True for names such as `x.id.txt`, whose last part before the suffix is the code of a language that is not French."""
    parts = Path(path).name.lower().split(".")
    return len(parts) > 2 and parts[-2] in _LANGUAGES


def _walk(folder: Path, include: Sequence[str], exclude: Sequence[str], passed: frozenset[Path]) -> Iterator[Named]:
    for path in sorted(_below(folder, passed)):
        below = path.relative_to(folder).as_posix()
        wanted = any(_matches(below, glob) for glob in include) if include else path.suffix.lower() in SUFFIXES
        if wanted and not any(_matches(below, glob) for glob in exclude):
            yield Named(str(path), walked=True)


def _below(folder: Path, passed: frozenset[Path]) -> Iterator[Path]:
    try:
        entries = list(folder.iterdir())
    except OSError:
        return
    for entry in entries:
        if entry.name.startswith("."):
            continue
        if entry.is_dir():
            if not entry.is_symlink() and entry.resolve() not in passed:
                yield from _below(entry, passed)
        elif entry.is_file():
            yield entry


def _matches(path: str, glob: str) -> bool:
    return fnmatch(path, glob) or fnmatch(path.rpartition("/")[2], glob)
