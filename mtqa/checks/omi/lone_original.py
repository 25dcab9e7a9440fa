"""OMI202: a sentence of the original that the French lacks."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import groupby
from typing import ClassVar

from mtqa.article.model import Span
from mtqa.checks.base import Check
from mtqa.checks.finding import Evidence, Finding, Severity
from mtqa.checks.view import ArticleView
from mtqa.phrase import Phrase

_SHORT = 5
_SHOWN = 200


class LoneOriginal(Check):
    """A sentence of the original that the French lacks.

    What it does: Beside a whole original, reports its sentences that the alignment could give to no French sentence, at the place between
    the French sentences where they belong; neighbours together. Sentences of up to five words are minor.

    Why it matters: A fact, a denial or the other side of the story is gone, and nothing in the French shows the gap.

    Known problems: A sentence that an editor cut on purpose is reported too; so is one whose words all went into a distant sentence.

    Example:
        bad: Le pont est fermé. Il rouvrira en mai. (original: Jembatan ditutup. Dua orang tewas. Jembatan dibuka lagi pada Mei.)
        good: Le pont est fermé : deux morts. Il rouvrira en mai. (the same original)

    Options: none.

    Sources: MQM 2.0, accuracy/omission; Gale and Church (1993) for beads of one sentence and none.

    Measured: see `mtqa explain`; the figures come from the shipped `measured.json`.
    """

    code: ClassVar[str] = "OMI202"
    name: ClassVar[str] = "lone-original-sentence"
    category: ClassVar[str] = "accuracy/omission"
    its_type: ClassVar[str] = "omission"
    severity: ClassVar[Severity] = Severity.MAJOR
    evidence: ClassVar[Evidence] = Evidence.SOURCE

    def check(self, article: ArticleView) -> Iterator[Finding]:
        """See `Check.check`; the view's segments are beads."""
        alignment = article.article.alignment
        if alignment is None or not article.segments:
            return
        done = 0
        for lone, beads in groupby(alignment.beads, key=lambda bead: not bead.target):
            if lone:
                yield self._finding(article, done, [alignment.text(bead) for bead in beads])
            else:
                done += sum(1 for _ in beads)

    def _finding(self, article: ArticleView, done: int, missing: Sequence[str]) -> Finding:
        """The finding for sentences that belong behind the first `done` French segments."""
        at = article.segments[done - 1].end if done else article.segments[0].start
        text = " ".join(missing)
        shown = text if len(text) <= _SHOWN else text[: _SHOWN - 1] + "…"
        return self.finding(
            Span(at, at),
            Phrase(
                "A sentence of the original is missing here",
                "Une phrase de l’original manque ici",
                "Satu kalimat teks asli hilang di sini",
            )
            if len(missing) == 1
            else Phrase(
                f"{len(missing)} sentences of the original are missing here",
                f"{len(missing)} phrases de l’original manquent ici",
                f"{len(missing)} kalimat teks asli hilang di sini",
            ),
            Phrase(
                f"No French sentence stands for: “{shown}”",
                f"Aucune phrase française ne rend : « {shown} »",
                f"Tidak ada kalimat Prancis untuk: “{shown}”",
            ),
            severity=Severity.MAJOR if len(text.split()) > _SHORT else Severity.MINOR,
            confidence=0.75,
        )
