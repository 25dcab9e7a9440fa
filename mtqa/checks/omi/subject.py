"""OMI112: a clause without a subject after a complete one."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from mtqa.checks.base import SegmentCheck
from mtqa.checks.finding import Finding, Severity
from mtqa.checks.view import SegmentView
from mtqa.language.finite import ends_sentence, finite_at, has_main_verb
from mtqa.language.morphology import french
from mtqa.language.tokens import Kind, Token
from mtqa.language.wordlists import DETERMINERS, SUBJECTS, words
from mtqa.phrase import Phrase

_MODALS = words("peut peuvent doit doivent pourra pourront devra devront pourrait pourraient devrait devraient")
_GOVERNED = words("qui que qu' dont où si s' comme quand lorsque lorsqu' et ou mais ni")
_MESSAGE = Phrase("The clause has no subject", "La proposition n’a pas de sujet", "Klausa ini tidak bersubjek")
_REASON = Phrase(
    "“{verb}” follows a complete clause without a subject of its own.",
    "« {verb} » suit une proposition complète sans avoir de sujet.",
    "“{verb}” mengikuti klausa lengkap tanpa subjek sendiri.",
)


class LostSubject(SegmentCheck):
    """Clause without a subject.

    What it does: reports a last clause of the form `, doit être fermé` after a clause that has its own subject and verb, without *et* or a
    pronoun between them.
    Why it matters: it is not said who can or must be acted on; Indonesian leaves such subjects out, French cannot.
    Known problems: only modal verbs with a passive infinitive are looked at.
    Example: bad: `L'amende ne suffira pas, peut être expulsé.` good: `L'amende ne suffira pas, il peut être expulsé.`
    Options: none.
    Sources: Grevisse & Goosse, Le Bon Usage, le sujet.
    Measured: see the figures below, from the shipped `measured.json`.
    """

    code = "OMI112"
    name = "subject-lost"
    category = "accuracy/omission"
    its_type = "omission"
    severity = Severity.MAJOR
    anchors = _MODALS

    def check_segment(self, segment: SegmentView) -> Iterator[Finding]:
        """One finding for each subjectless last clause."""
        tokens = segment.tokens
        for index in range(3, len(tokens) - 2):
            if tokens[index].lower not in _MODALS or tokens[index - 1].text != "," or tokens[index + 1].lower not in ("être", "pas"):
                continue
            passive = index + 2 + (tokens[index + 1].lower == "pas")
            if passive >= len(tokens) or not any(r.is_participle() for r in french().readings(tokens[passive].lower)):
                continue
            if _last(tokens, passive) and _complete(tokens, index - 1):
                verb = tokens[index].text
                yield self.finding(segment.span(index - 1, passive + 1), _MESSAGE, _REASON.format(verb=verb), confidence=0.85)


def _last(tokens: Sequence[Token], index: int) -> bool:
    """True when the sentence or quotation ends within a few words and no comma resumes it."""
    for token in tokens[index + 1 : index + 7]:
        if token.text in (".", "»", "!", ";"):
            return True
        if token.text == ",":
            return False
    return index + 7 >= len(tokens)


def _complete(tokens: Sequence[Token], comma: int) -> bool:
    """True when the stretch before the comma is a main clause with its subject, and no subject still waits for a verb before it."""
    start = _start(tokens, comma)
    first = tokens[start]
    if first.lower in _GOVERNED or not (first.lower in SUBJECTS or first.lower in DETERMINERS or first.capitalised):
        return False
    if not has_main_verb(tokens, start, comma):
        return False
    if start == 0 or tokens[start - 1].text != ",":
        return True
    before = _start(tokens, start - 1)
    return any(finite_at(tokens, i) for i in range(before, start - 1))


def _start(tokens: Sequence[Token], end: int) -> int:
    index = end
    while index > 0 and tokens[index - 1].kind is not Kind.MARK and not ends_sentence(tokens, index - 1):
        index -= 1
    return index
