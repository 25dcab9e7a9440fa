"""LAN120: a language model or a translator speaking in the article."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from mtqa.article.model import Span
from mtqa.checks.base import SegmentCheck
from mtqa.checks.finding import Finding, Severity
from mtqa.checks.view import SegmentView
from mtqa.language.tables import table
from mtqa.phrase import Phrase

_LONGEST = 4000  # code points of a sentence looked at


class MachineTalk(SegmentCheck):
    """A language model or a translator speaking in the article.

    What it does: reports refusals and offers of an assistant (`En tant que modèle de langage, je …`), announcements of a translation
    (`Voici la traduction :`), notes of the translator and prompts, in French, English and Indonesian (`data/machine_talk.tsv`).
    Inside quotation marks nothing is said.

    Why it matters: whatever the model could not do is missing from the article, and the reader learns how it was made.

    Known problems: articles about language models quote such phrases; those stand in quotation marks.

    Example:
        bad: Voici la traduction : Le préfet a suspendu le chantier.
        good: Le préfet a suspendu le chantier.

    Options: none.

    Sources: own list of phrases.

    Measured: see `mtqa explain`; the figures come from the shipped `measured.json`.
    """

    code = "LAN120"
    name = "machine-talk"
    category = "accuracy/addition"
    its_type = "addition"
    severity = Severity.CRITICAL

    def check_segment(self, segment: SegmentView) -> Iterator[Finding]:
        """See `SegmentCheck.check_segment`."""
        for match in _phrases().finditer(segment.plain[:_LONGEST].lower()):
            start, end = match.start() + segment.start, match.end() + segment.start
            if segment.article.quoted(start, end) or end > segment.end:
                continue
            yield self.finding(
                Span(start, end),
                Phrase("the machine speaks", "la machine parle", "mesin yang berbicara"),
                Phrase(
                    "These words come from the tool that translated, not from the article.",
                    "Ces mots viennent de l’outil qui a traduit, non de l’article.",
                    "Kata-kata ini berasal dari alat penerjemah, bukan dari artikel.",
                ),
                confidence=0.95,
            )


@cache
def _phrases() -> re.Pattern[str]:
    return re.compile(r"(?<!\w)(?:" + "|".join(row["pattern"] for row in table("machine_talk.tsv")) + ")")
