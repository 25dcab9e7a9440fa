"""Which file is the original, or the reference, of an article: a named file, a folder of like names, or a manifest."""

from __future__ import annotations

import csv
import os
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum
from functools import cached_property
from pathlib import Path

from mtqa.article.languages import language_code
from mtqa.article.regular import refuse_special
from mtqa.article.walk import files_below
from mtqa.errors import InputError, UsageError

NONE = "none"
"""What `--source` and `--reference` take to look nowhere."""
SUFFIXES = (".txt", ".text", ".md", ".markdown", ".html", ".htm", ".xhtml", ".docx")
_REFERENCE = ("ref", "reference")


class Kind(StrEnum):
    """What stands beside an article: its original, or a translation by a human."""

    SOURCE = "source"
    REFERENCE = "reference"


@dataclass(frozen=True, slots=True)
class Companion:
    """A file that belongs to an article; `language` is what its name or the user says of it, else None."""

    path: str
    language: str | None = None


@dataclass(frozen=True, slots=True)
class _Name:
    """A file by the parts of its name: `x.ref.fr.txt` has the stem `x`, the language `fr`, and is marked as a reference."""

    path: Path
    stem: str
    language: str | None
    reference: bool


class Companions:
    """Finds the originals (or references) of the articles of a run.

    Args:
        kind: what is looked for.
        given: the flag: a file, a folder, a manifest (`.csv` with the columns `article`, and `source` or `reference`), `none`; None looks
            into `default`.
        default: the project's folder of references; need not exist.
        optional: articles without one are not counted, and a manifest need not have the column.
        language: language of the articles.

    Attributes:
        unpaired: how many articles found none in a folder or manifest that the user named.
    """

    def __init__(self, kind: Kind, given: str | None, default: Path, *, optional: bool = False, language: str = "fr") -> None:
        """Raises a `UsageError` when the flag names nothing that exists."""
        self._kind, self._given, self._language, self._optional = kind, given, language, optional
        self._place = Path(given) if given and given != NONE else default
        self._file = given not in (None, NONE) and not self._place.is_dir()
        self._taken: str | None = None
        self.unpaired = 0
        if given not in (None, NONE) and not self._place.exists():
            flag = f"--{kind} {given}"
            raise UsageError(f"no-{kind}", f"{flag}: no such file or folder.", f"Name the {kind}, a folder of them, or `{NONE}`.")

    def of(self, article: str, language: str | None = None) -> Companion | None:
        """The companion of the article at path `article`; None where there is none.

        Args:
            article: the path as given; `-` has one only where a file is named.
            language: language of the original, where the article's page or the user says it: it decides between several.

        Raises:
            UsageError: one file is named for several articles, the article itself is named, or a manifest can't be read.
            InputError: a manifest names a file that is not there.
        """
        if self._given == NONE or (not self._file and not self._place.is_dir()):
            return None
        if self._file and self._place.suffix.lower() != ".csv":
            self._check_other(article, only := self._only(article))
            return only
        found = self._listed(article) if self._file else self._like(article, language)
        self._check_other(article, found)
        if found is None and self._given is not None and not self._optional:
            self.unpaired += 1
        return found

    def _check_other(self, article: str, found: Companion | None) -> None:
        if found is not None and article != "-" and os.path.realpath(found.path) == os.path.realpath(article):
            word = "original" if self._kind is Kind.SOURCE else "reference"
            what = f"--{self._kind} {self._given}: the {word} is the article itself (`{article}`)."
            raise UsageError(f"own-{self._kind}", what, f"Name the {word}, a folder of them, or `{NONE}`.")

    def _only(self, article: str) -> Companion:
        if self._taken not in (None, article):
            what = f"--{self._kind} {self._given}: one file can't belong to several articles ({self._taken}, {article})."
            raise UsageError(f"one-{self._kind}", what, f"Name a folder, or a manifest with the columns article,{self._kind}.")
        self._taken = article
        return Companion(str(self._place), self._named_language(_name(self._place)))

    def _listed(self, article: str) -> Companion | None:
        path = self._manifest.get(str(Path(article).resolve()))
        return Companion(path, self._named_language(_name(Path(path)))) if path else None

    @cached_property
    def _manifest(self) -> Mapping[str, str]:
        """Companions by the resolved path of their article; the manifest's paths count from its own folder."""
        place, kind = self._place, self._kind.value
        found: dict[str, str] = {}
        try:
            refuse_special(place)
            with place.open(encoding="utf-8-sig", newline="") as lines:
                rows = csv.DictReader(lines)
                if self._optional and kind not in (rows.fieldnames or ()):
                    return {}
                if not {"article", kind} <= set(rows.fieldnames or ()):
                    raise UsageError("bad-manifest", f"{place}:1: no columns `article` and `{kind}`.", "Give the manifest a header line.")
                for row in rows:
                    article, companion = (row["article"] or "").strip(), (row[kind] or "").strip()
                    if article and companion:
                        beside = place.parent / companion
                        if not beside.is_file():
                            what = f"{place}:{rows.line_num}: `{companion}` does not exist."
                            raise InputError(f"no-{kind}", what, "Paths in a manifest count from its own folder.")
                        found[str((place.parent / article).resolve())] = str(beside)
        except (UnicodeDecodeError, csv.Error, OSError) as error:
            reason = error.strerror if isinstance(error, OSError) and error.strerror else str(error)
            raise UsageError("bad-manifest", f"{place}: can't be read: {reason}.", "Save it as CSV in UTF-8.") from None
        return found

    def _like(self, article: str, language: str | None) -> Companion | None:
        """The file of the folder whose name is that of the article but for language and suffix, the nearest by folder first."""
        own = Path(article)
        folders = own.resolve().parent.parts
        named = _name(own)

        def rank(name: _Name) -> tuple[int, bool, bool, bool, str]:
            there = name.path.resolve().parent.parts
            alike = next((n for n, (a, b) in enumerate(zip(reversed(folders), reversed(there), strict=False)) if a != b), len(there))
            return -alike, name.language != language, name.language != "id", name.path.suffix != own.suffix, str(name.path)

        able = [name for name in self._names.get(named.stem, ()) if self._suits(name, named)]
        best = min(able, key=rank, default=None)
        return Companion(str(best.path), self._named_language(best)) if best else None

    def _suits(self, name: _Name, article: _Name) -> bool:
        if name.path.resolve() == article.path.resolve():
            return False
        if self._kind is Kind.SOURCE:
            return not name.reference and name.language != self._language
        return name.language in (None, self._language) and (name.reference or self._given is not None)

    def _named_language(self, name: _Name) -> str | None:
        return self._language if self._kind is Kind.REFERENCE else name.language

    @cached_property
    def _names(self) -> Mapping[str, list[_Name]]:
        """The files of the folder by stem."""
        found: dict[str, list[_Name]] = {}
        for name in self._walk():
            found.setdefault(name.stem, []).append(name)
        return found

    def _walk(self) -> Iterator[_Name]:
        for named in files_below(self._place):
            if named.path.lower().endswith(SUFFIXES):
                yield _name(Path(named.path))


def _name(path: Path) -> _Name:
    parts = path.stem.split(".")
    language = reference = None
    if len(parts) > 1 and 2 <= len(parts[-1].split("-")[0]) <= 3 and parts[-1].islower() and parts[-1] not in _REFERENCE:
        language = language_code(parts.pop())
    if len(parts) > 1 and parts[-1].lower() in _REFERENCE:
        reference = parts.pop()
    return _Name(path, ".".join(parts), language, reference is not None)
