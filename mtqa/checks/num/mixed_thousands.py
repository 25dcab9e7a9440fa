"""NUM103: points between thousands in an article that elsewhere writes a blank."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import ClassVar

from mtqa.article.model import Span
from mtqa.checks.base import Check
from mtqa.checks.finding import Finding, Related, Severity
from mtqa.checks.view import ArticleView
from mtqa.phrase import Phrase

_POINTED = re.compile(r"(?<![\w.,/:@-])[1-9]\d{0,2}(?:\.\d{3})+(?![\w@/-]|[.,]\d)")
_BLANK = re.compile(r"(?<![\w.,])[1-9]\d{0,2}(?: \d{3})+(?!\d)")
_NO_NUMBER = re.compile(r"(?:article|version|alinéa|paragraphe|chapitre|dossier|réf|n°)\.?\s$", re.IGNORECASE)


class MixedThousands(Check):
    """Points between thousands in an article that elsewhere writes a blank.

    What it does: In an article that groups thousands by a blank (`1 200`), finds the figures that use points (`12.450`), the Indonesian
    way. One finding an article, on the first such figure; the others are related places.

    Why it matters: Two styles in one article look careless, and `3.500` beside `1 200` can be read as a decimal.

    Known problems: An article that uses points throughout is a house style and stays silent.

    Example:
        bad: Le stade a reçu 31.860 spectateurs, dont 2 700 écoliers.
        good: Le stade a reçu 31 860 spectateurs, dont 2 700 écoliers.

    Options: none.

    Sources: SI brochure, §5.4.4; Lexique des règles typographiques en usage à l'Imprimerie nationale, nombres.

    Measured: see `mtqa explain`; the figures come from the shipped `measured.json`.
    """

    code: ClassVar[str] = "NUM103"
    name: ClassVar[str] = "mixed-thousands"
    category: ClassVar[str] = "locale-conventions/number-format"
    its_type: ClassVar[str] = "locale-violation"
    severity: ClassVar[Severity] = Severity.MINOR

    def check(self, article: ArticleView) -> Iterator[Finding]:
        """See `Check.check`."""
        pointed: list[tuple[int, int]] = []
        blank = 0
        for segment in article.segments:
            text = segment.plain
            if not segment.has_figure:
                continue
            blank += sum(1 for _ in _BLANK.finditer(text))
            if "." in text:
                pointed += [
                    (segment.start + m.start(), segment.start + m.end())
                    for m in _POINTED.finditer(text)
                    if not _NO_NUMBER.search(text[max(0, m.start() - 14) : m.start()])
                ]
        if pointed and blank:
            yield self._finding(article, pointed)

    def _finding(self, article: ArticleView, pointed: list[tuple[int, int]]) -> Finding:
        start, end = pointed[0]
        written = article.plain[start:end]
        also = Phrase("written with points as well", "également écrit avec des points", "juga ditulis dengan titik")
        return self.finding(
            Span(start, end),
            Phrase(
                f"Thousands with points here, with blanks elsewhere: {written}",
                f"Milliers séparés ici par un point, ailleurs par une espace : {written}",
                f"Ribuan di sini memakai titik, di tempat lain spasi: {written}",
            ),
            Phrase(
                "The article separates thousands with a blank; a point is the Indonesian habit.",
                "L’article sépare les milliers par une espace ; le point est un usage indonésien.",
                "Artikel ini memisahkan ribuan dengan spasi; titik adalah kebiasaan Indonesia.",
            ),
            suggestion=written.replace(".", "\u202f"),
            confidence=0.95,
            related=tuple(Related(Span(*place), also) for place in pointed[1:20]),
        )
