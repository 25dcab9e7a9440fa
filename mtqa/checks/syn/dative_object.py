"""SYN151: a pronoun of the wrong case before a verb: lui for le, le for lui."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache

from mtqa.checks.base import lemma_anchors
from mtqa.checks.finding import Finding, Severity
from mtqa.checks.gra.base import AnalysisCheck
from mtqa.checks.view import SegmentView
from mtqa.language.phrases import Analysis, VerbGroup
from mtqa.language.tables import table
from mtqa.language.wordlists import words as wordset
from mtqa.phrase import Phrase

_WITH_LUI = frozenset(("lui", "leur"))
_WITH_LE = frozenset(("l'", "les", "le", "la"))
_NOT_SUBJECTS = wordset(", et ou « que qu' ( ; : mais ni pour chez avec comme selon que c'est dont")


class DativeObject(AnalysisCheck):
    """A pronoun of the wrong case before a verb.

    What it does: reports *lui*, *leur* before a verb whose only object is direct (`le ministre lui a rencontré`), and *le, la, les* before
    a verb that takes *à* (`il l'a succédé`, `l'a interdit de sortir`).

    Why it matters: the pronoun sends the reader to another participant of the event.

    Known problems: `lui a sauvé la vie` has its direct object behind the verb and is passed over.

    Example:
        bad: Le ministre lui a rencontré à Jakarta.
        good: Le ministre l'a rencontré à Jakarta.

    Options: none.

    Sources: Grevisse & Goosse, Le bon usage (pronoms personnels compléments); TLFi.

    Measured: `mtqa explain` shows the figures of the shipped `measured.json`.
    """

    code = "SYN151"
    name = "dative-object"
    category = "fluency/grammar/syntax"
    its_type = "grammar"
    severity = Severity.MAJOR

    def called_by(self) -> frozenset[str]:
        """See `SegmentCheck.called_by`."""
        return lemma_anchors(_verbs("direct") | _verbs("dative") | _verbs("order"))

    def check_analysis(self, segment: SegmentView, analysis: Analysis) -> Iterator[Finding]:
        """See `AnalysisCheck.check_analysis`."""
        for group in analysis.verb_groups:
            clitics = set(group.clitics)
            if not clitics or len(clitics) > 1 or group.auxiliary == "être" or group.passive:
                continue
            lemmas = _lemmas(analysis, group)
            if clitics <= _WITH_LUI:
                wrong = lemmas <= _verbs("direct") and _has_subject(analysis, group) and not _object(analysis, group)
            else:
                wrong = clitics <= _WITH_LE and (_needs_to(lemmas, analysis, group) or _told(lemmas, analysis, group))
            if lemmas and wrong:
                yield self.finding(
                    segment.span(group.start, group.end),
                    Phrase("pronoun of the wrong case", "pronom objet impropre", "pronomina objek keliru"),
                    Phrase(
                        "This verb takes a direct object: le, la, les." if clitics <= _WITH_LUI else "This verb takes “à”: lui, leur.",
                        "Ce verbe prend un objet direct : le, la, les."
                        if clitics <= _WITH_LUI
                        else "Ce verbe se construit avec « à » : lui, leur.",
                        "Verba ini memakai objek langsung: le, la, les." if clitics <= _WITH_LUI else "Verba ini memakai « à »: lui, leur.",
                    ),
                    confidence=0.85,
                )


@cache
def _verbs(case: str) -> frozenset[str]:
    """Verbs by the case of their person: `direct` (le), `dative` (lui, never an object), `order` (lui, what is ordered behind)."""
    return frozenset(row["lemma"] for row in table("pronoun_cases.tsv") if row["case"] == case)


def _lemmas(analysis: Analysis, group: VerbGroup) -> frozenset[str]:
    if group.participle >= 0:
        return analysis.words[group.participle].lemmas("pp")
    word = analysis.words[group.verb]
    return word.lemmas("finite") if word.must("finite", "finite12") else frozenset()


def _has_subject(analysis: Analysis, group: VerbGroup) -> bool:
    """True when a subject stands straight before the pronoun, so that it is none itself."""
    before = group.start - 1
    if before < 0 or analysis.lower(before) in _NOT_SUBJECTS:
        return group.negated
    return analysis.can(before, "noun", "name", "unknown") or analysis.lower(before) in ("il", "elle", "ils", "elles", "on", "qui")


def _object(analysis: Analysis, group: VerbGroup) -> bool:
    """True when a direct object follows, or may be before the verb (`les gens que lui ont`)."""
    at = analysis.skip_adverbs(group.end)
    relative = any(analysis.lower(k) in ("que", "qu'") for k in range(max(0, group.start - 6), group.start))
    return relative or analysis.can(at, "det", "num", "inf") or analysis.lower(at) in ("que", "qu'", "de", "d'", "ce", "cela", "en")


def _needs_to(lemmas: frozenset[str], analysis: Analysis, group: VerbGroup) -> bool:
    """`il l'a succédé`, `le nuit`: no direct object ever; a bare `le` may be an article."""
    straight = analysis.lower(group.start - 1) in ("il", "elle", "ils", "elles", "qui")
    return bool(lemmas) and lemmas <= _verbs("dative") and (group.participle >= 0 or straight)


def _told(lemmas: frozenset[str], analysis: Analysis, group: VerbGroup) -> bool:
    """`l'a interdit de sortir`: the order follows, so the pronoun is the person."""
    at = group.end
    if not lemmas <= _verbs("order") or group.participle < 0:
        return False
    if analysis.lower(at) in ("que", "qu'"):
        return "répondre" in lemmas
    at += 1
    if analysis.lower(at - 1) not in ("de", "d'"):
        return False
    while analysis.lower(at) in ("ne", "pas", "plus", "se", "s'", "le", "la", "les", "y", "en"):
        at += 1
    return analysis.can(at, "inf")
