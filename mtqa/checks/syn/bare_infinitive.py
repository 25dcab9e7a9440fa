"""SYN105: an infinitive that nothing governs."""

from __future__ import annotations

from collections.abc import Iterator

from mtqa.checks.finding import Finding, Severity
from mtqa.checks.gra.base import AnalysisCheck
from mtqa.checks.gra.valency import governs_person_and_infinitive
from mtqa.checks.view import SegmentView
from mtqa.language.phrases import Analysis
from mtqa.language.wordlists import words as wordset
from mtqa.phrase import Phrase

_OBJECT_OF = wordset(
    "faire laisser voir entendre regarder sentir envoyer emmener mener conduire imaginer écouter apercevoir observer contempler amener "
    "venir aller partir courir monter descendre rentrer sortir passer"
)
_GOVERNS = wordset("à de d' pour sans par en après avant afin comment où que qu' quoi qui si plutôt jusqu' sauf voici voilà")


class BareInfinitive(AnalysisCheck):
    """An infinitive that nothing governs.

    What it does: reports `et` + infinitive where no infinitive or governing word stands before in the sentence (`il était parti et éteindre
    la radio`), and a noun followed by `se` + infinitive after a verb that takes a person and `à` (`contraint les habitants se réfugier`).

    Why it matters: the sentence lacks a verb or a preposition, and the reader can't tell who does what.

    Known problems: infinitives of narration (`et lui de répondre`) have `de` and are passed over.

    Example:
        bad: Le bateau a quitté le port hier et éteindre sa radio.
        good: Le bateau a quitté le port hier et éteint sa radio.

    Options: none.

    Sources: Grevisse & Goosse, Le bon usage (infinitif).

    Measured: `mtqa explain` shows the figures of the shipped `measured.json`.
    """

    code = "SYN105"
    name = "bare-infinitive"
    category = "fluency/grammar/syntax"
    its_type = "grammar"
    severity = Severity.MAJOR
    anchors = frozenset(("et", "se", "s'"))

    def check_analysis(self, segment: SegmentView, analysis: Analysis) -> Iterator[Finding]:
        """See `AnalysisCheck.check_analysis`."""
        for i in analysis.standing(self.anchors):
            if not 0 < i < len(analysis.words) - 1:
                continue
            end = _coordinated(analysis, i) if analysis.lower(i) == "et" else _reflexive(analysis, i)
            if end:
                yield self.finding(
                    segment.span(i, end),
                    Phrase("infinitive without a governing word", "infinitif sans mot qui l’introduise", "infinitif tanpa kata pengantar"),
                    Phrase(
                        "Nothing in the sentence calls for an infinitive here.",
                        "Rien dans la phrase n’appelle ici un infinitif.",
                        "Tidak ada kata dalam kalimat yang menuntut infinitif di sini.",
                    ),
                    confidence=0.87,
                )


def _coordinated(analysis: Analysis, i: int) -> int:
    if not analysis.must(i + 1, "inf") or not analysis.can(i + 2, "det", "num", "pron", "prep") or analysis.can(i - 1, "inf"):
        return 0
    if analysis.words[i].token.capitalised:
        return 0
    before = range(i)
    if any(analysis.can(k, "inf", "unknown") or analysis.lower(k) in ("ou", ":", "«") for k in before):
        return 0
    return i + 2 if any(analysis.must(k, "finite") for k in before) else 0


def _reflexive(analysis: Analysis, i: int) -> int:
    if not analysis.must(i + 1, "inf") or not analysis.must(i - 1, "noun", "adj", "name"):
        return 0
    before = range(max(0, i - 16), i)
    if any(analysis.words[k].lemmas("finite", "inf", "pp", "prp", "finite12") & _OBJECT_OF for k in before):
        return 0
    if any(analysis.lower(k) in _GOVERNS and analysis.can(k + 1, "inf") for k in before):
        return 0
    return i + 2 if any(governs_person_and_infinitive(analysis.words[k]) for k in before) else 0
