"""QUO113: the reporter's narration inside the quotation marks."""

from __future__ import annotations

from collections.abc import Iterator

from mtqa.article.model import Span
from mtqa.checks.base import ParagraphCheck
from mtqa.checks.finding import Finding, Severity
from mtqa.checks.quo.shape import gap_of, quotations_in, token_range
from mtqa.checks.view import ParagraphView
from mtqa.language.morphology import french
from mtqa.language.quotations import Quotation
from mtqa.language.speech import speech_participle, speech_verb_at
from mtqa.language.wordlists import words
from mtqa.phrase import Phrase

_AUXILIARIES = words("a ont avait avaient")
_BEFORE_INFINITIVE = words("ne n' pas plus jamais rien de d' à")
_MESSAGE = Phrase("Narration inside the quotation marks", "Récit pris dans les guillemets", "Narasi wartawan masuk ke dalam tanda kutip")
_REASON = Phrase(
    "From here on the reporter tells what the speaker did or added; the quotation should have closed before.",
    "À partir d’ici, c’est le journaliste qui raconte : la citation aurait dû se fermer avant.",
    "Mulai dari sini wartawanlah yang bercerita; kutipan seharusnya ditutup sebelumnya.",
)


class Narration(ParagraphCheck):
    """Narration inside the quotation marks.

    What it does: reports a quotation that runs on into the reporter's own words: a participle of saying with its clause (`, ajoutant que …
    »`) near the end of a quotation that reports speech, or a quoted infinitive followed by *et* and a finite verb whose subject stands
    outside (`a dit « ne rien savoir et a renvoyé … »`).
    Why it matters: what the reporter tells is put into somebody's mouth.
    Known problems: a speaker who tells what a third person added is reported.
    Example: bad: `Il dit « ne rien savoir et a raccroché ».` good: `Il dit « ne rien savoir » et a raccroché.`
    Options: none.
    Sources: Grevisse & Goosse, Le Bon Usage, discours direct.
    Measured: see the figures below, from the shipped `measured.json`.
    """

    code = "QUO113"
    name = "narration-in-quotation"
    category = "accuracy/mistranslation"
    its_type = "mistranslation"
    severity = Severity.MAJOR

    def check_paragraph(self, paragraph: ParagraphView) -> Iterator[Finding]:
        """One finding for each quotation at most."""
        for quotation in quotations_in(paragraph):
            if not quotation.closed or quotation.start < paragraph.start or quotation.end > paragraph.end:
                continue
            opening, closing = token_range(paragraph, quotation.start, quotation.end - 1)
            place = self._participle(paragraph, opening, closing) or self._infinitive(paragraph, opening, closing)
            if place:
                yield self._finding(paragraph, quotation, place, closing)

    def _participle(self, paragraph: ParagraphView, opening: int, closing: int) -> int | None:
        """Index of the comma before `ajoutant que`, when a verb of saying stands before the quotation."""
        tokens = paragraph.tokens
        for index in range(opening + 3, closing - 2):
            if tokens[index].text == "," and speech_participle(tokens[index + 1].lower) and tokens[index + 2].lower in ("que", "qu'"):
                told = any(speech_verb_at(tokens, i) for i in range(max(0, opening - 6), opening))
                return index if told else None
        return None

    def _infinitive(self, paragraph: ParagraphView, opening: int, closing: int) -> int | None:
        """Index of the *et* that joins a finite verb to a quoted infinitive."""
        tokens = paragraph.tokens
        first = opening + 1
        while first < closing and tokens[first].lower in _BEFORE_INFINITIVE:
            first += 1
        if first >= closing or not any("inf" in r.verb for r in french().readings(tokens[first].lower)) or not opening:
            return None
        for index in range(first + 1, closing - 2):
            auxiliary = tokens[index + 1].lower in _AUXILIARIES
            if (
                tokens[index].lower in ("et", "mais")
                and auxiliary
                and any(r.is_participle() for r in french().readings(tokens[index + 2].lower))
            ):
                return index
        return None

    def _finding(self, paragraph: ParagraphView, quotation: Quotation, place: int, closing: int) -> Finding:
        tokens, text = paragraph.tokens, paragraph.article.article.text
        start = tokens[place - 1].end
        span = Span(tokens[place].start, quotation.end)
        tail = text[start : tokens[closing - 1].end]
        whole = Span(start, quotation.end)
        suggestion = gap_of(text, quotation.start) + text[quotation.end - 1] + tail
        return self.finding(whole if len(whole) > len(span) else span, _MESSAGE, _REASON, suggestion=suggestion, confidence=0.88)
