"""GRA114: a verb that needs an object and has none."""

from __future__ import annotations

from collections.abc import Iterator

from mtqa.checks.base import lemma_anchors
from mtqa.checks.finding import Finding, Severity
from mtqa.checks.gra.base import AnalysisCheck
from mtqa.checks.gra.verbs import verbs
from mtqa.checks.view import SegmentView
from mtqa.language.phrases import TIMES, Analysis, VerbGroup
from mtqa.language.wordlists import words as wordset
from mtqa.phrase import Phrase

_GAPS = wordset("que qu' qu quel quelle quels quelles combien dont comme où lesquels lesquelles laquelle lequel")
_ENDS = frozenset(".;:!?»)")
_TIME_OPENERS = wordset("hier aujourd'hui demain")
_PLACE_OPENERS = wordset("à dans vers depuis pendant lors durant")


class LostObject(AnalysisCheck):
    """A verb that needs an object and has none.

    What it does: reports an active form of a verb that French never leaves without an object (`le typhon a causé lundi`) when a full
    stop, a
    date or a complement of time follows at once and no pronoun or `que` stands for the object.

    Why it matters: the reader doesn't learn what was caused, suffered or granted: a word is lost, or the verb should be reflexive or
    passive.

    Known problems: none known; a coordination (`causé et aggravé les dégâts`) is passed over.

    Example:
        bad: Les manifestants ont dispersé vers 18 heures.
        good: Les manifestants se sont dispersés vers 18 heures.

    Options: none.

    Sources: TLFi; Dubois & Dubois-Charlier, Les verbes français; `data/verb_constructions.tsv`.

    Measured: `mtqa explain` shows the figures of the shipped `measured.json`.
    """

    code = "GRA114"
    name = "lost-object"
    category = "fluency/grammar/function-words"
    its_type = "grammar"
    severity = Severity.MAJOR

    def called_by(self) -> frozenset[str]:
        """See `SegmentCheck.called_by`."""
        return lemma_anchors(verbs("needs-object")) | {"avoir"}

    def check_analysis(self, segment: SegmentView, analysis: Analysis) -> Iterator[Finding]:
        """See `AnalysisCheck.check_analysis`."""
        for i in analysis.standing({"avoir"}):
            if i < len(analysis.words) - 2 and _infinitive_without_object(analysis, i):
                yield self._report(segment, i, analysis.skip_adverbs(i + 1) + 1, Severity.MINOR)
        for group in analysis.verb_groups:
            if _active(analysis, group) and _nothing_before(analysis, group) and _nothing_after(analysis, group.end):
                yield self._report(segment, group.start, group.end, Severity.MAJOR)

    def _report(self, segment: SegmentView, first: int, after: int, severity: Severity) -> Finding:
        return self.finding(
            segment.span(first, after),
            Phrase("the object of the verb is missing", "le complément d’objet du verbe manque", "objek verba hilang"),
            Phrase(
                "This verb needs an object, or should be reflexive or passive.",
                "Ce verbe demande un complément d’objet, ou bien la forme pronominale ou passive.",
                "Verba ini memerlukan objek, atau seharusnya refleksif atau pasif.",
            ),
            severity=severity,
            confidence=0.85,
        )


def _infinitive_without_object(analysis: Analysis, i: int) -> bool:
    """True for `après avoir nettoyé,`: a transitive participle closed at once by a comma."""
    at = analysis.skip_adverbs(i + 1)
    if not analysis.can(at, "pp") or analysis.lower(at + 1) != "," or analysis.lower(i - 1) not in ("après", "pour", "sans"):
        return False
    lemmas = analysis.words[at].lemmas("pp")
    return bool(lemmas) and lemmas <= verbs("needs-object") | verbs("transitive")


def _active(analysis: Analysis, group: VerbGroup) -> bool:
    if group.clitics or not group.sure or group.passive or group.auxiliary == "être":
        return False
    word = analysis.words[group.participle if group.participle >= 0 else group.verb]
    lemmas = word.lemmas("pp") if group.participle >= 0 else word.lemmas("finite")
    return bool(lemmas) and lemmas <= verbs("needs-object")


def _nothing_before(analysis: Analysis, group: VerbGroup) -> bool:
    return not any(analysis.lower(k) in _GAPS for k in range(group.start))


def _nothing_after(analysis: Analysis, end: int) -> bool:
    at = end
    if at >= len(analysis.words):
        return False
    word = analysis.words[at]
    if word.token.text in _ENDS:
        return True
    if word.lower in _TIME_OPENERS or (word.lower in TIMES and not analysis.can(at, "det")):
        return at + 1 < len(analysis.words) and analysis.words[at + 1].token.text in _ENDS
    if word.lower not in _PLACE_OPENERS:
        return False
    phrase = analysis.noun_phrase(at + 1)
    if phrase is None or analysis.lower(phrase.head) not in TIMES | {"h"}:
        return False
    rest = range(phrase.end, min(phrase.end + 6, len(analysis.words)))
    return not any(analysis.can(k, "det") and analysis.lower(k) not in ("du", "des", "au", "aux", "l'") for k in rest)
