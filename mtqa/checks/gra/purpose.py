"""GRA151: a purpose joined to its noun by pour or à."""

from __future__ import annotations

from collections.abc import Iterator

from mtqa.checks.finding import Finding, Severity
from mtqa.checks.gra.base import AnalysisCheck
from mtqa.checks.view import SegmentView
from mtqa.language.phrases import Analysis
from mtqa.language.wordlists import words as wordset
from mtqa.phrase import Phrase

_PURPOSES = wordset(
    "but objectif mission rôle tâche priorité ambition idée intention solution rêve souci défi vocation devoir stratégie enjeu"
)
_REACH = 12


class Purpose(AnalysisCheck):
    """A purpose joined to its noun by pour or à.

    What it does: reports être + `pour` or `à` + infinitive where the subject is a noun of purpose (`le but est pour`, `sa mission
    n'est pas à`).

    Why it matters: Indonesian *adalah untuk* and English *is to* show through; French says `est de`.

    Known problems: `la solution est à trouver` (still to be found) is sound: only a verb with an object behind it is reported after
    `à`.

    Example:
        bad: Le but est pour réduire la dette.
        good: Le but est de réduire la dette.

    Options: none.

    Sources: Grevisse & Goosse, Le bon usage (attribut à l'infinitif).

    Measured: `mtqa explain` shows the figures of the shipped `measured.json`.
    """

    code = "GRA151"
    name = "purpose"
    category = "fluency/grammar/function-words"
    its_type = "grammar"
    severity = Severity.MINOR
    anchors = frozenset(("pour", "à"))

    def check_analysis(self, segment: SegmentView, analysis: Analysis) -> Iterator[Finding]:
        """See `AnalysisCheck.check_analysis`."""
        for i in analysis.standing(self.anchors):
            if i >= len(analysis.words) - 2 or not _purpose(analysis, i):
                continue
            yield self.finding(
                segment.span(i, i + 1),
                Phrase("wrong link to the purpose", "lien fautif avec le but", "kata hubung tujuan keliru"),
                Phrase(
                    "After this noun and être the infinitive takes “de”.",
                    "Après ce nom et être, l’infinitif se construit avec « de ».",
                    "Setelah nomina ini dan être, infinitif memakai « de ».",
                ),
                suggestion="de",
                confidence=0.85,
            )


def _purpose(analysis: Analysis, i: int) -> bool:
    """True for `le but … est pour réduire`."""
    at = i + 1
    while analysis.lower(at) in ("ne", "n'", "pas", "les", "la", "le", "l'", "se", "s'", "y", "en"):
        at += 1
    verb = i - 1
    while verb > 0 and analysis.must(verb, "adv"):
        verb -= 1
    if not analysis.can(at, "inf") or verb < 1 or "être" not in analysis.words[verb].lemmas("finite"):
        return False
    if analysis.lower(i) == "à" and not analysis.can(at + 1, "det"):
        return False
    clause = next((c for c in analysis.clauses if c.verb.verb == verb), None)
    if clause is not None:
        return analysis.lower(clause.subject.head) in _PURPOSES
    return (
        any(analysis.lower(k) in _PURPOSES and analysis.can(k - 1, "det") for k in range(max(0, verb - _REACH), verb))
        and not any(analysis.must(k, "finite") for k in range(max(0, verb - _REACH), verb))
        and analysis.lower(verb - 1) not in ("c'", "ce")
    )
