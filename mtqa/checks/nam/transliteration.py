"""NAM114: a Russian, Ukrainian or Belarusian name in its English transcription."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from typing import ClassVar

from mtqa.article.model import Span
from mtqa.checks.base import Check
from mtqa.checks.finding import Finding, Severity
from mtqa.checks.nam.memory import named
from mtqa.checks.view import ArticleView
from mtqa.language.exonyms import exonyms
from mtqa.language.tables import word_set
from mtqa.phrase import Phrase

_SLAVIC = word_set(
    "russie russe russes moscou kremlin ukraine ukrainien ukrainienne ukrainiens ukrainiennes kiev kyiv biélorussie bélarus "
    "biélorusse minsk donetsk louhansk crimée odessa kharkiv sébastopol kazakhstan kazakh sibérie soviétique tchétchénie "
    "saint-pétersbourg"
)
_CHANGES = (
    (re.compile(r"sk(?:iy|yy|yi)$"), "sky"),
    (re.compile(r"shchenko$"), "chtchenko"),
    (re.compile(r"shenko$"), "chenko"),
    (re.compile(r"zhenko$"), "jenko"),
    (re.compile(r"(?<![t])chuk$"), "tchouk"),
    (re.compile(r"shuk$"), "chouk"),
    (re.compile(r"yuk$"), "iouk"),
    (re.compile(r"(?<=[aeiour])chev(a?)$"), r"tchev\1"),
    (re.compile(r"(?<=[aeiou])shev(a?)$"), r"chev\1"),
    (re.compile(r"zhov(a?)$"), r"jov\1"),
    (re.compile(r"zhin$"), "jine"),
    (re.compile(r"shin$"), "chine"),
    (re.compile(r"(?<=[oe])vich$"), "vitch"),
    (re.compile(r"(?<=[oe])vych$"), "vytch"),
    (re.compile(r"ukov(a?)$"), r"oukov\1"),
)
_ALSO_ELSEWHERE = re.compile(r"chuk$|yuk$|shuk$|shin$|zhin$|vich$")


class Transliteration(Check):
    """A Russian, Ukrainian or Belarusian name in its English transcription.

    What it does: Reports surnames with endings that only the English transcription has (-skiy, -chuk, -shenko, -vich) in an
    article that speaks of Russia or one of its neighbours, and suggests the French one (-sky, -tchouk, -chenko, -vitch).

    Why it matters: French writes these sounds otherwise (tch, ch, j, ou): readers and search engines know the name in its French form.

    Known problems: Emigrants keep the spelling of their passport (Zuckerberg's rabbi Kowalchuk); the suggestion keeps Ukrainian -sky.

    Example:
        bad: Le gouverneur ukrainien, Taras Bilenchuk, a démenti.
        good: Le gouverneur ukrainien, Taras Bilentchouk, a démenti ; l’Américain Bob Chuk aussi.

    Options: none.

    Sources: transcription of Cyrillic in AFP and Le Monde style; Imprimerie nationale, Lexique des règles typographiques.

    Measured: see `mtqa explain`; the figures come from the shipped `measured.json`.
    """

    code: ClassVar[str] = "NAM114"
    name: ClassVar[str] = "transliteration"
    category: ClassVar[str] = "terminology/proper-name"
    its_type: ClassVar[str] = "terminology"
    severity: ClassVar[Severity] = Severity.MINOR

    def check(self, article: ArticleView) -> Iterator[Finding]:
        """See `Check.check`."""
        trusted = {word for row in self.references.names for word in row.get("form", "").split()}
        slavic: bool | None = None
        for sentence, found in enumerate(named(article)):
            for name in found:
                form = name.words[-1]
                repair = _french(form)
                if repair is None or form in trusted or form in _listed():
                    continue
                slavic = _speaks_of_slavs(article) if slavic is None else slavic
                if slavic or not _ALSO_ELSEWHERE.search(form):
                    token = next(t for t in article.segments[sentence].tokens[name.first : name.after] if t.text == form)
                    yield self._finding(Span(token.start, token.end), form, repair)

    def _finding(self, span: Span, form: str, repair: str) -> Finding:
        return self.finding(
            span,
            Phrase(f"{form}: English transcription", f"{form} : transcription anglaise", f"{form}: transkripsi Inggris"),
            Phrase(
                "French transcribes Cyrillic otherwise.",
                "Le français transcrit autrement le cyrillique.",
                "Bahasa Prancis mentranskripsikan huruf Kiril secara lain.",
            ),
            suggestion=repair,
            confidence=0.85,
        )


@cache
def _listed() -> frozenset[str]:
    """Words of names in the table of French forms: NAM105 reports them."""
    return frozenset(word for group in exonyms().values() for e in group if e.kind == "person" for word in e.tokens)


def _french(form: str) -> str | None:
    """The surname in French transcription, or None when no ending betrays the English one."""
    if len(form) < 6 or not form[0].isupper() or not form.isascii():
        return None
    for pattern, french_ending in _CHANGES:
        if pattern.search(form):
            repaired = pattern.sub(french_ending, form)
            return repaired if repaired != form else None
    return None


def _speaks_of_slavs(article: ArticleView) -> bool:
    return any(t.lower in _SLAVIC for s in article.segments for t in s.words)
