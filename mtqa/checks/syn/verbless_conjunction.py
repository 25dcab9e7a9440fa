"""SYN153: a conjunction with que before a noun and no verb."""

from __future__ import annotations

from collections.abc import Iterator

from mtqa.checks.finding import Finding, Severity
from mtqa.checks.gra.base import AnalysisCheck
from mtqa.checks.view import SegmentView
from mtqa.language.phrases import Analysis
from mtqa.language.wordlists import words as wordset
from mtqa.phrase import Phrase

_HEADS = {
    "parce": "à cause de", "bien": "malgré", "pendant": "pendant", "avant": "avant", "après": "après", "dès": "dès", "depuis": "depuis",
    "afin": "pour", "alors": "pendant", "tandis": "pendant",
}  # fmt: skip
_WHOLE = {"puisque": "à cause de", "puisqu'": "à cause de", "lorsque": "lors de", "lorsqu'": "lors de", "quoique": "malgré"}
_MAIN = wordset(
    "il elle ils elles on nous je j' c' cela le la les l' un une des ce cet cette ces son sa ses leur leurs plusieurs deux trois"
)


class VerblessConjunction(AnalysisCheck):
    """A conjunction with que before a noun and no verb.

    What it does: reports `parce que`, `bien que`, `avant que`, `lorsque` … at the head of a sentence before a noun phrase that a comma
    and the main clause follow (`Parce que la pluie, la route est fermée`), and `parce que de`.

    Why it matters: the subordinate clause never comes to its verb; a preposition was meant.

    Known problems: an insertion straight behind the subject looks alike; the main clause must follow the comma and end without another
    comma and verb.

    Example:
        bad: Parce que la pluie, la route est fermée.
        good: À cause de la pluie, la route est fermée.

    Options: none.

    Sources: Grevisse & Goosse, Le bon usage (conjonctions de subordination).

    Measured: `mtqa explain` shows the figures of the shipped `measured.json`.
    """

    code = "SYN153"
    name = "verbless-conjunction"
    category = "fluency/grammar/syntax"
    its_type = "grammar"
    severity = Severity.MAJOR
    anchors = frozenset(_HEADS) | frozenset(_WHOLE)

    def check_analysis(self, segment: SegmentView, analysis: Analysis) -> Iterator[Finding]:
        """See `AnalysisCheck.check_analysis`."""
        for i in analysis.standing(self.anchors):
            que = i if analysis.lower(i) in _WHOLE else i + 1
            if que > i and analysis.lower(que) not in ("que", "qu'"):
                continue
            after = _verbless(analysis, i, que)
            if after:
                right = _WHOLE.get(analysis.lower(i)) or _HEADS[analysis.lower(i)]
                yield self.finding(
                    segment.span(i, after),
                    Phrase("conjunction without a clause", "conjonction sans proposition", "konjungsi tanpa klausa"),
                    Phrase(
                        f"No verb follows; before a noun French says “{right}”.",
                        f"Aucun verbe ne suit ; devant un nom, on dit « {right} ».",
                        f"Tidak ada verba; sebelum nomina dipakai « {right} ».",
                    ),
                    confidence=0.85,
                )


def _verbless(analysis: Analysis, i: int, que: int) -> int:
    """The index behind the noun phrase without a verb, or 0."""
    words = analysis.words
    if analysis.lower(i) == "parce" and analysis.lower(que + 1) in ("de", "d'"):
        return que + 2
    if i > 1 and analysis.words[i - 1].token.text not in ("«", "."):
        return 0
    phrase = analysis.noun_phrase(que + 1) if analysis.can(que + 1, "det") else None
    if (
        phrase is None
        or phrase.determiner < 0
        or not analysis.can(phrase.head, "noun")
        or analysis.lower(phrase.start) in ("tout", "toute")
    ):
        return 0
    end = phrase.end
    while analysis.must(end, "adj", "pp") and not analysis.can(end, "finite"):
        end += 1
    if analysis.lower(end) in ("de", "d'", "du", "des"):
        inner = analysis.noun_phrase(end if analysis.lower(end) in ("du", "des") else end + 1)
        end = inner.end if inner is not None else end + 2
    if analysis.lower(end) != "," or analysis.lower(end + 1) not in _MAIN:
        return 0
    finite = [k for k in range(end + 1, len(words)) if analysis.must(k, "finite", "finite12") or analysis.lower(k) in ("est", "a")]
    commas = any(analysis.lower(k) == "," for k in range(end + 1, len(words)))
    return end if finite and not commas else 0
