"""SYN145: an inverted pronoun with the subject said again, or behind a participle."""

from __future__ import annotations

from collections.abc import Iterator

from mtqa.checks.finding import Finding, Severity
from mtqa.checks.gra.base import AnalysisCheck
from mtqa.checks.view import SegmentView
from mtqa.language.phrases import Analysis
from mtqa.language.speech import speech_verb_at
from mtqa.language.wordlists import words as wordset
from mtqa.phrase import Phrase

_INVERTED = wordset("-t-il -t-elle -t-ils -t-elles -il -elle -ils -elles")
_PERSONS = wordset("celui celle m mme mm mlle")
_AVOIR = wordset("a ont avait avaient aura est sont")


class InvertedTwice(AnalysisCheck):
    """An inverted pronoun with the subject said again, or behind a participle.

    What it does: reports `-t-il`, `-elle` … behind a verb with a name, a titled person or `celui`, `celle` straight behind (`se
    plaint-elle Sari`), and an inverted pronoun behind a participle (`a demandé-t-il`).

    Why it matters: the verb has two subjects; the incise reads as broken.

    Known problems: a name addressed (`dit-il, Anne`) has its comma and is passed over.

    Example:
        bad: « Non », répond-elle Sari.
        good: « Non », répond Sari.

    Options: none.

    Sources: Grevisse & Goosse, Le bon usage (incise ; inversion).

    Measured: `mtqa explain` shows the figures of the shipped `measured.json`.
    """

    code = "SYN145"
    name = "inverted-twice"
    category = "fluency/grammar/syntax"
    its_type = "grammar"
    severity = Severity.MAJOR
    anchors = _INVERTED

    def check_analysis(self, segment: SegmentView, analysis: Analysis) -> Iterator[Finding]:
        """See `AnalysisCheck.check_analysis`."""
        for first, after in _places(segment, analysis):
            yield self.finding(
                segment.span(first, after),
                Phrase("subject said twice in the incise", "sujet doublé dans l’incise", "subjek ganda dalam sisipan"),
                Phrase(
                    "The inverted pronoun already is the subject, and it stands behind the conjugated verb.",
                    "Le pronom inversé est déjà le sujet, et il suit le verbe conjugué.",
                    "Pronomina inversi sudah menjadi subjek, dan letaknya di belakang verba finit.",
                ),
                confidence=0.9,
            )


def _places(segment: SegmentView, analysis: Analysis) -> Iterator[tuple[int, int]]:
    for i in range(1, len(analysis.words) - 1):
        if analysis.lower(i) not in _INVERTED:
            continue
        after = analysis.words[i + 1]
        compound = analysis.lower(i - 2) in _AVOIR and analysis.can(i - 1, "pp") and not analysis.can(i - 1, "finite")
        saying = any(speech_verb_at(segment.tokens, k) for k in (i - 1, i - 2) if k >= 0)
        again = after.token.is_word and (after.lower in _PERSONS or (after.can("name") and after.token.capitalised))
        if compound:
            yield i - 2, i + 1
        elif saying and again:
            yield i - 1, i + 2
