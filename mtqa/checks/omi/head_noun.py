"""OMI106: the noun that a figure counts or a measure belongs to is lost."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from mtqa.checks.anchors import FIGURE
from mtqa.checks.base import SegmentCheck
from mtqa.checks.finding import Finding, Severity
from mtqa.checks.omi.slots import STOPS
from mtqa.checks.view import SegmentView
from mtqa.language.tokens import Kind, Token
from mtqa.language.wordlists import words
from mtqa.phrase import Phrase

_SHARES = words("dont et ou , le la du au parmi sur à de d' entre ( - –")
_NOT_HEADS = words("même total genre type plus coup")
_UNITS = words(
    "mètre mètres kilomètre kilomètres centimètre centimètres millimètre millimètres kilo kilos kilogramme kilogrammes gramme grammes "
    "litre litres tonne tonnes degré degrés hectare hectares km cm mm kg"
)
_NUMBERS = words("un une deux trois quatre cinq six sept huit neuf dix vingt trente")
_CAUSES = (("en", "raison", "de"), ("à", "cause", "de"), ("grâce", "à"), ("malgré",), ("à", "la", "suite", "de"))
_COMPANY = words("présence auprès composé composée composés composées accompagné accompagnée accompagnés accompagnées entouré entourée")
_MESSAGE = Phrase("The noun after the figure is missing", "Le nom compté ou mesuré manque", "Nomina setelah angka hilang")
_COUNTED = Phrase(
    "The figure counts something, but the noun that says what is not there.",
    "Le nombre compte quelque chose, mais le nom qui dit quoi n’y est pas.",
    "Angka ini menghitung sesuatu, tetapi nominanya tidak ada.",
)
_MEASURED = Phrase(
    "A measure alone cannot be a cause: the noun it belongs to was dropped.",
    "Une mesure seule ne peut pas être une cause : le nom auquel elle se rapporte a disparu.",
    "Ukuran saja tidak dapat menjadi sebab: nomina yang diukur hilang.",
)


class LostHead(SegmentCheck):
    """Noun lost after a figure.

    What it does: reports a figure of a thousand or more followed at once by *du, de la, de l'* (`8 200 du stade`), a figure that ends the
    clause after *composé de, en présence de*, and a bare measure as a cause (`à cause de trois tonnes.`).
    Why it matters: the reader does not learn what was counted or measured.
    Known problems: a share of something named before (*dont 5 000 du sud*) is left alone.
    Example: bad: `Quelque 8 200 du stade ont chanté.` good: `Quelque 8 200 voix du stade ont chanté.`
    Options: none.
    Sources: Grevisse & Goosse, Le Bon Usage, numéraux.
    Measured: see the figures below, from the shipped `measured.json`.
    """

    code = "OMI106"
    name = "head-noun-lost"
    category = "accuracy/omission"
    its_type = "omission"
    severity = Severity.MAJOR
    anchors = _UNITS | {FIGURE}

    def check_segment(self, segment: SegmentView) -> Iterator[Finding]:
        """One finding for each figure or measure without its noun."""
        tokens = segment.tokens
        for index, token in enumerate(tokens[1:], 1):
            if token.kind is not Kind.NUMBER and token.lower not in _UNITS:
                continue
            if tokens[index].kind is Kind.NUMBER and _counts(tokens, index):
                yield self.finding(segment.span(index, min(index + 3, len(tokens))), _MESSAGE, _COUNTED, confidence=0.88)
            elif tokens[index].lower in _UNITS and _closes(tokens, index + 1):
                first = _cause(tokens, index)
                if first is not None:
                    yield self.finding(segment.span(first, index + 1), _MESSAGE, _MEASURED, confidence=0.88)


def _counts(tokens: Sequence[Token], index: int) -> bool:
    """True for a figure that has lost its noun."""
    if _closes(tokens, index + 1):
        return tokens[index - 1].lower in ("de", "d'") and index > 1 and tokens[index - 2].lower in _COMPANY
    if index + 2 >= len(tokens) or not _large(tokens[index].text) or _shared(tokens, index):
        return False
    following, head = tokens[index + 1].lower, tokens[index + 2]
    if following == "de":
        return head.lower in ("la", "l'") and index + 3 < len(tokens) and tokens[index + 3].lower not in _NOT_HEADS
    return following == "du" and head.is_word and head.lower not in _NOT_HEADS


def _shared(tokens: Sequence[Token], index: int) -> bool:
    """True when the figure takes a share of something named before, or belongs to an event (*le 5 000 de la réunion*)."""
    before = tokens[index - 1].lower
    about = before == "de" and index > 1 and tokens[index - 2].lower in ("près", "plus", "moins", "autour")
    return before in _SHARES and not about


def _large(figure: str) -> bool:
    """A thousand or more, written with a blank or longer than a year."""
    digits = "".join(c for c in figure if c.isdecimal())
    return "," not in figure and (len(digits) > 4 or (len(digits) == 4 and " " in figure))


def _closes(tokens: Sequence[Token], index: int) -> bool:
    return index >= len(tokens) or tokens[index].lower in STOPS or tokens[index].text == ","


def _cause(tokens: Sequence[Token], unit: int) -> int | None:
    """Index of the first token of the cause phrase before `NUMBER unit`, or None."""
    at = unit - 1
    if at < 1 or not (tokens[at].kind is Kind.NUMBER or tokens[at].lower in _NUMBERS):
        return None
    for cause in _CAUSES:
        first = at - len(cause)
        if first >= 0 and tuple(t.lower for t in tokens[first:at]) == cause:
            return first
    return None
