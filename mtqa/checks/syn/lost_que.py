"""SYN150: a verb of saying straight before the clause that it reports, `que` lost."""

from __future__ import annotations

from collections.abc import Iterator

from mtqa.checks.base import lemma_anchors
from mtqa.checks.finding import Finding, Severity
from mtqa.checks.gra.base import AnalysisCheck
from mtqa.checks.view import SegmentView
from mtqa.language.phrases import Analysis, Clause
from mtqa.language.wordlists import words as wordset
from mtqa.phrase import Phrase

_SAYING = wordset(
    "dire affirmer annoncer déclarer ajouter assurer expliquer indiquer préciser estimer confirmer révéler rappeler souligner penser "
    "croire espérer promettre reconnaître savoir constater craindre "
    "prévoir juger supposer prétendre avertir"
)
_ASKING = wordset("pourquoi combien comment quel quelle quels quelles où quand qui que qu' si ce dont")
_PRONOUNS = wordset("il ils elle elles on")


class LostQue(AnalysisCheck):
    """A verb of saying straight before the clause that it reports.

    What it does: reports a verb of saying or thinking with its subject before it, and behind it, with no mark and no *que* between, a
    pronoun or a noun phrase with its own finite verb (`le maire a dit la route est fermée`).

    Why it matters: Indonesian and English can leave their *bahwa* and *that* out; French cannot.

    Known problems: direct speech whose marks are lost looks the same; it is a fault, too.

    Example:
        bad: Le maire a annoncé il partira.
        good: Le maire a annoncé qu'il partira.

    Options: none.

    Sources: Grevisse & Goosse, Le bon usage (proposition conjonctive); Sneddon et al., Indonesian: A Comprehensive Grammar (bahwa).

    Measured: `mtqa explain` shows the figures of the shipped `measured.json`.
    """

    code = "SYN150"
    name = "lost-que"
    category = "fluency/grammar/function-words"
    its_type = "grammar"
    severity = Severity.MAJOR

    def called_by(self) -> frozenset[str]:
        """See `SegmentCheck.called_by`."""
        return lemma_anchors(_SAYING)

    def check_analysis(self, segment: SegmentView, analysis: Analysis) -> Iterator[Finding]:
        """See `AnalysisCheck.check_analysis`."""
        for clause in analysis.clauses:
            after = _reported(analysis, clause)
            if after:
                yield self.finding(
                    segment.span(clause.verb.verb, after),
                    Phrase("que is missing", "« que » manque", "« que » hilang"),
                    Phrase(
                        "The clause that this verb reports needs que.",
                        "La proposition que ce verbe introduit demande « que ».",
                        "Klausa yang diperkenalkan verba ini memerlukan « que ».",
                    ),
                    confidence=0.85,
                )


def _reported(analysis: Analysis, clause: Clause) -> int:
    """Where the reported clause has its verb; 0 when there is no such clause."""
    group = clause.verb
    main = analysis.words[group.participle if group.participle >= 0 else group.verb]
    if (
        not main.lemmas("finite", "pp") & _SAYING
        or not clause.sure
        or (clause.opener >= 0 and analysis.lower(clause.opener) not in ("et",))
    ):
        return 0
    if group.clitics or group.auxiliary == "être" or group.passive:
        return 0
    at = analysis.skip_adverbs(group.end)
    if analysis.lower(at) in _PRONOUNS:
        verb = at + 1
    else:
        phrase = (
            analysis.noun_phrase(at) if analysis.must(at, "det") or analysis.lower(at) in ("le", "la", "les", "l'", "un", "une") else None
        )
        if phrase is None or not phrase.sure:
            return 0
        verb = phrase.end
    while analysis.lower(verb) in ("ne", "n'", "se", "s'"):
        verb += 1
    asked = any(analysis.lower(k) in _ASKING for k in range(group.end, verb))
    return verb + 1 if not asked and analysis.must(verb, "finite") and analysis.lower(verb + 1)[:1] != "-" else 0
