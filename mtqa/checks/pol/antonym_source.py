"""POL207: a word of the source that became its opposite."""

from __future__ import annotations

from collections.abc import Iterator
from typing import ClassVar

from mtqa.article.model import Span
from mtqa.checks.base import SegmentCheck
from mtqa.checks.cue_check import against, classes_of, first
from mtqa.checks.finding import Evidence, Finding, Severity
from mtqa.checks.view import SegmentView
from mtqa.language.antonyms import find_antonyms, pairs
from mtqa.phrase import Phrase


class AntonymAgainstSource(SegmentCheck):
    """A word of the source that became its opposite.

    What it does: For pairs of opposite words (buy and sell, import and export, north and south, loss and profit, open and close, win
    and lose, arrest and release, praise and criticise …) finds a sentence that has only the one in the source and only the other in
    the French.

    Why it matters: Opposites stand in the same places, so a machine takes one for the other and the sentence stays fluent.

    Known problems: Who loses and who wins depends on the point of view, and names such as Timur Tengah hold a direction; so minor.

    Example:
        bad: La firme a vendu trois navires. (source: Perusahaan itu membeli tiga kapal.)
        good: La firme a acheté trois navires. (source: Perusahaan itu membeli tiga kapal.)

    Options: none.

    Sources: KBBI; TLFi, antonyms; `data/antonyms.tsv`.

    Measured: see `mtqa explain`; the figures come from the shipped `measured.json`.
    """

    code: ClassVar[str] = "POL207"
    name: ClassVar[str] = "antonym-against-source"
    category: ClassVar[str] = "accuracy/mistranslation"
    its_type: ClassVar[str] = "mistranslation"
    severity: ClassVar[Severity] = Severity.MINOR
    evidence: ClassVar[Evidence] = Evidence.SOURCE

    def check_segment(self, segment: SegmentView) -> Iterator[Finding]:
        """See `SegmentCheck.check_segment`."""
        named = find_antonyms(segment.source or "", segment.source_language or "")
        if not named:
            return
        own = find_antonyms(segment.plain, "fr")
        there, here = classes_of(named), classes_of(own)
        for name in pairs():
            for one, other in ((f"{name}:a", f"{name}:b"), (f"{name}:b", f"{name}:a")):
                if one in there and other not in there and f"{other}!" in here and one not in here:
                    source, target = first(named, one), first(own, f"{other}!")
                    yield self.finding(
                        Span(segment.start + target.start, segment.start + target.end),
                        against(segment.plain[target.start : target.end], (segment.source or "")[source.start : source.end]),
                        Phrase("The two words are opposites.", "Ces deux mots sont opposés.", "Kedua kata ini berlawanan arti."),
                        confidence=0.65,
                        source_span=Span(source.start, source.end),
                    )
