"""QUO104: an attribution caught inside the quotation marks."""

from __future__ import annotations

from collections.abc import Iterator

from mtqa.article.model import Span
from mtqa.checks.base import ParagraphCheck
from mtqa.checks.finding import Finding, Severity
from mtqa.checks.quo.shape import gap_of, quotations_in, speech_returns, token_range
from mtqa.checks.view import ParagraphView
from mtqa.language.finite import ends_sentence
from mtqa.language.quotations import Quotation
from mtqa.language.speech import SpeechVerb
from mtqa.phrase import Phrase

_MESSAGE = Phrase(
    "Attribution inside the quotation marks", "Attribution prise dans les guillemets", "Keterangan pembicara masuk ke dalam tanda kutip"
)
_REASON = Phrase(
    "The mark closes after the attribution, so the reporter's own words read as part of what was said.",
    "Le guillemet se ferme après l’attribution : les mots du journaliste se lisent comme des paroles citées.",
    "Tanda kutip ditutup setelah keterangan pembicara, sehingga kata-kata wartawan terbaca sebagai ucapan.",
)


class Swallowed(ParagraphCheck):
    """Attribution inside the quotation marks.

    What it does: reports a quotation that ends with an attribution (`, a déclaré X. »`) after which the speaker says nothing more. The
    suggestion closes the marks before the attribution.
    Why it matters: the reporter's words, with name and title, are put into the speaker's mouth.
    Known problems: a speaker who tells what somebody else said, without inner marks (`« Viens, a dit ma mère. »`), is reported.
    Example: bad: `« La piste est sèche, a assuré le pilote. »` good: `« La piste, a assuré le pilote, est sèche. »`
    Options: none.
    Sources: Grevisse & Goosse, Le Bon Usage, propositions incises; Imprimerie nationale, Lexique, « Guillemets ».
    Measured: see the figures below, from the shipped `measured.json`.
    """

    code = "QUO104"
    name = "attribution-in-quotation"
    category = "fluency/punctuation/unpaired-marks"
    its_type = "typographical"
    severity = Severity.CRITICAL

    def check_paragraph(self, paragraph: ParagraphView) -> Iterator[Finding]:
        """One finding for each closed quotation that ends with an attribution."""
        if not paragraph.attributions:
            return
        for quotation in quotations_in(paragraph):
            if quotation.closed and quotation.end <= paragraph.end:
                first, after = token_range(paragraph, max(quotation.start, paragraph.start), quotation.end)
                verb = self._last(paragraph, quotation, first, after - 1)
                if verb:
                    yield self._finding(paragraph, quotation, verb)

    def _last(self, paragraph: ParagraphView, quotation: Quotation, first: int, closing: int) -> SpeechVerb | None:
        """The attribution that ends the quotation: in no inner quotation, and followed by no more speech."""
        tokens = paragraph.tokens
        inner = paragraph.article.quotations.within(quotation)
        for verb in reversed(paragraph.attributions_in(first + 2, closing)):
            if any(q.start < tokens[verb.first].start for q in inner):
                continue
            # Two words at least before it, and the whole attribution in the last sentence.
            if any(ends_sentence(tokens, i) for i in range(verb.after, closing - 1)) or speech_returns(tokens, verb, closing):
                return None
            return verb
        return None

    def _finding(self, paragraph: ParagraphView, quotation: Quotation, verb: SpeechVerb) -> Finding:
        tokens, text = paragraph.tokens, paragraph.article.article.text
        boundary = tokens[verb.first - 1]
        start = boundary.start if boundary.text == "," else boundary.end
        closing = text[quotation.end - 1]
        tail = text[start : quotation.end - 1].rstrip()
        suggestion = gap_of(text, quotation.start) + closing + tail
        return self.finding(Span(start, quotation.end), _MESSAGE, _REASON, suggestion=suggestion, confidence=0.93)
