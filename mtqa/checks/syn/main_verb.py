"""SYN106: a sentence whose main verb is only a participle."""

from __future__ import annotations

from collections.abc import Iterator

from mtqa.checks.finding import Finding, Severity
from mtqa.checks.gra.base import AnalysisCheck
from mtqa.checks.view import SegmentView
from mtqa.language.phrases import TIMES, Analysis, NounPhrase
from mtqa.language.wordlists import words as wordset
from mtqa.phrase import Phrase

_RELATIVES = wordset("qui dont où que qu'")
_COMPLEMENTS = wordset("dans lors pendant depuis après avant devant selon à au aux en sur")
_SHORTEST = 8
_ENDS = frozenset(".!?…;")


class MainVerb(AnalysisCheck):
    """A sentence whose main verb is only a participle.

    What it does: reports `NP, qui …, participle …` with no verb after the relative clause (a complement: `Le maire, qui dirige la
    ville, dans un entretien.`), `NP participle … et participle + object` with no finite verb at all, and `NP, participle … et a
    participle`, where `et` joins a verb to nothing.

    Why it matters: the subject waits for a verb that never comes.

    Known problems: nominal sentences (`Un drame de plus.`) and headlines have no verb by right; only these three shapes are reported.

    Example:
        bad: Le capitaine, qui nie tout, risquant six ans de prison.
        good: Le capitaine, qui nie tout, risque six ans de prison.

    Options: none.

    Sources: Grevisse & Goosse, Le bon usage (phrase verbale et phrase nominale).

    Measured: `mtqa explain` shows the figures of the shipped `measured.json`.
    """

    code = "SYN106"
    name = "main-verb"
    category = "fluency/grammar/syntax"
    its_type = "grammar"
    severity = Severity.MAJOR

    def check_analysis(self, segment: SegmentView, analysis: Analysis) -> Iterator[Finding]:
        """See `AnalysisCheck.check_analysis`."""
        if not segment.prose or len(segment.words) < _SHORTEST:
            return
        for start in _starts(analysis):
            subject = analysis.noun_phrase(start)
            if subject is None or not subject.sure or subject.determiner < 0 or analysis.lower(subject.head) in TIMES:
                continue
            at = _after_relative(analysis, subject) or _joined_participle(analysis, subject) or _verb_joined_to_nothing(analysis, subject)
            if at:
                yield self.finding(
                    segment.span(at, at + 1),
                    Phrase("the main verb is missing", "le verbe principal manque", "verba utama hilang"),
                    Phrase(
                        "The subject at the start of the sentence gets no finite verb.",
                        "Le sujet placé en tête n’a pas de verbe conjugué.",
                        "Subjek di awal kalimat tidak mendapat verba finit.",
                    ),
                    confidence=0.87,
                )


def _starts(analysis: Analysis) -> Iterator[int]:
    first = next((i for i, w in enumerate(analysis.words) if w.token.is_word), -1)
    if first >= 0:
        yield first
    yield from (i + 1 for i in analysis.standing({";"}) if i + 1 < len(analysis.words))


def _end(analysis: Analysis, start: int) -> int:
    """Index of the mark that ends the sentence or the part before a semicolon."""
    return next((k for k in range(start, len(analysis.words)) if analysis.words[k].token.text in _ENDS), len(analysis.words))


def _finite_between(analysis: Analysis, first: int, after: int) -> bool:
    return any(analysis.can(k, "finite", "finite12", "unknown") for k in range(first, after))


def _after_relative(analysis: Analysis, subject: NounPhrase) -> int:
    """`NP, qui … , participle …` or `NP, qui …` to the very end, with no finite verb outside the relative clause."""
    comma = _complement_end(analysis, subject.end)
    if analysis.lower(comma) != "," or analysis.lower(comma + 1) not in _RELATIVES:
        return 0
    end = _end(analysis, comma)
    closing = next((k for k in range(comma + 2, end) if analysis.lower(k) == ","), end)
    if closing == end:
        return comma + 1 if _one_verb(analysis, comma + 2, end) and analysis.lower(comma + 1) == "qui" else 0
    if _finite_between(analysis, closing, end):
        return 0
    if analysis.must(closing + 1, "prp"):
        return closing + 1
    return closing + 1 if _only_a_complement(analysis, subject, comma, closing, end) else 0


def _only_a_complement(analysis: Analysis, subject: NounPhrase, comma: int, closing: int, end: int) -> bool:
    """True for `Le maire, qui dirige la ville, dans un entretien mardi.`: after the relative clause comes a complement and no verb."""
    definite = analysis.lower(subject.determiner) in ("le", "la", "l'", "les", "cette", "ce", "cet", "ces")
    if not definite or analysis.lower(comma + 1) != "qui" or not _one_verb(analysis, comma + 2, closing):
        return False
    marks = any(analysis.words[k].token.text in ("«", "»", ":", "(", "–", "—") for k in range(closing, min(end + 1, len(analysis.words))))
    stop = end < len(analysis.words) and analysis.words[end].token.text == "."
    return stop and not marks and analysis.lower(closing + 1) in _COMPLEMENTS


def _complement_end(analysis: Analysis, at: int) -> int:
    """The word after the `de` complements that start at `at`."""
    while analysis.lower(at) in ("de", "d'", "du", "des"):
        inner = analysis.noun_phrase(at if analysis.lower(at) in ("du", "des") else at + 1)
        if inner is None:
            return at
        at = inner.end
    return at


def _one_verb(analysis: Analysis, first: int, after: int) -> bool:
    """True when the stretch has one verb group and no other form that may be finite."""
    inside = [g for g in analysis.verb_groups if first <= g.verb < after]
    maybe = [k for k in range(first, after) if analysis.can(k, "finite", "unknown")]
    return len(inside) == 1 and maybe == [inside[0].verb]


def _joined_participle(analysis: Analysis, subject: NounPhrase) -> int:
    """`NP participle … et participle + object`, no finite verb in the sentence."""
    end, first = _end(analysis, subject.end), _complement_end(analysis, subject.end)
    if not analysis.can(first, "pp") or _finite_between(analysis, subject.end, end):
        return 0
    for k in range(first + 1, end - 1):
        if analysis.lower(k) == "et" and analysis.can(k + 1, "pp") and not analysis.can(k + 1, "noun") and analysis.must(k + 2, "det"):
            return k + 1 if analysis.lower(k + 2) in ("un", "une", "le", "la", "les", "l'", "des") else 0
    return 0


def _verb_joined_to_nothing(analysis: Analysis, subject: NounPhrase) -> int:
    """`NP, participle … et a promis`: the first finite verb follows `et`, and no comma closes the insertion."""
    if analysis.lower(subject.end) != "," or not analysis.can(subject.end + 1, "pp") or analysis.can(subject.end + 1, "finite", "det"):
        return 0
    for k in range(subject.end + 2, _end(analysis, subject.end) - 1):
        if analysis.lower(k) == "et" and analysis.must(k + 1, "finite") and analysis.lower(k + 1) in ("a", "ont", "avait", "est", "sont"):
            return k + 1
        if analysis.can(k, "finite", "unknown") or analysis.lower(k) in (",", ":", "«", "que", "qui"):
            return 0
    return 0
