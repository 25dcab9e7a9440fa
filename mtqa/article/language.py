"""Which language an article is in: closed-class words first, lingua only when they leave a doubt."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache

from mtqa.errors import InputError
from mtqa.language.identify import LANGUAGES, Identifier, closed_class, closed_class_counts, identifier
from mtqa.language.morphology import french
from mtqa.language.tables import table
from mtqa.language.tokens import plain

NAMES = {"fr": "French", "en": "English", "id": "Indonesian"}
_WORD = re.compile(r"[^\W\d_]+'?")
_SAMPLE = 6_000
_FEW_WORDS = 8
_SURE = 0.75
_MANY = 0.08
_FEW = 0.03
_KNOWN = 0.6


def language_of(text: str, detector: Identifier | None = None) -> str | None:
    """`fr`, `en`, `id`; `other` when it is probably none of them; None when the text is too short to tell.

    Args:
        text: what a reader sees; the first 6,000 code points are read.
        detector: asked when the closed-class words leave a doubt (default: the shared one).
    """
    words = [word.lower() for word in _WORD.findall(plain(text[:_SAMPLE]))]
    if len(words) < _FEW_WORDS:
        return None
    counts = closed_class_counts(words)
    counts["fr"] = sum(word in _french_alone() for word in words)
    best = max(LANGUAGES, key=lambda language: counts[language])
    if counts[best] >= max(3, _MANY * len(words)) and counts[best] > 2 * (sum(counts.values()) - counts[best]):
        return best
    detector = detector or identifier()
    likely = max(LANGUAGES, key=lambda language: detector.confidence(text[:_SAMPLE], language))
    unsure = detector.confidence(text[:_SAMPLE], likely) < _SURE
    if unsure or (counts[likely] < _FEW * len(words) and not (likely == "fr" and _in_lexicon(words))):
        return "other" if len(words) >= 3 * _FEW_WORDS else None
    return likely


def _in_lexicon(words: Sequence[str]) -> bool:
    """True when most words are French forms: text of few closed-class words that other Romance languages would not pass."""
    long = [word for word in words if len(word) > 3]
    return bool(long) and sum(french().known(word) for word in long) >= _KNOWN * len(long)


@cache
def _french_alone() -> frozenset[str]:
    """Closed-class words of French that its sister languages lack: 16 to 30 % of French text, at most 3 % of Spanish or Italian."""
    return closed_class("fr") - {row["form"] for row in table("romance_words.tsv")}


def require_language(text: str, language: str, path: str) -> None:
    """Refuse an article that is in another language than it should be.

    Raises:
        InputError: `not-french` (`not-` and the language's name), naming what it was taken for.
    """
    found = language_of(text)
    if found in (None, language):
        return
    wanted = NAMES.get(language, language)
    taken = f"it reads as {NAMES[found]}" if found in NAMES else "its words are of another language"
    raise InputError(
        f"not-{wanted.lower()}",
        f"`{path}` is not {wanted}: {taken}.",
        f"Give the {wanted} article; an original goes into a row's `source`." if language == "fr" else f"Give the {wanted} text.",
    )
