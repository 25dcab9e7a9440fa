"""NUM112: an age or a measure without its unit, and plus que before a figure."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import ClassVar

from mtqa.article.model import Span
from mtqa.checks.anchors import FIGURE
from mtqa.checks.base import SegmentCheck
from mtqa.checks.finding import Finding, Severity
from mtqa.checks.view import SegmentView
from mtqa.language.morphology import french
from mtqa.phrase import Phrase

_AGE = re.compile(
    r"\bâgée?s?\sde\s(\d{1,3})(?!\d|[,.]\d)(?!\s?(?:ans?\b|mois\b|jours?\b|semaines?\b|années?\b|printemps\b|heures?\b|siècles?\b|millions?\b|milliards?\b|mille\b|(?:à|et|ou)\s(?:\d|[^\W\d_]+\s(?:ans|mois))|,\s?\d|-|/|\d{3}))"
)
_SIZE = re.compile(r"(?<![\d.,])(?<!sur )(?<!par )\b(\d+(?:,\d+)?)\sde\s(haut|hauteur|long|longueur|large|largeur|profondeur|diamètre)\b")
_THAN = re.compile(r"\b(plus|moins)\sque\s(\d[\d ]*(?:,\d+)?)\s([^\W\d_]+)")
_NEGATION = re.compile(r"\b(?:ne|n'|ni|rien de|pas)\b|n'", re.IGNORECASE)
_UNIT_BEFORE = re.compile(r"\d\s?(?:m|cm|km|mètres?|centimètres?|kilomètres?|pieds|pouces)\b")


class LostUnit(SegmentCheck):
    """An age or a measure without its unit, or `plus que` before a figure.

    What it does: Finds `âgé de 45` without ans, mois or jours; a figure with `de haut`, `de long` and the like without metres; and
    `plus que 300 maisons` for `plus de 300 maisons`.

    Why it matters: The unit is lost (`45 tahun`, `3 meter`), or `lebih dari` was translated word for word.

    Known problems: A second measure after one with its unit (`3 mètres sur 120 de long`) is allowed in the same clause only.

    Example:
        bad: Une couturière âgée de 38 dirige l’atelier, et plus que 60 robes attendent.
        good: Une couturière âgée de 38 ans dirige l’atelier, et plus de 60 robes attendent.

    Options: none.

    Sources: Académie française, dire ne pas dire, « plus de » et « plus que »; Grevisse, Le bon usage.

    Measured: see `mtqa explain`; the figures come from the shipped `measured.json`.
    """

    code: ClassVar[str] = "NUM112"
    name: ClassVar[str] = "lost-unit"
    category: ClassVar[str] = "accuracy/omission"
    its_type: ClassVar[str] = "omission"
    severity: ClassVar[Severity] = Severity.MINOR
    anchors: ClassVar[frozenset[str]] = frozenset((FIGURE,))

    def check_segment(self, segment: SegmentView) -> Iterator[Finding]:
        """See `SegmentCheck.check_segment`."""
        text = segment.plain
        for match in _AGE.finditer(text):
            yield self._lost(segment, match, f"{match.group()} ans")
        for match in _SIZE.finditer(text):
            if not _UNIT_BEFORE.search(text[max(0, match.start() - 120) : match.start()]):
                yield self._lost(segment, match, None)
        for match in _THAN.finditer(text):
            if not _NEGATION.search(text[max(0, match.start() - 40) : match.start()]) and _counted(match.group(3)):
                yield self._than(segment, match)

    def _lost(self, segment: SegmentView, match: re.Match[str], repaired: str | None) -> Finding:
        return self.finding(
            Span(segment.start + match.start(), segment.start + match.end()),
            Phrase("A unit is missing", "Il manque l’unité", "Satuannya hilang"),
            Phrase(
                "An age or a measure needs its unit: ans, mètres …", "Un âge ou une mesure a besoin de son unité : ans, mètres…",
                "Usia atau ukuran memerlukan satuannya: ans, mètres …",
            ),
            suggestion=repaired,
            confidence=0.93,
        )  # fmt: skip

    def _than(self, segment: SegmentView, match: re.Match[str]) -> Finding:
        word = match.group(1)
        return self.finding(
            Span(segment.start + match.start(), segment.start + match.end(2)),
            Phrase(f"{word} que before a figure", f"« {word} que » devant un nombre", f"{word} que di depan angka"),
            Phrase(
                f"Before a quantity French says {word} de.", f"Devant une quantité, on dit « {word} de ».",
                f"Di depan jumlah, bahasa Prancis memakai {word} de.",
            ),
            suggestion=f"{word} de {match.group(2)}".rstrip(),
            confidence=0.93,
        )  # fmt: skip


def _counted(word: str) -> bool:
    """True for a plural noun: what the figure counts."""
    return any(r.pos == "noun" and r.number != "s" for r in french().readings(word))
