"""ADD110: a person, thing or time that the Indonesian original has no word for."""

from __future__ import annotations

from collections.abc import Iterator
from typing import ClassVar

from mtqa.checks.base import SegmentCheck
from mtqa.checks.finding import Evidence, Finding, Severity
from mtqa.checks.sibling_view import added_siblings, lost_siblings
from mtqa.checks.view import SegmentView
from mtqa.phrase import Phrase

_FEWEST_WORDS = 4


class UnsourcedThing(SegmentCheck):
    """A person, thing or time that the Indonesian original has no word for.

    What it does: Looks for the French words of `data/siblings_id.tsv` that nearly always translate one of a few known Indonesian words
    (marked `added`), and reports them when the original holds none of these. Where it names another thing of the same kind that the
    French lacks, TER210 speaks instead.

    Why it matters: A trader, a week or a tunnel that the original lacks was invented.

    Known problems: What a translator makes explicit is reported too, so the finding is minor.

    Example:
        bad: Le médecin a refermé la porte du dépôt. (source: Ia kembali menutup pintu depo itu.)
        good: Le médecin a refermé la porte du dépôt. (source: Dokter itu kembali menutup pintu depo.)

    Options: none.

    Sources: Kamus Besar Bahasa Indonesia; Le Grand Robert; `data/siblings_id.tsv`.

    Measured: see `mtqa explain`; the figures come from the shipped `measured.json`.
    """

    code: ClassVar[str] = "ADD110"
    name: ClassVar[str] = "unsourced-thing"
    category: ClassVar[str] = "accuracy/addition"
    its_type: ClassVar[str] = "addition"
    severity: ClassVar[Severity] = Severity.MINOR
    evidence: ClassVar[Evidence] = Evidence.SOURCE

    def check_segment(self, segment: SegmentView) -> Iterator[Finding]:
        """See `SegmentCheck.check_segment`."""
        if len((segment.source or "").split()) < _FEWEST_WORDS:
            return
        lost = {sibling.kind for sibling, _ in lost_siblings(segment)}
        for sibling, first, after in added_siblings(segment):
            if sibling.kind in lost:
                continue
            span = segment.span(first, after)
            word = span.of(segment.article.plain)
            yield self.finding(
                span,
                Phrase(f"“{word}” is not in the original", f"« {word} » n’est pas dans l’original", f"“{word}” tidak ada dalam teks asli"),
                Phrase(
                    "The original holds no word for it.",
                    "L’original n’a pas de mot pour cela.",
                    "Teks asli tidak memuat kata untuk ini.",
                ),
                confidence=0.65,
            )
