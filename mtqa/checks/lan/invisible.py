"""LAN112: control characters, zero-width characters and soft hyphens."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import ClassVar

from mtqa.article.model import Span
from mtqa.checks.base import SegmentCheck
from mtqa.checks.finding import Finding, Severity
from mtqa.checks.view import ArticleView, SegmentView
from mtqa.phrase import Phrase

_HIDDEN = re.compile(
    r"[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f\u200b\u2060\ufeff\u202a-\u202e\u2066-\u2069\u200e\u200f\u00ad]+"
    r"|(?<=[A-Za-zÀ-ÿ])[\u200c\u200d]+|(?<![\u200c\u200d])[\u200c\u200d]+(?=[A-Za-zÀ-ÿ])"
)
_SIGNS = frozenset(  # the characters that `_HIDDEN` looks for
    map(
        chr,
        (
            *range(9), 0x0B, 0x0C, *range(0x0E, 0x20), 0x7F, 0xAD, *range(0x200B, 0x2010), *range(0x202A, 0x202F), 0x2060,
            *range(0x2066, 0x206A), 0xFEFF,
        ),
    )
)  # fmt: skip
_RIGHT_TO_LEFT = re.compile(r"[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc]")
_DIRECTION = re.compile(r"[\u202a-\u202e\u2066-\u2069\u200e\u200f]+")


class Invisible(SegmentCheck):
    """Control characters, zero-width characters and soft hyphens in the text.

    What it does: Reports characters that nobody sees: control characters, zero-width spaces and joiners, byte-order marks inside the
    text, soft hyphens, and direction marks in sentences without right-to-left script. Removing them is suggested.

    Why it matters: They break search, line ends and copy-and-paste, and some feeds refuse them.

    Known problems: A soft hyphen set on purpose for a narrow column is reported.

    Example:
        bad: Le port\u200brouvrira (with a zero-width space inside).
        good: 👩‍🌾 Les agricultrices manifestent (the emoji needs its joiner).

    Options: none.

    Sources: The Unicode Standard, chapter 23, Special Areas and Format Characters.

    Measured: see `mtqa explain`; the figures come from the shipped `measured.json`.
    """

    code: ClassVar[str] = "LAN112"
    name: ClassVar[str] = "invisible-characters"
    category: ClassVar[str] = "fluency/character-encoding"
    its_type: ClassVar[str] = "characters"
    severity: ClassVar[Severity] = Severity.MINOR

    def check(self, article: ArticleView) -> Iterator[Finding]:
        """See `Check.check`."""
        return iter(()) if _SIGNS.isdisjoint(article.characters) else super().check(article)

    def check_segment(self, segment: SegmentView) -> Iterator[Finding]:
        """See `SegmentCheck.check_segment`."""
        text = segment.text
        right_to_left = _RIGHT_TO_LEFT.search(text) is not None
        for found in _HIDDEN.finditer(text):
            if right_to_left and _DIRECTION.fullmatch(found.group()):
                continue
            names = " ".join(f"U+{ord(c):04X}" for c in found.group()[:3])
            yield self.finding(
                Span(segment.start + found.start(), segment.start + found.end()),
                Phrase("Invisible character {names}", "Caractère invisible {names}", "Karakter tak terlihat {names}").format(names=names),
                Phrase(
                    "Nobody sees this character, but it breaks search and line ends.",
                    "Personne ne voit ce caractère, mais il gêne la recherche et les coupures de ligne.",
                    "Karakter ini tidak terlihat, tetapi mengganggu pencarian dan pergantian baris.",
                ),
                suggestion="",
                confidence=0.95,
            )
