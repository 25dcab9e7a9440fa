"""SYN146: two objects in a row with nothing between them."""

from __future__ import annotations

from collections.abc import Iterator

from mtqa.checks.finding import Finding, Severity
from mtqa.checks.gra.base import AnalysisCheck
from mtqa.checks.view import SegmentView
from mtqa.language.phrases import TIMES, Analysis
from mtqa.language.wordlists import words as wordset
from mtqa.phrase import Phrase

_FREE = TIMES | wordset(
    "tête visage main mains corps yeux bras dos œil plupart face regard larmes long large pied pieds poing cœur cheveux sourire"
)
_FIRST = wordset("le la l' les un une son sa ses leur leurs ce cette ces des")
_SECOND = wordset("l' leur leurs son sa ses les")
_NAMING = wordset(
    "nommer appeler élire déclarer juger rendre considérer trouver dire croire laisser faire voir entendre être avoir estimer regarder"
)


class TwoObjects(AnalysisCheck):
    """Two objects in a row with nothing between them.

    What it does: after a verb that takes a direct object, reports a noun phrase followed at once by another noun phrase with a
    definite article or possessive, no mark or preposition between (`reproche les armateurs leurs retards`).

    Why it matters: Indonesian gives two bare objects (*memberi nelayan izin*); French needs `à` before one of them.

    Known problems: a time or a body part (`la tête haute`) stands there freely and is passed over; hence minor.

    Example:
        bad: Les riverains reprochent les usines leurs fumées.
        good: Les riverains reprochent aux usines leurs fumées.

    Options: none.

    Sources: Grevisse & Goosse, Le bon usage (complément d’objet indirect).

    Measured: `mtqa explain` shows the figures of the shipped `measured.json`.
    """

    code = "SYN146"
    name = "two-objects"
    category = "fluency/grammar/syntax"
    its_type = "grammar"
    severity = Severity.MINOR

    def check_analysis(self, segment: SegmentView, analysis: Analysis) -> Iterator[Finding]:
        """See `AnalysisCheck.check_analysis`."""
        for first, after in _places(segment, analysis):
            yield self.finding(
                segment.span(first, after),
                Phrase("two objects without a link", "deux objets sans lien", "dua objek tanpa penghubung"),
                Phrase(
                    "Nothing says which of the two is the receiver.",
                    "Rien ne dit lequel des deux est le destinataire.",
                    "Tidak jelas yang mana penerimanya.",
                ),
                confidence=0.7,
            )


def _places(segment: SegmentView, analysis: Analysis) -> Iterator[tuple[int, int]]:
    for i in analysis.standing(_FIRST):
        if not 0 < i < len(analysis.words) - 3 or not _governing(analysis, i - 1) or segment.quoted(analysis.words[i].token):
            continue
        if any(analysis.lower(k) in ("que", "qu'", "comme", "où", "dont") for k in range(max(0, i - 4), i)):
            continue
        first = analysis.noun_phrase(i)
        at = first.end if first else 0
        while first and analysis.can(at, "adj") and not analysis.can(at, "det", "prep"):
            at += 1
        if first is None or analysis.lower(at) not in _SECOND or not first.sure or analysis.lower(first.head) in _FREE:
            continue
        second = analysis.noun_phrase(at)
        if second is None or second.end == at + 1 or any(analysis.lower(k) in _FREE for k in range(at, second.end)):
            continue
        if not analysis.can(at + 1, "finite", "pron", "name") and analysis.verb_group(second.end) is None:
            yield i - 1, second.end


def _governing(analysis: Analysis, verb: int) -> bool:
    """True for a verb form that governs what follows."""
    word = analysis.words[verb]
    certain = word.must("finite", "inf", "pp", "prp") or (word.can("finite") and analysis.lower(verb - 1) in ("qui", "ne", "n'"))
    return certain and not word.lemmas("finite", "inf", "pp", "prp") & _NAMING
