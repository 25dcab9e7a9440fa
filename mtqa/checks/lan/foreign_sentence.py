"""LAN101: a whole sentence in another language."""

from __future__ import annotations

from collections.abc import Iterator
from typing import ClassVar

from mtqa.checks.base import SegmentCheck
from mtqa.checks.finding import Finding, Severity
from mtqa.checks.lan.residue import sentence_language
from mtqa.checks.view import SegmentView
from mtqa.phrase import Phrase

_NAMES = {"en": Phrase("English", "anglais", "bahasa Inggris"), "id": Phrase("Indonesian", "indonésien", "bahasa Indonesia")}


class ForeignSentence(SegmentCheck):
    """A whole sentence left in Indonesian or English.

    What it does: Reports a sentence of five words or more whose closed-class words (articles, prepositions, pronouns) are Indonesian
    or English and whose letters agree.

    Why it matters: The sentence was never translated: the reader loses all of it.

    Known problems: Other languages than English and Indonesian are not looked for. Foreign sentences between quotation marks are
    taken for somebody's own words.

    Example:
        bad: Ratusan warga masih bertahan di tenda pengungsian hingga Rabu malam.
        good: Le titre de la chanson, « Where have all the flowers gone », est resté.

    Options: none.

    Sources: Grevisse, Le bon usage; Huddleston & Pullum, Cambridge Grammar; Alwi et al., Tata bahasa baku; lingua.

    Measured: see `mtqa explain`; the figures come from the shipped `measured.json`.
    """

    code: ClassVar[str] = "LAN101"
    name: ClassVar[str] = "foreign-sentence"
    category: ClassVar[str] = "accuracy/untranslated"
    its_type: ClassVar[str] = "untranslated"
    severity: ClassVar[Severity] = Severity.CRITICAL

    def check_segment(self, segment: SegmentView) -> Iterator[Finding]:
        """See `SegmentCheck.check_segment`."""
        language = sentence_language(segment)
        if language is None:
            return
        name = _NAMES[language]
        yield self.finding(
            segment.segment.span,
            Phrase(f"Sentence left in {name.en}", f"Phrase laissée en {name.fr}", f"Kalimat tertinggal dalam {name.id}"),
            Phrase(
                "The whole sentence was left untranslated.",
                "La phrase entière n’a pas été traduite.",
                "Seluruh kalimat belum diterjemahkan.",
            ),
            confidence=0.97,
        )
