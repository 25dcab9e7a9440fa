"""ADD201: a French sentence that the original lacks."""

from __future__ import annotations

from collections.abc import Iterator
from typing import ClassVar

from mtqa.article.model import Span
from mtqa.checks.base import Check
from mtqa.checks.finding import Evidence, Finding, Severity
from mtqa.checks.view import ArticleView
from mtqa.phrase import Phrase

_SHORT = 5


class LoneSentence(Check):
    """A French sentence that the original lacks.

    What it does: Beside a whole original, reports French sentences to which the alignment could give no sentence of it. Headings, captions,
    list items, and sentences of up to five words are minor: sites add them.

    Why it matters: A sentence that the original lacks was invented, or comes from another article.

    Known problems: A sentence that an editor added on purpose is reported too, and one that draws on words scattered over the original.

    Example:
        bad: Le pont est fermé. Le maire a démissionné. (original: Jembatan ditutup.)
        good: Le pont est fermé. (original: Jembatan ditutup.)

    Options: none.

    Sources: MQM 2.0, accuracy/addition; Gale and Church (1993) for beads of one sentence and none.

    Measured: see `mtqa explain`; the figures come from the shipped `measured.json`.
    """

    code: ClassVar[str] = "ADD201"
    name: ClassVar[str] = "lone-sentence"
    category: ClassVar[str] = "accuracy/addition"
    its_type: ClassVar[str] = "addition"
    severity: ClassVar[Severity] = Severity.MAJOR
    evidence: ClassVar[Evidence] = Evidence.SOURCE

    def check(self, article: ArticleView) -> Iterator[Finding]:
        """See `Check.check`; the view's segments are beads."""
        alignment = article.article.alignment
        for bead in alignment.beads if alignment else ():
            if bead.target and not bead.source:
                segment = article.segments[bead.target[0]]
                grave = segment.prose and len(segment.words) > _SHORT
                yield self.finding(
                    Span(segment.start, segment.end),
                    Phrase(
                        "This sentence is not in the original",
                        "Cette phrase n’est pas dans l’original",
                        "Kalimat ini tidak ada dalam teks asli",
                    ),
                    Phrase(
                        "No sentence of the original says anything like it.",
                        "Aucune phrase de l’original ne dit rien de tel.",
                        "Tidak ada kalimat dalam teks asli yang mirip dengannya.",
                    ),
                    severity=Severity.MAJOR if grave else Severity.MINOR,
                    confidence=0.75,
                )
