"""QUO122: a quotation taken up again with a colon and a small letter."""

from __future__ import annotations

from collections.abc import Iterator

from mtqa.checks.finding import Finding, Severity
from mtqa.checks.gra.base import AnalysisCheck
from mtqa.checks.view import SegmentView
from mtqa.language.phrases import Analysis
from mtqa.language.speech import speech_verb_at
from mtqa.language.wordlists import words as wordset
from mtqa.phrase import Phrase

_LINKS = wordset("et mais car parce ou puis")
_COLON = frozenset((":",))
_CLOSERS = frozenset('»”"')


class ColonAfterAttribution(AnalysisCheck):
    """A quotation taken up again with a colon and a small letter, or with no close before it.

    What it does: reports a colon and a quotation that starts with a small letter behind an attribution that already follows quoted
    words (`», a dit Sari : « et je pars »`).

    Why it matters: a quotation that goes on after its attribution takes a comma; a colon opens a new one.

    Known problems: a single quoted word or phrase behind a colon may be meant; only `et`, `mais`, `car`, `parce`, `ou`, `puis` are
    looked at.

    Example:
        bad: « On attend », dit Sari : « et on espère. »
        good: « On attend, dit Sari, et on espère. »

    Options: none.

    Sources: Imprimerie nationale, Lexique des règles typographiques (guillemets).

    Measured: `mtqa explain` shows the figures of the shipped `measured.json`.
    """

    code = "QUO122"
    name = "colon-after-attribution"
    category = "fluency/punctuation"
    its_type = "typographical"
    severity = Severity.MINOR
    anchors = _COLON

    def check_analysis(self, segment: SegmentView, analysis: Analysis) -> Iterator[Finding]:
        """See `AnalysisCheck.check_analysis`."""
        for first, after in _places(segment, analysis):
            yield self.finding(
                segment.span(first, after),
                Phrase("quotation taken up with a colon", "citation reprise par deux-points", "kutipan dilanjutkan dengan titik dua"),
                Phrase(
                    "The speaker’s sentence goes on, so a comma is expected, not a colon.",
                    "La phrase citée continue : on attend une virgule, non deux-points.",
                    "Kalimat yang dikutip berlanjut, jadi mestinya koma, bukan titik dua.",
                ),
                confidence=0.8,
            )


def _places(segment: SegmentView, analysis: Analysis) -> Iterator[tuple[int, int]]:
    for i in analysis.standing(_COLON):
        if not 2 < i < len(analysis.words) - 3 or analysis.words[i + 1].token.text not in "«“" or analysis.lower(i + 2) not in _LINKS:
            continue
        if analysis.words[i + 2].token.capitalised:
            continue
        closed = max((k for k in range(i) if analysis.words[k].token.text in _CLOSERS), default=-1)
        if closed >= 0 and any(speech_verb_at(segment.tokens, k) for k in range(closed + 1, i)):
            yield i, i + 3
