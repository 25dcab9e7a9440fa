"""SYN129: two main clauses with nothing but a comma between them."""

from __future__ import annotations

from collections.abc import Iterator

from mtqa.checks.finding import Finding, Severity
from mtqa.checks.gra.base import AnalysisCheck
from mtqa.checks.view import SegmentView
from mtqa.language.phrases import TIMES, Analysis
from mtqa.language.wordlists import words as wordset
from mtqa.phrase import Phrase

_OPENERS = wordset(
    "plus moins si quand lorsque comme à tantôt soit autant tel selon d'après pour en sans après avant ni aussi même surtout c' "
    "ce bien quoi quel quelle"
)
_START = 3
_SHORTEST = 3
_STOPS = frozenset(";:?!«»()—–…")
_LINKS = wordset("et ou mais car donc or que qu' qui dont où quand lorsque si comme puisque non ne n' pas")


class CommaSplice(AnalysisCheck):
    """Two main clauses with nothing but a comma between them.

    What it does: reports a sentence outside quotations that holds a main clause and, behind a comma, a second noun group with its
    verb, with no link before it.

    Why it matters: the link (`et`, `car`, `mais`, a participle) is lost, and with it the logic of the sentence.

    Known problems: writers of features join short clauses so on purpose; hence minor, and clauses of fewer than four words are passed
    over.

    Example:
        bad: Les marins sont bloqués à quai, l'armateur refuse de les payer.
        good: Les marins sont bloqués à quai, car l'armateur refuse de les payer.

    Options: none.

    Sources: Grevisse & Goosse, Le bon usage (juxtaposition).

    Measured: `mtqa explain` shows the figures of the shipped `measured.json`.
    """

    code = "SYN129"
    name = "comma-splice"
    category = "fluency/grammar/syntax"
    its_type = "grammar"
    severity = Severity.MINOR

    def check_analysis(self, segment: SegmentView, analysis: Analysis) -> Iterator[Finding]:
        """See `AnalysisCheck.check_analysis`."""
        if not segment.prose or not _STOPS.isdisjoint(segment.forms) or not segment.tokens or segment.tokens[0].lower in _OPENERS:
            return
        first = next(
            (c for c in analysis.clauses if c.opener < 0 and c.sure and c.subject.start <= _START and "y" not in c.verb.clitics), None
        )
        at = 0 if first is None else _second(analysis, first.verb.end)
        if not at:
            return
        group = next(g for g in analysis.verb_groups if g.start > at)
        yield self.finding(
            segment.span(at - 1, group.end),
            Phrase("two main clauses joined by a comma", "deux principales jointes par une virgule", "dua klausa utama dihubungkan koma"),
            Phrase(
                "A link is missing between the two clauses (et, car, mais …).",
                "Il manque un lien entre les deux propositions (et, car, mais …).",
                "Kata hubung antara kedua klausa hilang (et, car, mais …).",
            ),
            confidence=0.6,
        )


def _second(analysis: Analysis, start: int) -> int:
    """Index of the noun group behind the comma that opens the second clause, when no link stands anywhere before it; else 0."""
    for k in range(start, len(analysis.words) - 2):
        if analysis.lower(k) in _LINKS or analysis.words[k].token.text == ".":
            return 0
        if (
            analysis.words[k].token.text != ","
            or k - start < _SHORTEST
            or not analysis.must(k + 1, "det")
            or analysis.lower(k + 1) in ("du", "des", "au", "aux")
        ):
            continue
        phrase = analysis.noun_phrase(k + 1)
        if phrase is None or analysis.lower(phrase.head) in TIMES:
            continue
        at = phrase.end + 1 if analysis.must(phrase.end, "adj") else phrase.end
        group = analysis.verb_group(at)
        if group is not None and group.sure and analysis.words[group.verb].must("finite"):
            return k + 1
    return 0
