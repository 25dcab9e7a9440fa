"""Which of French, English and Indonesian a text is in: closed-class words first, lingua only when they leave a doubt."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from functools import cache, cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

from mtqa.kept import cache_folder
from mtqa.language.identified import RememberingIdentifier
from mtqa.language.tables import table

if TYPE_CHECKING:
    from lingua import LanguageDetector

LANGUAGES = ("fr", "en", "id")
_MIN_WORDS = 5
_SURE = 0.9
_SAMPLE = 6_000


class Identifier(Protocol):
    """Names the language of a text, so that tests can bring a fake."""

    def confidence(self, text: str, language: str) -> float:
        """How likely `text` is in `language` (`fr`, `en`, `id`) rather than in the other two: 0 to 1."""
        ...


class LinguaIdentifier:
    """Identification by lingua, restricted to the three languages; its models (95 MB, 0.6 s) are loaded at the first question."""

    @cached_property
    def _detector(self) -> LanguageDetector:
        from lingua import Language, LanguageDetectorBuilder

        return LanguageDetectorBuilder.from_languages(Language.FRENCH, Language.ENGLISH, Language.INDONESIAN).build()

    def confidence(self, text: str, language: str) -> float:
        """See `Identifier.confidence`."""
        from lingua import Language

        name = {"fr": Language.FRENCH, "en": Language.ENGLISH, "id": Language.INDONESIAN}[language]
        return self._detector.compute_language_confidence(text.encode("utf-8", "replace").decode("utf-8"), name)


@cache
def identifier() -> Identifier:
    """The shared identifier: lingua, with its answers kept in the user's cache (nothing is loaded before the first question)."""
    return RememberingIdentifier(LinguaIdentifier(), _answers)


def _answers() -> Path:
    """The file of what this version of lingua said."""
    from importlib.metadata import version

    return cache_folder() / f"languages-{version('lingua-language-detector')}"


@cache
def closed_class(language: str) -> frozenset[str]:
    """Closed-class words of `language` that are no words of the other two."""
    return frozenset(row["form"] for row in table("function_words.tsv") if row["language"] == language)


@cache
def foreign_words() -> frozenset[str]:
    """Closed-class words of English and of Indonesian: a sentence without any is in neither."""
    return closed_class("en") | closed_class("id")


@cache
def _by_closed_class() -> Mapping[str, str]:
    return {word: language for language in LANGUAGES for word in closed_class(language)}


def closed_class_counts(words: Iterable[str]) -> Counter[str]:
    """How many of the lower-case `words` are closed-class words of each language."""
    known = _by_closed_class()
    return Counter([known[word] for word in words if word in known])


def foreign_language(text: str, words: list[str], detector: Identifier) -> str | None:
    """The language (`en`, `id`) that a whole sentence is in, or None when it is French or nothing is certain.

    Closed-class words must agree with the detector, so names, titles and lists of names are never taken for a foreign sentence.

    Args:
        text: the sentence; the first 6,000 code points are read.
        words: its words in lower case.
        detector: asked only when the closed-class words point away from French.
    """
    if len(words) < _MIN_WORDS:
        return None
    counts = closed_class_counts(words)
    for language in ("id", "en"):
        if counts[language] >= 1 and counts[language] > 2 * counts["fr"] and detector.confidence(text[:_SAMPLE], language) >= _SURE:
            return language
    return None
