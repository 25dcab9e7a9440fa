"""SYN131: the first half of a correlation without the second."""

from __future__ import annotations

from collections.abc import Iterator

from mtqa.checks.finding import Finding, Severity
from mtqa.checks.gra.base import AnalysisCheck
from mtqa.checks.view import SegmentView
from mtqa.language.phrases import Analysis
from mtqa.language.wordlists import words as wordset
from mtqa.phrase import Phrase

_ANSWERS = wordset("mais aussi également encore même surtout voire")


class HalfCorrelation(AnalysisCheck):
    """The first half of a correlation without the second.

    What it does: reports `non seulement` with no `mais`, `aussi`, `encore`, `également` … behind it in the sentence or at the start
    of the next.

    Why it matters: the reader waits for the second half (*tidak hanya … tetapi juga*), which has got lost or changed its form.

    Known problems: the second half may stand in the next sentence; that sentence is looked at, too.

    Example:
        bad: Non seulement les prix ont baissé, et les stocks ont augmenté.
        good: Non seulement les prix ont baissé, mais les stocks ont augmenté.

    Options: none.

    Sources: Grevisse & Goosse, Le bon usage (coordination corrélative).

    Measured: `mtqa explain` shows the figures of the shipped `measured.json`.
    """

    code = "SYN131"
    name = "half-correlation"
    category = "fluency/grammar/syntax"
    its_type = "grammar"
    severity = Severity.MINOR
    anchors = frozenset(("seulement",))

    def check_analysis(self, segment: SegmentView, analysis: Analysis) -> Iterator[Finding]:
        """See `AnalysisCheck.check_analysis`."""
        for i, word in enumerate(analysis.words[:-3]):
            if word.lower != "non" or analysis.lower(i + 1) != "seulement" or segment.quoted(word.token):
                continue
            if any(analysis.lower(k) in _ANSWERS or analysis.lower(k)[:3] == "-t-" for k in range(i + 2, len(analysis.words))):
                continue
            following = segment.article.segments[segment.index + 1] if segment.index + 1 < len(segment.article.segments) else None
            if following is not None and any(t.lower in _ANSWERS for t in following.tokens[:6]):
                continue
            yield self.finding(
                segment.span(i, i + 2),
                Phrase("non seulement without its mais", "« non seulement » sans « mais »", "non seulement tanpa mais"),
                Phrase(
                    "The second half (mais, mais aussi) is missing.",
                    "Le second membre (mais, mais aussi) manque.",
                    "Bagian keduanya (mais, mais aussi) hilang.",
                ),
                confidence=0.75,
            )
