"""NAM123: a ministry or minister whose portfolio has lost its article."""

from __future__ import annotations

from collections.abc import Iterator

from mtqa.checks.base import SegmentCheck
from mtqa.checks.finding import Finding, Severity
from mtqa.checks.view import SegmentView
from mtqa.language.wordlists import words
from mtqa.phrase import Phrase

_HEADS = words("ministre ministres ministère vice-ministre")
_PORTFOLIOS = words(
    "santé défense justice culture éducation agriculture économie finances transports intérieur travail énergie environnement commerce "
    "tourisme industrie pêche jeunesse sports communication logement justice affaires coopération famille immigration"
)


class Portfolio(SegmentCheck):
    """A ministry or minister whose portfolio has lost its article.

    What it does: reports *ministre* and *ministère* with a portfolio straight behind, or behind *de* without an article
    (`ministre de Santé`, `ministère Finances`).

    Why it matters: Indonesian has no articles (*Menteri Kesehatan*); French names every portfolio with one.

    Known problems: a list in brackets or a table may leave the article out.

    Example:
        bad: Le ministre de Santé a démissionné.
        good: Le ministre de la Santé a démissionné.

    Options: none.

    Sources: Imprimerie nationale, Lexique des règles typographiques (ministères).

    Measured: `mtqa explain` shows the figures of the shipped `measured.json`.
    """

    code = "NAM123"
    name = "portfolio-article"
    category = "fluency/grammar/function-words"
    its_type = "grammar"
    severity = Severity.MINOR
    anchors = _HEADS

    def check_segment(self, segment: SegmentView) -> Iterator[Finding]:
        """One finding for each portfolio without its article."""
        tokens = segment.tokens
        for at in range(len(tokens) - 1):
            if tokens[at].lower not in _HEADS:
                continue
            place = at + 2 if tokens[at + 1].lower in ("de", "d'") else at + 1
            bare = place < len(tokens) and tokens[place].lower in _PORTFOLIOS
            if bare and (place == at + 2 or tokens[place].capitalised):
                yield self.finding(
                    segment.span(at, place + 1),
                    Phrase("article missing", "article absent", "artikel hilang"),
                    Phrase(
                        "French names a portfolio with its article.",
                        "Le nom d’un ministère prend l’article.",
                        "Nama kementerian memakai artikel dalam bahasa Prancis.",
                    ),
                    confidence=0.85,
                )
