"""SYN126: que as the subject of its relative clause."""

from __future__ import annotations

from collections.abc import Iterator

from mtqa.checks.finding import Finding, Severity
from mtqa.checks.gra.base import AnalysisCheck
from mtqa.checks.view import SegmentView
from mtqa.language.phrases import Analysis, VerbGroup
from mtqa.language.wordlists import words as wordset
from mtqa.phrase import Phrase

_STOPS = frozenset(",;:.!?()«»—–")
_COMPARING = wordset(
    "plus moins aussi autant tant même mêmes autre autres tel telle tels telles mieux ne n' ce pas si tellement plutôt davantage c' est-ce"
)
_REACH = 14


class QueWithoutSubject(AnalysisCheck):
    """Que as the subject of its relative clause.

    What it does: reports the relative `que`, `qu'`, `où` straight after a noun or its comma when a verb group follows at once and no
    noun phrase after it can be the subject (`la mère du garçon, qu'a été blessé`).

    Why it matters: subject and object change places: the reader learns that the other one acted.

    Known problems: the subject may follow the verb (`le parti que dirige son frère`); such clauses are passed over.

    Example:
        bad: Le pont que a été emporté datait de 1930.
        good: Le pont qui a été emporté datait de 1930.

    Options: none.

    Sources: Grevisse & Goosse, Le bon usage (qui, que).

    Measured: `mtqa explain` shows the figures of the shipped `measured.json`.
    """

    code = "SYN126"
    name = "que-without-subject"
    category = "fluency/grammar/syntax"
    its_type = "grammar"
    severity = Severity.MAJOR
    anchors = frozenset(("que", "qu'", "où"))

    def check_analysis(self, segment: SegmentView, analysis: Analysis) -> Iterator[Finding]:
        """See `AnalysisCheck.check_analysis`."""
        for i, word in enumerate(analysis.words[2:-2], 2):
            if word.lower not in ("que", "qu'", "où") or not _relative(analysis, i):
                continue
            group = analysis.verb_group(i + 1)
            if (
                group is None
                or not (group.sure or group.negated)
                or not analysis.words[group.verb].must("finite")
                or _subject_after(analysis, group, place=word.lower == "où")
            ):
                continue
            yield self.finding(
                segment.span(i, group.end),
                Phrase("relative without its subject", "relatif sans sujet", "kata relatif tanpa subjek"),
                Phrase(
                    "The clause has no subject: “qui” is meant, or a subject is lost.",
                    "La proposition n’a pas de sujet : il faut « qui », ou un sujet s’est perdu.",
                    "Klausa ini tidak punya subjek: yang dimaksud « qui », atau subjeknya hilang.",
                ),
                confidence=0.85,
            )


def _relative(analysis: Analysis, i: int) -> bool:
    """True after a noun or name (and its comma), no verb of saying and no comparison before it."""
    before = i - 2 if analysis.lower(i - 1) == "," else i - 1
    if not analysis.must(before, "noun", "name", "adj") or analysis.can(before, "adv", "prep", "finite"):
        return False
    return not any(analysis.lower(k) in _COMPARING for k in range(max(0, i - _REACH), i))


def _subject_after(analysis: Analysis, group: VerbGroup, *, place: bool) -> bool:
    """True when a noun phrase or pronoun without preposition follows the verb; behind où a comma or a counted noun is enough."""
    for k in range(group.end, min(group.end + _REACH, len(analysis.words))):
        word = analysis.words[k]
        if word.token.text in _STOPS:
            passive = group.passive or group.auxiliary == "être"
            return word.token.text in ("«", ":", "(") or (word.token.text == "," and k == group.end and (place or not passive))
        if place and (word.can("num") or word.lower in ("plus", "moins", "près", "environ", "beaucoup", "tant")):
            return True
        if word.lower[:1] == "-" or (word.lower in ("de", "d'") and analysis.can(k + 1, "adj")):
            return True
        if word.can("det", "name", "num", "pron", "unknown") and not analysis.can(k - 1, "prep") and word.lower not in ("du", "au", "aux"):
            return True
    return False
