"""QUO123: words of the quotation left outside its closing mark."""

from __future__ import annotations

from collections.abc import Iterator

from mtqa.checks.finding import Finding, Severity
from mtqa.checks.gra.base import AnalysisCheck
from mtqa.checks.view import SegmentView
from mtqa.language.phrases import TIMES, Analysis
from mtqa.language.speech import speech_verb_at
from mtqa.phrase import Phrase

_CLOSERS = frozenset("»”")
_MOST = 3


class StrandedWords(AnalysisCheck):
    """Words of the quotation left outside its closing mark.

    What it does: reports a closing mark and comma with one to three words and a second comma before the attribution (`», perdu,
    calcule Sari`) when these words hold a noun or participle and no time or adverb.

    Why it matters: the last words of the speaker read as the reporter’s.

    Known problems: an adjective that describes the speaker may stand there (`», amère, lance Sari`): adjectives are passed over.

    Example:
        bad: « C’est un an de récolte », perdu, dit Sari.
        good: « C’est un an de récolte perdu », dit Sari.

    Options: none.

    Sources: Imprimerie nationale, Lexique des règles typographiques (guillemets).

    Measured: `mtqa explain` shows the figures of the shipped `measured.json`.
    """

    code = "QUO123"
    name = "stranded-words"
    category = "fluency/punctuation"
    its_type = "typographical"
    severity = Severity.MINOR
    anchors = _CLOSERS

    def check_analysis(self, segment: SegmentView, analysis: Analysis) -> Iterator[Finding]:
        """See `AnalysisCheck.check_analysis`."""
        for first, after in _places(segment, analysis):
            yield self.finding(
                segment.span(first, after),
                Phrase("words left outside the quotation", "mots restés hors de la citation", "kata tertinggal di luar kutipan"),
                Phrase(
                    "These words belong to what was said, but stand behind the closing mark.",
                    "Ces mots font partie des propos, mais suivent le guillemet fermant.",
                    "Kata ini bagian ucapan, tetapi berada sesudah tanda petik penutup.",
                ),
                confidence=0.75,
            )


def _places(segment: SegmentView, analysis: Analysis) -> Iterator[tuple[int, int]]:
    for i in range(2, len(analysis.words) - 4):
        if analysis.words[i].token.text not in _CLOSERS or analysis.lower(i + 1) != ",":
            continue
        comma = next((k for k in range(i + 3, i + 3 + _MOST) if analysis.lower(k) == ","), 0)
        if (
            comma
            and _loose(analysis, i + 2, comma)
            and speech_verb_at(segment.tokens, comma + 1)
            and _speaker(segment, analysis, comma + 1)
        ):
            yield i, comma


def _loose(analysis: Analysis, start: int, end: int) -> bool:
    """True for words that are neither a clause, a time, an adverb, a name nor an adjective."""
    inner = range(start, end)
    if any(analysis.can(k, "finite", "adv", "prp", "name", "prep", "conj") or analysis.lower(k) in TIMES for k in inner):
        return False
    last = analysis.words[end - 1]
    return last.can("pp", "noun") and not last.can("adj")


def _speaker(segment: SegmentView, analysis: Analysis, at: int) -> bool:
    """True when a noun or pronoun follows the verb of saying at `at`."""
    verb = speech_verb_at(segment.tokens, at)
    return verb is not None and (verb.pronoun or analysis.can(verb.after, "det", "name", "unknown"))
