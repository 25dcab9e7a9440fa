"""QUO109: a question mark on the wrong side of the marks, or lost."""

from __future__ import annotations

from collections.abc import Iterator

from mtqa.article.model import Span
from mtqa.checks.base import ParagraphCheck
from mtqa.checks.finding import Finding, Severity
from mtqa.checks.quo.shape import first_sentence, gap_of, opening_attribution, sentences, token_range
from mtqa.checks.view import ParagraphView
from mtqa.language.quotations import Quotation
from mtqa.language.speech import SpeechVerb, speech_verb_at
from mtqa.language.stretches import Stretch
from mtqa.language.wordlists import INVERTED, words
from mtqa.phrase import Phrase

_ASKING = words("demander interroger questionner")
_INTERROGATIVES = words("pourquoi comment combien qui quand où quel quelle quels quelles est-ce lequel laquelle")
_DOUBT = words("vraiment réellement donc bien")
_MOVED = Phrase(
    "Question mark after the attribution", "Point d’interrogation après l’attribution", "Tanda tanya setelah keterangan pembicara"
)
_LOST = Phrase("Question without a question mark", "Question sans point d’interrogation", "Pertanyaan tanpa tanda tanya")
_ASKED = Phrase(
    "Question mark on reported speech", "Point d’interrogation sur un discours rapporté", "Tanda tanya pada kalimat tak langsung"
)
_MOVED_WHY = Phrase(
    "The speaker asks, not the reporter: the mark belongs inside the quotation.",
    "C’est la personne citée qui pose la question : le point d’interrogation va dans la citation.",
    "Narasumberlah yang bertanya, bukan wartawan: tanda tanya harus berada di dalam kutipan.",
)
_LOST_WHY = Phrase(
    "The quoted words are a question and the verb says so, but no question mark shows it.",
    "Les mots cités sont une question, le verbe le dit, mais aucun point d’interrogation ne le montre.",
    "Kata-kata yang dikutip adalah pertanyaan, tetapi tidak ada tanda tanya.",
)
_ASKED_WHY = Phrase(
    "What was said is reported here, not asked; the sentence should end with a full stop.",
    "On rapporte ici ce qui a été dit, on ne pose pas de question : la phrase finit par un point.",
    "Kalimat ini melaporkan ucapan, bukan bertanya; seharusnya diakhiri titik.",
)


class QuestionMark(ParagraphCheck):
    """Question mark misplaced or lost in reported speech.

    What it does: reports a question mark that ends an attribution instead of the quotation, a quoted question with a verb of asking
    that has none, and a question mark at the end of `X a déclaré que …`.
    Why it matters: the newsroom seems to doubt what was said, or a question reads as a statement.
    Known problems: a rhetorical question about what somebody said is reported unless it shows an inversion or an adverb of doubt.
    Example: bad: `« Qui joue », a demandé Ana ?` good: `« Qui joue ? », a demandé Ana.`
    Options: none.
    Sources: Grevisse & Goosse, Le Bon Usage, point d'interrogation.
    Measured: see the figures below, from the shipped `measured.json`.
    """

    code = "QUO109"
    name = "question-mark-in-speech"
    category = "fluency/punctuation"
    its_type = "typographical"
    severity = Severity.MINOR

    def check_paragraph(self, paragraph: ParagraphView) -> Iterator[Finding]:
        """Findings after quotations, then on reported speech."""
        for stretch in paragraph.outside:
            verb = opening_attribution(paragraph, stretch) if stretch.before else None
            if verb and stretch.before:
                found = self._quoted(paragraph, stretch, stretch.before, verb)
                if found:
                    yield found
            elif "?" in paragraph.plain:
                yield from self._reported(paragraph, stretch)

    def _quoted(self, paragraph: ParagraphView, stretch: Stretch, quotation: Quotation, verb: SpeechVerb) -> Finding | None:
        tokens, text = paragraph.tokens, paragraph.article.article.text
        opening, closing = token_range(paragraph, max(quotation.start, paragraph.start), quotation.end - 1)
        if not quotation.closed or opening + 1 >= closing:
            return None
        after = first_sentence(tokens, verb.after, stretch.after)[1]
        asked = any(t.text == "?" for t in tokens[max(opening, closing - 2) : closing])
        doubt = any(t.lower in _DOUBT for t in tokens[verb.first : verb.after])
        if tokens[after - 1].text == "?" and not doubt:
            span = Span(tokens[closing - 1].start, tokens[after - 1].end)
            blank = gap_of(text, quotation.start)
            mark = "" if asked else f"{blank}?"
            suggestion = text[span.start : tokens[closing - 1].end] + mark + text[tokens[closing - 1].end : tokens[after - 2].end] + "."
            return self.finding(span, _MOVED, _MOVED_WHY, suggestion=suggestion)
        if verb.lemma in _ASKING and not asked and _question(paragraph, opening + 1, closing):
            span = Span(tokens[closing - 1].start, quotation.end)
            return self.finding(span, _LOST, _LOST_WHY, confidence=0.8)
        return None

    def _reported(self, paragraph: ParagraphView, stretch: Stretch) -> Iterator[Finding]:
        tokens = paragraph.tokens
        for first, after in sentences(tokens, stretch.first, stretch.after):
            if tokens[after - 1].text != "?" or any(t.lower in INVERTED or t.lower in _INTERROGATIVES for t in tokens[first:after]):
                continue
            for index in range(first + 1, after - 1):
                verb = speech_verb_at(tokens, index) if tokens[index - 1].is_word else None
                if verb and verb.kind == "A" and verb.past and verb.after < after and tokens[verb.after].lower in ("que", "qu'"):
                    if tokens[index - 1].capitalised or tokens[first].lower not in ("et", "mais", "alors", "donc", "vous", "tu", "on"):
                        yield self.finding(Span(tokens[after - 2].start, tokens[after - 1].end), _ASKED, _ASKED_WHY, confidence=0.8)
                    break


def _question(paragraph: ParagraphView, first: int, after: int) -> bool:
    """True when the last quoted sentence starts with an interrogative word or inverts its subject."""
    tokens = paragraph.tokens
    start, end = list(sentences(tokens, first, after))[-1]
    return tokens[start].lower in _INTERROGATIVES or any(t.lower in INVERTED for t in tokens[start : min(start + 8, end)])
