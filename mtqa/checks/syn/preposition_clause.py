"""SYN101: a clause hung on a preposition."""

from __future__ import annotations

from collections.abc import Iterator

from mtqa.checks.finding import Finding, Severity
from mtqa.checks.gra.base import AnalysisCheck
from mtqa.checks.view import SegmentView
from mtqa.language.clauses import clause_at
from mtqa.language.phrases import TIMES, Analysis, Clause
from mtqa.language.wordlists import words as wordset
from mtqa.phrase import Phrase

_PREPOSITIONS = (
    ("après",), ("avant",), ("malgré",), ("en", "raison", "de"), ("à", "cause", "de"), ("grâce", "à"), ("en", "dépit", "de"),
    ("en", "raison", "du"), ("en", "raison", "des"), ("à", "cause", "du"), ("à", "cause", "des"), ("en", "dépit", "du"),
    ("en", "dépit", "des"),
)  # fmt: skip
_BY_FIRST_WORD = {first: tuple(f for f in _PREPOSITIONS if f[0] == first) for first in {f[0] for f in _PREPOSITIONS}}
_BREAKS = frozenset(",.;:!?()«»“”—")
_RELATIVES = wordset("qui que qu' dont où lequel laquelle lesquels lesquelles auquel duquel si s'")
_INVERTING = wordset(
    "venir suivre rester figurer apparaître arriver commencer être trouver tenir ouvrir naître surgir succéder régner manquer sembler"
)


class PrepositionClause(AnalysisCheck):
    """A clause hung on a preposition.

    What it does: reports `après`, `avant`, `malgré`, `en raison de`, `à cause de`, `grâce à` followed by a subject and its finite verb,
    where the
    words before already have their own verb (`les moines chantaient malgré le toit fuyait`).

    Why it matters: the conjunction (`après que`, `bien que`, `parce que`) is lost and the sentence breaks in two.

    Known problems: an inverted subject after an opening complement (`après la pluie vient le beau temps`) is passed over.

    Example:
        bad: Le bac est resté à quai après le préfet a fermé le port.
        good: Le bac est resté à quai après que le préfet a fermé le port.

    Options: none.

    Sources: Grevisse & Goosse, Le bon usage (préposition, conjonction de subordination).

    Measured: `mtqa explain` shows the figures of the shipped `measured.json`.
    """

    code = "SYN101"
    name = "preposition-clause"
    category = "fluency/grammar/syntax"
    its_type = "grammar"
    severity = Severity.MAJOR
    anchors = wordset("après avant malgré raison cause grâce dépit")

    def check_analysis(self, segment: SegmentView, analysis: Analysis) -> Iterator[Finding]:
        """See `AnalysisCheck.check_analysis`."""
        for i in analysis.standing(_BY_FIRST_WORD.keys()):
            if not 0 < i < len(analysis.words) - 2:
                continue
            forms = next((f for f in _BY_FIRST_WORD.get(analysis.lower(i), ()) if analysis.matches(i, *f)), None)
            if forms is None or not analysis.words[i].token.text.islower():
                continue
            inner = i + len(forms) - (forms[-1] in ("du", "des"))
            clause = clause_at(analysis, inner, i, contracted=True)
            if clause and _is_run_on(analysis, i, clause):
                yield self.finding(
                    segment.span(i, clause.verb.end),
                    Phrase("clause after a preposition", "proposition après une préposition", "klausa setelah preposisi"),
                    Phrase(
                        "A preposition takes a noun; before a whole clause French needs a conjunction.",
                        "Une préposition introduit un nom ; devant une proposition, il faut une conjonction.",
                        "Preposisi diikuti nomina; di depan klausa diperlukan konjungsi.",
                    ),
                    confidence=0.87,
                )


def _is_run_on(analysis: Analysis, i: int, clause: Clause) -> bool:
    """True when the clause after the preposition has a verb of its own and what stands before needs no other."""
    if not clause.sure or clause.coordinated or analysis.must(clause.subject.head, "pron"):
        return False
    between = range(clause.subject.start, clause.verb.start)
    if any(analysis.words[k].token.text in _BREAKS or analysis.lower(k) in ("et", "ou") for k in between):
        return False
    if analysis.words[clause.verb.verb].lemmas("finite") & _INVERTING and not clause.verb.negated and not clause.verb.participle >= 0:
        return False
    before = []
    for k in range(i - 1, -1, -1):
        if analysis.words[k].token.text in _BREAKS:
            break
        before.append(k)
    if any(analysis.lower(k) in _RELATIVES or analysis.lower(k)[:1] == "-" for k in before):
        return False
    has_verb = any(analysis.must(k, "finite") for k in before)
    idle = all(analysis.can(k, "adv", "num") or analysis.lower(k) in TIMES or analysis.can(k, "conj") for k in before)
    return has_verb or (idle and i > 3 and len(before) < i)
