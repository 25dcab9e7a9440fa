"""QUO115: a quotation of several sentences hung on *que*, or run on behind a speaker's name without a stop."""

from __future__ import annotations

from collections.abc import Iterator

from mtqa.article.model import Span
from mtqa.checks.base import ParagraphCheck
from mtqa.checks.finding import Finding, Severity
from mtqa.checks.quo.shape import opening_attribution, sentences, token_range
from mtqa.checks.view import ParagraphView
from mtqa.language.finite import ends_sentence, has_main_verb
from mtqa.language.quotations import Quotation
from mtqa.language.speech import speech_verb_at
from mtqa.language.stretches import Stretch
from mtqa.phrase import Phrase

_MESSAGE = Phrase(
    "Quotation joined to its sentence wrongly", "Citation mal raccordée à la phrase", "Kutipan tersambung keliru dengan kalimatnya"
)
_THAT = Phrase(
    "After “que” only words that fit into the clause can be quoted; full sentences need a colon.",
    "Après « que », on ne cite que des mots qui entrent dans la phrase ; des phrases entières demandent deux-points.",
    "Setelah “que” hanya kata-kata yang menyatu dengan klausa yang bisa dikutip; kalimat utuh memerlukan titik dua.",
)
_STOP = Phrase(
    "A new quoted sentence begins right after the speaker's name; a full stop or a comma is missing.",
    "Une nouvelle phrase citée commence juste après le nom ; il manque un point ou une virgule.",
    "Kalimat kutipan baru dimulai tepat setelah nama; kurang titik atau koma.",
)


class WronglyJoined(ParagraphCheck):
    """Quotation joined to its sentence wrongly.

    What it does: reports a quotation of two or more sentences right after *que* (`a dit que « A. B. »`), and a second quoted sentence that
    begins behind the speaker's name without any stop (`« A », a dit X « B. »`).
    Why it matters: the reader trips over the seam and may take the second part for words of another person.
    Known problems: none known.
    Example: bad: `Elle dit que « l'eau monte. Il faut fuir. »` good: `Elle dit : « L'eau monte. Il faut fuir. »`
    Options: none.
    Sources: Imprimerie nationale, Lexique des règles typographiques, « Guillemets »; Grevisse & Goosse, Le Bon Usage, discours indirect.
    Measured: see the figures below, from the shipped `measured.json`.
    """

    code = "QUO115"
    name = "quotation-joined-wrongly"
    category = "fluency/punctuation"
    its_type = "typographical"
    severity = Severity.MINOR

    def check_paragraph(self, paragraph: ParagraphView) -> Iterator[Finding]:
        """Findings on the stretches that end where a quotation begins."""
        for stretch in paragraph.outside:
            quotation = stretch.behind
            if quotation is None or not quotation.closed or quotation.end > paragraph.end:
                continue
            last = paragraph.tokens[stretch.after - 1]
            if last.lower in ("que", "qu'"):
                found = self._after_that(paragraph, stretch, quotation)
            else:
                found = self._run_on(paragraph, stretch, quotation)
            if found:
                yield found

    def _after_that(self, paragraph: ParagraphView, stretch: Stretch, quotation: Quotation) -> Finding | None:
        tokens = paragraph.tokens
        opening, closing = token_range(paragraph, quotation.start, quotation.end - 1)
        parts = [part for part in sentences(tokens, opening + 1, closing) if has_main_verb(tokens, *part)]
        told = any(speech_verb_at(tokens, i) for i in range(max(stretch.first, stretch.after - 6), stretch.after - 1))
        if len(parts) < 2 or not told or not ends_sentence(tokens, parts[0][1] - 1):
            return None
        return self.finding(Span(tokens[stretch.after - 1].start, tokens[opening + 1].end), _MESSAGE, _THAT, confidence=0.85)

    def _run_on(self, paragraph: ParagraphView, stretch: Stretch, quotation: Quotation) -> Finding | None:
        tokens = paragraph.tokens
        verb = opening_attribution(paragraph, stretch) if stretch.before else None
        opening, closing = token_range(paragraph, quotation.start, quotation.end - 1)
        if verb is None or opening + 1 >= closing or not tokens[opening + 1].capitalised:
            return None
        last = tokens[stretch.after - 1]
        name = last.is_word and last.capitalised and stretch.after - 1 >= verb.after
        if (
            not name
            or any(ends_sentence(tokens, i) for i in range(verb.after, stretch.after))
            or not has_main_verb(tokens, opening + 1, closing)
        ):
            return None
        return self.finding(Span(last.start, tokens[opening + 1].end), _MESSAGE, _STOP, confidence=0.85)
