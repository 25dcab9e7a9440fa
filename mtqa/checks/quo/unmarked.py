"""QUO107: direct speech without quotation marks."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from mtqa.article.model import Span
from mtqa.checks.base import ParagraphCheck
from mtqa.checks.finding import Finding, Severity
from mtqa.checks.quo.shape import first_person, sentences
from mtqa.checks.view import ParagraphView
from mtqa.language.first_person import first_person_at
from mtqa.language.speech import SpeechVerb, speech_verb_at
from mtqa.language.tokens import Token
from mtqa.language.wordlists import words
from mtqa.phrase import Phrase

_DASHES = words("— – - ―")
_WHEN = words("quand lorsque lorsqu' dès après avant une si")
# Verbs of saying that need an object, so that `quand X a dit,` cannot end its clause there.
_TRANSITIVE = words("dire déclarer affirmer assurer préciser ajouter indiquer estimer souligner annoncer")
_MARKS = words("« » “ ” \" '")
_MESSAGE = Phrase("Direct speech without quotation marks", "Discours direct sans guillemets", "Ucapan langsung tanpa tanda kutip")
_REASON = Phrase(
    "Somebody speaks in the first person here, but no mark shows that these are quoted words.",
    "Quelqu’un parle ici à la première personne, mais aucun guillemet ne montre que ce sont des paroles citées.",
    "Seseorang berbicara sebagai orang pertama di sini, tetapi tidak ada tanda bahwa itu kutipan.",
)


class Unmarked(ParagraphCheck):
    """Direct speech without quotation marks.

    What it does: reports a sentence in the first person with an attribution (`Je joue sans partition, plaisante Ana`) or after one with a
    colon (`Ana plaisante : je joue sans partition`) that has no marks, and `Ana a dit, je joue`, inside a quotation too.
    Why it matters: the newsroom itself seems to say *je* or *nous*.
    Known problems: silent in columns, interviews and dialogue with dashes; speech in the third person cannot be told from free indirect
    speech. A row checked alone may stand in a quotation that other rows open and close: minor there.
    Example: bad: `Nous avons faim, a dit Ana.` good: `Ils avaient faim, a dit Ana.`
    Options: none.
    Sources: Grevisse & Goosse, Le Bon Usage, discours direct; Imprimerie nationale, Lexique, « Guillemets ».
    Measured: see the figures below, from the shipped `measured.json`.
    """

    code = "QUO107"
    name = "direct-speech-unmarked"
    category = "accuracy/mistranslation"
    its_type = "mistranslation"
    severity = Severity.MAJOR

    def check_paragraph(self, paragraph: ParagraphView) -> Iterator[Finding]:
        """Findings on sentences outside the marks, and on speech after a comma anywhere."""
        if paragraph.tokens and paragraph.tokens[0].text in _DASHES:
            return
        for span, verb in self._places(paragraph):
            if paragraph.article.first_person:
                return
            severity = Severity.MINOR if paragraph.article.alone and verb is not None else Severity.MAJOR
            yield self.finding(span, _MESSAGE, _REASON, severity=severity, confidence=0.9)

    def _places(self, paragraph: ParagraphView) -> Iterator[tuple[Span, SpeechVerb | None]]:
        tokens = paragraph.tokens
        for stretch in paragraph.outside:
            for first, after in sentences(tokens, stretch.first, stretch.after):
                if tokens[first].text in _DASHES or any(t.text in _MARKS for t in tokens[first:after]):
                    continue
                verb = next(iter(paragraph.attributions_in(first + 2, after)), None)
                if verb and verb.first - 1 > first and first_person(tokens, first, verb.first - 1) is not None:
                    yield Span(tokens[first].start, tokens[verb.after - 1].end), verb
                    continue
                colon = _after_colon(tokens, first, after)
                if colon is not None:
                    yield Span(tokens[colon].start, tokens[after - 1].end), None
        for index in range(1, len(tokens)):
            if tokens[index].text == ",":
                place = _after_comma(tokens, index)
                if place is not None:
                    yield Span(tokens[place].start, tokens[min(index + 3, len(tokens) - 1)].end), None


def _after_colon(tokens: Sequence[Token], first: int, after: int) -> int | None:
    """Index of the first word of first-person speech after `X a dit :`, or None."""
    for index in range(first + 1, after - 1):
        if tokens[index].text == ":" and any(_ends_at(tokens, start, index) for start in range(max(first, index - 4), index)):
            return index + 1 if first_person(tokens, index + 1, after) is not None else None
    return None


def _ends_at(tokens: Sequence[Token], start: int, end: int) -> bool:
    verb = speech_verb_at(tokens, start)
    return verb is not None and verb.kind != "D" and verb.after == end


def _after_comma(tokens: Sequence[Token], comma: int) -> int | None:
    """Index of the verb of saying in `X a dit, je …`, or None; *comme il l'a dit, je …* and *ce qu'il a dit, je …* are ordinary."""
    if comma + 1 >= len(tokens) or first_person_at(tokens, comma + 1) not in ("je", "nous"):
        return None
    for start in range(max(0, comma - 4), comma):
        if not _ends_at(tokens, start, comma):
            continue
        verb = speech_verb_at(tokens, start)
        if verb is None or verb.kind != "A" or verb.pronoun or tokens[verb.first].lower in ("l'", "le", "me", "m'", "nous"):
            return None
        before = [t.lower for t in tokens[max(0, start - 8) : start]]
        if verb.lemma not in _TRANSITIVE and set(before) & _WHEN:
            return None
        if not before or before[-1] in (",", "l'", "le", "m'", "me", "nous", "je", "j'", "»", '"', "qui", "?", "!", "se", "s'"):
            return None
        return None if {"que", "qu'", "comme", "ce", "c'", "cela", "ça", "si"} & set(before) else verb.first
    return None
