"""SYN149: a subject, a comma and its pronoun, or an inverted pronoun in a statement."""

from __future__ import annotations

from collections.abc import Iterator

from mtqa.checks.finding import Finding, Severity
from mtqa.checks.gra.base import AnalysisCheck
from mtqa.checks.view import SegmentView
from mtqa.language.phrases import TIMES, Analysis
from mtqa.language.wordlists import words as wordset
from mtqa.phrase import Phrase

_PRONOUNS = {"il": ("m", "s"), "elle": ("f", "s"), "ils": ("m", "p"), "elles": ("f", "p")}
_INVERTED = wordset("-t-il -t-elle -t-ils -t-elles -il -elle -ils -elles")
_NOT_SUBJECTS = TIMES | wordset("fois résultat bilan preuve conséquence conclusion côté")


class SubjectAfterComma(AnalysisCheck):
    """A subject, a comma and its pronoun, or an inverted pronoun in a statement.

    What it does: outside quotations, reports a noun phrase that opens the sentence with a comma and the pronoun that repeats it
    straight before the verb (`Les prix, ils ont monté`), and a noun with the verb and an inverted pronoun in a sentence that asks
    nothing (`Le maire a-t-il signé le décret.`).

    Why it matters: Indonesian sets the topic first (*adapun*); written French has one subject, or a second comma (`les prix,
    eux,`).

    Known problems: columns use the first form for effect; hence minor.

    Example:
        bad: Les prix, ils ont monté.
        good: Les prix ont monté.

    Options: none.

    Sources: Grevisse & Goosse, Le bon usage (sujet redoublé ; inversion).

    Measured: `mtqa explain` shows the figures of the shipped `measured.json`.
    """

    code = "SYN149"
    name = "subject-after-comma"
    category = "fluency/grammar/syntax"
    its_type = "grammar"
    severity = Severity.MINOR
    anchors = _INVERTED | _PRONOUNS.keys()

    def check_analysis(self, segment: SegmentView, analysis: Analysis) -> Iterator[Finding]:
        """See `AnalysisCheck.check_analysis`."""
        for first, after in _places(segment, analysis):
            yield self.finding(
                segment.span(first, after),
                Phrase("subject said twice", "sujet doublé", "subjek ganda"),
                Phrase(
                    "The pronoun repeats a subject that stands right before it.",
                    "Le pronom répète un sujet placé juste avant.",
                    "Pronomina mengulang subjek yang ada tepat di depannya.",
                ),
                confidence=0.75,
            )


def _places(segment: SegmentView, analysis: Analysis) -> Iterator[tuple[int, int]]:
    phrase = analysis.noun_phrase(0)
    if phrase is None or phrase.determiner != 0 or not phrase.sure or segment.quoted(analysis.words[0].token):
        return
    if analysis.lower(0) in ("au", "aux", "du", "des") or any(analysis.lower(k) in _NOT_SUBJECTS for k in range(phrase.end + 1)):
        return
    at = phrase.end
    repeated = _PRONOUNS.get(analysis.lower(at + 1)) if analysis.lower(at) == "," else None
    if (repeated and repeated in phrase.features and analysis.must(phrase.head, "noun") and analysis.verb_group(at + 2)) or (
        analysis.lower(at + 1) in _INVERTED and analysis.can(at, "finite") and not _asks(analysis, at)
    ):
        yield 0, at + 2


def _asks(analysis: Analysis, at: int) -> bool:
    """True when a question mark or a comma follows."""
    return any(analysis.words[k].token.text in "?,:;" for k in range(at, len(analysis.words)))
