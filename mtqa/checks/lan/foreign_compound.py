"""LAN122: an Indonesian compound with a hyphen."""

from __future__ import annotations

import re
from collections.abc import Iterator

from mtqa.article.model import Span
from mtqa.checks.base import SegmentCheck
from mtqa.checks.finding import Finding, Severity
from mtqa.checks.lan.residue import admitted, in_address
from mtqa.checks.view import SegmentView
from mtqa.language.frequency import frequencies
from mtqa.language.glosses import explained
from mtqa.language.morphology import french
from mtqa.phrase import Phrase

_COMPOUND = re.compile(r"[a-z]{2,15}-[a-z]{2,15}(?:nya|lah|kan|an)?")
_KNOWN = 3.0
_LEAD = 1.3


class ForeignCompound(SegmentCheck):
    """An Indonesian compound with a hyphen.

    What it does: reports a lower-case word with a hyphen (`bolak-balik`, `tindak-tanduk`, `obat-obatan`) that the lexicon lacks when
    neither half is French and one half is an Indonesian word, unless the sentence explains it.

    Why it matters: reduplications with a change of sound and paired nouns slip through where single words are caught.

    Known problems: dishes, dances and plants keep their name in French, usually in italics or explained.

    Example:
        bad: Ils ont fouillé le seluk-beluk de la procédure.
        good: Ils ont fouillé les moindres détails de la procédure.

    Options: none.

    Sources: wordfreq (Speer 2022); Sneddon et al., Indonesian: A Comprehensive Grammar, § 1.4.

    Measured: see `mtqa explain`; the figures come from the shipped `measured.json`.
    """

    code = "LAN122"
    name = "foreign-compound"
    category = "accuracy/untranslated"
    its_type = "untranslated"
    severity = Severity.MAJOR

    def check_segment(self, segment: SegmentView) -> Iterator[Finding]:
        """See `SegmentCheck.check_segment`."""
        for at, token in enumerate(segment.tokens if "-" in segment.characters else ()):
            if "-" not in token.text or not token.is_word or _COMPOUND.fullmatch(token.text) is None:
                continue
            halves = token.text.split("-")
            if french().listed(token.lower) or halves[0] == halves[1] or admitted(token.lower) or in_address(segment.tokens, at):
                continue
            if any(french().known(half) for half in halves) or not any(_indonesian(half) for half in halves):
                continue
            if explained(segment.tokens, at, at + 1):
                continue
            yield self.finding(
                Span(token.start, token.end),
                Phrase(f"Indonesian word: {token.text}", f"Mot indonésien : {token.text}", f"Kata Indonesia: {token.text}"),
                Phrase(
                    "This compound is Indonesian; a French reader cannot guess it.",
                    "Ce mot composé est indonésien ; un lecteur français ne peut le deviner.",
                    "Kata majemuk ini bahasa Indonesia; pembaca Prancis tidak dapat menebaknya.",
                ),
                confidence=0.88,
            )


def _indonesian(half: str) -> bool:
    """True for a word that is common in Indonesian and rare in French and English."""
    words = frequencies()
    stems = (half, half.removesuffix("nya"), half.removesuffix("an"), half.removesuffix("lah"))
    return any(
        words.zipf(w, "id") >= _KNOWN and words.zipf(w, "id") >= max(words.zipf(w, "fr"), words.zipf(w, "en")) + _LEAD for w in stems
    )
