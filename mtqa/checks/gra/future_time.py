"""GRA152: a present in a time clause beside a future."""

from __future__ import annotations

from collections.abc import Iterator

from mtqa.checks.finding import Finding, Severity
from mtqa.checks.gra.base import AnalysisCheck
from mtqa.checks.view import SegmentView
from mtqa.language.phrases import Analysis, VerbGroup
from mtqa.language.wordlists import words as wordset
from mtqa.phrase import Phrase

_TIMES = wordset("quand lorsque lorsqu'")
_BEFORE_QUE = wordset("dès fois aussitôt sitôt")
_ASKING = wordset("dire savoir décider préciser indiquer annoncer demander voir")
_REACH = 25


class FutureTime(AnalysisCheck):
    """A present in a time clause beside a future.

    What it does: reports the present indicative after `quand`, `lorsque`, `dès que`, `une fois que`, `aussitôt que` where the main
    clause before it, or after it, is in the simple future.

    Why it matters: Indonesian and English use the present after *when*; in French the two acts of the future both take it.

    Known problems: general truths beside a future exist (`lorsqu'un salarié part, l'entreprise devra …`); hence minor, and indefinite
    subjects are passed over.

    Example:
        bad: Le pont rouvrira quand les travaux sont terminés.
        good: Le pont rouvrira quand les travaux seront terminés.

    Options: none.

    Sources: Grevisse & Goosse, Le bon usage (concordance des temps ; propositions de temps).

    Measured: `mtqa explain` shows the figures of the shipped `measured.json`.
    """

    code = "GRA152"
    name = "future-time"
    category = "fluency/grammar/word-form"
    its_type = "grammar"
    severity = Severity.MINOR
    anchors = _TIMES | _BEFORE_QUE

    def check_analysis(self, segment: SegmentView, analysis: Analysis) -> Iterator[Finding]:
        """See `AnalysisCheck.check_analysis`."""
        futures = [g for g in analysis.verb_groups if _tense(analysis, g.verb) == "ind:fut" and not segment.quoted(segment.tokens[g.verb])]
        if not futures:
            return
        for clause in analysis.clauses:
            if not _opens(analysis, clause.opener) or not _present(analysis, clause.verb.verb) or not clause.sure:
                continue
            if analysis.lower(clause.subject.start) in ("un", "une", "des", "chaque", "on", "ce", "c'") or not _near(
                analysis, clause.opener, futures
            ):
                continue
            asked = any(analysis.words[g.verb].lemmas("finite") & _ASKING for g in futures)
            if asked or segment.quoted(segment.tokens[clause.verb.verb]):
                continue
            yield self.finding(
                segment.span(clause.verb.verb, clause.verb.end),
                Phrase(
                    "present in a future time clause", "présent dans une temporelle au futur", "bentuk kini dalam klausa waktu mendatang"
                ),
                Phrase(
                    "The main clause is in the future: this verb takes it, too.",
                    "La principale est au futur : ce verbe s’y met aussi.",
                    "Klausa utamanya berwaktu mendatang: verba ini juga.",
                ),
                confidence=0.75,
            )


def _tense(analysis: Analysis, verb: int) -> str:
    """`ind:fut`, `ind:pre` … when all third-person readings share it, else empty."""
    found = {v[:7] for r in analysis.words[verb].readings for v in r.verb if v[-2:] in ("3s", "3p") and not v.startswith("sub:")}
    return found.pop() if len(found) == 1 else ""


def _present(analysis: Analysis, verb: int) -> bool:
    """True for a present, even where the simple past has the same form (`faiblit`)."""
    found = {v[:7] for r in analysis.words[verb].readings for v in r.verb if v[-2:] in ("3s", "3p") and not v.startswith("sub:")}
    return "ind:pre" in found and found <= {"ind:pre", "ind:pas"}


def _opens(analysis: Analysis, opener: int) -> bool:
    """True for quand, lorsque, dès que, une fois que."""
    if opener < 0:
        return False
    lower = analysis.lower(opener)
    return lower in _TIMES or (lower in ("que", "qu'") and analysis.lower(opener - 1) in _BEFORE_QUE)


def _near(analysis: Analysis, opener: int, futures: list[VerbGroup]) -> bool:
    """True when a future stands in the clause before the opener, or behind the comma after it, and no other verb between."""
    before = [g for g in analysis.verb_groups if g.verb < opener]
    if before:
        return before[-1] in futures and opener - before[-1].end < _REACH
    after = [g for g in analysis.verb_groups if g.verb > opener]
    return len(after) == 2 and after[1] in futures
