"""OMI201: the French is much shorter than its source."""

from __future__ import annotations

from collections.abc import Iterator

from mtqa.article.model import Span
from mtqa.checks.base import SegmentCheck
from mtqa.checks.finding import Evidence, Finding, Severity
from mtqa.checks.view import SegmentView
from mtqa.phrase import Phrase

# Characters of French for one of the source: below the first value something was surely left out, below the second probably. The 1st
# per mille and 5th per mille of 3,734 clean sentences, rounded; medians are 1.03 (Indonesian) and 1.09 (English).
_LIMITS = {"id": (0.62, 0.7), "en": (0.7, 0.78)}
_SOURCE = 90  # characters; shorter sentences vary too much
_MESSAGE = Phrase("Much shorter than the source", "Bien plus court que l’original", "Jauh lebih pendek daripada teks sumber")
_REASON = Phrase(
    "The French has {percent} % of the length that this source leads one to expect: a part may be missing.",
    "Le français atteint {percent} % de la longueur que cet original laisse attendre : une partie manque peut-être.",
    "Panjang teks Prancis hanya {percent} % dari yang diharapkan: mungkin ada bagian yang hilang.",
)
_USUAL = {"id": 1.03, "en": 1.09}


class ShorterThanSource(SegmentCheck):
    """French much shorter than its source.

    What it does: compares the length of a sentence with its Indonesian or English source, in characters. Below 62 % (70 % for English) it
    is major, below 70 % (78 %) minor; sources under 90 characters are left alone.
    Why it matters: a clause, a list item or a sentence was dropped.
    Known problems: a ratio sees large gaps only; a lost word needs other rules. A source that repeats itself may be shortened on purpose.
    Example: bad: half of a two-clause source; good: the same source in fewer words.
    Options: none.
    Sources: measured on clean pairs; compare length-ratio filters in Tiedemann (2011), Bitext Alignment.
    Measured: see the figures below, from the shipped `measured.json`.
    """

    code = "OMI201"
    name = "shorter-than-source"
    category = "accuracy/omission"
    its_type = "length"
    severity = Severity.MAJOR
    evidence = Evidence.SOURCE

    def check_segment(self, segment: SegmentView) -> Iterator[Finding]:
        """One finding a sentence at most."""
        limits = _LIMITS.get(segment.source_language or "")
        source = (segment.source or "").strip().strip('"')
        if limits is None or len(source) < _SOURCE or segment.end <= segment.start:
            return
        ratio = len(segment.plain.strip()) / len(source)
        if ratio >= limits[1]:
            return
        severity = Severity.MAJOR if ratio < limits[0] else Severity.MINOR
        percent = round(100 * ratio / _USUAL[segment.source_language or "id"])
        span = Span(segment.start, segment.end)
        yield self.finding(span, _MESSAGE, _REASON.format(percent=percent), severity=severity, confidence=0.8)
