"""SYN155: a reflexive verb whose complement has lost its preposition."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache

from mtqa.checks.base import lemma_anchors
from mtqa.checks.finding import Finding, Severity
from mtqa.checks.gra.base import AnalysisCheck
from mtqa.checks.view import SegmentView
from mtqa.language.phrases import TIMES, Analysis
from mtqa.language.tables import table
from mtqa.language.wordlists import words as wordset
from mtqa.phrase import Phrase

_MORE_TIMES = wordset("matin soir nuit après-midi fois côté part plupart moment jour jours")
_INVERTING = wordset("que qu' dont où comme auquel laquelle lequel auxquels auxquelles")
_ARTICLES = wordset("le la les l'")
_OTHER_DETERMINERS = wordset("du des au aux de d' tout tous toute toutes chaque un une")
_SUBJECTS = wordset("il elle ils elles on qui")


class ReflexiveObject(AnalysisCheck):
    """A reflexive verb whose complement has lost its preposition.

    What it does: reports *se souvenir, se plaindre, s'opposer, s'attendre …* straight before a noun phrase (`se souvient l'accident`,
    `s'opposent le projet`), where the subject stands before the verb.

    Why it matters: the noun looks like a second subject, and the reader has to find out what it does there.

    Known problems: a time without a preposition (`se plaint chaque jour`) is right and passed over.

    Example:
        bad: Elle se souvient l'accident.
        good: Elle se souvient de l'accident.

    Options: none.

    Sources: TLFi; Grevisse & Goosse, Le bon usage (verbes pronominaux, objet indirect).

    Measured: `mtqa explain` shows the figures of the shipped `measured.json`.
    """

    code = "SYN155"
    name = "reflexive-object"
    category = "fluency/grammar/function-words"
    its_type = "grammar"
    severity = Severity.MAJOR

    def called_by(self) -> frozenset[str]:
        """See `SegmentCheck.called_by`."""
        return lemma_anchors(_links())

    def check_analysis(self, segment: SegmentView, analysis: Analysis) -> Iterator[Finding]:
        """See `AnalysisCheck.check_analysis`."""
        for i in analysis.standing(frozenset(("se", "s'"))):
            verb, link = _verb(analysis, i)
            if link and _before(analysis, i) and _object(analysis, verb + 1):
                yield self.finding(
                    segment.span(i, verb + 2),
                    Phrase("preposition lost behind the verb", "préposition manquante après le verbe", "preposisi hilang setelah verba"),
                    Phrase(f"This verb takes “{link}”.", f"Ce verbe se construit avec « {link} ».", f"Verba ini memakai « {link} »."),
                    confidence=0.88,
                )


@cache
def _links() -> dict[str, str]:
    """The preposition of each reflexive verb that takes one."""
    return {row["lemma"]: row["link"] for row in table("reflexive_links.tsv")}


def _verb(analysis: Analysis, i: int) -> tuple[int, str]:
    """The index of the reflexive verb behind the pronoun at `i` (être + participle included) and its preposition."""
    at, tags = i + 1, frozenset(("finite", "inf", "prp"))
    if at < len(analysis.words) and "être" in analysis.words[at].lemmas(*tags):
        at, tags = analysis.skip_adverbs(at + 1), frozenset(("pp",))
    if not analysis.can(at, *tags):
        return at, ""
    return at, next((_links()[lemma] for lemma in sorted(analysis.words[at].lemmas(*tags)) if lemma in _links()), "")


def _before(analysis: Analysis, i: int) -> bool:
    """True when a subject or a preposition stands before the pronoun: what follows the verb is no inverted subject."""
    at = i - 1
    if analysis.lower(at) in ("ne", "n'"):
        at -= 1
    if any(analysis.lower(k) in _INVERTING for k in range(max(0, at - 4), at + 1)):
        return analysis.lower(at) in _SUBJECTS
    noun = analysis.can(at, "noun", "name", "unknown", "adj") and analysis.lower(at) not in ("»", ",")
    return analysis.lower(at) in _SUBJECTS or noun or analysis.can(at, "finite")


def _object(analysis: Analysis, at: int) -> bool:
    """True for a noun phrase of no time at `at`."""
    if not (analysis.must(at, "det") or analysis.lower(at) in _ARTICLES) or analysis.lower(at) in _OTHER_DETERMINERS:
        return False
    phrase = analysis.noun_phrase(at)
    if phrase is None or phrase.head <= at or analysis.can(phrase.head, "inf", "num", "adv"):
        return False
    words = range(at, phrase.end + 2)
    return not any(analysis.lower(k) in TIMES | _MORE_TIMES for k in words) and not analysis.can(phrase.head + 1, "num")
