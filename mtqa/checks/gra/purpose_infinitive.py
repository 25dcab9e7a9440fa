"""GRA179: Est à + infinitive after a noun of purpose or duty."""

from __future__ import annotations

from collections.abc import Iterator

from mtqa.checks.finding import Finding, Severity
from mtqa.checks.gra.base import AnalysisCheck
from mtqa.checks.view import SegmentView
from mtqa.language.phrases import TIMES, Analysis
from mtqa.language.wordlists import words as wordset
from mtqa.phrase import Phrase

_PURPOSES = wordset(
    "but objectif mission rôle tâche priorité ambition devoir intention idée projet plan travail fonction vocation défi enjeu"
)
_BETWEEN = wordset("pas plus donc aussi alors surtout toujours désormais d'abord avant tout ici")
_FIXED = wordset("venir faire suivre prendre saluer noter revoir craindre")


class PurposeInfinitive(AnalysisCheck):
    """Est à + infinitive after a noun of purpose or duty.

    What it does: reports `est à` + infinitive with an object (`l'objectif est à réduire les coûts`) after a noun of purpose as subject,
    where French says `est de`.

    Why it matters: `est à réduire` means that it must be reduced, which is not what is meant.

    Known problems: only an infinitive followed by its own object is reported.

    Example:
        bad: L'objectif est à réduire les coûts.
        good: L'objectif est de réduire les coûts.

    Options: none.

    Sources: TLFi, s.v. but, objectif; Grevisse & Goosse, Le bon usage (infinitif attribut).

    Measured: `mtqa explain` shows the figures of the shipped `measured.json`.
    """

    code = "GRA179"
    name = "purpose-infinitive"
    category = "fluency/grammar/function-words"
    its_type = "grammar"
    severity = Severity.MINOR
    anchors = _PURPOSES

    def check_analysis(self, segment: SegmentView, analysis: Analysis) -> Iterator[Finding]:
        """See `AnalysisCheck.check_analysis`."""
        for clause in analysis.clauses:
            verb = clause.verb.verb
            if "être" not in analysis.words[verb].lemmas("finite") or analysis.lower(clause.subject.head) not in _PURPOSES:
                continue
            at = verb + 1
            while analysis.lower(at) in _BETWEEN:
                at += 1
            if analysis.lower(at) == "à" and _infinitive_with_object(analysis, at + 1):
                yield self.finding(
                    segment.span(at, at + 2),
                    Phrase("à instead of de", "à au lieu de de", "à, seharusnya de"),
                    Phrase(
                        "A purpose or duty is given by est de + infinitive.",
                        "Un but ou un devoir s’énonce par « est de » + infinitif.",
                        "Tujuan atau tugas dinyatakan dengan « est de » + infinitif.",
                    ),
                    confidence=0.85,
                )


def _infinitive_with_object(analysis: Analysis, at: int) -> bool:
    if not analysis.can(at, "inf") or analysis.can(at, "noun") or analysis.lower(at) in _FIXED:
        return False
    object_follows = analysis.must(at + 1, "det") and analysis.lower(at + 1) not in ("du", "au", "aux", "des")
    return object_follows and analysis.lower(at + 2) not in TIMES
