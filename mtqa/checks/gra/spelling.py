"""GRA130: a word that no list knows, one letter away from a common one."""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache

from mtqa.checks.base import SegmentCheck
from mtqa.checks.finding import Finding, Severity
from mtqa.checks.view import SegmentView
from mtqa.language.frequency import frequencies
from mtqa.language.morphology import french
from mtqa.language.remember import FORMS, Sieve
from mtqa.language.tokens import Token
from mtqa.phrase import Phrase

_LETTERS = "abcdefghijklmnopqrstuvwxyzàâçéèêëîïôûùüœ"
_COMMON = 3.3  # Zipf value of a word that everybody knows
_RARE = 2.2  # below this an unlisted word is not simply new
_FOREIGN = 2.5
_MARGIN = 1.7
_SHORTEST = 5


class Spelling(SegmentCheck):
    """A word that no list knows, one letter away from a common one.

    What it does: reports lower-case words that neither the lexicon, nor its derivations, nor the word lists of three languages know,
    when one
    change of letter or accent makes them a common French word.

    Why it matters: a typing slip costs the article its credit; in machine translation it often comes from the source.

    Known problems: very new or technical words may sit one letter away from a common one; names, quoted words and words beside a capital
    are
    passed over. Words without a near neighbour are left to the checks for foreign words.

    Example:
        bad: Le ministre a anoncé deux mesures.
        good: Le ministre a annoncé deux mesures.

    Options: none.

    Sources: Lexique 3.83; wordfreq (Speer 2022).

    Measured: `mtqa explain` shows the figures of the shipped `measured.json`.
    """

    code = "GRA130"
    name = "spelling"
    category = "fluency/spelling"
    its_type = "misspelling"
    severity = Severity.MINOR

    def check_segment(self, segment: SegmentView) -> Iterator[Finding]:
        """See `SegmentCheck.check_segment`."""
        tokens = segment.tokens
        for i in segment.standing(_unknown(segment.forms)):
            token = tokens[i]
            if not _candidate(tokens, i):
                continue
            repair = _repair(token.lower)
            if repair:
                yield self.finding(
                    segment.span(i, i + 1),
                    Phrase("misspelt word?", "mot mal orthographié ?", "salah eja?"),
                    Phrase(
                        f"No word list knows “{token.text}”; “{repair}” is one letter away.",
                        f"Aucun dictionnaire ne connaît « {token.text} » ; « {repair} » n’en diffère que d’une lettre.",
                        f"Tidak ada daftar kata yang memuat « {token.text} »; « {repair} » hanya beda satu huruf.",
                    ),
                    suggestion=repair,
                    confidence=0.8,
                )


_unknown = Sieve(lambda lower: len(lower) >= _SHORTEST and not french().known(lower))


def _candidate(tokens: tuple[Token, ...], i: int) -> bool:
    token = tokens[i]
    text = token.text
    if not token.is_word or not text.islower() or not text.isalpha() or not _SHORTEST <= len(text) <= 25:
        return False
    around = (tokens[i - 1] if i else None, tokens[i + 1] if i + 1 < len(tokens) else None)
    return not any(t is not None and (_name(t) or t.text in "«»“”\"'/@#._-") for t in around)


def _name(token: Token) -> bool:
    return token.capitalised and not french().known(token.lower)


@lru_cache(maxsize=FORMS)
def _repair(word: str) -> str:
    """The common word that one change makes of `word`, or empty."""
    lists = frequencies()
    own = lists.zipf(word, "fr")
    if own >= _RARE or lists.zipf(word, "en") >= _FOREIGN or lists.zipf(word, "id") >= _FOREIGN:
        return ""
    best, best_zipf = "", 0.0
    for candidate in _edits(word):
        zipf = lists.zipf(candidate, "fr")
        if zipf > best_zipf and zipf >= max(_COMMON, own + _MARGIN) and french().known(candidate):
            best, best_zipf = candidate, zipf
    return best


def _edits(word: str) -> Iterator[str]:
    """All words one deletion, swap, replacement or insertion away, the first letter kept unless it is swapped."""
    for i in range(1, len(word) + 1):
        head, tail = word[:i], word[i:]
        if tail:
            yield head + tail[1:]
        if len(tail) > 1:
            yield head + tail[1] + tail[0] + tail[2:]
        for letter in _LETTERS:
            if tail:
                yield head + letter + tail[1:]
            yield head + letter + tail
    for letter in "éèêàç":
        yield letter + word[1:]
