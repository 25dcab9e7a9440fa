"""QUO101: a quotation that is opened and never closed."""

from __future__ import annotations

from collections.abc import Iterator

from mtqa.article.model import Span
from mtqa.checks.base import Check
from mtqa.checks.finding import Finding, Severity
from mtqa.checks.quo.shape import first_person, gap_of, opens_sentence, sentences, speech_returns, token_range
from mtqa.checks.view import ArticleView, ParagraphView
from mtqa.language.quotations import Break, BreakKind, Quotation
from mtqa.language.speech import SpeechVerb, speech_verb_at
from mtqa.language.wordlists import DETERMINERS
from mtqa.phrase import Phrase

_CLOSING = {"«": "»", "“": "”", "„": "”", "‹": "›"}
_SHORT = 6  # words up to which a quotation is a term rather than speech
_MESSAGE = Phrase("Quotation opened, never closed", "Citation ouverte, jamais fermée", "Kutipan dibuka, tidak pernah ditutup")
_SWALLOWED = Phrase(
    "The attribution comes while the quotation is still open: the reporter's words read as the speaker's.",
    "L’attribution arrive alors que la citation est encore ouverte : les mots du journaliste passent pour ceux de la personne citée.",
    "Keterangan pembicara muncul saat kutipan masih terbuka: kata-kata wartawan terbaca sebagai ucapan narasumber.",
)
_OPEN_END = Phrase(
    "No mark closes this quotation, so the reader cannot tell where the quoted words end.",
    "Aucun guillemet ne ferme cette citation : on ne sait pas où finissent les mots cités.",
    "Tidak ada tanda yang menutup kutipan ini, sehingga pembaca tidak tahu di mana ucapan itu berakhir.",
)


class Unclosed(Check):
    """Quotation opened and never closed.

    What it does: follows the quotation marks over sentences and paragraphs and reports an opening mark that nothing closes: neither in its
    paragraph nor in those after it. When an attribution such as `, a déclaré X` stands inside the open quotation, the finding sits there,
    since that is where the closing mark is missing. Critical where speech runs into the reporter's words; major where a few quoted words
    stay open, and minor behind a straight mark.
    Why it matters: the reader cannot tell what was said from what the newsroom writes; words are put into somebody's mouth.
    Known problems: a quotation whose end lies outside the text that was read (a teaser) is reported. In a row checked alone only
    a row that shows both ends is reported.
    Example: bad: `« La digue tiendra, a promis l'ingénieur.` good: `« La digue tiendra », a promis l'ingénieur.`
    Options: none.
    Sources: Imprimerie nationale, Lexique des règles typographiques, « Guillemets »; Grevisse & Goosse, Le Bon Usage, guillemets.
    Measured: see the figures below, from the shipped `measured.json`.
    """

    code = "QUO101"
    name = "unclosed-quotation"
    category = "fluency/punctuation/unpaired-marks"
    its_type = "typographical"
    severity = Severity.CRITICAL

    def check(self, article: ArticleView) -> Iterator[Finding]:
        """One finding for each quotation that is given up."""
        for found in article.quotations.breaks:
            if found.kind is BreakKind.UNCLOSED:
                finding = self._judge(article, article.paragraphs[found.paragraph], found)
                if finding:
                    yield finding

    def _judge(self, article: ArticleView, paragraph: ParagraphView, found: Break) -> Finding | None:
        start, end = max(found.opened, paragraph.start), found.at
        first, after = token_range(paragraph, start + 1, end)
        verb = _swallowed(paragraph, first, after)
        mark = article.plain[found.opened]
        if verb and found.levels == 1:
            return self._at_attribution(article, paragraph, found, verb)
        opening = token_range(paragraph, start, start + 1)[0]
        noun = opening > 0 and paragraph.tokens[opening - 1].lower in DETERMINERS
        if article.alone and not noun:
            return None
        if mark in ('"', "‘"):
            return None if article.alone else self._open_end(paragraph, found, start, Severity.MINOR, 0.6)
        return self._open_end(paragraph, found, start, self._weight(paragraph, found, first, after), 0.9)

    def _at_attribution(self, article: ArticleView, paragraph: ParagraphView, found: Break, verb: SpeechVerb) -> Finding:
        tokens, text = paragraph.tokens, article.article.text
        boundary = tokens[verb.first - 1]
        place = boundary.start if boundary.text == "," else boundary.end
        span = Span(tokens[max(0, verb.first - 2)].start, tokens[verb.after - 1].end)
        mark = _CLOSING.get(text[found.opened], '"')
        repaired = text[span.start : place].rstrip() + gap_of(text, found.opened) + mark + text[place : span.end]
        severity = Severity.CRITICAL
        if article.alone:  # another row may go on, as English style does after straight marks
            severity = Severity.MINOR if mark == '"' else Severity.MAJOR
        return self.finding(span, _MESSAGE, _SWALLOWED, suggestion=repaired, confidence=0.95, severity=severity)

    def _open_end(self, paragraph: ParagraphView, found: Break, start: int, severity: Severity, confidence: float) -> Finding:
        first, after = token_range(paragraph, start, found.at)
        end = paragraph.tokens[next(sentences(paragraph.tokens, first, after))[1] - 1].end if first < after else found.at
        return self.finding(Span(start, end), _MESSAGE, _OPEN_END, severity=severity, confidence=confidence)

    def _weight(self, paragraph: ParagraphView, found: Break, first: int, after: int) -> Severity:
        """Critical for speech; major for a few quoted words."""
        tokens = paragraph.tokens
        whole = Quotation(found.opened, found.at, 0, False)
        told = any(speech_verb_at(tokens, i) for i in range(max(0, first - 8), max(0, first - 1)))
        if opens_sentence(paragraph, whole) or first_person(tokens, first, after) is not None:
            return Severity.CRITICAL
        many = sum(t.is_word for t in tokens[first : min(after, first + 2 * _SHORT)]) > _SHORT
        return Severity.CRITICAL if told and many else Severity.MAJOR


def _swallowed(paragraph: ParagraphView, first: int, after: int) -> SpeechVerb | None:
    """The first attribution inside the open quotation after which the speaker's words do not go on."""
    for verb in paragraph.attributions_in(first + 1, after):
        if not speech_returns(paragraph.tokens, verb, after):
            return verb
    return None
