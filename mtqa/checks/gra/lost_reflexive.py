"""GRA190: a verb that has lost its reflexive pronoun and stands with neither pronoun nor object."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache

from mtqa.checks.base import lemma_anchors
from mtqa.checks.finding import Finding, Severity
from mtqa.checks.gra.base import AnalysisCheck
from mtqa.checks.view import SegmentView
from mtqa.language.phrases import TIMES, Analysis, VerbGroup
from mtqa.language.tables import table
from mtqa.language.wordlists import WEEKDAYS
from mtqa.language.wordlists import words as wordset
from mtqa.phrase import Phrase

_GAPS = wordset("que qu' dont où auquel auxquels laquelle lequel lesquels lesquelles quel quelle comme combien")
_ONLY_REFLEXIVE = wordset("dérouler enfuir emparer efforcer abstenir désister plaindre repentir")
_UNROLLED = wordset("tapis câble câbles banderole banderoles rouleau rouleaux bande ruban parchemin")
_EVENTS = wordset(
    "accident incident drame séisme explosion phénomène événement attaque collision tragédie incendie réunion recherches procès "
    "match discussions négociations travaux cérémonie élections élection conférence audience festival sommet enquête concert vote débat"
)
_TWO_OBJECTS = wordset("adresser réunir rassembler regrouper rendre installer inscrire trouver diriger opposer consacrer")
_LATE_OBJECTS = wordset("des tout tous toute toutes divers diverses plusieurs")
_REACH = 14


class LostReflexive(AnalysisCheck):
    """A verb that has lost its reflexive pronoun.

    What it does: looks up the verbs of `data/lost_reflexives.tsv`, which without *se* need an object (`réunir`, `dérouler`, `opposer`), and
    reports an active form with no object pronoun and no object, straight before one of the words that the row names (`le Parlement
    réunira lundi`); and être with a participle that is only reflexive (`la fête est déroulée`).

    Why it matters: without *se* the reader waits for an object: who is gathered, what is opposed?

    Known problems: an object behind a complement (`rend au pays sa fierté`) is looked for up to the next mark.

    Example:
        bad: Les éleveurs opposent à la réforme.
        good: Les éleveurs s'opposent à la réforme.

    Options: none.

    Sources: TLFi; Grevisse & Goosse, Le bon usage (verbes pronominaux).

    Measured: `mtqa explain` shows the figures of the shipped `measured.json`.
    """

    code = "GRA190"
    name = "lost-reflexive"
    category = "fluency/grammar/function-words"
    its_type = "grammar"
    severity = Severity.MAJOR

    def called_by(self) -> frozenset[str]:
        """See `SegmentCheck.called_by`."""
        return lemma_anchors(_frames().keys() | _ONLY_REFLEXIVE)

    def check_analysis(self, segment: SegmentView, analysis: Analysis) -> Iterator[Finding]:
        """See `AnalysisCheck.check_analysis`."""
        wanted = _frames().keys() | _ONLY_REFLEXIVE
        for group in analysis.verb_groups:
            main = analysis.words[group.participle if group.participle >= 0 else group.verb]
            if main.profile.every_lemma.isdisjoint(wanted) or group.clitics or not group.sure or group.passive:
                continue
            if _lost_before_etre(analysis, group) or _lost(analysis, group):
                yield self.finding(
                    segment.span(group.start, group.end),
                    Phrase("reflexive pronoun lost", "pronom réfléchi perdu", "pronomina refleksif hilang"),
                    Phrase(
                        "Without an object this verb needs its reflexive pronoun.",
                        "Sans complément d’objet, ce verbe demande son pronom réfléchi.",
                        "Tanpa objek, verba ini memerlukan pronomina refleksif.",
                    ),
                    confidence=0.85,
                )


@cache
def _frames() -> dict[str, tuple[frozenset[str], str]]:
    """By lemma: the words before which the verb shows that it has no object, and what its subject must be (`event`, or anything)."""
    return {row["lemma"]: (frozenset(row["before"].split()), row["subject"]) for row in table("lost_reflexives.tsv")}


def _lost_before_etre(analysis: Analysis, group: VerbGroup) -> bool:
    """`la fête est déroulée`."""
    lemmas = analysis.words[group.participle].lemmas("pp") if group.participle >= 0 and group.auxiliary == "être" else frozenset()
    unrolled = analysis.lower(group.start - 1) in _UNROLLED and lemmas == {"dérouler"}
    return bool(lemmas) and lemmas <= _ONLY_REFLEXIVE and not unrolled and analysis.can(group.start - 1, "noun", "pron", "name", "adv")


def _lost(analysis: Analysis, group: VerbGroup) -> bool:
    if group.auxiliary == "être":
        return False
    word = analysis.words[group.participle if group.participle >= 0 else group.verb]
    if group.participle < 0 and not word.must("finite", "finite12"):
        return False
    for lemma in word.lemmas("pp") if group.participle >= 0 else word.lemmas("finite"):
        before, subject = _frames().get(lemma, (frozenset(), ""))
        following = "lundi" if analysis.lower(group.end) in WEEKDAYS else analysis.lower(group.end)
        if following in before and _has_subject(analysis, group, subject) and _no_object(analysis, group, lemma):
            return True
    return False


def _has_subject(analysis: Analysis, group: VerbGroup, kind: str) -> bool:
    at = group.start - 1
    if kind == "event":
        return any(analysis.lower(k) in _EVENTS for k in range(max(0, at - 3), at + 1)) and analysis.can(at, "noun", "name", "adj")
    return analysis.can(at, "noun", "name", "unknown", "adj") or analysis.lower(at) in ("il", "elle", "ils", "elles", "qui")


def _no_object(analysis: Analysis, group: VerbGroup, lemma: str) -> bool:
    """True when no gap stands before the verb, and behind its first complement no noun phrase or clause that may be its object."""
    if any(analysis.lower(k) in _GAPS for k in range(group.start)):
        return False
    end = min(group.end + _REACH, len(analysis.words))
    for k in range(group.end + 1, end):
        if analysis.words[k].token.text in ",.;:»":
            return True
        if lemma in _TWO_OBJECTS and analysis.lower(k) in _LATE_OBJECTS:
            return False
        if analysis.lower(k) in ("que", "qu'", "quelque", "ce") or (analysis.can(k, "num") and not analysis.can(k - 1, "prep")):
            return False
        bare = analysis.must(k, "det") and not analysis.can(k - 1, "prep", "num", "det") and analysis.lower(k) not in ("au", "aux")
        time = any(analysis.lower(j) in TIMES for j in range(k, k + 3))
        if bare and not time and (k > group.end + 1 or not analysis.can(group.end, "prep")):
            return False
    return True
