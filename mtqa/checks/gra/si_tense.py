"""GRA110: a future or conditional after the si of a condition."""

from __future__ import annotations

from collections.abc import Iterator

from mtqa.checks.finding import Finding, Severity
from mtqa.checks.gra.base import AnalysisCheck
from mtqa.checks.view import SegmentView
from mtqa.language.phrases import Analysis, Clause
from mtqa.language.wordlists import words as wordset
from mtqa.phrase import Phrase

_ASKING = wordset(
    "savoir demander ignorer dire voir vérifier déterminer décider examiner question préciser indiquer découvrir établir comprendre "
    "étudier évaluer "
    "juger interroger douter doute prévoir révéler confirmer annoncer chercher enquêter regarder deviner discuter débattre réfléchir "
    "expliquer "
    "incertain certain sûr clair interrogation incertitude débat apprendre connaître annonce tester trancher se prononcer moquer "
    "soucier importer "
    "évoquer mesurer exclure estimer trouver choisir attendre répondre clarifier envisager réponse parier suspense information"
)
_BEFORE_CONDITION = wordset("même sauf et mais que surtout car or donc excepté , ; : « “ ( —")


class SiTense(AnalysisCheck):
    """A future or conditional after the si of a condition.

    What it does: reports a future (major) or a conditional (minor) as the verb of a clause that a conditional `si` opens; the `si` of an
    indirect question (`savoir si`, `se demander si`) is passed over.

    Why it matters: the condition reads as a question, or as a mistake of the kind that only a learner makes.

    Known problems: a concessive `si` may have a conditional (`si ce tracé pourrait convenir, il inquiète`).

    Example:
        bad: Si le juge refusera, la vente tombera à l'eau.
        good: Si le juge refuse, la vente tombera à l'eau.

    Options: none.

    Sources: Grevisse & Goosse, Le bon usage (proposition conditionnelle).

    Measured: `mtqa explain` shows the figures of the shipped `measured.json`.
    """

    code = "GRA110"
    name = "si-tense"
    category = "fluency/grammar/tense-mood-aspect"
    its_type = "grammar"
    severity = Severity.MAJOR
    anchors = frozenset(("si", "s'"))

    def check_analysis(self, segment: SegmentView, analysis: Analysis) -> Iterator[Finding]:
        """See `AnalysisCheck.check_analysis`."""
        for clause in analysis.clauses:
            if clause.opener < 0 or analysis.lower(clause.opener) not in ("si", "s'") or clause.weak:
                continue
            tense = _tense(analysis, clause)
            concessive = tense == "cnd:pre" and analysis.lower(clause.opener - 1) == "même"
            if tense and not concessive and _conditional_si(analysis, clause.opener):
                yield self._report(segment, clause, future=tense == "ind:fut")

    def _report(self, segment: SegmentView, clause: Clause, *, future: bool) -> Finding:
        return self.finding(
            segment.span(clause.verb.start, clause.verb.verb + 1),
            Phrase(
                "future after conditional si" if future else "conditional after si",
                "futur après un si de condition" if future else "conditionnel après si",
                "futur setelah « si » bersyarat" if future else "kondisional setelah « si »",
            ),
            Phrase(
                "After the si of a condition French has the present or the imperfect.",
                "Après le si de condition, le français emploie le présent ou l’imparfait.",
                "Setelah « si » yang menyatakan syarat, bahasa Prancis memakai kala kini atau imparfait.",
            ),
            severity=Severity.MAJOR if future else Severity.MINOR,
            confidence=0.92 if future else 0.65,
        )


def _tense(analysis: Analysis, clause: Clause) -> str:
    """`ind:fut` or `cnd:pre` when all finite readings of the verb have it, else empty."""
    if analysis.words[clause.verb.verb].lemmas("finite") & {
        "pouvoir",
        "sembler",
        "paraître",
    }:  # `si ce tracé pourrait convenir, il inquiète`
        return ""
    tenses = {tag[:7] for r in analysis.words[clause.verb.verb].readings for tag in r.verb if tag[-2:] in ("3s", "3p")}
    return tenses.pop() if len(tenses) == 1 and tenses <= {"ind:fut", "cnd:pre"} else ""


def _conditional_si(analysis: Analysis, si: int) -> bool:
    """True when no verb or noun of asking stands before `si` and nothing makes it an adverb."""
    if si and analysis.words[si - 1].lower in ("comme", "à", "de"):
        return False
    if not si or (analysis.words[si - 1].lower in _BEFORE_CONDITION and analysis.lower(si - 1) not in ("et", "mais", "que", ",")):
        return True
    for k in range(si - 1, max(-1, si - 12), -1):
        word = analysis.words[k]
        if word.token.text in (";", ":", ".") or (word.lower in ("que", "qu'") and k < si - 1):
            return True
        if {r.lemma for r in word.readings} & _ASKING or word.can("unknown"):
            return False
    return True
