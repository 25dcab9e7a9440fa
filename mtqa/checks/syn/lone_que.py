"""SYN108: `et que` with nothing before that it could continue."""

from __future__ import annotations

from collections.abc import Iterator

from mtqa.checks.finding import Finding, Severity
from mtqa.checks.gra.base import AnalysisCheck
from mtqa.checks.view import SegmentView
from mtqa.language.phrases import Analysis
from mtqa.language.wordlists import words as wordset
from mtqa.phrase import Phrase

_FIRST_MEMBERS = wordset(
    "que qu' si s' quand lorsque lorsqu' puisque puisqu' comme quoique dont qui où lequel laquelle lesquels lesquelles auquel duquel "
    "ne n' plus moins "
    "aussi autant combien pourquoi comment parce tant quel quelle celui celle ceux celles soit « “ : ( —"
)


class LoneQue(AnalysisCheck):
    """`et que` with nothing before that it could continue.

    What it does: reports `et que` + noun subject + verb when no `que`, `si`, `quand` or relative stands before it in the sentence.

    Why it matters: the verb that governs the clause is lost, or an infinitive has been joined to a clause (`il a dit avoir faim et que …`).

    Known problems: an adjective may be joined to a relative (`un outil simple et que tout le monde possède`); a verb with its own object
    rules
    that out.

    Example:
        bad: L'architecte reste d'un avis contraire et que la poutre pouvait porter.
        good: L'architecte reste d'un avis contraire et juge que la poutre pouvait porter.

    Options: none.

    Sources: Grevisse & Goosse, Le bon usage (coordination des propositions).

    Measured: `mtqa explain` shows the figures of the shipped `measured.json`.
    """

    code = "SYN108"
    name = "lone-que"
    category = "fluency/grammar/syntax"
    its_type = "grammar"
    severity = Severity.MAJOR
    anchors = frozenset(("que", "qu'"))

    def check_analysis(self, segment: SegmentView, analysis: Analysis) -> Iterator[Finding]:
        """See `AnalysisCheck.check_analysis`."""
        for clause in analysis.clauses:
            que = clause.opener
            if que < 2 or analysis.lower(que) not in ("que", "qu'") or analysis.lower(que - 1) != "et" or not clause.sure:
                continue
            if segment.article.quoted(segment.tokens[que].start) or any(analysis.lower(k) in _FIRST_MEMBERS for k in range(que - 1)):
                continue
            if analysis.must(clause.subject.head, "pron") and analysis.lower(clause.subject.head) in ("on", "ce", "c'"):
                continue
            yield self.finding(
                segment.span(que - 1, que + 1),
                Phrase("“et que” continues nothing", "« et que » ne continue rien", "« et que » tidak menyambung apa pun"),
                Phrase(
                    "No clause before this one could be continued by “et que”: a verb is missing.",
                    "Aucune proposition ne précède que « et que » puisse continuer : il manque un verbe.",
                    "Tidak ada klausa sebelumnya yang dapat disambung oleh « et que »: satu verba hilang.",
                ),
                confidence=0.85,
            )
