"""QUO110: one quotation with two attributions."""

from __future__ import annotations

from collections.abc import Iterator

from mtqa.article.model import Span
from mtqa.checks.base import ParagraphCheck
from mtqa.checks.finding import Finding, Severity
from mtqa.checks.quo.shape import first_sentence, opening_attribution
from mtqa.checks.view import ParagraphView
from mtqa.language.finite import ends_sentence, has_main_verb
from mtqa.language.speech import SpeechVerb, speech_verb_at
from mtqa.language.stretches import Stretch
from mtqa.phrase import Phrase

_REACH = 14  # tokens before the colon in which the verb of saying is looked for
_MESSAGE = Phrase("Quotation attributed twice", "Citation attribuée deux fois", "Kutipan diberi dua keterangan pembicara")
_REASON = Phrase(
    "The sentence says twice who speaks; one attribution is enough.",
    "La phrase dit deux fois qui parle ; une seule attribution suffit.",
    "Kalimat ini dua kali menyebut siapa yang berbicara; satu keterangan sudah cukup.",
)


class TwiceAttributed(ParagraphCheck):
    """Quotation attributed twice.

    What it does: reports `X a dit : « A », a-t-il ajouté` and `« A », a indiqué X, a-t-il dit`: two verbs of saying for one quotation.
    Why it matters: the doubling, from languages that frame a quotation on both sides, reads as two speeches or as a slip.
    Known problems: none known.
    Example: bad: `Lise a noté : « Le vin est fait », ajoute-t-elle.` good: `Lise a noté : « Le vin est fait. »`
    Options: none.
    Sources: Grevisse & Goosse, Le Bon Usage, propositions incises.
    Measured: see the figures below, from the shipped `measured.json`.
    """

    code = "QUO110"
    name = "attribution-twice"
    category = "fluency/grammar"
    its_type = "duplication"
    severity = Severity.MINOR

    def check_paragraph(self, paragraph: ParagraphView) -> Iterator[Finding]:
        """One finding for each quotation with two attributions."""
        ahead: Stretch | None = None
        for stretch in paragraph.outside:
            verb = opening_attribution(paragraph, stretch) if stretch.before else None
            if verb:
                introduced = ahead is not None and ahead.behind is stretch.before and _introduces(paragraph, ahead)
                again = verb if introduced and verb.pronoun else self._second(paragraph, stretch, verb)
                if again:
                    tokens = paragraph.tokens
                    span = Span(tokens[again.first - 1].start, tokens[again.after - 1].end)
                    yield self.finding(span, _MESSAGE, _REASON, confidence=0.88)
            ahead = stretch

    def _second(self, paragraph: ParagraphView, stretch: Stretch, verb: SpeechVerb) -> SpeechVerb | None:
        """An inverted attribution in the same sentence, with no clause of its own before it."""
        tokens = paragraph.tokens
        after = first_sentence(tokens, verb.after, stretch.after)[1]
        for later in paragraph.attributions_in(verb.after + 1, after):
            resumed = later.after < len(tokens) and tokens[later.after].text == ","
            if later.pronoun and not resumed and not has_main_verb(tokens, verb.after, later.first - 1):
                return later
        return None


def _introduces(paragraph: ParagraphView, stretch: Stretch) -> bool:
    """True when the stretch ends with a verb of saying and a colon."""
    tokens = paragraph.tokens
    if tokens[stretch.after - 1].text != ":":
        return False
    for index in range(stretch.after - 2, max(stretch.first, stretch.after - _REACH) - 1, -1):
        if ends_sentence(tokens, index):
            return False
        verb = speech_verb_at(tokens, index)
        if verb and verb.kind != "D" and index > stretch.first and not verb.pronoun:
            return True
    return False
