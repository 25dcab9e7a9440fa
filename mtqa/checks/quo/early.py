"""QUO114: a quotation closed too early, in mid-clause or before its attribution."""

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
from mtqa.language.finite import finite_at, has_main_verb
from mtqa.language.morphology import french
from mtqa.language.quotations import Quotation
from mtqa.language.speech import SpeechVerb
from mtqa.language.stretches import Stretch
from mtqa.language.wordlists import words
from mtqa.phrase import Phrase

_COPULAS = words("est sont était étaient sera seront serait seraient")
_LINKING = words("être avoir rester sembler devenir paraître demeurer")
_NEGATIVE = words("rien personne aucun aucune nul nulle")
_UNFINISHED = words("il ils je on ce qui que ne le la les de à du des et ou mais")
_MESSAGE = Phrase("Quotation closed too early", "Citation fermée trop tôt", "Kutipan ditutup terlalu cepat")
_CLAUSE = Phrase(
    "The marks close in the middle of a clause that goes on in the speaker's words.",
    "Les guillemets se ferment au milieu d’une proposition qui continue dans la bouche de la personne citée.",
    "Tanda kutip ditutup di tengah klausa yang masih merupakan ucapan narasumber.",
)
_SENTENCE = Phrase(
    "The words up to the attribution seem to belong to the quotation, which was closed before them.",
    "Les mots qui précèdent l’attribution semblent appartenir à la citation, fermée avant eux.",
    "Kata-kata sebelum keterangan pembicara tampaknya bagian dari kutipan yang sudah ditutup.",
)


class ClosedEarly(ParagraphCheck):
    """Quotation closed too early.

    What it does: reports marks that close on a word which cannot end a clause (`« Personne » ne sort, dit-il`); a quotation whose
    sentence runs on, in a clause of its own, to the attribution; and a quotation without attribution followed by an attributed
    sentence without marks.
    Why it matters: part of what somebody said becomes a statement of the newsroom.
    Known problems: free indirect speech right after a quotation that has no attribution of its own is reported.
    Example: bad: `« La cave est » pleine, note-t-il.` good: `« Encore un effort » est leur devise, rappelle-t-il.`
    Options: none.
    Sources: Grevisse & Goosse, Le Bon Usage, discours direct et propositions incises.
    Measured: see the figures below, from the shipped `measured.json`.
    """

    code = "QUO114"
    name = "quotation-closed-early"
    category = "accuracy/mistranslation"
    its_type = "mistranslation"
    severity = Severity.MAJOR

    def check_paragraph(self, paragraph: ParagraphView) -> Iterator[Finding]:
        """Findings on what follows a quotation that starts a sentence and has no attribution."""
        for stretch in paragraph.outside:
            quotation = stretch.before
            if quotation is None or not quotation.closed or quotation.start < paragraph.start:
                continue
            if not opens_sentence(paragraph, quotation) or opening_attribution(paragraph, stretch):
                continue
            found = self._judge(paragraph, stretch, quotation)
            if found:
                yield found

    def _judge(self, paragraph: ParagraphView, stretch: Stretch, quotation: Quotation) -> Finding | None:
        tokens = paragraph.tokens
        opening, closing = token_range(paragraph, quotation.start, quotation.end - 1)
        stops = [i for i in range(stretch.first, min(stretch.first + 1, stretch.after)) if tokens[i].text == "."]
        inside = tokens[closing - 1].text in (".", "!", "?", "…", "...") if closing > opening + 1 else False
        if stops or (inside and tokens[stretch.first].capitalised):
            return self._next_sentence(paragraph, stretch, stretch.first + len(stops))
        after = first_sentence(tokens, stretch.first, stretch.after)[1]
        said = _said(paragraph, stretch.first, after)
        if after >= stretch.after and stretch.behind is not None:
            return None
        if tokens[stretch.first].text == ",":
            comma = next((i for i in range(stretch.first + 1, after) if tokens[i].text == ","), after)
            clause = has_main_verb(tokens, opening + 1, closing)
            if said and clause and has_main_verb(tokens, stretch.first + 1, min(comma, said.first - 1)):
                return self._finding(paragraph, closing - 1, said.after, _SENTENCE)
        elif tokens[stretch.first].is_word and _cut(paragraph, closing - 1, stretch.first):
            return self._finding(paragraph, closing - 1, said.after if said else after, _CLAUSE)
        return None

    def _next_sentence(self, paragraph: ParagraphView, stretch: Stretch, first: int) -> Finding | None:
        """`« A. » B, a dit X.`: the quotation has no attribution, the sentence behind it has one and no marks."""
        tokens = paragraph.tokens
        start, after = next(sentences(tokens, first, stretch.after), (first, first))
        said = _said(paragraph, start + 1, after)
        if said is None or (after >= stretch.after and stretch.behind is not None):
            return None
        if first_person(tokens, start, said.first) is not None:
            return None  # speech in the first person without marks is QUO107
        return self._finding(paragraph, start, said.after, _SENTENCE)

    def _finding(self, paragraph: ParagraphView, first: int, after: int, reason: Phrase) -> Finding:
        tokens = paragraph.tokens
        return self.finding(Span(tokens[first].start, tokens[after - 1].end), _MESSAGE, reason, confidence=0.82)


def _said(paragraph: ParagraphView, first: int, after: int) -> SpeechVerb | None:
    return next(iter(paragraph.attributions_in(first, after)), None)


def _cut(paragraph: ParagraphView, last: int, following: int) -> bool:
    """True when the quotation stops in mid-clause: on a pronoun before a verb, or on a linking verb before its complement."""
    tokens = paragraph.tokens
    word, after = tokens[last].lower, tokens[following].lower
    if word in _UNFINISHED or word in _NEGATIVE:
        return after in ("ne", "n'") or (word in _UNFINISHED and finite_at(tokens, following))
    if word in _COPULAS and finite_at(tokens, last):
        return True
    if word == "été":
        return any(r.is_participle() for r in french().readings(after))
    if not finite_at(tokens, last) or not french().lemmas(word, "verb", "aux") & _LINKING or french().maybe_finite(after):
        return False
    return french().is_pos(after, "adj") or any(r.is_participle() for r in french().readings(after))
