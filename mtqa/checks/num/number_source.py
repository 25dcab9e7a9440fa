"""NUM201: a number that is not the source's."""

from __future__ import annotations

from collections.abc import Iterator
from typing import ClassVar

from mtqa.article.model import Span
from mtqa.checks.base import SegmentCheck
from mtqa.checks.finding import Evidence, Finding, Severity
from mtqa.checks.num.wording import differs, french_number, missing, missing_place, quoted
from mtqa.checks.view import SegmentView
from mtqa.language.comparison import Change, Difference
from mtqa.language.values import Aspect, Value
from mtqa.phrase import Phrase

_HINTS = {
    "transposed": Phrase("the digits are transposed", "les chiffres sont intervertis", "digitnya tertukar"),
    "power-of-ten": Phrase("the order of magnitude is wrong", "l’ordre de grandeur est faux", "besarannya keliru"),
}


class NumberAgainstSource(SegmentCheck):
    """A number that is not the source's.

    What it does: Reads all numbers of source and French (figures, words, scale words, fractions, multiples, percentages, vague
    quantities) and compares their values: changed, missing, added.

    Why it matters: A wrong number reads as well as the right one: only the source shows it, and it is the error that readers forgive
    least.

    Known problems: Numbers that one language says in a word (nonagénaire, bilingue) seem to be missing; such findings are minor. Miles
    turned into kilometres and rounded conversions are accepted.

    Example:
        bad: 8 300 manifestants (source: 3.800 pengunjuk rasa)
        good: 3 800 manifestants (source: 3.800 pengunjuk rasa)

    Options: none.

    Sources: CLDR 46 number formats; KBBI, numeralia; Grevisse, Le bon usage.

    Measured: see `mtqa explain`; the figures come from the shipped `measured.json`.
    """

    code: ClassVar[str] = "NUM201"
    name: ClassVar[str] = "number-against-source"
    category: ClassVar[str] = "accuracy/mistranslation/number"
    its_type: ClassVar[str] = "mistranslation"
    severity: ClassVar[Severity] = Severity.MAJOR
    evidence: ClassVar[Evidence] = Evidence.SOURCE

    def check_segment(self, segment: SegmentView) -> Iterator[Finding]:
        """See `SegmentCheck.check_segment`."""
        for difference in segment.differences:
            if difference.aspect is not Aspect.NUMBER or difference.change is Change.UNIT:
                continue
            if difference.change is Change.CHANGED:
                if difference.source and difference.target and difference.target.aspect is Aspect.NUMBER:
                    yield self._changed(segment, difference, difference.source, difference.target)
            elif difference.source and difference.source.figures and not difference.source.calendar:
                yield self._missing(segment, difference.source)
            elif difference.target and difference.target.figures and not difference.target.calendar:
                yield self._added(segment, difference.target)

    def _changed(self, segment: SegmentView, difference: Difference, source: Value, target: Value) -> Finding:
        there, here = quoted(segment.source or "", source), quoted(segment.plain, target)
        hint = _HINTS.get(difference.hint)
        same_writing = target.figures and target.calendar is False
        return self.finding(
            Span(segment.start + target.start, segment.start + target.end),
            differs(here, there),
            Phrase(
                f"The values differ{': ' + hint.en if hint else ''}.",
                f"Les valeurs diffèrent{' : ' + hint.fr if hint else ''}.",
                f"Nilainya berbeda{': ' + hint.id if hint else ''}.",
            ),
            severity=Severity.MAJOR if difference.sure else Severity.MINOR,
            suggestion=french_number(source, segment.plain[target.start : target.end]) if same_writing else None,
            confidence=0.94 if difference.sure else 0.6,
            source_span=Span(*source.whole_span),
        )

    def _missing(self, segment: SegmentView, source: Value) -> Finding:
        there = quoted(segment.source or "", source)
        return self.finding(
            missing_place(segment, source),
            missing(there),
            Phrase(
                "The French has no number of this value.", "Le français ne contient aucun nombre de cette valeur.",
                "Teks Prancis tidak memuat angka dengan nilai ini.",
            ),
            severity=Severity.MINOR,
            confidence=0.6,
            source_span=Span(*source.whole_span),
        )  # fmt: skip

    def _added(self, segment: SegmentView, target: Value) -> Finding:
        here = quoted(segment.plain, target)
        return self.finding(
            Span(segment.start + target.start, segment.start + target.end),
            Phrase(f"{here} is not in the source", f"{here} n’est pas dans la source", f"{here} tidak ada di sumber"),
            Phrase(
                "The source has no number of this value.", "La source ne contient aucun nombre de cette valeur.",
                "Sumber tidak memuat angka dengan nilai ini.",
            ),
            severity=Severity.MINOR,
            confidence=0.6,
        )  # fmt: skip
