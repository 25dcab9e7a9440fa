"""QUO108: a mark of the wrong kind or the wrong direction."""

from __future__ import annotations

from collections.abc import Iterator

from mtqa.article.model import Span
from mtqa.checks.base import Check
from mtqa.checks.finding import Finding, Severity
from mtqa.checks.quo.shape import gap_of, token_range
from mtqa.checks.view import ArticleView, ParagraphView
from mtqa.language.quotations import Break, BreakKind
from mtqa.language.speech import speech_verb_at
from mtqa.phrase import Phrase

_CLOSING = {"«": "»", "“": "”", "„": "”", "‹": "›", '"': '"', "‘": "’"}
_REVERSED = Phrase("Quotation mark points the wrong way", "Guillemet dans le mauvais sens", "Tanda kutip terbalik arahnya")
_MIXED = Phrase(
    "Two kinds of marks on one quotation", "Deux sortes de guillemets pour une citation", "Dua jenis tanda kutip untuk satu kutipan"
)
_BEFORE_VERB = Phrase(
    "An opening mark stands where the quotation must close, so the attribution reads as quoted.",
    "Un guillemet ouvrant se trouve là où la citation doit se fermer : l’attribution se lit comme une citation.",
    "Tanda pembuka berada di tempat kutipan seharusnya ditutup, sehingga keterangan pembicara terbaca sebagai kutipan.",
)
_TURNED = Phrase(
    "The mark opens where it should close, or the reverse.",
    "Le guillemet s’ouvre là où il devrait se fermer, ou l’inverse.",
    "Tanda ini membuka di tempat yang seharusnya menutup, atau sebaliknya.",
)
_KINDS = Phrase(
    "A quotation closes with the kind of mark that opened it.",
    "Une citation se ferme avec la sorte de guillemet qui l’a ouverte.",
    "Kutipan ditutup dengan jenis tanda yang sama dengan pembukanya.",
)


class WrongMark(Check):
    """Quotation mark of the wrong kind or direction.

    What it does: reports an opening guillemet where one must close (before a comma, a full stop or an attribution), a pair turned outwards
    (`» mot «`), and a quotation opened by one kind of mark and closed by another.
    Why it matters: a turned mark quotes the reporter and leaves the speech bare; mixed marks are a slip that readers see.
    Known problems: marks glued to their word as in German (`»Wort«`) are taken as a foreign style and left alone.
    Example: bad: `« Il pleut, « a dit Ana.` good: `« Il pleut », a dit Ana.`
    Options: none.
    Sources: Imprimerie nationale, Lexique des règles typographiques, « Guillemets ».
    Measured: see the figures below, from the shipped `measured.json`.
    """

    code = "QUO108"
    name = "wrong-quotation-mark"
    category = "fluency/punctuation/unpaired-marks"
    its_type = "typographical"
    severity = Severity.MINOR

    def check(self, article: ArticleView) -> Iterator[Finding]:
        """One finding for each reversed or mismatched mark."""
        for found in article.quotations.breaks:
            paragraph = article.paragraphs[found.paragraph]
            if found.kind is BreakKind.REVERSED:
                yield self._reversed(paragraph, found)
            elif found.kind is BreakKind.MIXED:
                yield self._mixed(paragraph, found)

    def _reversed(self, paragraph: ParagraphView, found: Break) -> Finding:
        tokens, text = paragraph.tokens, paragraph.article.article.text
        mark = token_range(paragraph, found.at, found.at + 1)[0]
        verb = speech_verb_at(tokens, mark + 1) if mark + 1 < len(tokens) else None
        if verb:
            span = Span(tokens[max(0, mark - 2)].start, tokens[verb.after - 1].end)
            comma = tokens[mark - 1]
            head = text[span.start : comma.start].rstrip() if comma.text == "," else text[span.start : found.at].rstrip()
            tail = ", " + text[tokens[verb.first].start : span.end]
            suggestion = f"{head}{gap_of(text, found.at) or ' '}»{tail}"
            return self.finding(span, _REVERSED, _BEFORE_VERB, severity=Severity.CRITICAL, suggestion=suggestion)
        if text[found.at] == "»":
            other = next(q for q in paragraph.article.quotations.outer if q.start == found.at)
            inner = text[found.at + 1 : other.end - 1]
            return self.finding(Span(found.at, other.end), _REVERSED, _TURNED, severity=Severity.MAJOR, suggestion=f"«{inner}»")
        start = tokens[mark - 1].start if mark else found.at
        suggestion = text[start : found.at] + "»"
        return self.finding(Span(start, found.at + 1), _REVERSED, _TURNED, severity=Severity.MAJOR, suggestion=suggestion)

    def _mixed(self, paragraph: ParagraphView, found: Break) -> Finding:
        """The finding sits on the mark that is no guillemet, with the word it is set to."""
        tokens, text = paragraph.tokens, paragraph.article.article.text
        if text[found.at] == "»" and found.opened >= paragraph.start:
            mark = token_range(paragraph, found.opened, found.opened + 1)[0]
            span = Span(found.opened, tokens[min(mark + 1, len(tokens) - 1)].end)
            blank = text[found.at - 1] if text[found.at - 1].isspace() else ""
            suggestion = "«" + blank + text[found.opened + 1 : span.end].lstrip()
            return self.finding(span, _MIXED, _KINDS, suggestion=suggestion)
        mark = token_range(paragraph, found.at, found.at + 1)[0]
        start = tokens[mark - 1].start if mark else found.at
        suggestion = text[start : found.at].rstrip() + gap_of(text, found.opened) + _CLOSING[text[found.opened]]
        return self.finding(Span(start, found.at + 1), _MIXED, _KINDS, suggestion=suggestion)
