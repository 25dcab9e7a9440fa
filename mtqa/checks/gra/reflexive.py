"""GRA113: a reflexive pronoun that is lost or out of place."""

from __future__ import annotations

from collections.abc import Iterator

from mtqa.checks.finding import Finding, Severity
from mtqa.checks.gra.base import AnalysisCheck
from mtqa.checks.gra.verbs import verbs
from mtqa.checks.view import SegmentView
from mtqa.language.phrases import Analysis
from mtqa.language.readings import OBJECT_CLITICS
from mtqa.language.wordlists import words as wordset
from mtqa.phrase import Phrase

_BODY = wordset(
    "jambe jambes bras poignet poignets cheville pied pieds genou genoux nez épaule main mains doigt doigts côte côtes dos clavicule "
    "hanche cou dent "
    "dents tibia fémur coude mâchoire orteil"
)
_CAUSATIVES = wordset("faire laisser voir entendre regarder sentir envoyer")
_SELF = frozenset(("se", "s'"))


class Reflexive(AnalysisCheck):
    """A reflexive pronoun that is lost or out of place.

    What it does: reports verbs that exist only with `se` used without it (`ont réfugié`), verbs that never take it used with it (`les prix
    s'augmentent`), and an injury to one's own body without `se` (`il a cassé la jambe`).

    Why it matters: without its pronoun the verb asks for an object; with a pronoun too many it means something else or nothing.

    Known problems: `s'éclater` is sound in spoken French for people who have fun.

    Example:
        bad: Les deux détenus ont évadé dans la nuit.
        good: Les deux détenus se sont évadés dans la nuit.

    Options: none.

    Sources: Grevisse & Goosse, Le bon usage (verbes pronominaux); TLFi; `data/verb_constructions.tsv`.

    Measured: `mtqa explain` shows the figures of the shipped `measured.json`.
    """

    code = "GRA113"
    name = "reflexive"
    category = "fluency/grammar/function-words"
    its_type = "grammar"
    severity = Severity.MAJOR

    def check_analysis(self, segment: SegmentView, analysis: Analysis) -> Iterator[Finding]:
        """See `AnalysisCheck.check_analysis`."""
        for group in analysis.verb_groups:
            lost = group.auxiliary == "avoir" and not group.passive and not group.clitics
            if lost and (_only_reflexive(analysis, group.participle) or _own_body(analysis, group.participle)):
                yield self._report(segment, group.start, group.end, lost=True)
        for i in analysis.standing(_SELF):
            if i + 1 < len(analysis.words) and _never_reflexive(analysis, i):
                yield self._report(segment, i, i + 2, lost=False)

    def _report(self, segment: SegmentView, first: int, after: int, *, lost: bool) -> Finding:
        if lost:
            message = Phrase("reflexive pronoun lost", "pronom réfléchi perdu", "pronomina refleksif hilang")
            reason = Phrase(
                "In this sense the verb needs its reflexive pronoun and être.",
                "Dans ce sens, le verbe demande son pronom réfléchi et l’auxiliaire être.",
                "Dalam arti ini verba memerlukan pronomina refleksif dan être.",
            )
        else:
            message = Phrase("reflexive pronoun out of place", "pronom réfléchi de trop", "pronomina refleksif tidak pada tempatnya")
            reason = Phrase(
                "This verb is not reflexive in this sense.",
                "Ce verbe n’est pas pronominal dans ce sens.",
                "Verba ini tidak refleksif dalam arti ini.",
            )
        return self.finding(segment.span(first, after), message, reason, severity=None if lost else Severity.MINOR, confidence=0.9)


def _only_reflexive(analysis: Analysis, participle: int) -> bool:
    lemmas = analysis.words[participle].lemmas("pp")
    return bool(lemmas) and lemmas <= verbs("reflexive")


def _own_body(analysis: Analysis, participle: int) -> bool:
    if not analysis.words[participle].lemmas("pp") & verbs("body"):
        return False
    phrase = analysis.noun_phrase(participle + 1) if analysis.lower(participle + 1) in ("le", "la", "les", "l'") else None
    return (
        phrase is not None
        and analysis.lower(phrase.head) in _BODY
        and analysis.lower(phrase.end) not in ("de", "d'", "du", "des", "à", "au", "aux")
    )


def _never_reflexive(analysis: Analysis, i: int) -> bool:
    verb = i + 1
    if not analysis.can(verb, "finite", "inf", "prp") or (analysis.can(verb, "noun") and not analysis.can(verb, "finite")):
        return False
    if analysis.lower(i - 1) in OBJECT_CLITICS or any(
        analysis.words[k].lemmas("finite", "inf", "pp") & _CAUSATIVES for k in range(max(0, i - 3), i)
    ):
        return False
    lemmas = analysis.words[verb].lemmas("finite", "inf", "prp")
    return bool(lemmas) and lemmas <= verbs("never-reflexive")
