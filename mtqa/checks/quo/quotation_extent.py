"""QUO202: the quotation covers clearly more or less than in the source."""

from __future__ import annotations

from collections.abc import Iterator

from mtqa.article.model import Span
from mtqa.checks.base import SegmentCheck
from mtqa.checks.finding import Evidence, Finding, Severity
from mtqa.checks.quo.source_quotes import letters_in, quoted_in_source, quoted_in_target, share, speech, words_in, wrapped
from mtqa.checks.view import SegmentView
from mtqa.language.quotations import BreakKind
from mtqa.language.stretches import token_at
from mtqa.phrase import Phrase

_GAP = 0.2  # difference of the quoted shares from which the two no longer cover the same words
_WORDS = 8  # shorter sentences say too little
_MESSAGE = Phrase(
    "Quotation longer or shorter than in the source",
    "Citation plus longue ou plus courte que l’original",
    "Kutipan lebih panjang atau lebih pendek daripada sumber",
)
_REASON = Phrase(
    "{target} % of the French text stands in quotation marks, {source} % of the source: a boundary has moved.",
    "{target} % du texte français est entre guillemets, {source} % dans l’original : une limite a bougé.",
    "{target} % teks Prancis berada dalam tanda kutip, sedangkan di sumber {source} %: batasnya bergeser.",
)


class QuotationExtent(SegmentCheck):
    """Quotation boundary moved against the source.

    What it does: compares the share of letters in quotation marks in a sentence and in its source. Sentences with an attribution inside the
    quotation, with broken marks, or whose quotation runs on are left to other rules.
    Why it matters: narration becomes speech or speech narration, though the marks are paired.
    Known problems: word order and compounds change the shares a little; differences under a fifth are ignored.
    Example: bad: `« Il pleut », et la route est coupée, dit Ana.` for `“Hujan, dan jalan putus,” kata Ana.` good: `« Il pleut, et la route
    est coupée », dit Ana.`
    Options: none.
    Sources: MQM 2.0, accuracy.
    Measured: see the figures below, from the shipped `measured.json`.
    """

    code = "QUO202"
    name = "quotation-boundary-moved"
    category = "accuracy/mistranslation"
    its_type = "mistranslation"
    severity = Severity.MINOR
    evidence = Evidence.SOURCE

    def check_segment(self, segment: SegmentView) -> Iterator[Finding]:
        """One finding a sentence at most."""
        source = segment.source
        if not source or min(words_in(source), words_in(segment.plain)) < _WORDS:
            return
        text = segment.article.article.text
        target, original = quoted_in_target(segment), quoted_in_source(source)
        if not speech(target, text) and not speech(original, source):
            return
        if not target or not original or wrapped(source) or self._unsettled(segment, target):
            return
        here, there = share(target, text, letters_in(segment.plain)), share(original, source, letters_in(source))
        if abs(here - there) >= _GAP:
            reason = _REASON.format(target=round(100 * here), source=round(100 * there))
            yield self.finding(target[0], _MESSAGE, reason, source_span=original[0], confidence=0.75)

    def _unsettled(self, segment: SegmentView, target: list[Span]) -> bool:
        """True when marks are broken, run past the sentence, or hold an attribution."""
        quotations = segment.article.quotations
        paragraph = segment.article.paragraphs[segment.segment.paragraph]
        if any(b.paragraph == segment.segment.paragraph and b.kind is not BreakKind.MIXED for b in quotations.breaks):
            return True
        for quotation in quotations.sharing(segment.start, segment.end):
            crosses = quotation.start < segment.start < quotation.end or quotation.start < segment.end < quotation.end
            if crosses:
                return True
        own = paragraph.attributions_in(token_at(paragraph.tokens, segment.start), token_at(paragraph.tokens, segment.end))
        return any(span.start < paragraph.tokens[v.first].start < span.end for v in own for span in target)
