"""POL130: ne … que before a date that is called early."""

from __future__ import annotations

from collections.abc import Iterator

from mtqa.checks.finding import Finding, Severity
from mtqa.checks.gra.base import AnalysisCheck
from mtqa.checks.view import SegmentView
from mtqa.language.phrases import TIMES, Analysis
from mtqa.phrase import Phrase

_EARLY = (("plus", "tôt", "que"), ("en", "avance"), ("avec", "de", "l'", "avance"))
_LATE = (("plus", "tard", "que"), ("en", "retard"), ("de", "retard"))
_STOPS = frozenset(".;:!?«»")
_REACH = 14
_OPENERS = frozenset(("que", "qu'", "dès"))


class EarlyRestriction(AnalysisCheck):
    """`ne … que` before a date that is called early, or `dès` before one that is called late.

    What it does: reports `ne … que` with a date or year and `plus tôt`, `en avance` in the same sentence (`n'ouvrira qu'en 2031, un
    an plus tôt que prévu`), and `dès` with a date and `plus tard que`, `en retard`.

    Why it matters: `ne … que` says that it is late, `plus tôt` that it is early: one of the two is reversed (*mundur*, *maju*).

    Known problems: two events may be compared in one sentence; a new clause ends the search.

    Example:
        bad: Le pont n’ouvrira qu’en mai, un an plus tôt que prévu.
        good: Le pont n’ouvrira qu’en mai, un an plus tard que prévu.

    Options: none.

    Sources: Grevisse & Goosse, Le bon usage (ne … que).

    Measured: `mtqa explain` shows the figures of the shipped `measured.json`.
    """

    code = "POL130"
    name = "early-restriction"
    category = "accuracy/mistranslation/polarity"
    its_type = "mistranslation"
    severity = Severity.MAJOR
    anchors = frozenset(("que", "qu'", "dès"))

    def check_analysis(self, segment: SegmentView, analysis: Analysis) -> Iterator[Finding]:
        """See `AnalysisCheck.check_analysis`."""
        for first, after in _places(segment, analysis):
            yield self.finding(
                segment.span(first, after),
                Phrase("early and late at once", "à la fois tôt et tard", "awal sekaligus terlambat"),
                Phrase(
                    "The restriction says that it is late, the comparison that it is early, or the reverse.",
                    "La restriction dit que c’est tard, la comparaison que c’est tôt, ou l’inverse.",
                    "Pembatasan berarti terlambat, perbandingannya berarti lebih awal, atau sebaliknya.",
                ),
                confidence=0.85,
            )


def _places(segment: SegmentView, analysis: Analysis) -> Iterator[tuple[int, int]]:
    for i in analysis.standing(_OPENERS):
        if i >= len(analysis.words) - 3:
            break
        if analysis.lower(i) in ("que", "qu'") and _restricts(analysis, i) and _dated(analysis, i + 1):
            signs: tuple[tuple[str, ...], ...] = _EARLY
        elif analysis.lower(i) == "dès" and _dated(analysis, i):
            signs = _LATE
        else:
            continue
        for k in range(i + 2, min(i + _REACH, len(analysis.words))):
            if analysis.words[k].token.text in _STOPS or analysis.lower(k) in ("mais", "alors", "tandis"):
                break
            found = next((s for s in signs if analysis.matches(k, *s)), None)
            if found:
                yield i, k + len(found)
                break


def _restricts(analysis: Analysis, que: int) -> bool:
    """True when `ne` stands before `que` with no other negation between them."""
    before = [analysis.lower(k) for k in range(max(0, que - 7), que)]
    return bool({"ne", "n'"} & set(before)) and not {"pas", "plus", "jamais", "rien"} & set(before)


def _dated(analysis: Analysis, at: int) -> bool:
    """True when a date, month or year stands within the next three words."""
    return any(
        analysis.lower(k) in TIMES or (analysis.lower(k).isdigit() and len(analysis.lower(k)) == 4) for k in range(at + 1, at + 5)
    ) and analysis.lower(at) in ("en", "le", "au", "à", "fin", "dès")
