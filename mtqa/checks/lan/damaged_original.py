"""LAN202: the original itself holds damaged characters."""

from __future__ import annotations

from collections.abc import Iterator
from typing import ClassVar

from mtqa.article.model import Span
from mtqa.checks.base import SegmentCheck
from mtqa.checks.finding import Evidence, Finding, Severity
from mtqa.checks.lan.encoding import damaged
from mtqa.checks.view import SegmentView
from mtqa.phrase import Phrase

_SHOWN = 40


class DamagedOriginal(SegmentCheck):
    """An original that holds damaged characters.

    What it does: Notes, at the start of a sentence, that its original was read in another encoding than it was written in (`â€œ` for a
    quotation mark). It is a note, not a fault of the French.

    Why it matters: What the original says of numbers, names and quotations can't be trusted there, so neither can findings that rest on it.

    Known problems: A question mark between two letters of a made-up name is taken for a lost letter.

    Example:
        bad: Oui, dit-il. (original: â€œYa,â€ katanya.)
        good: Oui, dit-il. (original: “Ya,” katanya.)

    Options: none.

    Sources: ftfy (Speer 2019), as LAN111.

    Measured: see `mtqa explain`; the figures come from the shipped `measured.json`.
    """

    code: ClassVar[str] = "LAN202"
    name: ClassVar[str] = "damaged-original"
    category: ClassVar[str] = "fluency/character-encoding"
    its_type: ClassVar[str] = "characters"
    severity: ClassVar[Severity] = Severity.NEUTRAL
    evidence: ClassVar[Evidence] = Evidence.SOURCE

    def check_segment(self, segment: SegmentView) -> Iterator[Finding]:
        """One note a sentence at most."""
        first = next(damaged(segment.source), None) if segment.source else None
        if first is None or not segment.source:
            return
        shown = segment.source[first[0] : first[1]][:_SHOWN]
        yield self.finding(
            Span(segment.start, segment.start),
            Phrase(f"Damaged in the original: {shown}", f"Abîmé dans l’original : {shown}", f"Rusak dalam teks asli: {shown}"),
            Phrase(
                "The original was read in another encoding than it was written in.",
                "L’original a été lu dans un autre encodage que celui où il a été écrit.",
                "Teks asli dibaca dengan pengodean yang berbeda dari saat ditulis.",
            ),
            confidence=0.9,
            source_span=Span(first[0], first[1]),
        )
