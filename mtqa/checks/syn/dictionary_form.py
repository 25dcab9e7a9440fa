"""SYN156: an infinitive where the sentence needs its finite verb."""

from __future__ import annotations

from collections.abc import Iterator

from mtqa.checks.finding import Finding, Severity
from mtqa.checks.gra.base import AnalysisCheck
from mtqa.checks.view import SegmentView
from mtqa.language.clauses import after_opening
from mtqa.language.phrases import Analysis
from mtqa.language.wordlists import words as wordset
from mtqa.phrase import Phrase

_LETTING = frozenset(
    (
        "laisser",
        "faire",
        "voir",
        "entendre",
        "regarder",
        "sentir",
        "imaginer",
        "écouter",
        "apercevoir",
        "croire",
        "dire",
        "savoir",
        "penser",
    )
)
_STARTS = wordset("le la les l' un une des ce cet cette ces son sa ses leur leurs notre nos plusieurs deux trois")
_OPENERS = wordset("que qu' où dont pour sans comment pourquoi")
_ENDS = frozenset(".,;:»!?")


class DictionaryForm(AnalysisCheck):
    """An infinitive where the sentence needs its finite verb.

    What it does: reports a sentence whose subject an infinitive follows (`le ministère évaluer les besoins`, `le maire devoir signer`), and
    *avoir* or *être* with a participle straight behind a noun or name that no verb governs (`le tribunal avoir donné raison`).

    Why it matters: Indonesian and Chinese verbs have one form; the one of the dictionary was left in the French.

    Known problems: an infinitive behind *voir*, *laisser*, *dire* is right and passed over.

    Example:
        bad: Le ministère évaluer les besoins du pays.
        good: Le ministère évalue les besoins du pays.

    Options: none.

    Sources: Grevisse & Goosse, Le bon usage (infinitif, proposition infinitive).

    Measured: `mtqa explain` shows the figures of the shipped `measured.json`.
    """

    code = "SYN156"
    name = "dictionary-form"
    category = "fluency/grammar/word-form"
    its_type = "grammar"
    severity = Severity.MAJOR

    def check_analysis(self, segment: SegmentView, analysis: Analysis) -> Iterator[Finding]:
        """See `AnalysisCheck.check_analysis`."""
        places = analysis.places("inf")
        if not places:
            return
        first = _after_subject(analysis)
        for at in places:
            if (at == first and _verbal(analysis, at)) or _compound(analysis, at):
                yield self.finding(
                    segment.span(at, at + 1),
                    Phrase(
                        "infinitive instead of a finite verb", "infinitif au lieu d’un verbe conjugué", "infinitif, seharusnya verba finit"
                    ),
                    Phrase(
                        "The subject needs a finite verb.",
                        "Le sujet demande un verbe conjugué.",
                        "Subjek memerlukan verba finit.",
                    ),
                    confidence=0.88,
                )


def _verbal(analysis: Analysis, at: int) -> bool:
    """True for an infinitive that is no noun as well, or has another behind it (`le maire devoir signer`)."""
    return analysis.must(at, "inf") or analysis.must(analysis.skip_adverbs(at + 1), "inf")


def _after_subject(analysis: Analysis) -> int:
    """The index behind the noun phrase, with its complements, that opens the sentence (adverbials left aside); -1 when none does."""
    start = after_opening(analysis, 1 if analysis.lower(0) in ("«", "“") else 0)
    phrase = analysis.noun_phrase(start) if analysis.lower(start) in _STARTS else None
    if phrase is None or not phrase.sure or analysis.can(phrase.head, "inf"):
        return -1
    at = phrase.end
    for _ in range(3):
        while analysis.must(at, "adj", "pp", "adv"):
            at += 1
        if analysis.lower(at) not in ("de", "d'", "du", "des", "à", "au", "aux", "en"):
            break
        contracted = analysis.lower(at) in ("du", "des", "au", "aux")
        inner = analysis.noun_phrase(at if contracted else at + 1)
        if inner is None:
            return -1
        at = inner.end
    return at if analysis.can(at, "inf") and not analysis.can(at - 1, "prep") else -1


def _compound(analysis: Analysis, at: int) -> bool:
    """`le tribunal avoir donné`: straight behind a noun or name, no verb before it in the clause; `», avoir raconté la juge`."""
    if analysis.lower(at) not in ("avoir", "être") or not analysis.can(at + 1, "pp") or analysis.can(at + 1, "prep"):
        return False
    if analysis.lower(at - 1) == ",":
        return analysis.lower(at - 2) in ("»", "”") and analysis.can(at + 2, "det", "name")
    noun = analysis.must(at - 1, "noun", "name", "unknown") and not analysis.can(at - 1, "finite", "pp", "adj", "adv", "prep")
    if not noun or not analysis.words[at].token.text.islower():
        return False
    clause = next((k + 1 for k in range(at - 1, -1, -1) if analysis.lower(k) in _ENDS), 0)
    before = range(clause, at)
    governed = any(analysis.can(k, "finite", "finite12", "inf", "prp") or analysis.lower(k) in _OPENERS for k in before)
    return not governed and not any(word.lemmas("finite", "pp", "inf") & _LETTING for word in analysis.words[:clause])
