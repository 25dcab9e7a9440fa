"""OMI110: a list with fewer items than it announces."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from mtqa.checks.base import SegmentCheck
from mtqa.checks.finding import Finding, Severity
from mtqa.checks.view import SegmentView
from mtqa.language.finite import ends_sentence, finite_at
from mtqa.language.tokens import Kind, Token
from mtqa.language.wordlists import words
from mtqa.phrase import Phrase

_NUMBERS = {"trois": 3, "quatre": 4, "cinq": 5, "six": 6, "sept": 7, "huit": 8, "neuf": 9, "dix": 10}
_REACH = 6  # tokens between the number and the colon
_ITEM = 6  # words up to which an item is simple
_LIST = 80  # tokens over which a list may run
_MEASURES = words(
    "ans an jours jour mois semaines heures minutes secondes fois euros dollars roupies mètres kilomètres points degrés kilos tonnes "
    "litres hectares millions milliards mille cents buts voix pour"
)
_PARTIAL = words("notamment dont entre parmi outre")
_MESSAGE = Phrase("The list is shorter than announced", "La liste est plus courte qu’annoncé", "Daftar lebih pendek daripada yang disebut")
_REASON = Phrase(
    "{announced} are announced, {found} are listed: an item may be lost.",
    "La phrase en annonce {announced} et en cite {found} : un élément s’est peut-être perdu.",
    "Disebutkan {announced}, tetapi hanya {found} yang terdaftar: mungkin ada yang hilang.",
)


class LostItem(SegmentCheck):
    """List shorter than announced.

    What it does: counts the items of a simple list after a colon (`trois îles : Groix et Sein`) against the number that announces them,
    and reports when there are fewer.
    Why it matters: one of the places, people or things announced was dropped.
    Known problems: lists with clauses or long items, and numbers that count time or money, are left alone.
    Example: bad: `Quatre ports rouvrent : Brest, Lorient et Vannes.` good: `Trois ports rouvrent : Brest, Lorient et Vannes.`
    Options: none.
    Sources: MQM 2.0, omission.
    Measured: see the figures below, from the shipped `measured.json`.
    """

    code = "OMI110"
    name = "list-item-lost"
    category = "accuracy/omission"
    its_type = "omission"
    severity = Severity.MINOR
    anchors = frozenset((":",))

    def check_segment(self, segment: SegmentView) -> Iterator[Finding]:
        """One finding for each list that falls short."""
        tokens = segment.tokens
        for index, token in enumerate(tokens):
            if token.text != ":" or index < 2:
                continue
            announced = _announced(tokens, index)
            end = next((i for i in range(index + 1, min(len(tokens), index + _LIST)) if ends_sentence(tokens, i)), len(tokens))
            items = _items(tokens, index + 1, end) if announced and end - index <= _LIST else 0
            if announced and 2 <= items < announced:
                reason = _REASON.format(announced=announced, found=items)
                yield self.finding(segment.span(index + 1, end), _MESSAGE, reason, confidence=0.8)


def _announced(tokens: Sequence[Token], colon: int) -> int:
    """The number word that counts what is listed after the colon, or 0."""
    for at in range(colon - 2, max(-1, colon - 2 - _REACH), -1):
        if tokens[at].kind is Kind.MARK:
            return 0
        number = _NUMBERS.get(tokens[at].lower, 0)
        if number:
            between = {t.lower for t in tokens[at + 1 : colon]}
            return 0 if between & (_MEASURES | _PARTIAL) else number
    return 0


def _items(tokens: Sequence[Token], first: int, after: int) -> int:
    """Items of a simple list that ends with *et* or *ou*, or 0 when it is not simple."""
    items, size, joined = 1, 0, False
    for index in range(first, after):
        token = tokens[index]
        if token.text == "," or token.lower in ("et", "ou"):
            if not size or joined:
                return 0
            items, size, joined = items + 1, 0, token.lower in ("et", "ou")
        elif token.kind is Kind.MARK or (finite_at(tokens, index) and not token.capitalised):
            return 0
        else:
            size += 1
            if size > _ITEM:
                return 0
    return items if joined and size else 0
