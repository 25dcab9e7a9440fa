"""SYN142: a determiner or preposition straight before a preposition that it cannot govern."""

from __future__ import annotations

from collections.abc import Iterator

from mtqa.checks.finding import Finding, Severity
from mtqa.checks.gra.base import AnalysisCheck
from mtqa.checks.view import SegmentView
from mtqa.language.phrases import Analysis
from mtqa.language.wordlists import words as wordset
from mtqa.phrase import Phrase

_FIRST = wordset("sur dans sous vers chez contre parmi")
_SECOND = wordset("à au aux en dans sur sous par pour avec sans vers chez")
_ARTICLES = wordset("les des ces ses leurs cette aux")
_AFTER_ARTICLE = wordset("dans sur avec chez par parmi et qui à en aux")
_LINKING = wordset("par en sans")
_PLACES = wordset("à au aux dans sur avec")
_LEFT = _FIRST | _LINKING | _ARTICLES | {"à"}
_RIGHT = _SECOND | _PLACES | _AFTER_ARTICLE | {"de", "les", "le"}
_FIXED = wordset("peine peu part priori fin moyenne effet quelque partir cause quoi laquelle lequel travers")


class CollidingPrepositions(AnalysisCheck):
    """A determiner or preposition straight before a preposition that it cannot govern.

    What it does: reports a preposition of place before another simple preposition (`sur en juin`, `dans pour`), an article before a
    preposition (`des dans sacs`), `en les`, and `à de la`, `à du` behind nothing that governs `à`.

    Why it matters: words are in the wrong order or the noun between them is lost.

    Known problems: quoted titles and headings; `en les` is literary French, hence minor.

    Example:
        bad: Les sacs sont portés sur en bateau.
        good: Les sacs sont portés en bateau.

    Options: none.

    Sources: Grevisse & Goosse, Le bon usage (préposition ; article contracté).

    Measured: `mtqa explain` shows the figures of the shipped `measured.json`.
    """

    code = "SYN142"
    name = "colliding-prepositions"
    category = "fluency/grammar/syntax"
    its_type = "grammar"
    severity = Severity.MINOR

    def check_analysis(self, segment: SegmentView, analysis: Analysis) -> Iterator[Finding]:
        """See `AnalysisCheck.check_analysis`."""
        for first, after in _places(segment, analysis):
            yield self.finding(
                segment.span(first, after),
                Phrase("words that cannot follow each other", "mots qui ne peuvent se suivre", "kata yang tidak bisa berurutan"),
                Phrase(
                    "A noun is missing between these words, or one of them is too many.",
                    "Il manque un nom entre ces mots, ou l’un d’eux est de trop.",
                    "Ada nomina yang hilang di antara kata ini, atau salah satunya berlebih.",
                ),
                confidence=0.7,
            )


def _places(segment: SegmentView, analysis: Analysis) -> Iterator[tuple[int, int]]:
    for i in analysis.standing(_LEFT):
        if i >= len(analysis.words) - 2 or analysis.lower(i + 1) not in _RIGHT:
            continue
        apart = segment.quoted(analysis.words[i].token) != segment.quoted(analysis.words[i + 1].token)
        glued = analysis.words[i].token.end == analysis.words[i + 1].token.start
        if apart or glued or analysis.words[i + 1].token.capitalised or analysis.lower(i + 2) in _FIXED:
            continue
        if _prepositions(analysis, i) or (
            analysis.lower(i) in _ARTICLES and analysis.lower(i + 1) in _AFTER_ARTICLE and _article(analysis, i)
        ):
            yield i, i + 2


def _prepositions(analysis: Analysis, i: int) -> bool:
    """True for a preposition at `i` that cannot stand before the one behind it."""
    first, second = analysis.lower(i), analysis.lower(i + 1)
    if first in _FIRST and second in _SECOND:
        return not analysis.can(i, "finite") and not analysis.can(i - 1, "pron", "det")
    if first in _LINKING and second in _PLACES:
        return not analysis.can(i - 1, "det")
    if first == "à" and second == "de":
        return analysis.lower(i + 2) in ("la", "l'", "ce", "cette") and analysis.can(i - 1, "noun") and analysis.lower(i - 1) != "grâce"
    return first == "en" and second in ("les", "le") and analysis.can(i + 2, "noun") and not analysis.can(i + 2, "finite", "inf", "prp")


def _article(analysis: Analysis, i: int) -> bool:
    """True when the word at `i` is an article in its place: not part of a name, no determiner before it."""
    return not analysis.words[i].token.capitalised and not analysis.can(i - 1, "det")
