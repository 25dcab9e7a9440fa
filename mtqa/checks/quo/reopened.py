"""QUO103: a second opening mark inside an open quotation."""

from __future__ import annotations

from collections.abc import Iterator

from mtqa.article.model import Span
from mtqa.checks.base import Check
from mtqa.checks.finding import Finding, Severity
from mtqa.checks.quo.shape import token_range
from mtqa.checks.view import ArticleView
from mtqa.language.quotations import BreakKind
from mtqa.phrase import Phrase

_SHORT = 6  # words of the first part up to which it is a term rather than speech
_MESSAGE = Phrase("Quotation opened twice", "Citation ouverte deux fois", "Kutipan dibuka dua kali")
_REASON = Phrase(
    "A second mark opens here although the first quotation was not closed, so its end is lost.",
    "Un second guillemet s’ouvre ici alors que la première citation n’est pas fermée : sa fin est perdue.",
    "Tanda pembuka kedua muncul di sini padahal kutipan pertama belum ditutup, sehingga akhirnya hilang.",
)


class Reopened(Check):
    """Quotation opened twice.

    What it does: reports an opening mark inside an open quotation when the marks that follow do not close both, and nothing (a colon, a
    bracket) introduces a quotation inside the quotation.
    Why it matters: the reader takes the second part for words of another speaker, or the first part for words of the newsroom.
    Known problems: a quotation inside another whose closing mark was lost is reported at its opening mark.
    Example: bad: `« Le pont cède, « partez vite », dit-elle.` good: `« Il disait : « Partez vite » », se souvient-elle.`
    Options: none.
    Sources: Imprimerie nationale, Lexique des règles typographiques, « Guillemets »; Grevisse & Goosse, Le Bon Usage, guillemets.
    Measured: see the figures below, from the shipped `measured.json`.
    """

    code = "QUO103"
    name = "quotation-opened-twice"
    category = "fluency/punctuation/unpaired-marks"
    its_type = "typographical"
    severity = Severity.MAJOR

    def check(self, article: ArticleView) -> Iterator[Finding]:
        """One finding at each second opening mark."""
        for found in article.quotations.breaks:
            if found.kind is not BreakKind.REOPENED or article.plain[found.at] in ('"', "‘"):
                continue
            paragraph = article.paragraphs[found.paragraph]
            tokens = paragraph.tokens
            mark = token_range(paragraph, found.at, found.at + 1)[0]
            start = tokens[mark - 1].start if mark and tokens[mark - 1].start > found.opened else found.at
            end = tokens[mark + 1].end if mark + 1 < len(tokens) else tokens[mark].end
            first = token_range(paragraph, max(found.opened, paragraph.start) + 1, found.at)[0]
            speech = sum(t.is_word for t in tokens[first : min(mark, first + 2 * _SHORT)]) > _SHORT
            severity = Severity.CRITICAL if speech else Severity.MAJOR
            yield self.finding(Span(start, end), _MESSAGE, _REASON, severity=severity)
