"""NAM105: a foreign form of a place, person or body that has a French name."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import ClassVar

from mtqa.article.model import Span
from mtqa.checks.base import Check, OptionValue
from mtqa.checks.finding import Finding, Severity
from mtqa.checks.view import ArticleView, SegmentView
from mtqa.language.exonyms import Exonym, found_in
from mtqa.language.glosses import set_apart
from mtqa.language.morphology import french
from mtqa.language.tables import word_set
from mtqa.language.tokens import Token
from mtqa.phrase import Phrase

_STRICT = word_set("à d' de en au vers depuis dans jusqu' via")
_CONTRACTED = {"à": "au", "de": "du"}


class ExonymMissed(Check):
    """A foreign form of a place, person or body that has a French name.

    What it does: Reports Indonesian, English and local forms (Moskow, Singapore, Jawa Barat, Bashar al-Assad) where the French press
    writes another (Moscou, Singapour, Java occidental, Bachar al-Assad). Nothing is said inside longer proper names (Singapore
    Airlines, The Moscow Times), in short quotations, or where the newsroom's `names.csv` has the form.

    Why it matters: Readers may not recognise the place, and a search of the site misses the article.

    Known problems: Where two newsrooms differ (Kyiv, Beijing in some), list the accepted form in `allow` or in `names.csv`.

    Example:
        bad: Le navire a quitté Manila pour rejoindre Den Haag.
        good: Le vol de Singapore Airlines s’est posé à Singapour.

    Options: `allow`: forms that this newsroom accepts.

    Sources: Unicode CLDR through babel; Commission nationale de toponymie; AFP and Le Monde usage.

    Measured: see `mtqa explain`; the figures come from the shipped `measured.json`.
    """

    code: ClassVar[str] = "NAM105"
    name: ClassVar[str] = "exonym"
    category: ClassVar[str] = "terminology/proper-name"
    its_type: ClassVar[str] = "terminology"
    severity: ClassVar[Severity] = Severity.MINOR
    options: ClassVar[Mapping[str, OptionValue]] = {"allow": ()}

    def check(self, article: ArticleView) -> Iterator[Finding]:
        """See `Check.check`."""
        allowed = set(self.settings["allow"] if isinstance(self.settings["allow"], tuple) else ())
        allowed |= {row.get("form", "") for row in self.references.names}
        for segment in article.segments:
            for exonym, first, after in found_in(segment.tokens):
                if exonym.form not in allowed and _sure(segment.tokens, exonym, first, after):
                    yield self._finding(article, segment, exonym, first, after)

    def _finding(self, article: ArticleView, segment: SegmentView, exonym: Exonym, first: int, after: int) -> Finding:
        both = not article.alone and exonym.french in article.plain
        start, suggestion = _repair(segment.tokens, exonym, first)
        return self.finding(
            Span(segment.tokens[start].start, segment.tokens[after - 1].end),
            Phrase(
                f"{exonym.form} is {exonym.french} in French",
                f"{exonym.form} : en français, {exonym.french}",
                f"{exonym.form}: dalam bahasa Prancis {exonym.french}",
            ),
            Phrase(
                "The article writes it both ways: readers may take them for two." if both else "The French press has its own form for it.",
                "L’article l’écrit des deux façons : le lecteur peut y voir deux choses."
                if both
                else "La presse française a sa propre forme pour ce nom.",
                "Artikel menulisnya dengan dua cara: pembaca bisa mengira itu dua hal."
                if both
                else "Pers Prancis mempunyai bentuk sendiri untuk nama ini.",
            ),
            severity=Severity.MAJOR if both else None,
            suggestion=suggestion,
            confidence=0.95,
        )


def _sure(tokens: Sequence[Token], exonym: Exonym, first: int, after: int) -> bool:
    if set_apart(tokens, first, after) or _inside_name(tokens, exonym, first, after):
        return False
    before = tokens[first - 1].lower if first else ""
    return exonym.anywhere or before in _STRICT


def _inside_name(tokens: Sequence[Token], exonym: Exonym, first: int, after: int) -> bool:
    """True when a capital stands beside: `Singapore Airlines, the Moscow Times, Vladimir Putin Simanjuntak`, or a hyphen, an address."""
    following = tokens[after] if after < len(tokens) else None
    if following is not None:
        if following.is_word and (following.capitalised or following.lower in ("of", "and", "for")):
            return True
        if following.text in ("-", "/", "@", ".", "_") and following.end - tokens[after - 1].end == 1 and _glued(tokens, after):
            return True
    before = tokens[first - 1] if first else None
    if before is None:
        return False
    if before.text in ("-", "/", "@", "#", ".", "_") and before.end == tokens[first].start and before.text != ".":
        return True
    if before.lower in ("of", "the", "and", "for"):
        return True
    if exonym.kind == "person":
        return False
    named = before.capitalised and (first > 1 or not french().known(before.lower))  # `Bank Indonesia`, but `Depuis Manila`
    return before.is_word and named and not before.text.endswith("'")


def _glued(tokens: Sequence[Token], at: int) -> bool:
    return at + 1 < len(tokens) and tokens[at + 1].start == tokens[at].end and tokens[at + 1].is_word


def _repair(tokens: Sequence[Token], exonym: Exonym, first: int) -> tuple[int, str | None]:
    """Where the repair starts and what it is: `à Cairo` becomes `au Caire`."""
    before = tokens[first - 1] if first else None
    if exonym.french.startswith("Le ") and before is not None and before.lower in _CONTRACTED:
        return first - 1, _CONTRACTED[before.lower] + exonym.french[2:]
    vowel = exonym.french[:1] in "AEÉIOUYÎÔ"
    elided = before is not None and before.text.endswith("'")
    safe = exonym.kind != "body" and (elided == vowel or before is None or before.lower not in ("de", "d'", "l'", "le", "la", "que", "qu'"))
    return first, exonym.french if (safe and exonym.kind == "person") or (safe and _single_place(exonym)) else None


def _single_place(exonym: Exonym) -> bool:
    """True for a name that takes no other article or preposition in French."""
    return (" " not in exonym.french and not exonym.french.endswith("s")) or exonym.french.startswith("Saint")
