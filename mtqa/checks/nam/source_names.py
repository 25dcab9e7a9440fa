"""NAM201: a name that is spelled otherwise in the source."""

from __future__ import annotations

from collections.abc import Iterator
from typing import ClassVar

from mtqa.article.model import Span
from mtqa.checks.base import Check
from mtqa.checks.finding import Evidence, Finding, Severity
from mtqa.checks.nam.memory import named
from mtqa.checks.view import ArticleView, SegmentView
from mtqa.language.exonyms import exonyms
from mtqa.language.frequency import frequencies
from mtqa.language.morphology import french
from mtqa.language.names import Name, is_name_word, sentence_start
from mtqa.language.spelling import distance, fold
from mtqa.language.tokens import Token, plain, tokenize
from mtqa.phrase import Phrase

_MIN = 4
_FREQUENT = 4.0
_FRENCH_ENDINGS = ("e", "ie")


class SourceNames(Check):
    """A name that is spelled otherwise in the source.

    What it does: Looks up each name of the French sentence in its source; when it is not there but a name that differs by a letter or
    two is, and that one is missing in the French, the name was altered. Transcriptions (Zelenskyy, Zelensky), exonyms and words of
    the French dictionary are no alterations.

    Why it matters: A wrong letter makes another person; nobody can see it without the source.

    Known problems: A name whose spelling the translator corrected is reported.

    Example:
        bad: Selon Mme Silalohi, le pont rouvrira. (source: Menurut Silalahi, jembatan akan dibuka lagi.)
        good: Selon Volodymyr Zelensky, rien n’est joué. (source: Menurut Volodymyr Zelenskyy …)

    Options: none.

    Sources: Damerau (1964) for the distance.

    Measured: see `mtqa explain`; the figures come from the shipped `measured.json`.
    """

    code: ClassVar[str] = "NAM201"
    name: ClassVar[str] = "source-name"
    category: ClassVar[str] = "accuracy/mistranslation/name"
    its_type: ClassVar[str] = "mistranslation"
    severity: ClassVar[Severity] = Severity.MAJOR
    evidence: ClassVar[Evidence] = Evidence.SOURCE

    def check(self, article: ArticleView) -> Iterator[Finding]:
        """See `Check.check`."""
        if not any(s.source for s in article.segments):
            return
        everywhere = {t.lower for s in article.segments if s.source for t in tokenize(plain(s.source))}
        for segment, found in zip(article.segments, named(article), strict=True):
            if segment.source:
                yield from self._compare(segment, found, everywhere)

    def _compare(self, segment: SegmentView, found: tuple[Name, ...], everywhere: set[str]) -> Iterator[Finding]:
        theirs = source_names(segment)
        ours = {t.lower for t in segment.tokens}
        missing = [t for t in theirs if t.lower not in ours and t.text not in exonyms()]
        if not missing:
            return
        for name in found:
            for token in segment.tokens[name.first : name.after]:
                if token.lower not in everywhere and _could_be_altered(token):
                    original = next((t for t in missing if _altered(token.text, t.text)), None)
                    if original is not None:
                        yield self._finding(token, original)

    def _finding(self, token: Token, original: Token) -> Finding:
        return self.finding(
            Span(token.start, token.end),
            Phrase(f"{token.text} for {original.text}", f"{token.text} pour {original.text}", f"{token.text} untuk {original.text}"),
            Phrase(
                "The source spells this name otherwise.",
                "La source écrit ce nom autrement.",
                "Sumber menulis nama ini secara lain.",
            ),
            suggestion=original.text,
            confidence=0.93,
            source_span=Span(original.start, original.end),
        )


def source_names(segment: SegmentView) -> list[Token]:
    """Capitalised words of the source, four letters or more, those at the start of a sentence left out when they are common words."""
    text = segment.source or ""
    tokens = tokenize(plain(text)) if "Ã" not in text else ()
    language = segment.source_language or "id"
    found = []
    for at, token in enumerate(tokens):
        if not is_name_word(token) or len(token.text) < _MIN:
            continue
        common = language in ("id", "en") and frequencies().zipf(token.lower, language) >= _FREQUENT
        if not (common and sentence_start(tokens, at)):
            found.append(token)
    return found


def _could_be_altered(token: Token) -> bool:
    usable = token.is_word and is_name_word(token) and len(token.text) >= _MIN
    if any(french().known(part) or part in exonyms() for part in token.text.split("-")[1:]) or (
        "-" in token.text and french().known(token.lower.split("-")[0])
    ):
        return False
    return usable and not french().known(token.lower) and frequencies().zipf(token.lower, "fr") < _FREQUENT


def _altered(here: str, there: str) -> bool:
    """True for a slip, not another transcription: same first letter, one or two letters off, and not the same sounds.

    A French ending (Lombardie for Lombardia) and a form that French knows better are no slips.
    """
    a, b = here.casefold(), there.casefold()
    if a[0] != b[0] or fold(a) == fold(b) or a.startswith(b) or b.startswith(a):
        return False
    if a.endswith(_FRENCH_ENDINGS) and b.endswith(("a", "y", "i")):
        return False
    if frequencies().zipf(a, "fr") > frequencies().zipf(b, "fr"):
        return False
    limit = 1 if min(len(a), len(b)) < 8 else 2
    return distance(a, b, limit) <= limit
