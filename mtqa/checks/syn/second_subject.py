"""SYN125: a pronoun that repeats the subject, or a subject behind qui."""

from __future__ import annotations

from collections.abc import Iterator

from mtqa.checks.finding import Finding, Severity
from mtqa.checks.gra.base import AnalysisCheck
from mtqa.checks.syn.full_subject import full_subject, repeated
from mtqa.checks.view import SegmentView
from mtqa.language.phrases import TIMES, Analysis
from mtqa.language.wordlists import words as wordset
from mtqa.phrase import Phrase

_PRONOUNS = {"il": ("m", "s"), "elle": ("f", "s"), "ils": ("m", "p"), "elles": ("f", "p")}
_STOPS = frozenset(",;:.!?()«»—–")
_ASKING = wordset("savoir demander dire ignorer voir deviner comprendre")
_TIMES = TIMES | wordset("vie période durée")
_REACH = 20


class SecondSubject(AnalysisCheck):
    """A pronoun that repeats the subject, or a subject behind qui.

    What it does: reports `il`, `elle`, `ils`, `elles` straight behind the subject of the same clause, with no comma (`la police elle a
    ouvert`, `le gouverneur de Java central il a inauguré`, `les gens qui ont fui ils attendent`), a subject pronoun straight behind the
    relative `qui` (`le suspect, qui il a fui`), and `qui` + present participle (`les ouvriers qui travaillant`).

    Why it matters: two subjects fight for one verb: the reader starts again.

    Known problems: speech does it (`mon père, il dit`), with a comma and inside quotations; both are passed over.

    Example:
        bad: La police elle a ouvert une enquête.
        good: La police a ouvert une enquête.

    Options: none.

    Sources: Grevisse & Goosse, Le bon usage (sujet redoublé ; pronom relatif sujet).

    Measured: `mtqa explain` shows the figures of the shipped `measured.json`.
    """

    code = "SYN125"
    name = "second-subject"
    category = "fluency/grammar/syntax"
    its_type = "grammar"
    severity = Severity.MAJOR
    anchors = frozenset((*_PRONOUNS, "qui"))

    def check_analysis(self, segment: SegmentView, analysis: Analysis) -> Iterator[Finding]:
        """See `AnalysisCheck.check_analysis`."""
        for i in sorted({*analysis.standing(_PRONOUNS.keys()), *(i + 1 for i in analysis.standing({"qui"}))}):
            if not 0 < i < len(analysis.words) - 1:
                continue
            word = analysis.words[i]
            if word.lower in _PRONOUNS and word.must("pron"):
                first = _subject(analysis, i)
            elif word.must("prp") and analysis.lower(i - 1) == "qui":
                first = i - 1
            else:
                continue
            if first >= 0 and not segment.quoted(word.token):
                yield self.finding(
                    segment.span(first, i + 1),
                    Phrase("second subject", "second sujet", "subjek kedua"),
                    Phrase(
                        "The clause already has its subject, or lacks its verb.",
                        "La proposition a déjà son sujet, ou n’a pas de verbe.",
                        "Klausa ini sudah punya subjek, atau tidak punya verba.",
                    ),
                    confidence=0.88,
                )


def _subject(analysis: Analysis, i: int) -> int:
    """Index of the first word of the subject that the pronoun at `i` repeats, or -1."""
    if analysis.lower(i - 1) == "qui":
        asked = any(analysis.words[k].lemmas("finite", "inf", "pp") & _ASKING for k in range(max(0, i - 6), i))
        prepositional = analysis.can(i - 2, "prep") or analysis.lower(i - 2) in ("au", "du", "à", "de")
        group = analysis.verb_group(i + 1)
        if group is None or (group.participle < 0 and "être" in analysis.words[group.verb].lemmas("finite")):  # `qui elles sont`
            return -1
        return (
            -1
            if asked or prepositional or i < 3 or not analysis.can(i - 2, "noun", "name", "mark") or analysis.lower(i - 2) in ("«", ":")
            else i - 1
        )
    if analysis.verb_group(i + 1) is None:
        return -1
    full = full_subject(analysis) if analysis.can(i - 1, "noun", "name", "adj") else None
    if full is not None and full.end == i and repeated(analysis, full, i):
        return 0
    start = 1 if analysis.lower(0) in ("et", "mais", "«") else 0
    phrase = analysis.noun_phrase(start)
    if (
        phrase is None
        or phrase.end > i
        or phrase.determiner < 0
        or analysis.lower(phrase.head) in _TIMES
        or analysis.lower(start) in ("au", "aux", "du", "ce")
    ):
        return -1
    if _PRONOUNS[analysis.lower(i)] not in phrase.features or i - phrase.end > _REACH:
        return -1
    between = range(phrase.end, i)
    if any(
        analysis.words[k].token.text in _STOPS or analysis.lower(k) in ("que", "qu'", "dont", "où", "quand", "comme", "si", "lorsque")
        for k in between
    ):
        return -1
    relative = analysis.lower(phrase.end) == "qui"
    return start if phrase.end == i or relative else -1
