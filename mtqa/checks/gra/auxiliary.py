"""GRA112: the wrong auxiliary."""

from __future__ import annotations

from collections.abc import Iterator

from mtqa.checks.finding import Finding, Severity
from mtqa.checks.gra.base import AnalysisCheck
from mtqa.checks.gra.verbs import verbs
from mtqa.checks.view import SegmentView
from mtqa.language.phrases import TIMES, Analysis, VerbGroup
from mtqa.language.wordlists import words as wordset
from mtqa.phrase import Phrase

_EITHER_WAY = wordset("descendre monter sortir rentrer retourner")
_ABSOLUTE = wordset("main mains bras yeux œil tête larmes larme sourire poings poing pieds jambes visage menottes armes cœur peur dos")
_WITH = Phrase(
    "“{lemma}” takes {right} in compound tenses.",
    "« {lemma} » se conjugue avec {right} aux temps composés.",
    "« {lemma} » memakai {right} dalam kala majemuk.",
)
_FIXED = wordset("lié liée liés liées pris prise")


class Auxiliary(AnalysisCheck):
    """The wrong auxiliary.

    What it does: reports avoir with the verbs that take être (`a parvenu`), `est été`, a reflexive pronoun with avoir (`s'a blessé`),
    and être
    with a direct object after `descendu`, `monté`, `sorti` (`est descendu les marches`).

    Why it matters: no French writer makes the mistake; the reader stumbles and stops trusting the text.

    Known problems: `avoir` with tomber or demeurer is met in regional French.

    Example:
        bad: La délégation a parvenu à un accord.
        good: La délégation est parvenue à un accord.

    Options: none.

    Sources: Grevisse & Goosse, Le bon usage (choix de l'auxiliaire); `data/verb_constructions.tsv`.

    Measured: `mtqa explain` shows the figures of the shipped `measured.json`.
    """

    code = "GRA112"
    name = "auxiliary"
    category = "fluency/grammar/word-form"
    its_type = "grammar"
    severity = Severity.MAJOR

    def check_analysis(self, segment: SegmentView, analysis: Analysis) -> Iterator[Finding]:
        """See `AnalysisCheck.check_analysis`."""
        for group in analysis.verb_groups:
            if _is_wrong(analysis, group):
                yield self.finding(
                    segment.span(group.start, group.end),
                    Phrase("wrong auxiliary", "mauvais auxiliaire", "verba bantu keliru"),
                    _reason(analysis, group),
                    confidence=0.93,
                )


def _reason(analysis: Analysis, group: VerbGroup) -> Phrase:
    lemma = min(analysis.words[group.participle].lemmas("pp"), default="")
    if group.auxiliary == "être":
        if lemma == "être":
            return _WITH.format(lemma=lemma, right="avoir")
        return Phrase(
            f"With a direct object, “{lemma}” takes avoir.",
            f"Suivi d’un complément d’objet direct, « {lemma} » se conjugue avec avoir.",
            f"Dengan objek langsung, « {lemma} » memakai avoir.",
        )
    if any(c in ("s'", "se") for c in group.clitics):
        return Phrase(
            "With the reflexive pronoun, compound tenses take être.",
            "Avec le pronom réfléchi, les temps composés se forment avec être.",
            "Dengan pronomina refleksif, kala majemuk memakai être.",
        )
    return _WITH.format(lemma=lemma, right="être")


def _is_wrong(analysis: Analysis, group: VerbGroup) -> bool:
    if group.participle < 0:
        return False
    participle = analysis.words[group.participle]
    lemmas = participle.lemmas("pp")
    if group.auxiliary == "avoir" and not group.passive:
        if any(c in ("s'", "se") for c in group.clitics):
            return True
        taken = any(c in ("l'", "les", "la", "le") for c in group.clitics) or analysis.lower(group.end) in _FIXED
        return bool(lemmas) and lemmas <= verbs("être") and not taken and "partir" not in lemmas
    if group.auxiliary == "être":
        if lemmas & {"être"}:
            return not group.clitics
        return bool(lemmas & _EITHER_WAY) and not group.clitics and _object_after(analysis, group)
    return False


def _object_after(analysis: Analysis, group: VerbGroup) -> bool:
    """True when a direct object follows and a subject stands before."""
    phrase = analysis.noun_phrase(group.end) if analysis.must(group.end, "det") and analysis.lower(group.end) not in ("au", "aux") else None
    if phrase is None or not any(clause.verb.verb == group.verb for clause in analysis.clauses):
        return False
    head = analysis.lower(phrase.head)
    if analysis.must(phrase.head, "adj", "num") or head in ("premier", "première", "dernier", "dernière"):
        return False
    return head not in TIMES and head not in _ABSOLUTE and not analysis.can(phrase.head, "name")
