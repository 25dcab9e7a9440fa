"""REP110: a sentence printed twice in the article."""

from __future__ import annotations

from collections.abc import Iterator

from mtqa.article.model import Role, Span
from mtqa.checks.base import Check
from mtqa.checks.finding import Finding, Related, Severity
from mtqa.checks.view import ArticleView, SegmentView
from mtqa.phrase import Phrase

_FEWEST_WORDS = 6


class IdenticalSentences(Check):
    """A sentence printed twice in the article.

    What it does: reports a sentence of six words or more that has the same words as an earlier one of the body; a change of punctuation
    does not count as a difference.

    Why it matters: the reader reads the same thing twice; often another sentence was lost in its place.

    Known problems: headlines, captions and list items that repeat a sentence of the body are left out, as are refrains of songs set in
    quotation marks. Rows checked alone have no neighbours.

    Example:
        bad: Le port rouvrira lundi à six heures. Il sera gardé. Le port rouvrira lundi à six heures.
        good: Le port rouvrira lundi. Il sera gardé.

    Options: none.

    Sources: MQM 2.0 (duplication).

    Measured: `mtqa explain` shows the figures of the shipped `measured.json`.
    """

    code = "REP110"
    name = "identical-sentences"
    category = "fluency/duplication"
    its_type = "duplication"
    severity = Severity.MINOR

    def check(self, article: ArticleView) -> Iterator[Finding]:
        """See `Check.check`."""
        if article.alone:
            return
        seen: dict[tuple[str, ...], SegmentView] = {}
        for segment in article.segments:
            if segment.role not in (Role.BODY, Role.STANDFIRST):
                continue
            words = tuple(t.lower for t in segment.tokens if t.is_word or t.text.isdigit())
            if len(words) < _FEWEST_WORDS:
                continue
            earlier = seen.setdefault(words, segment)
            if earlier is not segment and not article.quoted(segment.start, segment.end):
                yield self.finding(
                    Span(segment.start, segment.end),
                    Phrase("sentence printed twice", "phrase imprimée deux fois", "kalimat tercetak dua kali"),
                    Phrase(
                        "An earlier sentence of the article has the same words.",
                        "Une phrase précédente de l’article est faite des mêmes mots.",
                        "Kalimat sebelumnya dalam artikel ini terdiri atas kata-kata yang sama.",
                    ),
                    confidence=0.95,
                    related=(Related(Span(earlier.start, earlier.end), Phrase("first time", "première fois", "pertama kali")),),
                )
