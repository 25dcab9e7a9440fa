"""SYN144: a conjunction with que before a date or duration."""

from __future__ import annotations

from collections.abc import Iterator

from mtqa.checks.finding import Finding, Severity
from mtqa.checks.gra.base import AnalysisCheck
from mtqa.checks.view import SegmentView
from mtqa.language.phrases import TIMES, Analysis
from mtqa.language.wordlists import words as wordset
from mtqa.phrase import Phrase

_LINKS = wordset("depuis pendant avant après dès")
_OPENERS = _LINKS | {"entre", "durant"}


class QueBeforeDate(AnalysisCheck):
    """A conjunction with `que` before a date or duration.

    What it does: reports `depuis que`, `pendant que`, `avant que`, `après que`, `dès que`, `jusqu'à ce que` straight before a
    month, a year, a weekday or a counted time (`depuis que mars 2020`), and `pendant` or `durant` + a duration + `plus tard`
    (`pendant
    une heure plus tard`), and `entre` with one counted time and no second (`une période entre trois ans`).

    Why it matters: Indonesian has one word for both (*sejak*, *selama*); French takes the preposition before a noun.

    Known problems: a day or month as the subject of a verb (`depuis que mars est fini`) is passed over.

    Example:
        bad: Le port est fermé depuis que mai 2019.
        good: Le port est fermé depuis mai 2019.

    Options: none.

    Sources: Grevisse & Goosse, Le bon usage (depuis, depuis que).

    Measured: `mtqa explain` shows the figures of the shipped `measured.json`.
    """

    code = "SYN144"
    name = "que-before-date"
    category = "fluency/grammar/syntax"
    its_type = "grammar"
    severity = Severity.MAJOR
    anchors = frozenset(("que", "qu'", "entre", "pendant", "durant"))

    def check_analysis(self, segment: SegmentView, analysis: Analysis) -> Iterator[Finding]:
        """See `AnalysisCheck.check_analysis`."""
        for first, after in _places(segment, analysis):
            yield self.finding(
                segment.span(first, after),
                Phrase("time link of the wrong kind", "lien de temps impropre", "penghubung waktu yang keliru"),
                Phrase(
                    "A clause should follow the conjunction; a noun of time takes the preposition alone.",
                    "Après la conjonction on attend une proposition ; un nom de temps veut la préposition seule.",
                    "Sesudah konjungsi mestinya klausa; nomina waktu cukup dengan preposisi.",
                ),
                confidence=0.85,
            )


def _places(segment: SegmentView, analysis: Analysis) -> Iterator[tuple[int, int]]:
    for i in analysis.standing(_OPENERS):
        if i >= len(analysis.words) - 2:
            break
        if analysis.lower(i) in _LINKS and analysis.lower(i + 1) in ("que", "qu'"):
            at = i + 2 + (analysis.lower(i + 2) in ("le", "la", "les"))
            end = _time(analysis, at)
            if end and analysis.verb_group(end) is None and not analysis.can(end, "finite"):
                yield i, end
        elif analysis.lower(i) == "entre" and analysis.can(i + 1, "num"):
            end = _time(analysis, i + 1)
            if end and not any(analysis.lower(k) in ("et", "à", "ou") for k in range(i + 2, i + 14)):
                yield i, end
        elif analysis.lower(i) in ("pendant", "durant"):
            end = _time(analysis, i + 1)
            if end and analysis.matches(end, "plus", "tard"):
                yield i, end + 2


def _time(analysis: Analysis, at: int) -> int:
    """The index after a date or counted time that starts at `at`, or 0."""
    start = at
    while analysis.can(at, "num") or analysis.lower(at) in ("un", "une"):
        at += 1
    if analysis.lower(at) in TIMES:
        at += 1
        while analysis.can(at, "num") or analysis.lower(at) in ("dernier", "dernière", "prochain"):
            at += 1
        return at
    return at if at == start + 1 and analysis.lower(start).isdigit() and len(analysis.lower(start)) == 4 else 0
