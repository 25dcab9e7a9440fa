"""QUO105: direct speech left outside the marks after an attribution or before a quotation."""

from __future__ import annotations

from collections.abc import Iterator

from mtqa.article.model import Span
from mtqa.checks.base import ParagraphCheck
from mtqa.checks.finding import Finding, Severity
from mtqa.checks.quo.shape import (
    first_person,
    first_sentence,
    opening_attribution,
    opens_sentence,
    sentences,
    token_range,
)
from mtqa.checks.view import ParagraphView
from mtqa.language.quotations import Quotation
from mtqa.language.speech import SpeechVerb, speech_verb_at
from mtqa.language.stretches import Stretch
from mtqa.language.wordlists import words
from mtqa.phrase import Phrase

_RESUMING = words(", et mais car que qu' donc or")
_TO_WRITER = words("me m' nous")
_MESSAGE = Phrase(
    "Direct speech outside the quotation marks", "Paroles laissées hors des guillemets", "Ucapan langsung berada di luar tanda kutip"
)
_AFTER = Phrase(
    "The speaker's own words go on after the attribution, but no mark reopens the quotation.",
    "Les paroles reprennent après l’attribution, mais aucun guillemet ne rouvre la citation.",
    "Ucapan narasumber berlanjut setelah keterangan pembicara, tetapi kutipan tidak dibuka lagi.",
)
_LATE = Phrase(
    "The quotation seems to open too late: the first-person sentence before it is not marked as speech.",
    "La citation semble ouverte trop tard : la phrase à la première personne qui la précède n’est pas entre guillemets.",
    "Kutipan tampaknya dibuka terlambat: kalimat orang pertama sebelumnya tidak ditandai sebagai ucapan.",
)


class Outside(ParagraphCheck):
    """Direct speech left outside the marks beside a quotation.

    What it does: reports first-person words that go on after `», a déclaré X` without a new opening mark, and a first-person sentence just
    before a quotation that has its attribution.
    Why it matters: what somebody said becomes a statement of the newsroom, which then says *je* or *nous*.
    Known problems: silent in columns and interviews, where the writer says *je*; speech in the third person is not seen.
    Example: bad: `« Le riz manque », dit Wati, et nous attendons.` good: `« Le riz manque », dit Wati, et les champs attendent.`
    Options: none.
    Sources: Grevisse & Goosse, Le Bon Usage, discours direct et propositions incises.
    Measured: see the figures below, from the shipped `measured.json`.
    """

    code = "QUO105"
    name = "speech-outside-marks"
    category = "accuracy/mistranslation"
    its_type = "mistranslation"
    severity = Severity.MAJOR

    def check_paragraph(self, paragraph: ParagraphView) -> Iterator[Finding]:
        """Findings on the stretches after attributions and before quotations."""
        for stretch in paragraph.outside:
            found = self._behind(paragraph, stretch) or self._ahead(paragraph, stretch, stretch.behind)
            if found is not None and not paragraph.article.first_person:
                yield found

    def _behind(self, paragraph: ParagraphView, stretch: Stretch) -> Finding | None:
        """`», a dit X, et nous …`: first-person words after the attribution, in its sentence."""
        verb = opening_attribution(paragraph, stretch) if stretch.before else None
        tokens = paragraph.tokens
        if verb is None or any(t.lower in _TO_WRITER for t in tokens[verb.first : verb.after]):
            return None
        after = first_sentence(tokens, verb.after, stretch.after)[1]
        start = next((i for i in range(verb.after, after) if tokens[i].lower in _RESUMING), after)
        if first_person(tokens, start + 1, after) is None or tokens[after - 1].text == ":":
            return None
        return self._finding(paragraph, start if tokens[start].text != "," else start + 1, after, _AFTER)

    def _ahead(self, paragraph: ParagraphView, stretch: Stretch, quotation: Quotation | None) -> Finding | None:
        """`J'ai b. « A », a dit X.`: a first-person sentence before an attributed quotation."""
        if quotation is None or not quotation.closed or stretch.before is not None or paragraph.article.alone:
            return None
        if not opens_sentence(paragraph, quotation) or quotation.end > paragraph.end:
            return None
        tokens = paragraph.tokens
        first, after = list(sentences(tokens, stretch.first, stretch.after))[-1]
        if first_person(tokens, first, after) is None or _said(paragraph, stretch.first, stretch.after):
            return None
        closing = token_range(paragraph, quotation.end, quotation.end)[0]
        attributed = any(speech_verb_at(tokens, i) for i in (closing, closing + 1) if i < len(tokens))
        return self._finding(paragraph, first, after + 1, _LATE) if attributed else None

    def _finding(self, paragraph: ParagraphView, first: int, after: int, reason: Phrase) -> Finding:
        tokens = paragraph.tokens
        return self.finding(Span(tokens[first].start, tokens[after - 1].end), _MESSAGE, reason, confidence=0.88)


def _said(paragraph: ParagraphView, first: int, after: int) -> SpeechVerb | None:
    return next(iter(paragraph.attributions_in(first, after)), None)
