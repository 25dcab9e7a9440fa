"""LAN123: two words run together."""

from __future__ import annotations

from collections.abc import Iterator

from mtqa.article.model import Span
from mtqa.checks.base import SegmentCheck
from mtqa.checks.finding import Finding, Severity
from mtqa.checks.lan.residue import admitted, in_address
from mtqa.checks.view import SegmentView
from mtqa.language.frequency import frequencies
from mtqa.language.morphology import french
from mtqa.language.remember import Sieve
from mtqa.language.wordlists import words as wordset
from mtqa.phrase import Phrase

_LINKS = wordset("de la le les des du et que qui dans pour sur par avec une un aux au est ont sont pas plus mais leur ses son cette ces")
_FREQUENT = 3.8
_RARE = 1.2
_GLUED = 2.5
_SHORTEST = 5
_LONGEST = 24
_AFFIXES = ("dé", "re", "pré", "sur", "par", "pour", "plus", "la")


class GluedWords(SegmentCheck):
    """Two words run together.

    What it does: reports a lower-case word that no list knows and that splits into a function word and a common French word
    (`lapopulation`, `habitantsde`).

    Why it matters: the blank got lost between two systems; the reader stumbles, and search does not find the word.

    Known problems: new compounds without a hyphen; hence minor.

    Example:
        bad: Les secours ont évacué lapopulation du village.
        good: Les secours ont évacué la population du village.

    Options: none.

    Sources: Lexique 3.83; wordfreq (Speer 2022).

    Measured: see `mtqa explain`; the figures come from the shipped `measured.json`.
    """

    code = "LAN123"
    name = "glued-words"
    category = "fluency/typography/whitespace"
    its_type = "whitespace"
    severity = Severity.MINOR

    def check_segment(self, segment: SegmentView) -> Iterator[Finding]:
        """See `SegmentCheck.check_segment`."""
        found = _found(segment.texts)
        for at, token in enumerate(segment.tokens if found else ()):
            if token.text not in found or not token.is_word or in_address(segment.tokens, at):
                continue
            parts = _split(token.lower)
            if parts is None or _listed(token.lower, _GLUED if parts[1] in _LINKS and parts[0] in _LINKS else _RARE):
                continue
            yield self.finding(
                Span(token.start, token.end),
                Phrase("two words run together", "deux mots collés", "dua kata menempel"),
                Phrase(
                    f"A blank is missing: “{' '.join(parts)}”.", f"Il manque une espace : « {' '.join(parts)} ».",
                    f"Kurang spasi: « {' '.join(parts)} ».",
                ),
                suggestion=" ".join(parts),
                confidence=0.85,
            )  # fmt: skip


def _unlisted(text: str) -> bool:
    """True for a word in lower case that neither the lexicon nor the list of loanwords has."""
    if not text.islower() or not text.isalpha() or not _SHORTEST <= len(text) <= _LONGEST:
        return False
    return not french().known(text) and not admitted(text)


_found = Sieve(_unlisted)


def _listed(word: str, limit: float) -> bool:
    """True for a word that the lists of a language hold above `limit`; the French list holds common glued words, too."""
    return any(frequencies().zipf(word, language) >= limit for language in ("fr", "en", "id"))


def _split(word: str) -> tuple[str, str] | None:
    """The function word and the common word that make up `word`."""
    for cut in range(2, len(word) - 1):
        left, right = word[:cut], word[cut:]
        if left in _LINKS and right in _LINKS and len(word) >= _SHORTEST:
            return left, right
        if left in _LINKS and left not in _AFFIXES[:-1] and _common(right):
            return left, right
        if right in _LINKS and len(right) > 1 and _common(left) and right not in ("est", "ont", "on", "les", "un", "par"):
            return left, right
    return None


def _common(word: str) -> bool:
    return len(word) >= 4 and french().listed(word) and frequencies().zipf(word, "fr") >= _FREQUENT
