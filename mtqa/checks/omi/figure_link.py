"""OMI132: a figure or share without the preposition that its verb or noun needs."""

from __future__ import annotations

from collections.abc import Iterator

from mtqa.checks.anchors import FIGURE
from mtqa.checks.base import SegmentCheck
from mtqa.checks.finding import Finding, Severity
from mtqa.checks.view import SegmentView
from mtqa.language.chunks import TIMES
from mtqa.language.phrases import Analysis
from mtqa.language.tokens import Kind
from mtqa.language.wordlists import words
from mtqa.phrase import Phrase

_TO = words("plafonner limiter fixer estimer évaluer chiffrer porter élever établir monter arrêter ramener culminer")
_BY = words(
    "éroder augmenter baisser reculer progresser chuter bondir croître diminuer grimper régresser dégringoler plonger contracter majorer"
)
_UNITS = words("% million millions milliard milliards pour points mètres kilomètres degrés roupies dollars euros")
_NOT_COUNTED = words("face suite net brut nets bruts moins plus seulement environ chacun maximum minimum max min")
_MESSAGE = Phrase("A preposition is missing at the figure", "Il manque une préposition auprès du chiffre", "Preposisi pada angka hilang")
_REASON = Phrase(
    "Between “{one}” and “{two}” French needs “{link}”.",
    "Entre « {one} » et « {two} », le français demande « {link} ».",
    "Di antara “{one}” dan “{two}”, bahasa Prancis memerlukan “{link}”.",
)


class FigureLink(SegmentCheck):
    """Figure without its preposition.

    What it does: reports verbs of level (*plafonner, limiter, fixer*) straight before a measure where *à* must stand, verbs of change
    (*baisser, progresser*) straight before one where *de* must stand, and a percentage straight before a noun (`60 % ménages`).
    Why it matters: without the little word the reader cannot tell a level from a change or a share from a count.
    Known problems: clipped market reports leave the preposition out on purpose.
    Example: bad: `Le loyer est plafonné 900 euros.` good: `Le loyer est plafonné à 900 euros.`
    Options: none.
    Sources: TLFi, s.v. plafonner, baisser; Grevisse & Goosse, Le Bon Usage, pour cent.
    Measured: see the figures below, from the shipped `measured.json`.
    """

    code = "OMI132"
    name = "figure-without-link"
    category = "accuracy/omission"
    its_type = "omission"
    severity = Severity.MINOR
    anchors = frozenset((FIGURE,))

    def check_segment(self, segment: SegmentView) -> Iterator[Finding]:
        """One finding for each figure."""
        tokens = segment.tokens
        if not segment.prose or not any(t.kind is Kind.NUMBER for t in tokens):
            return
        a = segment.analysis
        for i in range(1, len(tokens) - 1):
            if tokens[i].kind is not Kind.NUMBER:
                continue
            link = _link(a, i)
            if link:
                reason = _REASON.format(one=tokens[i - 1].text, two=tokens[i].text, link=link)
                yield self.finding(segment.span(i - 1, i + 2), _MESSAGE, reason, confidence=0.75)
            elif _share_of(a, i):
                reason = _REASON.format(one=tokens[i + 1].text, two=tokens[i + 2].text, link="de")
                yield self.finding(segment.span(i, i + 3), _MESSAGE, reason, confidence=0.75)


def _link(a: Analysis, i: int) -> str:
    """The preposition that is missing before the figure at `i`, or nothing."""
    if a.lower(i + 1) not in _UNITS or not a.must(i - 1, "inf", "pp", "adj", "noun", "finite", "finite12"):
        return ""
    lemmas = a.words[i - 1].lemmas("inf", "pp", "finite")
    passive = a.can(i - 1, "pp") and any(a.lower(k) in _ETRE for k in range(max(0, i - 4), i - 1))
    if lemmas & _TO and passive:
        return "à"
    if lemmas & _BY and a.lower(i + 1) in ("%", "pour", "points") and not a.can(i - 1, "noun"):
        object_follows = a.lower(i + 2) in ("de", "d'", "des", "du") and a.lower(i + 3) != "ici"
        return "" if object_follows else "de"
    return ""


_ETRE = words("est sont été être sera seront soit soient était étaient serait seraient fut furent reste restent")


def _share_of(a: Analysis, i: int) -> bool:
    """`84 % femmes`."""
    return (
        a.lower(i + 1) == "%"
        and a.can(i + 2, "noun")
        and a.must(i + 2, "noun")
        and a.words[i + 2].token.text.isalpha()
        and not a.words[i + 2].token.capitalised
        and a.lower(i + 2) not in _NOT_COUNTED | TIMES
    )
