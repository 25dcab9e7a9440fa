"""GRA148: a second verb in another number than the first one of the same subject."""

from __future__ import annotations

from collections.abc import Iterator

from mtqa.checks.finding import Finding, Severity
from mtqa.checks.gra.base import AnalysisCheck
from mtqa.checks.view import SegmentView
from mtqa.language.phrases import Analysis, Clause, VerbGroup
from mtqa.language.wordlists import words as wordset
from mtqa.phrase import Phrase

_STOPS = frozenset(";:.!?()«»—–")
_JOINS = wordset("et puis mais")
_OPENERS = wordset("qui que qu' dont où si lorsque lorsqu' quand puisque puisqu' comme car tandis lequel laquelle lesquels lesquelles")
_REACH = 30


class SecondVerbNumber(AnalysisCheck):
    """A second verb in another number than the first one of the same subject.

    What it does: where a clause shows its subject and verb, looks for a second verb straight after `et`, `puis` or `mais` (no subject
    between) and reports it when the first verb can only be singular and the second only plural, or the reverse.

    Why it matters: the second verb seems to have another subject, and the reader looks for it.

    Known problems: a subordinate clause between the two verbs may hold the subject of the second; such sentences are passed over.

    Example:
        bad: Le village puise à la rivière et ne reçoivent que deux citernes par mois.
        good: Le village puise à la rivière et ne reçoit que deux citernes par mois.

    Options: none.

    Sources: Grevisse & Goosse, Le bon usage (accord du verbe, coordination).

    Measured: `mtqa explain` shows the figures of the shipped `measured.json`.
    """

    code = "GRA148"
    name = "second-verb-number"
    category = "fluency/grammar/agreement"
    its_type = "grammar"
    severity = Severity.MAJOR
    anchors = _JOINS

    def check_analysis(self, segment: SegmentView, analysis: Analysis) -> Iterator[Finding]:
        """See `AnalysisCheck.check_analysis`."""
        reported: set[int] = set()
        for clause in analysis.clauses:
            second = _second(analysis, clause)
            if second is None or second.verb in reported:
                continue
            reported.add(second.verb)
            yield self.finding(
                segment.span(second.start, second.end),
                Phrase("second verb in another number", "second verbe d’un autre nombre", "verba kedua berbeda jumlah"),
                Phrase(
                    "This verb shares its subject with the one before and must have the same number.",
                    "Ce verbe partage son sujet avec le précédent et doit avoir le même nombre.",
                    "Verba ini berbagi subjek dengan verba sebelumnya dan harus sama jumlahnya.",
                ),
                confidence=0.88,
            )


def _number(analysis: Analysis, verb: int) -> str:
    """`s` or `p` when the verb can only be the one, else empty."""
    numbers = {p[1] for p in analysis.words[verb].persons if p[0] == "3"}
    return numbers.pop() if len(numbers) == 1 and not analysis.words[verb].persons & {"1s", "2s", "1p", "2p"} - {"1s"} else ""


def _second(analysis: Analysis, clause: Clause) -> VerbGroup | None:
    """The verb after et that has another number than the verb of `clause`."""
    number = _number(analysis, clause.verb.verb)
    if not number or not clause.sure or clause.subject.quantity or clause.coordinated or clause.weak:
        return None
    if clause.opener >= 0 and analysis.lower(clause.opener) not in ("que", "qu'"):
        return None
    for k in range(clause.verb.end, min(clause.verb.end + _REACH, len(analysis.words))):
        word = analysis.words[k]
        if word.token.text in _STOPS or word.lower in _OPENERS or (k > clause.verb.end and word.must("finite")):
            return None
        if word.lower in _JOINS and k + 1 < len(analysis.words):
            group = analysis.verb_group(analysis.skip_adverbs(k + 1))
            if group is not None and group.sure and analysis.words[group.verb].must("finite"):
                other = _number(analysis, group.verb)
                earlier = {_number(analysis, g.verb) for g in analysis.verb_groups if g.verb < clause.verb.verb}
                fits = not other or other == number or earlier & {other, ""} or _inverted(analysis, group)
                return None if fits else group
    return None


def _inverted(analysis: Analysis, group: VerbGroup) -> bool:
    """True when the subject may follow the second verb (`et arrivent les enfants`)."""
    after = analysis.skip_adverbs(group.end)
    moved = not group.auxiliary or group.auxiliary == "être"
    inverted = moved and not group.negated and analysis.can(after, "det", "num") and not group.clitics
    return inverted or analysis.lower(group.verb) == "importe"
