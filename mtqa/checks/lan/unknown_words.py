"""LAN104: words that no French list knows and that are spelled like Indonesian."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from functools import lru_cache
from typing import ClassVar

from mtqa.article.model import Span
from mtqa.checks.base import Check, OptionValue
from mtqa.checks.finding import Finding, Severity
from mtqa.checks.lan.residue import admitted, in_address, plain, singular
from mtqa.checks.view import ArticleView, SegmentView
from mtqa.language.frequency import Frequencies, frequencies
from mtqa.language.glosses import explained
from mtqa.language.identify import Identifier, identifier
from mtqa.language.morphology import french
from mtqa.language.remember import Sieve
from mtqa.phrase import Phrase

_SURE = 0.7
_UNINDONESIAN = re.compile(r"[qx]|ch|ph|th|eu(?:rs?|ses?)$")  # letters that Indonesian spelling has not, and a French ending
_LONGEST = 40


class UnknownWords(Check):
    """A word that no French list knows and that is spelled like Indonesian.

    What it does: Reports lower-case words that neither the French lexicon nor the French and English frequency lists know and
    whose letters point to Indonesian or a language of the archipelago, when nothing beside explains them.

    Why it matters: Names of trades, tools, boats, dishes and offices slip through translation untouched; readers stop at them.

    Known problems: Words of other languages (Māori, Malagasy) look alike and are reported too.

    Example:
        bad: Les riverains ont traversé la crue sur un jukung avec leurs chèvres.
        good: Le jukung, une pirogue à double balancier, ne sort plus du port.

    Options: `allow`: words never reported.

    Sources: Lexique 3.83; wordfreq (Speer 2022); lingua for the spelling.

    Measured: see `mtqa explain`; the figures come from the shipped `measured.json`.
    """

    code: ClassVar[str] = "LAN104"
    name: ClassVar[str] = "unknown-words"
    category: ClassVar[str] = "accuracy/untranslated"
    its_type: ClassVar[str] = "untranslated"
    severity: ClassVar[Severity] = Severity.MINOR
    options: ClassVar[Mapping[str, OptionValue]] = {"allow": ()}

    def check(self, article: ArticleView) -> Iterator[Finding]:
        """See `Check.check`."""
        allowed = frozenset(self.settings["allow"] if isinstance(self.settings["allow"], tuple) else ())
        yield from self._search(article, allowed, frequencies(), identifier())

    def _search(self, article: ArticleView, known: frozenset[str], words: Frequencies, detector: Identifier) -> Iterator[Finding]:
        for segment in article.segments:
            for at in _candidates(segment, words):
                token = segment.tokens[at]
                form = singular(token.lower)
                if form in known or _UNINDONESIAN.search(form):
                    continue
                if explained(segment.tokens, at, at + 1):
                    known |= {form}
                elif detector.confidence(form, "id") >= _SURE:  # asked last: its models take longer to load than all rules together
                    yield self._finding(Span(token.start, token.end), token.text)

    def _finding(self, span: Span, word: str) -> Finding:
        return self.finding(
            span,
            Phrase("Unknown word: {word}", "Mot inconnu : {word}", "Kata tak dikenal: {word}").format(word=word),
            Phrase(
                "No French list knows this word, it is spelled like Indonesian, and nothing explains it.",
                "Aucun dictionnaire français ne connaît ce mot, sa forme est indonésienne et rien ne l’explique.",
                "Kata ini tidak ada dalam daftar kata Prancis, bentuknya seperti bahasa Indonesia, dan tidak dijelaskan.",
            ),
            confidence=0.75,
        )


def _candidates(segment: SegmentView, words: Frequencies) -> Iterator[int]:
    found = _sieve(words)(segment.texts)
    for at, token in enumerate(segment.tokens if found else ()):
        if token.text in found and token.is_word and not in_address(segment.tokens, at):
            yield at


@lru_cache(maxsize=8)
def _sieve(words: Frequencies) -> Sieve:
    return Sieve(lambda text: _unlisted(text, words))


def _unlisted(text: str, words: Frequencies) -> bool:
    """True for a plain word of usual length that no list has."""
    if not 4 <= len(text) <= _LONGEST or not plain(text) or french().known(text):
        return False
    form = singular(text)
    if french().known(form) or admitted(form):
        return False
    return all(words.zipf(w, "fr") < 1.0 and words.zipf(w, "en") < 1.7 and words.zipf(w, "id") < 3.0 for w in (form, text))
