"""LAN105: an Indonesian plural by doubling, left or copied (*enfants-enfants*)."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import ClassVar

from mtqa.article.model import Span
from mtqa.checks.base import SegmentCheck
from mtqa.checks.finding import Finding, Severity
from mtqa.checks.view import SegmentView
from mtqa.language.frequency import frequencies
from mtqa.language.glosses import explained
from mtqa.language.morphology import french
from mtqa.language.tables import word_set
from mtqa.phrase import Phrase

_DOUBLED = re.compile(r"([^\W\d_]{4,})-\1")
# Doubled words that French has: dictionary entries (Le Petit Robert) and admitted loans.
_FRENCH = word_set(
    "bling blabla bouis boui bora baden berg cache chasse coin couci coupe crin dare donnant fifty froufrou gagnant gnan "
    "guili kiss kiki moitié pêle pince papier passe perdant pili ping pousse prou quasi ronde rififi tape teuf tire tourne "
    "tout train trotte tchin tuk touk toutou ylang lapis gado bili bongo chiche chop chow coco cric croque cucul dodo dong "
    "fric frou gris grosso hara hula jojo juju kolo lomi mahi mata mille nanan nuku olé paddy pago pele piou plouf prout "
    "roudoudou sapa sing soso tacata taxi tchou tete tiki titi vas walla wagga wolof zouk yoyo orang rumeur cloche vite "
    "doucement presque"
)


class Reduplication(SegmentCheck):
    """An Indonesian plural by doubling, left or copied.

    What it does: Reports a word of four letters or more written twice with a hyphen: French words (*enfants-enfants*), which copy the
    Indonesian plural, and Indonesian ones. French doubled words (donnant-donnant, cache-cache), place names and explained dishes or
    animals are left alone.

    Why it matters: Doubling means nothing in French, or something else.

    Known problems: Onomatopoeias that no list has.

    Example:
        bad: Les villages-villages de la côte sont coupés du monde.
        good: Un accord donnant-donnant a été signé à Bora-Bora autour d’un gado-gado (salade).

    Options: none.

    Sources: Sneddon et al., Indonesian: A Comprehensive Grammar, § 1.4 (reduplication); Le Petit Robert.

    Measured: see `mtqa explain`; the figures come from the shipped `measured.json`.
    """

    code: ClassVar[str] = "LAN105"
    name: ClassVar[str] = "reduplication"
    category: ClassVar[str] = "accuracy/untranslated"
    its_type: ClassVar[str] = "untranslated"
    severity: ClassVar[Severity] = Severity.MINOR

    def check_segment(self, segment: SegmentView) -> Iterator[Finding]:
        """See `SegmentCheck.check_segment`."""
        for at, token in enumerate(segment.tokens if "-" in segment.characters else ()):
            if "-" not in token.text or not token.is_word or token.capitalised:
                continue
            found = _DOUBLED.fullmatch(token.text)
            if found is None or found.group(1) in _FRENCH or explained(segment.tokens, at, at + 1):
                continue
            half = found.group(1)
            if french().listed(token.lower) or (not french().known(half) and frequencies().zipf(half, "id") < 3):
                continue
            yield self._finding(Span(token.start, token.end), token.text, half)

    def _finding(self, span: Span, text: str, half: str) -> Finding:
        native = french().known(half)
        return self.finding(
            span,
            Phrase(f"Doubled word: {text}", f"Mot redoublé : {text}", f"Kata ulang: {text}"),
            Phrase(
                "Indonesian doubles a word for the plural; French does not.",
                "L’indonésien redouble le mot au pluriel ; le français ne le fait pas.",
                "Bahasa Indonesia mengulang kata untuk jamak; bahasa Prancis tidak.",
            ),
            suggestion=half if native else None,
            confidence=0.85,
        )
