"""QUO102: a closing mark that nothing opened."""

from __future__ import annotations

from collections.abc import Iterator

from mtqa.article.model import Span
from mtqa.checks.base import Check
from mtqa.checks.finding import Finding, Severity
from mtqa.checks.quo.shape import first_person, opening_attribution, sentences, speech_returns, stretch_at, token_range
from mtqa.checks.view import ArticleView, ParagraphView
from mtqa.language.quotations import Break, BreakKind
from mtqa.language.speech import speech_verb_at
from mtqa.phrase import Phrase

_REACH = 400  # code points back to which the lost opening mark is looked for
_MESSAGE = Phrase("Closing mark without an opening one", "Guillemet fermant sans guillemet ouvrant", "Tanda kutip penutup tanpa pembuka")
_LOST = Phrase(
    "These words end like a quotation, but nothing shows where it begins.",
    "Ces mots finissent comme une citation, mais rien n’indique où elle commence.",
    "Kata-kata ini berakhir seperti kutipan, tetapi tidak jelas di mana kutipan itu dimulai.",
)
_STRAY = Phrase(
    "The quotation was already closed before the attribution; this mark closes nothing.",
    "La citation était déjà fermée avant l’attribution ; ce guillemet ne ferme rien.",
    "Kutipan sudah ditutup sebelum keterangan pembicara; tanda ini tidak menutup apa pun.",
)


class Unopened(Check):
    """Closing mark that nothing opened.

    What it does: reports a closing quotation mark that no opening mark precedes, in its paragraph or in those before it. The span runs
    from where the speech seems to begin (the paragraph, or the end of the attribution before) to the mark.
    Why it matters: a sentence somebody said stands as the newspaper's own statement.
    Known problems: where the speech begins is a guess. A row checked alone may end a quotation that another row began, so only a mark in
    the middle of a clause is reported there.
    Example: bad: `Nous rouvrirons mardi », a dit la directrice.` good: `« Nous rouvrirons mardi », a dit la directrice.`
    Options: none.
    Sources: Imprimerie nationale, Lexique des règles typographiques, « Guillemets ».
    Measured: see the figures below, from the shipped `measured.json`.
    """

    code = "QUO102"
    name = "unopened-quotation"
    category = "fluency/punctuation/unpaired-marks"
    its_type = "typographical"
    severity = Severity.CRITICAL

    def check(self, article: ArticleView) -> Iterator[Finding]:
        """One finding for each closing mark that is left over."""
        for found in article.quotations.breaks:
            if found.kind is BreakKind.UNOPENED:
                finding = self._judge(article, article.paragraphs[found.paragraph], found)
                if finding:
                    yield finding

    def _judge(self, article: ArticleView, paragraph: ParagraphView, found: Break) -> Finding | None:
        tokens = paragraph.tokens
        mark = token_range(paragraph, found.at, found.at + 1)[0]
        if mark >= len(tokens) or not mark:
            return None
        span = Span(tokens[mark - 1].start, tokens[mark].end)
        straight = tokens[mark].text == '"'
        if article.alone or straight:
            inside_clause = mark + 1 < len(tokens) and tokens[mark + 1].is_word and not tokens[mark + 1].capitalised
            if straight or not inside_clause or speech_verb_at(tokens, mark + 1):
                return None if article.alone else self.finding(span, _MESSAGE, _LOST, severity=Severity.MINOR, confidence=0.6)
            return self.finding(span, _MESSAGE, _LOST, severity=Severity.MAJOR, confidence=0.85)
        first = self._begins(paragraph, mark)
        if first is None:
            kept = article.article.text[span.start : tokens[mark].start].rstrip()
            return self.finding(span, _MESSAGE, _STRAY, severity=Severity.MINOR, suggestion=kept)
        whole = Span(tokens[first].start, tokens[mark].end)
        return self.finding(whole, _MESSAGE, _LOST, severity=self._weight(paragraph, first, mark))

    def _begins(self, paragraph: ParagraphView, mark: int) -> int | None:
        """Index of the token where the speech begins, or None when only an attribution stands before the mark."""
        tokens = paragraph.tokens
        stretch = stretch_at(paragraph, mark)
        if stretch is None:
            return max(0, mark - 1)
        first = stretch.first
        if stretch.before is not None:
            verb = opening_attribution(paragraph, stretch)
            if verb:
                if not speech_returns(tokens, verb, mark):
                    return None
                end = next((e for s, e in sentences(tokens, verb.after, mark) if e < mark), None)
                comma = next((i + 1 for i in range(verb.after, mark) if tokens[i].text == ","), verb.after)
                first = end if end is not None else comma
        if tokens[mark].start - tokens[first].start > _REACH:
            first = token_range(paragraph, tokens[mark].start - _REACH, 0)[0]
            first = [s for s, _ in sentences(tokens, first, mark)][-1]
        return first

    def _weight(self, paragraph: ParagraphView, first: int, mark: int) -> Severity:
        tokens = paragraph.tokens
        follows = any(speech_verb_at(tokens, i) for i in (mark + 1, mark + 2) if i < len(tokens))
        return Severity.CRITICAL if follows or first_person(tokens, first, mark) is not None else Severity.MAJOR
