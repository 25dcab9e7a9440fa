"""SYN102: a subordinate clause whose verb is no finite verb."""

from __future__ import annotations

from collections.abc import Iterator

from mtqa.checks.finding import Finding, Severity
from mtqa.checks.gra.base import AnalysisCheck
from mtqa.checks.view import SegmentView
from mtqa.language.phrases import Analysis, NounPhrase
from mtqa.language.wordlists import words as wordset
from mtqa.phrase import Phrase

_BEFORE_QUE = wordset("bien tandis alors avant pour afin parce sans jusqu'à ce dès après")
_OPENERS = wordset("car puisque puisqu' lorsque lorsqu' que qu'")
_STOPS = wordset(". ; : ? ! » que qu' qui dont où car si lorsque quand puisque mais")
_DEGREES = wordset("trop très assez si extrêmement particulièrement tellement vraiment")
_COMPARING = wordset("plus moins aussi autant autre autres tel telle même mêmes davantage mieux plutôt si")
_OBJECT_CLITICS = wordset("se s' le la les l' lui leur y en ne n'")


class VerblessClause(AnalysisCheck):
    """A subordinate clause whose verb is no finite verb.

    What it does: after `car`, `tandis que`, `si bien que`, `avant que`, or the `que` of a verb of saying, reports a subject followed by
    a participle, an infinitive or a bare adjective (`a jugé que la demande trop lourde`) when no finite verb comes in the rest of the
    clause.

    Why it matters: the conjunction announces a verb that never comes; the reader starts the sentence again.

    Known problems: `que` after a comparison has no verb of its own; it is passed over.

    Example:
        bad: Le port est fermé, car la houle atteignant six mètres.
        good: Le port est fermé, car la houle atteint six mètres.

    Options: none.

    Sources: Grevisse & Goosse, Le bon usage (proposition subordonnée).

    Measured: `mtqa explain` shows the figures of the shipped `measured.json`.
    """

    code = "SYN102"
    name = "verbless-clause"
    category = "fluency/grammar/syntax"
    its_type = "grammar"
    severity = Severity.MAJOR
    anchors = _OPENERS

    def check_analysis(self, segment: SegmentView, analysis: Analysis) -> Iterator[Finding]:
        """See `AnalysisCheck.check_analysis`."""
        for i in analysis.standing(_OPENERS):
            if 0 < i < len(analysis.words) - 2 and _introduces_clause(analysis, i):
                subject = analysis.noun_phrase(i + 1)
                at = _non_finite(analysis, i, subject) if subject and subject.sure else 0
                if subject and at:
                    yield self.finding(
                        segment.span(at, at + 1),
                        Phrase("the clause has no finite verb", "la proposition n’a pas de verbe conjugué", "klausa tanpa verba finit"),
                        Phrase(
                            "The conjunction opens a clause, but no finite verb follows.",
                            "La conjonction ouvre une proposition, mais aucun verbe conjugué ne suit.",
                            "Konjungsi membuka klausa, tetapi tidak ada verba finit yang menyusul.",
                        ),
                        confidence=0.87,
                    )


def _introduces_clause(analysis: Analysis, i: int) -> bool:
    if analysis.lower(i) not in ("que", "qu'"):
        return analysis.must(i, "conj")
    return analysis.lower(i - 1) in _BEFORE_QUE or _said(analysis, i)


def _said(analysis: Analysis, que: int) -> bool:
    """True for the `que` straight after a verb that is no comparison."""
    verb = que - 1
    if any(analysis.lower(k) in ("ne", "n'") for k in range(max(0, que - 4), que)):
        return False
    compound = analysis.can(verb, "pp") and any("avoir" in analysis.words[k].lemmas("finite") for k in range(max(0, que - 5), verb))
    return compound or (analysis.must(verb, "finite") and not analysis.words[verb].lemmas("finite") & {"être", "avoir", "faire", "rester"})


def _non_finite(analysis: Analysis, opener: int, subject: NounPhrase) -> int:
    """Index of the participle or infinitive that stands for the verb, or 0."""
    at = subject.end
    for _ in range(8):
        if at >= len(analysis.words):
            return 0
        word = analysis.words[at]
        if word.must("prp") and not analysis.can(at - 1, "prep"):
            return at if _no_verb_after(analysis, at + 1) else 0
        infinitive = at
        while analysis.lower(infinitive) in _OBJECT_CLITICS:
            infinitive += 1
        if (
            analysis.must(infinitive, "inf")
            and analysis.can(at - 1, "noun", "name", "adj")
            and analysis.lower(opener - 1) in _BEFORE_QUE | {""}
        ):
            return infinitive if _no_verb_after(analysis, infinitive + 1) else 0
        if word.lower in _DEGREES:
            return at + 1 if _bare_adjective(analysis, opener, at + 1) else 0
        if word.lower == "pour" and analysis.must(at + 1, "inf"):
            return at if _no_verb_after(analysis, at + 2) and analysis.lower(opener - 1) in ("tandis", "alors") else 0
        if (
            word.can("pp")
            and not word.can("finite")
            and analysis.lower(opener) in ("que", "qu'")
            and _said(analysis, opener)
            and at == subject.end
        ):
            return at if _no_verb_after(analysis, at + 1) else 0
        if analysis.lower(at) in ("de", "d'", "du", "des", "à", "au", "aux", "en", "dans"):
            inner = analysis.noun_phrase(at if analysis.lower(at) in ("du", "des", "au", "aux") else at + 1)
            if inner is None:
                return 0
            at = inner.end
        elif word.can("adj", "name", "pp") and not word.can("finite"):
            at += 1
        else:
            return 0
    return 0


def _bare_adjective(analysis: Analysis, opener: int, at: int) -> bool:
    """True for `a jugé que la demande trop lourde`, not for `a moins souffert que la région très pauvre`."""
    if analysis.lower(opener) not in ("que", "qu'") or not _said(analysis, opener):
        return False
    compared = any(analysis.lower(k) in _COMPARING for k in range(max(0, opener - 6), opener))
    return not compared and analysis.can(at, "adj") and not analysis.can(at, "finite12") and _no_verb_after(analysis, at + 1)


def _no_verb_after(analysis: Analysis, at: int) -> bool:
    """True when the rest of the clause has no form that may be a finite verb."""
    for k in range(at, len(analysis.words)):
        word = analysis.words[k]
        if word.lower in _STOPS and analysis.lower(k - 1) != "ainsi":
            return True
        if word.can("finite", "unknown", "finite12"):
            return False
    return True
